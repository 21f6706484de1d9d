using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Tests.Triage;

/// <summary>A protocol of four questions, small enough to see through.</summary>
internal static class SmallProtocol
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    public static readonly Giver Caller = new(GiverKind.Caller, "1");
    public static readonly Giver OtherCaller = new(GiverKind.Caller, "2");
    public static readonly Giver Crew = new(GiverKind.Responder, "M1");
    public static readonly Giver Desk = new(GiverKind.Desk, "desk-3");

    public static readonly Protocol Value = Make("welfare-check");

    public static Protocol Make(string nature)
    {
        ImmutableArray<Question> questions =
        [
            Ask("can-talk", QuestionRole.Danger, Condition.Always, ("freely", true), ("yes-no-only", false)),
            Ask("weapon", QuestionRole.Weapon, Condition.Always, ("none", true), ("near", false), ("in-hand", false)),
            Ask("kind", QuestionRole.Danger, When((1, AnswerCode.OfAnswer(1).Bit | AnswerCode.OfAnswer(2).Bit)), ("blade", true), ("firearm", false)),
            Unordered("relation", "self", "family"),
        ];
        ImmutableArray<Clause> clauses =
        [
            Says(0, "base", Condition.Always, Level.MobileTeam, Priority.Three, [ResponderKind.CommunityResponder]),
            Says(1, "weapon-near", When((1, AnswerCode.OfAnswer(1).Bit)), Level.MobileTeam, Priority.Two, []),
            Says(2, "weapon-in-hand", When((1, AnswerCode.OfAnswer(2).Bit)), Level.TeamAndPolice, Priority.One, [ResponderKind.Police], Disqualifier.WeaponInHand),
            Says(3, "weapon-not-known", When((1, AnswerCode.Unknown.Bit | AnswerCode.Refused.Bit)), null, null, [], flags: Flags.ApproachWithCare),
        ];
        return new(new(nature), Family.Social, new("Welfare check", null), "1", "sample", "hash-of-" + nature, questions, clauses);
    }

    public static Answer Says(Giver giver, string question, string value, Manner manner = Manner.Direct, string? ground = null) =>
        new(question, value, giver, manner, Noon, ground);

    private static Condition When(params (int Question, int Mask)[] all) => new([[.. all.Select(l => new Literal(l.Question, l.Mask))]]);

    private static Question Ask(string id, QuestionRole role, Condition guard, params (string Id, bool Safe)[] answers) =>
        new(id, new(id + "?", null), [.. answers.Select(a => new AnswerOption(a.Id, new(a.Id, null), a.Safe))], [.. Enumerable.Range(0, answers.Length)],
            role, ProtectedTopic.None, guard, false);

    private static Question Unordered(string id, params string[] answers) =>
        new(id, new(id + "?", null), [.. answers.Select(a => new AnswerOption(a, new(a, null), false))], [], QuestionRole.None, ProtectedTopic.None,
            Condition.Always, false);

    private static Clause Says(int index, string id, Condition when, Level? level, Priority? priority, KindSet needs, Disqualifier? disqualifier = null,
        Flags flags = Flags.None) =>
        new(index, id, when, new(level, priority, needs, flags, disqualifier is { } d ? [d] : [], []), new(id, null), "test", []);
}
