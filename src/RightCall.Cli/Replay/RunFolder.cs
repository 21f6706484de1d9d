using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Journal;
using RightCall.Journal.Chains;
using RightCall.Planning.Callers;
using RightCall.Planning.Chances;
using RightCall.Planning.Fleets;
using RightCall.Planning.Logs;
using RightCall.Planning.Replays;
using RightCall.Planning.Reports;

namespace RightCall.Cli.Replay;

/// <summary>The folder of a run that was asked for by <c>--out</c>: the journal, the report, every row's fate and what was true of it, the fleet and the rules.</summary>
internal sealed class RunFolder : IDisposable
{
    /// <summary>The journal's name.</summary>
    public const string Journal = JournalFile.Name;
    /// <summary>The name of the file that says where every row ended.</summary>
    public const string Rows = "rows.csv";
    /// <summary>The name of the folder of rules.</summary>
    public const string Rules = "rules";

    private readonly string _folder;
    private readonly bool _several;
    private readonly List<JournalFile> _journals = [];

    /// <summary>Makes the folder where there is none, and begins the journal anew.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="several">Whether several policies are replayed: then each has its journal in a folder of its own name.</param>
    public RunFolder(string folder, bool several)
    {
        (_folder, _several) = (folder, several);
        Directory.CreateDirectory(Path.Combine(folder, Rules));
    }

    /// <summary>What gets the rows of one policy's area.</summary>
    public IRowSink For(AreaId area, string policy)
    {
        var folder = _several ? Path.Combine(_folder, policy) : _folder;
        Directory.CreateDirectory(folder);
        var journal = JournalFile.Create(folder, area);
        _journals.Add(journal);
        return journal;
    }

    /// <summary>Writes all but the journal.</summary>
    public void Write(ReplayInputs inputs, ReplayFiles files, ReplayOptions options, ReplayReport report, IReadOnlyList<ReportSection> sections)
    {
        using (var rows = new StreamWriter(Path.Combine(_folder, Rows))) RunFiles.WriteRows(rows, inputs.Log);
        var model = new CallerModel(files.RulesUnder(files.Policies[0]), inputs.Truths, inputs.Answers, inputs.Variant, new Chance(inputs.Seed));
        WriteIndex(inputs.Log, model);
        foreach (var (name, bytes) in RunFiles.Rules(files.Protocols.Values, files.Policies)) File.WriteAllBytes(Path.Combine(_folder, Rules, name), bytes);
        File.WriteAllText(Path.Combine(_folder, "fleet.yaml"), FleetFile.Write(inputs.Fleet));
        File.WriteAllText(Path.Combine(_folder, "report.md"), ReportMarkdown.Of($"{inputs.Log.Mapping.Title}: who goes first", sections));
        using (var json = File.Create(Path.Combine(_folder, "report.json"))) ReportJson.Write(json, report, withTiming: false);
        File.WriteAllText(Path.Combine(_folder, "run.json"), JsonSerializer.Serialize(new
        {
            log = options.Log, map = options.Map, seed = options.Seed, variant = options.Variant.Id(), fleet = inputs.Fleet.Id,
            policies = files.Policies.Select(p => new { name = p.Id, hash = p.Hash, area = AreaOf(inputs, p.Id) }),
        }, Indented));
    }

    // What 'rightcall explain' begins with: every row, and for a call what was drawn as true.
    private void WriteIndex(CallLog log, CallerModel model)
    {
        using var index = CallIndexWriter.Create(_folder);
        foreach (var row in log.Listed) index.Write(new(row.Row, row.Fate switch { RowFate.Outside => RowOutcome.Outside, RowFate.Unmapped => RowOutcome.Unmapped, _ => RowOutcome.Bad }, $"{row.Reason}: {row.Text}"));
        foreach (var call in log.Calls)
        {
            var (kind, facts) = RunFiles.TruthOf(call, model);
            index.Write(CallIndexLine.Of(call.Row, log.Types[call.Type].Text, call.Nature.ToString(), Ids.Call(call.At, call.Row, 1), null, call.At, new(kind, facts)));
        }
    }

    /// <summary>The area of one policy's run.</summary>
    public static string AreaOf(ReplayInputs inputs, string policy) => $"{inputs.Log.Mapping.Id}:{policy}";

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var journal in _journals) journal.Dispose();
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
