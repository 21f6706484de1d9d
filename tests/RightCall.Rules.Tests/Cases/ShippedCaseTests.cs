using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Cases;

namespace RightCall.Rules.Tests.Cases;

public sealed class ShippedCaseTests
{
    private static readonly Lazy<CaseTotals> Totals = new(() =>
        CaseRunner.Run(RuleFiles.ReadCases(RepositoryRoot.File("protocols", "cases"), Shipped.Protocols).ValueOrThrow(), Shipped.Protocols));

    [Fact]
    public void At_least_200_cases_ship_and_at_least_40_are_never_events()
    {
        Assert.True(Totals.Value.Results.Length >= 200);
        Assert.True(Totals.Value.NeverEvents >= 40);
    }

    [Fact]
    public void No_never_event_is_under_triaged() =>
        Assert.Empty(Totals.Value.Results.Where(r => r.Case.NeverEvent && r.UnderTriaged).Select(r => $"{r.Case.Id}: {string.Join("; ", r.Differences())}"));

    [Fact]
    public void The_needs_of_the_others_are_exact_in_95_of_100() => Assert.InRange(Totals.Value.ExactShare, CaseTotals.LeastExactShare, 1);

    [Fact]
    public void Police_are_hardly_ever_added_where_the_key_has_none() => Assert.InRange(Totals.Value.PoliceAddedShare, 0, CaseTotals.MostPoliceAddedShare);

    private static CaseResult Result(string key, int level, int priority, KindSet needs, Flags flags = Flags.None, bool neverEvent = false)
    {
        using var rules = new Reading.RuleFolderFixture();
        rules.Write("case.yaml", $"cases:\n  - id: a\n    words: w\n    nature: welfare-check\n    never-event: {(neverEvent ? "true" : "false")}\n    answers: {{awake: normally}}\n    expect: {key}\n");
        var one = RuleFiles.ReadCases(Path.Combine(rules.Root, "case.yaml"), RuleFiles.ReadProtocols(rules.Root).ValueOrThrow()).ValueOrThrow()[0];
        return new(one, new(one.Nature, Family.Social, "", (Level)level, (Priority)priority, needs, flags, default, [], null));
    }

    [Fact]
    public void Less_than_the_key_is_under_triage_and_more_is_not()
    {
        const string Key = "{level: 2, priority: 3, needs: [crisis-team, ems-bls], flags: [stage]}";
        KindSet exact = [ResponderKind.CrisisTeam, ResponderKind.EmsBls];
        Assert.True(Result(Key, 2, 3, exact, Flags.Stage).Passed);
        Assert.True(Result(Key, 1, 3, exact, Flags.Stage).UnderTriaged);
        Assert.True(Result(Key, 2, 4, exact, Flags.Stage).UnderTriaged);
        Assert.True(Result(Key, 2, 3, [ResponderKind.CrisisTeam], Flags.Stage).UnderTriaged);
        Assert.False(Result(Key, 3, 2, exact, Flags.Stage).UnderTriaged);
        Assert.Equal(["the level is too high", "the priority is too urgent", "not in the key: police", "police are added where the key has none", "flags missing: stage"],
            Result(Key, 3, 2, exact | [ResponderKind.Police]).Differences());
    }

    [Fact]
    public void One_under_triaged_never_event_fails_the_whole_run()
    {
        const string Key = "{level: 4, priority: 1, needs: [ems-als]}";
        Assert.True(new CaseTotals([Result(Key, 4, 1, [ResponderKind.EmsAls], neverEvent: true)]).Passes);
        Assert.False(new CaseTotals([Result(Key, 3, 1, [ResponderKind.EmsAls], neverEvent: true)]).Passes);
    }

    [Fact]
    public void Mistakes_in_cases_are_said_all_at_once()
    {
        using var rules = new Reading.RuleFolderFixture();
        rules.Write("case.yaml", """
            cases:
              - id: a
                words: w
                nature: welfare-chek
                answers: {}
                expect: {level: 2, needs: []}
              - id: a
                words: w
                nature: welfare-check
                answers: {awake: normaly, weapn: none}
                manner: shouted
                then:
                  - {giver: medic M1, answers: {weapon: none}}
                  - {giver: caller 2, ground: heard, answers: {weapon: not-asked}}
                expect: {level: 5, needs: [polise], flags: [x]}
            """);
        var file = Path.Combine(rules.Root, "case.yaml");
        Assert.Equal(
            [
                "case.yaml:4:13 case a: 'welfare-chek' is not a nature with a protocol; allowed: welfare-check. Did you mean 'welfare-check'? (CAS-003)",
                "case.yaml:7:9 case a: 'a' is the id of case.yaml:2 too; rename one. (CAS-001)",
                "case.yaml:10:22 case a: 'normaly' is not an answer to 'awake' in welfare-check; allowed: normally, not-awake, unknown, refused. Did you mean 'normally'? (CAS-008)",
                "case.yaml:10:31 case a: 'weapn' is not a question of welfare-check; allowed: awake, weapon, hurt, last-seen. Did you mean 'weapon'? (CAS-007)",
                "case.yaml:11:13 case a: 'shouted' is not a manner; allowed: direct, yes-no, relayed. (CAS-005)",
                "case.yaml:13:17 case a: 'medic M1' is not a giver; allowed: caller, caller 2, responder M1, desk. (CAS-004)",
                "case.yaml:14:35 case a: Only a desk names a ground; remove it. (CAS-004)",
                "case.yaml:14:60 case a: 'not-asked' is not an answer to 'weapon' in welfare-check; allowed: none, in-hand, unknown, refused. (CAS-008)",
                "case.yaml:15:21 case a: '5' is not a level; allowed: 0 to 4. (PRO-021)",
                "case.yaml:15:32 case a: 'polise' is not a kind of responder; allowed: crisis-team, community-responder, peer-support, clinician-on-phone, 988, 311-agency, ems-bls, ems-als, fire, police, co-response, violence-interrupter, other-centre. Did you mean 'police'? (PRO-023)",
                "case.yaml:15:49 case a: 'x' is not a flag; allowed: behavioural-health, approach-with-care, stage, telephone-first, callback-barred, fear, minor, minor-alone, search, supervisor, stop-trains, withhold, possible-breach, no-downgrade, police-on-request, counsellor-joins, traffic-control, enter-at-once. (PRO-024)",
            ],
            rules.Lines(RuleFiles.ReadCases(file, RuleFiles.ReadProtocols(rules.Root).ValueOrThrow()).Diagnostics));
    }
}
