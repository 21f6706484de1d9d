using System.CommandLine;
using RightCall.Rules;
using RightCall.Rules.Cards;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol cards</c>: paper cards for when the system is down.</summary>
internal static class CardsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = RuleFolders.ProtocolsOption();
        var language = new Option<string>("--language") { Description = "en or es.", DefaultValueFactory = _ => "en" }.AcceptOnlyFromAmong("en", "es");
        var nature = new Option<string[]>("--nature") { Description = "Only these natures.", AllowMultipleArgumentsPerToken = true };
        var output = new Option<FileInfo>("--out") { Description = "The HTML file to write.", Required = true };
        var command = new CommandWithExamples("cards", "Makes cards to print, a page or two for each nature, for when the system is down: one HTML file that needs nothing else.",
            "rightcall protocol cards --out cards.html", "rightcall protocol cards --language es --nature welfare-check noise --out tarjetas.html") { folder, language, nature, output };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output, parsed.GetValue(folder)!, parsed.GetValue(language)!, parsed.GetValue(nature) ?? [], parsed.GetValue(output)!));
        return command;
    }

    private static int Run(TextWriter console, string folder, string language, string[] natures, FileInfo output)
    {
        var read = RuleFiles.ReadProtocols(folder);
        if (RuleReport.Write(read.Diagnostics)) return CommandLine.WrongInput;
        foreach (var nature in natures) if (NatureArgument.Find(nature, read.Value!) is null) return CommandLine.WrongInput;
        var protocols = read.Value!.Values.Where(p => natures.Length == 0 || natures.Contains(p.Nature.ToString())).ToList();
        try
        {
            File.WriteAllText(output.FullName, PaperCards.Write(protocols, language));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The cards cannot be written: {e.Message} Name another file with --out.");
            return CommandLine.WrongInput;
        }
        console.WriteLine($"{protocols.Count} cards in {output.FullName}. Print it from a browser.");
        return 0;
    }
}
