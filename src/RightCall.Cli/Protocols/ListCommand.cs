using System.CommandLine;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol list</c>: the catalogue of natures as one table.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = RuleFolders.ProtocolsOption();
        var command = new CommandWithExamples("list", "Lists every nature with its family, questions, clauses, version and status; and every problem of the files.",
            "rightcall protocol list", "rightcall protocol list --protocols city/protocols") { folder };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(folder));
            return 0;
        });
        return command;
    }
}
