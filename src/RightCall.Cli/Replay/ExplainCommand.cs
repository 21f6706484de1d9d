using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Journal;
using RightCall.Journal.Chains;
using RightCall.Rules;

namespace RightCall.Cli.Replay;

/// <summary><c>rightcall explain</c>: what became of one row of a call log, and why, from the journal that a replay left.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "The folder that 'rightcall replay --out' wrote." };
        var row = new Argument<int>("row") { Description = "The row of the log: 1 is the first after the header." };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var protocols = RuleFolders.ProtocolsOption();
        var command = new CommandWithExamples("explain", "Tells what became of one row of a replayed log, and why: answers, determinations, who was sent, who was not, and how it ended.",
            "rightcall explain run 17", "rightcall explain run 17 --json") { folder, row, json, protocols };
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed.InvocationConfiguration.Output, parsed.GetValue(folder)!, parsed.GetValue(row), parsed.GetValue(json), parsed.GetValue(protocols)!);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Wrong(e.Message);
            }
        });
        return command;
    }

    private static int Run(TextWriter output, string folder, int row, bool json, string protocolsFolder)
    {
        if (!Directory.Exists(folder)) return Wrong($"There is no folder '{folder}': name the one that 'rightcall replay --out' wrote.");
        var journals = Journals(folder);
        if (journals.Count == 0) return Wrong($"Neither '{folder}' nor a folder in it holds {JournalFile.Name}: name the one that 'rightcall replay --out' wrote.");
        try
        {
            var lines = Index(folder, journals, row);
            if (lines.Count == 0) return Wrong($"'{Path.Combine(folder, CallIndex.Name)}' has no row {row}: rows are numbered from 1, the first after the header of the log.");
            var clauses = new ClauseReasons(protocolsFolder);
            List<(string Policy, Story Story)> stories = [];
            foreach (var (policy, path) in journals)
            {
                var line = lines.FirstOrDefault(l => l.Policy == policy) ?? lines.FirstOrDefault(l => l.Policy is null) ?? lines[0];
                if (line.Outcome == RowOutcome.Mapped) stories.Add((policy, Story.Read(path, line)));
            }
            if (json) WriteJson(output, lines[0], stories, clauses);
            else WriteText(output, lines[0], stories, clauses);
            return 0;
        }
        catch (JournalException e)
        {
            return Wrong($"'{folder}': {e.Message} Replay the log again.");
        }
    }

    // The journal in the folder itself, or one for each policy in a folder of its name.
    private static List<(string Policy, string Path)> Journals(string folder)
    {
        List<(string, string)> found = [];
        if (File.Exists(Path.Combine(folder, JournalFile.Name))) found.Add(("", Path.Combine(folder, JournalFile.Name)));
        foreach (var sub in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
            if (Path.Combine(sub, JournalFile.Name) is var path && File.Exists(path)) found.Add((Path.GetFileName(sub), path));
        return found;
    }

    // One list for all policies lies in the folder itself; else each policy has its own.
    private static List<CallIndexLine> Index(string folder, List<(string Policy, string Path)> journals, int row)
    {
        List<CallIndexLine> lines = [];
        var common = Path.Combine(folder, CallIndex.Name);
        if (File.Exists(common)) Add(lines, common, row, null);
        else foreach (var (policy, path) in journals)
            if (Path.Combine(Path.GetDirectoryName(path)!, CallIndex.Name) is var own && File.Exists(own)) Add(lines, own, row, policy);
        return lines;
    }

    private static void Add(List<CallIndexLine> lines, string path, int row, string? policy)
    {
        using var file = File.OpenRead(path);
        foreach (var line in CallIndex.Read(file)) if (line.Row == row) lines.Add(policy is null ? line : line with { Policy = policy });
    }

    private static void WriteText(TextWriter output, CallIndexLine line, List<(string Policy, Story Story)> stories, ClauseReasons clauses)
    {
        foreach (var text in RowWords.Of(line)) output.WriteLine(text);
        foreach (var (policy, story) in stories)
        {
            output.WriteLine();
            if (policy.Length > 0) output.WriteLine($"Under {policy}:");
            if (story.Parts.Count == 0) output.WriteLine("  The journal tells nothing of this row.");
            foreach (var part in story.Parts)
            {
                var texts = EventWords.Of(part.Event, part.Actor, clauses).ToList();
                output.WriteLine($"  {part.Clock}  {part.Since,8}  {texts[0]}");
                foreach (var more in texts.Skip(1)) output.WriteLine($"  {"",18}    {more}");
            }
        }
        if (stories.Count > 0) output.WriteLine();
        if (stories.Count > 0) output.WriteLine("Times are UTC, and since the call rang.");
    }

    private static void WriteJson(TextWriter output, CallIndexLine line, List<(string Policy, Story Story)> stories, ClauseReasons clauses)
    {
        var policies = stories.Select(s => new
        {
            Policy = s.Policy.Length > 0 ? s.Policy : null,
            Story = s.Story.Parts.Select(p => new
            {
                p.At,
                p.Sequence,
                Actor = p.Actor.GetString("id"),
                Text = EventWords.Of(p.Event, p.Actor, clauses),
                Event = JsonNode.Parse(p.Event.Json.GetRawText()),
            }),
        });
        Json.Write(output, new
        {
            line.Row,
            Outcome = JsonNamingPolicy.KebabCaseLower.ConvertName(line.Outcome.ToString()),
            line.Reason,
            line.Type,
            line.Nature,
            line.Call,
            line.Incident,
            line.At,
            line.Truth,
            Policies = policies,
        });
    }

    private static int Wrong(string problem)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rightcall: {problem}"));
        return CommandLine.WrongInput;
    }
}
