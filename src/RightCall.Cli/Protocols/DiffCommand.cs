using System.CommandLine;
using System.Globalization;
using RightCall.Rules;
using RightCall.Rules.Differences;

namespace RightCall.Cli.Protocols;

/// <summary><c>rightcall protocol diff OLD NEW</c>: whose responder changes between two versions.</summary>
internal static class DiffCommand
{
    private const int MostChangesShown = 6;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "The old version: a folder of protocols, or one nature's file." };
        var @new = new Argument<string>("new") { Description = "The new version." };
        var with = RuleFolders.WithOption();
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var command = new CommandWithExamples("diff", "Lists the natures and interviews whose outcome differs between two versions: who goes first, level, priority, police and needs, for how many interviews, with the shortest example of each. Exact over all interviews, those that stop early included. Exits with 0 when every outcome is the same, with 1 when one differs.",
            "rightcall protocol diff protocols city/protocols", "rightcall protocol diff protocols/natures/noise.yaml draft/noise.yaml --with protocols --json") { old, @new, with, json };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output, parsed.GetValue(old)!, parsed.GetValue(@new)!, parsed.GetValue(with), parsed.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, string old, string @new, string? with, bool json)
    {
        // A folder brings its own opening and shared files; --with is for single files.
        var (before, after) = (RuleFiles.ReadProtocols(old, Directory.Exists(old) ? null : with), RuleFiles.ReadProtocols(@new, Directory.Exists(@new) ? null : with));
        if (RuleReport.Write(before.Diagnostics) | RuleReport.Write(after.Diagnostics)) return CommandLine.WrongInput;
        var differences = ProtocolDifference.Between(before.Value!, after.Value!);
        var different = differences.Any(d => d.Change != NatureChange.SameOutcomes);
        if (json) Json.Write(output, new { different, natures = differences.Select(Report).ToArray() });
        else
        {
            foreach (var nature in differences) Write(output, nature);
            output.WriteLine(different ? $"{differences.Count(d => d.Change != NatureChange.SameOutcomes)} natures differ." : "Every outcome is the same.");
        }
        return different ? 1 : 0;
    }

    private static void Write(TextWriter output, NatureDifference nature)
    {
        output.WriteLine($"{nature.Nature}: {Words(nature.Change)}");
        foreach (var difference in nature.Outputs)
        {
            if (difference.Changes is null)
            {
                output.WriteLine($"  {difference.Output}: too many branches to count; see the other outputs.");
                continue;
            }
            output.WriteLine($"  {difference.Output}: {difference.Interviews!.Value.ToString("N0", CultureInfo.InvariantCulture)} interviews");
            foreach (var change in difference.Changes.Take(MostChangesShown))
            {
                output.WriteLine($"    {change.Old} → {change.New}: {change.Interviews.ToString("N0", CultureInfo.InvariantCulture)}");
                output.WriteLine($"      such as {(change.Example.IsEmpty ? "before anything is answered" : string.Join(", ", change.Example.Select(a => $"{a.Question}: {a.Answer}")))}");
            }
            if (difference.Changes.Count > MostChangesShown) output.WriteLine($"    and {difference.Changes.Count - MostChangesShown} more kinds of change (--json lists all)");
        }
    }

    private static string Words(NatureChange change) => change switch
    {
        NatureChange.SameOutcomes => "the same outcomes; words, order or version differ",
        NatureChange.Changed => "outcomes change",
        NatureChange.Added => "new",
        NatureChange.Removed => "removed",
        _ => "not comparable: the guards read each other's questions the other way round",
    };

    private static object Report(NatureDifference nature) => new
    {
        nature = nature.Nature.ToString(),
        change = nature.Change switch { NatureChange.SameOutcomes => "same-outcomes", NatureChange.Changed => "changed", NatureChange.Added => "added", NatureChange.Removed => "removed", _ => "not-comparable" },
        oldHash = nature.OldHash,
        newHash = nature.NewHash,
        outputs = nature.Outputs.Select(o => new
        {
            output = o.Output,
            // Counts can be larger than what JSON's readers hold exactly.
            interviews = o.Interviews?.ToString(CultureInfo.InvariantCulture),
            changes = o.Changes?.Select(c => new { old = c.Old, @new = c.New, interviews = c.Interviews.ToString(CultureInfo.InvariantCulture), example = c.Example.ToDictionary(a => a.Question, a => a.Answer) }).ToArray(),
        }).ToArray(),
    };
}
