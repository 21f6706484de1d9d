using System.Globalization;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Planning.Callers;
using RightCall.Planning.Replays;

namespace RightCall.Planning.Reports;

/// <summary>Makes the parts of a replay's report: policies side by side, each figure with its denominator.</summary>
public static class ReportSections
{
    private const int MostListed = 20;

    private static readonly (string Name, KindSet Kinds)[] Groups =
    [
        ("police", ResponderKinds.WithOfficer), ("EMS", ResponderKinds.Ems), ("fire", KindSet.Of(ResponderKind.Fire)),
        ("team", ResponderKinds.Teams), ("by telephone, 311", ResponderKinds.AtDesk),
    ];

    /// <summary>All parts, in order.</summary>
    public static IReadOnlyList<ReportSection> Of(ReplayReport report)
    {
        List<ReportSection> sections = [Rows(report), Fleet(report)];
        sections.AddRange(report.Policies.Select(FirstByFamily));
        sections.Add(FirstByNature(report));
        sections.Add(Funnel(report));
        sections.Add(Triage(report));
        sections.Add(Responses(report));
        sections.Add(Hours(report));
        sections.Add(Police(report));
        sections.Add(Waits(report));
        sections.Add(Eligible(report));
        sections.AddRange(report.Audits.Select(Audit));
        if (Found(report) is { } found) sections.Add(found);
        sections.Add(new("What this log cannot show", [.. report.Log.Mapping.CannotShow.Select(l => "- " + l)]));
        sections.Add(Bases(report));
        return sections;
    }

    private static ReportSection Rows(ReplayReport report)
    {
        var rows = report.Log.Rows;
        List<string> lines =
        [
            $"{report.Log.Mapping.Title}, seed {report.Seed}, variant {report.Variant.Id()}. Read as {report.Log.Encoding}.",
            $"{N(rows.Read)} rows = {N(rows.Mapped)} calls + {N(rows.Outside)} outside + {N(rows.Unmapped)} unmapped + {N(rows.Bad)} bad. Of the calls {new Share(rows.CatchAll, rows.Mapped)} have a nature that only says that something is wrong.",
        ];
        if (rows.AmbiguousTimes > 0) lines.Add($"{N(rows.AmbiguousTimes)} times lie in the hour that is repeated in autumn; the earlier was taken.");
        lines.AddRange(report.Log.Notes);
        foreach (var group in report.Log.Listed.GroupBy(l => (l.Fate, l.Reason)).OrderBy(g => g.Key)) lines.Add($"{Logs.RowFates.Id(group.Key.Fate)}, {group.Key.Reason}: {N(group.Count())}. {(group.Key.Fate == Logs.RowFate.Outside ? group.First().Text : "")}".TrimEnd());
        var listed = report.Log.Listed.Where(l => l.Fate != Logs.RowFate.Outside).Take(MostListed).Select(l => (IReadOnlyList<string>)[N(l.Row), Logs.RowFates.Id(l.Fate), l.Reason, l.Text]).ToList();
        return new("The log", lines, listed.Count == 0 ? [] : ["row", "fate", "reason", "text"], listed);
    }

    private static ReportSection Fleet(ReplayReport report)
    {
        IReadOnlyList<string> units = report.Fleet.Proposed
            ? [$"No fleet was given, so one was proposed from the load of the log: {report.Fleet.Units.Length} units, the same for every policy. It is no city's fleet; give one by --fleet.", .. report.Fleet.Notes.Skip(1).Select(n => "- " + n)]
            : [$"{report.Fleet.Id}: {report.Fleet.Units.Length} units, the same for every policy."];
        return new("The fleet", [.. units, $"Travel times: {report.Travel}."]);
    }

