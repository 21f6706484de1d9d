using System.CommandLine;
using System.Globalization;
using RightCall.Domain.Natures;
using RightCall.Rules;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol list</c>: the catalogue of natures as one table, and every problem of the files.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = RuleFolders.ProtocolsOption();
        var path = new Argument<string?>("path") { Description = "A folder of protocols or one nature's file, instead of --protocols.", Arity = ArgumentArity.ZeroOrOne };
        var with = RuleFolders.WithOption();
        var command = new CommandWithExamples("list", "Lists every nature with its family, questions, clauses, version and status; and every problem of the files.",
            "rightcall protocol list", "rightcall protocol list city/protocols", "rightcall protocol list draft/noise.yaml --with protocols") { path, folder, with };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output, parsed.GetValue(path) ?? parsed.GetValue(folder)!, parsed.GetValue(with)));
        return command;
    }

    private static int Run(TextWriter output, string path, string? with)
    {
        var read = RuleFiles.ReadProtocols(path, with);
        var protocols = read.Value!.Values.OrderBy(p => p.Family).ThenBy(p => p.Nature).ToList();
        Table.Write(output, ["nature", "family", "questions", "own", "clauses", "version", "status", "hash"],
            [.. protocols.Select(p => new[] { p.Nature.ToString(), p.Family.Id(), Count(p.Questions.Length), Count(p.Questions.Count(q => !q.FromOpening)), Count(p.Clauses.Length), p.Version, p.Status, p.Hash[..12] })]);
        output.WriteLine($"{protocols.Count} natures.");
        return RuleReport.Write(read.Diagnostics, warnings: true) ? CommandLine.WrongInput : 0;
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
