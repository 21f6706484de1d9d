using System.Numerics;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Differences;

namespace RightCall.Rules.Tests.Differences;

/// <summary>The counts of the difference are those of plain enumeration over every interview.</summary>
public sealed class ProtocolDifferenceTests
{
    private const string N = "natures/welfare-check.yaml";

    public static TheoryData<string, string, string> Edits => new()
    {
        { N, "level: 2", "level: 1" },
        { N, "priority: 1", "priority: 2" },
        { N, "[{weapon: in-hand}, ", "[{weapon: in-hand, hurt: hurt}, " },
        { N, "when: {awake: unknown}", "when: {awake: not-safe}" },
        { N, "needs: [community-responder]", "needs: [community-responder, ems-als]" },
        { N, "days: {en: Days ago, es: Hace días}", "days: {en: Days ago, es: Hace días}\n      weeks: {en: Weeks, es: Semanas}" },
        { "shared/medical.yaml", "when: {hurt: hurt}", "when: [{hurt: hurt}, {awake: not-awake}]" },
        { "opening.yaml", "in-hand: {en: In hand, es: En la mano}\n    danger: [none, in-hand]", "in-hand: {en: In hand, es: En la mano}\n      near: {en: Near, es: Cerca}\n    danger: [none, near, in-hand]" },
    };

    [Theory, MemberData(nameof(Edits))]
    public void Every_count_is_that_of_plain_enumeration(string file, string old, string @new)
    {
        using var rules = new Reading.RuleFolderFixture();
        var before = rules.Protocol();
        rules.Replace(file, old, @new);
        if (@new.Contains("weeks", StringComparison.Ordinal)) rules.Replace(N, "danger: [today, days]", "danger: [today, days, weeks]");
        var after = rules.Protocol();
        var counted = ProtocolDifference.Between(before, after).Outputs.SelectMany(o => o.Changes!.Select(c => $"{o.Output}: {c.Old} → {c.New}: {c.Interviews}"));
        Assert.Equal(Enumerate(before, after).Order(StringComparer.Ordinal), counted.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Edits))]
    public void Every_example_is_an_interview_that_changes_so(string file, string old, string @new)
    {
        using var rules = new Reading.RuleFolderFixture();
        var before = rules.Protocol();
        rules.Replace(file, old, @new);
        if (@new.Contains("weeks", StringComparison.Ordinal)) rules.Replace(N, "danger: [today, days]", "danger: [today, days, weeks]");
        var after = rules.Protocol();
        foreach (var output in ProtocolDifference.Between(before, after).Outputs)
        {
            foreach (var change in output.Changes!)
            {
                var answers = change.Example.ToDictionary(a => a.Question, a => a.Answer);
                Assert.Equal((change.Old, change.New), (Value(output.Output, before, answers), Value(output.Output, after, answers)));
            }
        }
    }

    [Fact]
    public void Other_words_and_another_version_are_the_same_outcomes()
    {
        using var rules = new Reading.RuleFolderFixture();
        var before = rules.Protocol();
        rules.Replace(N, "version: \"1\"", "version: \"2\"");
        rules.Replace(N, "A weapon.", "A weapon is held.");
        Assert.Equal(NatureChange.SameOutcomes, ProtocolDifference.Between(before, rules.Protocol()).Change);
    }

    [Fact]
    public void A_shipped_nature_with_more_interviews_than_can_be_listed_is_compared_exactly()
    {
        var protocol = Shipped.Protocols[new("welfare-check")];
        var without = protocol with { Clauses = [.. protocol.Clauses.Take(protocol.Clauses.Length - 1)], Hash = "other" };
        Assert.All(ProtocolDifference.Between(protocol, without).Outputs, o => Assert.NotNull(o.Changes));
    }

    // Asks what either version asks, stops anywhere, and determines with the engine.
    private static IEnumerable<string> Enumerate(Protocol before, Protocol after)
    {
        var counts = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        var questions = MergedIds(before, after);
        Walk(0, []);
        return counts.Select(c => $"{c.Key}: {c.Value}");

        void Walk(int at, Dictionary<string, string> answers)
        {
            if (at < questions.Count && !IsAsked(before, questions[at], answers) && !IsAsked(after, questions[at], answers)) { Walk(at + 1, answers); return; }
            Count(answers);
            if (at == questions.Count) return;
            var id = questions[at];
            foreach (var value in new[] { "unknown", "refused" }.Concat(Options(before, id)).Concat(Options(after, id)).Distinct())
            {
                var more = new Dictionary<string, string>(answers) { [id] = value };
                Walk(at + 1, more);
            }
        }

        void Count(Dictionary<string, string> answers)
        {
            foreach (var output in Outputs())
            {
                var (old, @new) = (Value(output, before, answers), Value(output, after, answers));
                if (old != @new) counts[$"{output}: {old} → {@new}"] = counts.GetValueOrDefault($"{output}: {old} → {@new}") + 1;
            }
        }
    }

    private static List<string> MergedIds(Protocol before, Protocol after)
    {
        var ids = after.Questions.Select(q => q.Id).ToList();
        ids.AddRange(before.Questions.Select(q => q.Id).Except(ids));
        return ids;
    }

    private static bool IsAsked(Protocol protocol, string id, Dictionary<string, string> answers) =>
        protocol.IndexOf(id) is >= 0 and var at && protocol.Questions[at].Guard.Holds(Codes(protocol, answers));

    private static IEnumerable<string> Options(Protocol protocol, string id) => protocol.IndexOf(id) is >= 0 and var at ? protocol.Questions[at].Options.Select(o => o.Id) : [];

    private static byte[] Codes(Protocol protocol, Dictionary<string, string> answers) =>
        [.. protocol.Questions.Select(q => answers.TryGetValue(q.Id, out var value) ? (q.CodeOf(value) ?? AnswerCode.NotAsked).Value : (byte)0)];

    private static IEnumerable<string> Outputs() => ["first responder", "level", "priority", "police", .. ResponderKinds.AllIds.Select(k => $"need {k}")];

    private static string Value(string output, Protocol protocol, Dictionary<string, string> answers)
    {
        var found = TriageEngine.Determine(protocol, Codes(protocol, answers));
        return output switch
        {
            "first responder" => found.First?.Id() ?? "nobody",
            "level" => $"{(int)found.Level}",
            "priority" => $"{(int)found.Priority}",
            "police" => found.NeedsOfficer ? "yes" : "no",
            _ => found.Needs.Contains(ResponderKinds.Find(output["need ".Length..])!.Value) ? "needed" : "not needed",
        };
    }
}
