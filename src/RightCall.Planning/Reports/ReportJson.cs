using System.Text.Encodings.Web;
using System.Text.Json;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Planning.Callers;
using RightCall.Planning.Replays;

namespace RightCall.Planning.Reports;

/// <summary>A replay's report as one JSON object. One seed gives the same bytes, but for <c>timing</c>.</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="withTiming">Whether to write what differs from run to run.</param>
    public static void Write(Stream output, ReplayReport report, bool withTiming = true)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("log", report.Log.Mapping.Id);
        json.WriteString("seed", report.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("variant", report.Variant.Id());
        json.WriteString("protocols", report.ProtocolsHash);
        WriteRows(json, report);
        WriteFleet(json, report);
        json.WriteStartArray("policies");
        foreach (var policy in report.Policies) WritePolicy(json, policy);
        json.WriteEndArray();
        WriteEligible(json, report);
        WriteAudits(json, report);
        WriteScore(json, report);
        Texts(json, "cannotShow", report.Log.Mapping.CannotShow);
        Texts(json, "notes", report.Log.Notes);
        json.WriteStartArray("assumptions");
        foreach (var basis in report.Bases.Where(b => b.IsAssumption)) json.WriteStringValue($"{basis.Where}: {basis.Source}");
        json.WriteEndArray();
        if (withTiming) WriteTiming(json, report);
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, ReplayReport report)
    {
        var rows = report.Log.Rows;
        json.WriteStartObject("rows");
        json.WriteNumber("read", rows.Read);
        json.WriteNumber("mapped", rows.Mapped);
        json.WriteNumber("outside", rows.Outside);
        json.WriteNumber("unmapped", rows.Unmapped);
        json.WriteNumber("bad", rows.Bad);
        json.WriteNumber("catchAll", rows.CatchAll);
        json.WriteNumber("ambiguousTimes", rows.AmbiguousTimes);
        json.WriteString("encoding", report.Log.Encoding);
        foreach (var fate in new[] { Logs.RowFate.Outside, Logs.RowFate.Bad })
            Counts(json, fate == Logs.RowFate.Bad ? "badByReason" : "outsideByReason",
                report.Log.Listed.Where(l => l.Fate == fate).GroupBy(l => l.Reason).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())));
        json.WriteStartArray("listed");
        foreach (var row in report.Log.Listed.Where(l => l.Fate != Logs.RowFate.Outside).Take(MostListed))
        {
            json.WriteStartObject();
            json.WriteNumber("row", row.Row);
            json.WriteString("fate", Logs.RowFates.Id(row.Fate));
            json.WriteString("reason", row.Reason);
            json.WriteString("text", row.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The most unmapped and bad rows that the report lists; <c>rows.csv</c> of --out lists all.</summary>
    public const int MostListed = 1000;

    private static void WriteFleet(Utf8JsonWriter json, ReplayReport report)
    {
        json.WriteString("travel", report.Travel);
        json.WriteStartObject("fleet");
        json.WriteString("name", report.Fleet.Id);
        json.WriteBoolean("proposed", report.Fleet.Proposed);
        json.WriteNumber("units", report.Fleet.Units.Length);
        Counts(json, "byKind", report.Fleet.Units.GroupBy(u => u.Definition.Kinds.ToString()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())));
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, PolicyResult policy)
    {
        json.WriteStartObject();
        json.WriteString("name", policy.Name);
        json.WriteString("use", policy.Use == PolicyUse.Live ? "live" : "baseline");
        json.WriteNumber("calls", policy.Calls);
        json.WriteNumber("secondCalls", policy.SecondCalls);
        json.WriteNumber("incidents", policy.Incidents);
        json.WriteNumber("policeFirst", policy.PoliceFirst);
        json.WriteNumber("policeFirstWithoutReason", policy.PoliceFirstWithoutReason);
        Counts(json, "policeFirstByGround", policy.PoliceFirstByGround);
        Counts(json, "policeFirstByDisqualifier", policy.PoliceFirstByDisqualifier);
        json.WriteStartArray("funnel");
        foreach (var step in policy.Funnel)
        {
            json.WriteStartObject();
            json.WriteString("step", step.Step);
            json.WriteNumber("count", step.Count);
            json.WriteStartArray("losses");
            foreach (var loss in step.Losses)
            {
                json.WriteStartObject();
                json.WriteString("reason", loss.Reason);
                json.WriteNumber("count", loss.Count);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Counts(json, "servedBy", policy.ServedBy);
        json.WriteStartObject("firstResponder");
        foreach (var (family, kinds) in policy.FirstResponder) Counts(json, family.Id(), kinds);
        json.WriteEndObject();
        json.WriteStartObject("firstResponderByNature");
        foreach (var (nature, kinds) in policy.FirstResponderByNature) Counts(json, nature.ToString(), kinds);
        json.WriteEndObject();
        json.WriteStartObject("responseMinutes");
        foreach (var (family, times) in policy.ResponseMinutes)
        {
            json.WriteStartObject(family.Id());
            json.WriteNumber("count", times.Count);
            if (times.P50 is { } p50) json.WriteNumber("p50", p50);
            if (times.P90 is { } p90) json.WriteNumber("p90", p90);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteNumber("underTriaged", policy.Triage.Under);
        Counts(json, "underTriagedBy", policy.Triage.UnderBy);
        json.WriteNumber("overTriaged", policy.Triage.Over);
        Counts(json, "overTriagedBy", policy.Triage.OverBy);
        WriteWork(json, policy);
        json.WriteEndObject();
    }

    private static void WriteWork(Utf8JsonWriter json, PolicyResult policy)
    {
        json.WriteStartObject("unitHours");
        foreach (var (kind, hours) in policy.UnitHours) json.WriteNumber(kind, hours);
        json.WriteEndObject();
        json.WriteStartObject("policeHours");
        json.WriteNumber("total", policy.Police.Total);
        json.WriteNumber("backup", policy.Police.Backup);
        json.WriteNumber("protection", policy.Police.Protection);
        json.WriteNumber("fallThrough", policy.Police.FallThrough);
        json.WriteNumber("search", policy.Police.Search);
        json.WriteNumber("coResponse", policy.Police.CoResponse);
        json.WriteNumber("staging", policy.Police.Staging);
        json.WriteEndObject();
        json.WriteStartArray("waitsBeyondMaximum");
        foreach (var wait in policy.Waits)
        {
            json.WriteStartObject();
            json.WriteNumber("priority", wait.Priority);
            json.WriteNumber("count", wait.Count);
            json.WriteNumber("longestMinutes", wait.LongestMinutes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Counts(json, "backups", policy.Backups);
        json.WriteStartObject("work");
        json.WriteNumber("commands", policy.Commands);
        json.WriteNumber("rows", policy.Rows);
        json.WriteNumber("events", policy.Events);
        json.WriteNumber("unitsLookedAt", policy.UnitsLookedAt);
        json.WriteNumber("stillOpen", policy.StillOpen);
        Counts(json, "refusals", policy.Refusals);
        json.WriteEndObject();
    }

    private static void WriteEligible(Utf8JsonWriter json, ReplayReport report)
    {
        json.WriteStartObject("eligibleShare");
        json.WriteNumber("published", EligibleShare.Published.Percent()!.Value);
        foreach (var share in report.EligibleShares)
        {
            json.WriteStartObject(share.Variant.Id());
            json.WriteNumber("incidents", share.Eligible.Whole);
            json.WriteNumber("eligible", share.Eligible.Part);
            if (share.Eligible.Percent() is { } percent) json.WriteNumber("percent", percent);
            json.WriteNumber("byNewYorksRule", share.Narrow.Part);
            if (share.Narrow.Percent() is { } narrow) json.WriteNumber("percentByNewYorksRule", narrow);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteAudits(Utf8JsonWriter json, ReplayReport report)
    {
        if (report.Audits.Count == 0) return;
        json.WriteStartArray("audit");
        foreach (var audit in report.Audits)
        {
            json.WriteStartObject();
            json.WriteString("policy", audit.Policy);
            json.WriteBoolean("passes", audit.Passes);
            json.WriteNumber("determinations", audit.Determinations);
            json.WriteNumber("differences", audit.DifferenceCount);
            json.WriteNumber("disqualifiersChecked", audit.DisqualifiersChecked);
            json.WriteNumber("policeFirst", audit.PoliceFirst);
            json.WriteNumber("policeFirstWithoutReason", audit.PoliceFirstWithoutReason);
            Counts(json, "policeFirstByDisqualifier", audit.PoliceFirstByDisqualifier);
            Texts(json, "described", audit.Differences);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // How calls ended, by the log's own word, beside how they came in: no decision read it.
    private static void WriteScore(Utf8JsonWriter json, ReplayReport report)
    {
        var known = report.Log.Calls.Where(c => c.FoundBehavioural is not null).ToList();
        if (known.Count == 0) return;
        json.WriteStartObject("foundBehavioural");
        json.WriteNumber("calls", known.Count(c => c.FoundBehavioural == true));
        Counts(json, "byNature", known.Where(c => c.FoundBehavioural == true).GroupBy(c => c.Nature).OrderBy(g => g.Key).Select(g => (g.Key.ToString(), g.Count())));
        json.WriteEndObject();
    }

    private static void WriteTiming(Utf8JsonWriter json, ReplayReport report)
    {
        var timing = report.Timing;
        json.WriteStartObject("timing");
        json.WriteStartObject("callsPerSecond");
        foreach (var (policy, seconds) in timing.PolicySeconds) json.WriteNumber(policy, seconds > 0 ? Math.Round(report.Log.Calls.Count / seconds) : 0);
        json.WriteEndObject();
        json.WriteNumber("callsPerCpuSecond", timing.TotalSeconds > 0 ? Math.Round(report.Log.Calls.Count * (double)report.Policies.Count / timing.TotalSeconds) : 0);
        json.WriteNumber("readSeconds", Math.Round(timing.ReadSeconds, 3));
        json.WriteNumber("cpuSeconds", Math.Round(timing.TotalSeconds, 3));
        json.WriteNumber("wallSeconds", Math.Round(timing.WallSeconds, 3));
        json.WriteNumber("peakMegabytes", Math.Round(timing.PeakMegabytes));
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, int>> counts) => Counts(json, name, counts.Select(c => (c.Key, c.Value)));

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<(string Key, int Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts) json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
