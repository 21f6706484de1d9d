using System.Collections.Immutable;
using CsCheck;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Plain;

namespace RightCall.Rules.Tests.Proof;

/// <summary>The diagrams against plain enumeration, which shares no code with them.</summary>
public sealed class PlainEnumerationTests
{
    [Fact]
    public void Diagrams_and_plain_enumeration_agree_on_every_verdict_every_subject_and_the_exact_number_of_interviews()
    {
        var (proved, violated) = (0, 0);
        var kinds = new int[ViolationKinds.AllIds.Count];
        RandomProtocols.Of(questions: 5).Sample(protocol =>
        {
            var diagrams = ProtocolProof.Of(protocol);
            var plain = PlainCheck.Of(protocol);
            Assert.Equal(plain.Interviews, diagrams.Interviews);
            Assert.Equal(plain.Violations, Keys(diagrams.Violations));
            Assert.Equal(plain.Permitted, Keys(diagrams.Permitted));
            Interlocked.Increment(ref diagrams.IsProved ? ref proved : ref violated);
            foreach (var violation in diagrams.Violations) Interlocked.Increment(ref kinds[(int)violation.Kind]);
        }, iter: Tier.Count(1_000, 20_000, 500_000), print: Print);
        Assert.True(proved > violated / 20 && violated > proved / 20, $"{proved} proved, {violated} violated: one verdict is hardly ever tried.");
        foreach (var kind in Enum.GetValues<ViolationKind>().Where(k => k is not (ViolationKind.Limit or ViolationKind.CityProperty)))
            Assert.True(kinds[(int)kind] >= 10, $"{kind.Id()} was found {kinds[(int)kind]} times: hardly ever tried.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{proved} proved, {violated} violated; {string.Join(", ", kinds.Select((n, k) => $"{ViolationKinds.AllIds[k]} {n}"))}");
    }

    [Fact]
    public void Plain_rules_say_what_the_engine_says() => RandomProtocols.Of(questions: 4).Sample(protocol =>
    {
        var rules = new PlainRules(protocol, []);
        new PlainInterviews(protocol).Visit(codes =>
        {
            var (plain, engine) = (rules.Of(codes), TriageEngine.Determine(protocol, codes));
            Assert.Equal(engine.Clauses, plain.Fired);
            if (plain.Outcome.Level < 0 || plain.Outcome.Priority > 5) return;
            Assert.Equal(((int)engine.Level, (int)engine.Priority, engine.Needs, engine.Flags, engine.Disqualifiers),
                (plain.Outcome.Level, plain.Outcome.Priority, plain.Outcome.Needs, plain.Outcome.Flags, plain.Outcome.Disqualifiers));
        });
    }, iter: Tier.Count(100, 1_000, 20_000), print: Print);

    [Fact]
    public void Merging_further_changes_nothing_that_is_found() => RandomProtocols.Of(questions: 8).Sample(protocol =>
    {
        var plain = ProtocolProof.Of(protocol, [], mergeFrom: int.MaxValue);
        var merged = ProtocolProof.Of(protocol, [], mergeFrom: 0);
        Assert.Equal(Keys(plain.Violations), Keys(merged.Violations));
        Assert.Equal(Keys(plain.Permitted), Keys(merged.Permitted));
        Assert.Equal(plain.Interviews, merged.Interviews);
    }, iter: Tier.Count(300, 1_500, 50_000), print: Print);

    [Fact]
    public void Every_counter_example_shows_what_it_should_by_the_engine() => RandomProtocols.Of(questions: 6).Sample(protocol =>
    {
        foreach (var violation in ProtocolProof.Of(protocol).Violations) if (violation.Example is not null) Shown.By(protocol, violation);
    }, iter: Tier.Count(500, 2_000, 50_000), print: Print);

    private static ImmutableSortedSet<string> Keys(ImmutableArray<Violation> violations) => violations.Select(v => v.ToString()).ToImmutableSortedSet(StringComparer.Ordinal);

    private static string Print(Protocol protocol) =>
        string.Join("\n", protocol.Questions.Select((q, at) => $"{at} {q.Id} order [{string.Join(' ', q.DangerOrder)}] safe {q.SafeMask:x} {q.Role} {q.Topic} when {Text(q.Guard)}")
            .Concat(protocol.Clauses.Select(c => $"{c.Id} when {Text(c.When)} → {c.Effects.Level} {c.Effects.Priority} {c.Effects.Needs} {c.Effects.Flags} {c.Effects.Disqualifiers}"))) + $"\n{protocol.Family}";

    private static string Text(Condition condition) => string.Join(" or ", condition.Any.Select(all => string.Join(", ", all.Select(l => $"{l.Question}:{l.Mask:x}"))));
}