    private static ReportSection FirstByFamily(PolicyResult policy)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var (family, kinds) in policy.FirstResponder)
        {
            var all = kinds.Values.Sum();
            rows.Add([family.Id(), N(all), .. Groups.Select(g => Cell(kinds.Where(k => ResponderKinds.Find(k.Key) is { } kind && g.Kinds.Contains(kind)).Sum(k => k.Value), all)), Cell(kinds.GetValueOrDefault("nobody"), all)]);
        }
        var grounds = policy.PoliceFirstByGround.Count == 0 ? "none" : string.Join(", ", policy.PoliceFirstByGround.Select(g => $"{g.Key} {N(g.Value)}"));
        List<string> lines = [$"In scope, an officer went first in {N(policy.PoliceFirst)} incidents, by ground: {grounds}. Without a named ground: {N(policy.PoliceFirstWithoutReason)}."];
        if (policy.PoliceFirstByDisqualifier.Count > 0) lines.Add("By police disqualifier: " + string.Join(", ", policy.PoliceFirstByDisqualifier.Select(d => $"{d.Key} {N(d.Value)}")) + ".");
        return new($"Who went first: {policy.Name}{(policy.Use == PolicyUse.Baseline ? " (a baseline: replay only)" : "")}", lines, ["family", "incidents", .. Groups.Select(g => g.Name), "nobody"], rows);
    }

    private static ReportSection FirstByNature(ReplayReport report)
    {
        var natures = report.Policies.SelectMany(p => p.FirstResponderByNature.Keys).Distinct().Order();
        var rows = natures.Select(nature => (IReadOnlyList<string>)[nature.ToString(), N(report.Policies[0].FirstResponderByNature[nature].Values.Sum()),
            .. report.Policies.Select(p => string.Join(", ", p.FirstResponderByNature[nature].OrderByDescending(k => k.Value).Select(k => $"{k.Key} {N(k.Value)}")))]).ToList();
        return new("Who went first, by nature", [], ["nature", "incidents", .. report.Policies.Select(p => p.Name)], rows, OnTerminal: false);
    }

    private static ReportSection Funnel(ReplayReport report)
    {
        List<IReadOnlyList<string>> rows = [];
        for (var step = 0; step < report.Policies[0].Funnel.Count; step++)
        {
            foreach (var reason in report.Policies.SelectMany(p => p.Funnel[step].Losses.Select(l => l.Reason)).Distinct().Order(StringComparer.Ordinal))
                rows.Add(["  lost: " + reason, .. report.Policies.Select(p => N(-(p.Funnel[step].Losses.FirstOrDefault(l => l.Reason == reason)?.Count ?? 0)))]);
            rows.Add([report.Policies[0].Funnel[step].Step, .. report.Policies.Select(p => N(p.Funnel[step].Count))]);
        }
        var served = report.Policies.Select(p => $"{p.Name}: {(p.ServedBy.Count == 0 ? "nobody" : string.Join(", ", p.ServedBy.Select(s => $"{s.Key} {N(s.Value)}")))}.");
        return new("The funnel", ["Each count is the one above it less the losses in between. Every loss has one reason.", .. served], ["step", .. report.Policies.Select(p => p.Name)], rows);
    }

    private static ReportSection Triage(ReplayReport report)
    {
        List<IReadOnlyList<string>> rows = [];
        Add("under-triaged", p => p.Triage.Under);
        foreach (var who in report.Policies[0].Triage.UnderBy.Keys) Add($"  {(who == "nobody-went" ? "somebody was needed, nobody went" : who + " was needed and did not go")}", p => p.Triage.UnderBy[who]);
        Add("over-triaged", p => p.Triage.Over);
        foreach (var who in report.Policies[0].Triage.OverBy.Keys) Add($"  {who} went without need", p => p.Triage.OverBy[who]);
        return new("Triage against the truth", ["Who went before anybody was on the scene, against whom the protocol asks for when it is told the truth that was drawn for the call."],
            ["incidents", .. report.Policies.Select(p => p.Name)], rows);

        void Add(string name, Func<PolicyResult, int> count) => rows.Add([name, .. report.Policies.Select(p => new Share(count(p), p.Incidents).ToString())]);
    }

    private static ReportSection Responses(ReplayReport report)
    {
        var observed = report.Log.Calls.Where(c => c.ObservedResponse is not null).Select(c => (int)c.ObservedResponse!.Value.TotalSeconds).ToList();
        List<string> lines = ["Minutes from the ring to the first unit on the scene: half were faster / nine of ten were faster."];
        if (observed.Count > 0) lines.Add($"In the log itself: {Quantile.Minutes(observed, 0.5)} / {Quantile.Minutes(observed, 0.9)} minutes ({N(observed.Count)} calls).");
        var rows = Enum.GetValues<Family>().Where(f => report.Policies.Any(p => p.ResponseMinutes.ContainsKey(f))).Select(f => (IReadOnlyList<string>)[f.Id(),
            .. report.Policies.Select(p => p.ResponseMinutes.TryGetValue(f, out var t) ? Invariant($"{t.P50:0.0} / {t.P90:0.0} ({N(t.Count)})") : "-")]).ToList();
        return new("Response times", lines, ["family", .. report.Policies.Select(p => p.Name)], rows);
    }

    private static ReportSection Hours(ReplayReport report)
    {
        var kinds = ResponderKinds.AllIds.Where(k => report.Policies.Any(p => p.UnitHours.ContainsKey(k)));
        return new("Unit-hours", ["Hours for which units were bound, from being told to go until clear."], ["kind", .. report.Policies.Select(p => p.Name)],
            [.. kinds.Select(k => (IReadOnlyList<string>)[k, .. report.Policies.Select(p => Hour(p.UnitHours.GetValueOrDefault(k)))])]);
    }

    private static ReportSection Police(ReplayReport report)
    {
        var baseline = report.Policies.FirstOrDefault(p => p.Use == PolicyUse.Baseline) ?? report.Policies[0];
        List<IReadOnlyList<string>> rows = [];
        Add("all", p => p.Police.Total);
        Add("  at a crew's request (backup)", p => p.Police.Backup);
        Add("  to protect a crew", p => p.Police.Protection);
        Add("  because the plan was exhausted (fall-through)", p => p.Police.FallThrough);
        Add("  in a search", p => p.Police.Search);
        Add("  together with a team (co-response; part of the others)", p => p.Police.CoResponse);
        Add("  staging (part of the others)", p => p.Police.Staging);
        if (report.Policies.Count > 1) rows.Add([$"net against {baseline.Name}", .. report.Policies.Select(p => p == baseline ? "-" : Hour(p.Police.Total - baseline.Police.Total))]);
        var backups = report.Policies.Select(p => $"Backup requests, {p.Name}: {(p.Backups.Count == 0 ? "none" : string.Join(", ", p.Backups.Select(b => $"{b.Key} {N(b.Value)}")))}.");
        return new("Police hours", ["The net figure counts what comes back by backup, staging, co-response and fall-through.", .. backups], ["hours", .. report.Policies.Select(p => p.Name)], rows);

        void Add(string name, Func<PolicyResult, double> hours) => rows.Add([name, .. report.Policies.Select(p => Hour(hours(p)))]);
    }

    private static ReportSection Waits(ReplayReport report) => new("Waits beyond the maximum", ["Incidents for which nobody was committed within the policy's maximum for their priority; and the longest such wait."],
        ["priority", .. report.Policies.Select(p => p.Name)],
        [.. Enumerable.Range(0, 5).Select(i => (IReadOnlyList<string>)[N(i + 1), .. report.Policies.Select(p => p.Waits[i].Count == 0 ? "0" : Invariant($"{N(p.Waits[i].Count)} (longest {p.Waits[i].LongestMinutes:0.0} min)"))])]);

    private static ReportSection Eligible(ReplayReport report) => new("Eligible share of mental-health incidents",
        [
            $"Published: {EligibleShare.Published} of New York's mental-health calls, B-HEARD, fiscal years 2022 to 2024.",
            "Why ours differs: New York leaves out every weapon, every risk of harm to self, every immediate medical need, and counts a call that nobody could triage as not eligible.",
            "Here only a police disqualifier or a search makes an incident not eligible: illness adds an ambulance and the team still goes. The column with New York's rule applies its exclusions to the same calls.",
            "Low, middle and high are the variants of how much danger callers are in; the truth behind each call is drawn, not known.",
        ],
        ["danger", "eligible here", "by New York's rule"], [.. report.EligibleShares.Select(s => (IReadOnlyList<string>)[s.Variant.Id(), s.Eligible.ToString(), s.Narrow.ToString()])]);

    private static ReportSection Audit(AuditResult audit) => new($"Audit: {audit.Policy}",
        [
            $"{N(audit.Determinations)} determinations computed again by an independent evaluator: {N(audit.DifferenceCount)} differ. {N(audit.DisqualifiersChecked)} disqualifiers checked against the answers that they cite.",
            $"Counted again from the rows: an officer first in {N(audit.PoliceFirst)} incidents in scope, without a named ground in {N(audit.PoliceFirstWithoutReason)}.",
            "Police first by disqualifier: " + (audit.PoliceFirstByDisqualifier.Count == 0 ? "none." : string.Join(", ", audit.PoliceFirstByDisqualifier.Select(d => $"{d.Key} {N(d.Value)}")) + "."),
            .. audit.Differences.Take(MostListed),
        ]);

    private static ReportSection? Found(ReplayReport report)
    {
        var found = report.Log.Calls.Where(c => c.FoundBehavioural == true).ToList();
        if (found.Count == 0) return null;
        var known = report.Log.Calls.Count(c => c.FoundBehavioural is not null);
        return new("The dark figure", [$"By how the log says that calls ended, {new Share(found.Count, known)} were of behavioural health. No decision read that. They came in as:"],
            ["nature", "calls"], [.. found.GroupBy(c => c.Nature).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(12).Select(g => (IReadOnlyList<string>)[g.Key.ToString(), N(g.Count())])]);
    }

    private static ReportSection Bases(ReplayReport report) => new("What rests on what",
        [$"{report.Bases.Count(b => !b.IsAssumption)} figures name a source, {report.Bases.Count(b => b.IsAssumption)} are assumptions; each stands in its file with its low, middle and high value."],
        ["figure", "source"], [.. report.Bases.Select(b => (IReadOnlyList<string>)[$"{Path.GetFileName(b.File)}, {b.Where}", b.Source])], OnTerminal: false);

    private static string Cell(int part, int all) => part == 0 ? "-" : Invariant($"{N(part)} ({new Share(part, all).Percent()}%)");
    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
    private static string Hour(double hours) => hours.ToString("N1", CultureInfo.InvariantCulture);
    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
