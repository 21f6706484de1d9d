using RightCall.Rules.Plans;

namespace RightCall.Rules.Tests.Plans;

public sealed class PlanCheckTests
{
    private const string Sound = """
        policy: ours
        use: live
        status: sample
        maximum: {1: 8m, 2: 30m, 3: 60m, 4: 3h, 5: 24h}
        maximum-response: {1: 8m, 2: 20m, 3: 30m, 4: 90m, 5: 8h}
        staffed: [police, ems-bls, clinician-on-phone]
        chains:
          - id: team
            need: community-responder
            for: {priorities: [3]}
            steps:
              - {send: community-responder, within: 20m, try: 20m}
              - {offer: clinician-on-phone, within: 5m}
            reason: {en: x, es: x}
          - id: team-sooner
            need: community-responder
            for: {priorities: [1, 2]}
            steps:
              - {send: community-responder, within: 5m, try: 3m}
              - {offer: clinician-on-phone, within: 5m}
            reason: {en: x, es: x}
          - id: police
            need: police
            steps: [{send: police, within: 8m}]
            reason: {en: x, es: x}
          - id: ambulance
            need: ems-bls
            steps: [{send: ems-bls, within: 8m}]
            reason: {en: x, es: x}
          - id: crisis
            need: crisis-team
            steps: [{offer: clinician-on-phone, within: 8m}]
            reason: {en: x, es: x}
        """;

    private static PlanFindings Check(string old = "", string @new = "")
    {
        using var rules = new Reading.RuleFolderFixture();
        rules.Write("plan.yaml", Sound);
        if (old.Length > 0) rules.Replace("plan.yaml", old, @new);
        var policy = RuleFiles.ReadPolicy(Path.Combine(rules.Root, "plan.yaml")).ValueOrThrow();
        return PlanCheck.Of(policy, RuleFiles.ReadProtocols(rules.Root).ValueOrThrow().Values);
    }

    private static IEnumerable<string> Lines(PlanFindings findings) => findings.Violations.Select(v => $"{v.Rule}, {v.Chain}: {v.Message}");

    [Fact]
    public void A_sound_plan_has_no_violation()
    {
        Assert.Empty(Lines(Check()));
        Assert.True(Check().Passes);
    }

    [Theory]
    [InlineData("within: 20m, try: 20m", "within: 20m, try: 56m", "bounded, team: its steps take up to 61m, and somebody must be committed at priority 3 within 1h; shorten 'try' or the last 'within', or take the priority out of 'for'.")]
    [InlineData("      - {send: community-responder, within: 20m, try: 20m}\n", "      - {send: community-responder, within: 20m, try: 20m}\n      - {send: community-responder, within: 20m, try: 1m}\n", "kind-twice, team: community-responder comes 2 times, and no step is tried twice; join them into one.")]
    [InlineData("      - {offer: clinician-on-phone, within: 5m}\n    reason: {en: x, es: x}\n  - id: team-sooner", "      - {send: peer-support, within: 5m}\n    reason: {en: x, es: x}\n  - id: team-sooner", "last-step-staffed, team: it ends with peer-support, which is not staffed round the clock; end with one of clinician-on-phone, ems-bls, police.")]
    [InlineData("for: {priorities: [3]}", "for: {priorities: [3], hours: [\"Mon-Sun 06-24\"]}", "gap, : community-responder has no chain at level 2, priority 3, family social, Mon 00:00 and 41 more hours (needed by welfare-check, clause check); add one.")]
    [InlineData("for: {priorities: [3]}", "for: {priorities: [3], zones: [north]}", "gap, : community-responder has no chain at level 2, priority 3, family social, outside all zones, Mon 00:00 and 167 more hours (needed by welfare-check, clause check); add one.")]
    [InlineData("for: {priorities: [1, 2]}", "for: {priorities: [1]}", "gap, : community-responder has no chain at level 2, priority 2, family social, at any hour (needed by welfare-check, clause check); add one.")]
    public void A_broken_rule_is_shown_with_its_example(string old, string @new, string violation) => Assert.Contains(violation, Lines(Check(old, @new)));

