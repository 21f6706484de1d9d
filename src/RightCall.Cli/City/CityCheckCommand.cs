using System.CommandLine;
using RightCall.City.Packs;

namespace RightCall.Cli.City;

/// <summary><c>rightcall city check</c>: whether a pack is as it was written, and sound.</summary>
internal static class CityCheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The pack's folder." };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var command = new CommandWithExamples("check", "Checks a city pack: its files are those that were written, its streets are one city, its zones are areas, its sites can be reached, its fleet can be read, its rules are proved.", "rightcall city check columbus") { folder, json };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output, parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, string folder, bool json)
    {
        var problems = PackCheck.Of(folder);
        if (problems.Count == 0 && CityPack.Open(folder).TextOf(CityPack.FleetFile) is { } fleet) problems = FleetSource.Problems(CityPack.FleetFile, fleet, out _);
        var passes = !problems.Any(p => p.IsError);
        if (json) Json.Write(output, new { folder, passes, problems });
        else
        {
            CityReport.Write(Console.Error, problems);
            output.WriteLine(passes ? "passed" : "failed");
        }
        return passes ? 0 : 1;
    }
}