    [Fact]
    public void An_officer_who_stands_in_comes_late_and_never_to_quality_of_life()
    {
        const string Old = "      - {offer: clinician-on-phone, within: 5m}\n    reason: {en: x, es: x}\n  - id: team-sooner";
        const string New = "      - {send: police, within: 8m}\n    reason: {en: x, es: x}\n  - id: team-sooner";
        Assert.Equal(
            [
                "officer-before-maximum-response, team: police begins after 20m, and no officer stands in before the maximum response has run, at priority 3 within 30m; try the other kinds for longer, or end without an officer.",
                "officer-in-quality-of-life, team: it fits quality-of-life and leads to police; such an incident waits, or goes to 311 or a desk. Name the other families in 'for', or end without an officer.",
            ],
            Lines(Check(Old, New)));
    }

    [Fact]
    public void Police_instead_of_a_team_breaks_the_law()
    {
        var findings = Check("steps: [{offer: clinician-on-phone, within: 8m}]", "steps: [{send: police, within: 8m}]");
        Assert.Equal([PlanRules.OfficerEarly, PlanRules.OfficerQualityOfLife, PlanRules.Law], findings.Violations.Select(v => v.Rule));
        Assert.False(findings.Passes);
    }

    [Fact]
    public void A_baseline_passes_only_with_violations()
    {
        Assert.False(Check("use: live", "use: baseline").Passes);
        var protocols = Shipped.Protocols.Values;
        Assert.All(RuleFiles.ReadPolicies(RepositoryRoot.File("plans")).ValueOrThrow(), p => Assert.True(PlanCheck.Of(p, protocols).Passes, p.Id));
    }

    [Theory]
    [InlineData("use: live", "use: life", "plan.yaml:2:6: 'life' is not a use of a policy; allowed: live, baseline. Did you mean 'live'? (PLN-002)")]
    [InlineData("2: 30m, 3: 60m", "2: 30, 3: 60m", "plan.yaml:4:21: '30' is not a length of time; write 90s, 8m, 3h or 1h30m, at most seven days. (PLN-005)")]
    [InlineData("send: community-responder, within: 20m, try: 20m", "send: community-responder, within: 20m", "plan.yaml:12:9 chain team: 'try' is missing; write a time such as 90s, 8m, 3h or 1h30m. (PLN-005)")]
    [InlineData("offer: clinician-on-phone, within: 8m", "send: clinician-on-phone, within: 8m", "plan.yaml:32:20 chain crisis: 'clinician-on-phone' is at a desk and cannot be sent; write 'offer: clinician-on-phone'. (PLN-011)")]
    [InlineData("steps: [{send: police, within: 8m}]", "steps: [{send: police, within: 8m, try: 1m}]", "plan.yaml:24:45 chain police: The last step is tried until somebody goes, so it has no 'try'; remove it, or add a step after it. (PLN-012)")]
    [InlineData("for: {priorities: [3]}", "for: {hours: [Monday 8-20]}", "plan.yaml:10:19 chain team: 'Monday 8-20' is not a time of the week; write 'Mon-Fri 08-20', 'Sat 10-18' or 'Sun 22-06' (days Mon to Sun, hours 00 to 24). (PLN-009)")]
    [InlineData("for: {priorities: [3]}", "for: {levels: []}", "plan.yaml:10:19 chain team: 'levels' is empty, so the chain would fit nothing; leave it out to fit everything. (PLN-010)")]
    [InlineData("steps: [{send: police, within: 8m}]", "steps: []", "plan.yaml:24:12 chain police: 'steps' is empty; a chain has at least one step. (PLN-008)")]
    public void A_mistake_in_a_plan_is_said_exactly(string old, string @new, string message)
    {
        using var rules = new Reading.RuleFolderFixture();
        rules.Write("plan.yaml", Sound);
        rules.Replace("plan.yaml", old, @new);
        Assert.Equal([message], rules.Lines(RuleFiles.ReadPolicy(Path.Combine(rules.Root, "plan.yaml")).Diagnostics));
    }

    [Theory]
    [InlineData("Mon-Fri 08-20", 60)]
    [InlineData("Sat 10-18", 8)]
    [InlineData("Sun 22-06", 8)]
    [InlineData("Fri-Mon 00-24", 96)]
    public void Times_of_the_week_are_counted_in_whole_hours_and_run_over_midnight(string text, int hours) =>
        Assert.Equal(hours, Enumerable.Range(0, 168).Count(h => WeekHours.Find(text)!.Value.Contains(h)));

    [Fact]
    public void Sunday_night_runs_into_monday() => Assert.True(WeekHours.Find("Sun 22-06")!.Value.Contains(5));
}
