using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Tests.Areas;

/// <summary>A rulebook of a few natures and chains, small enough to see through.</summary>
internal static class TestRules
{
    public static readonly NatureId Crisis = new("crisis");
    public static readonly NatureId Ideation = new("ideation");
    public static readonly NatureId Noise = new("noise");
    public static readonly NatureId Assault = new("assault");
    public static readonly NatureId Cardiac = new("cardiac-arrest");
    public static readonly NatureId Missing = new("missing-vulnerable");

    public static readonly Policy Policy = new("test", PolicyUse.Live, "sample", "policy-hash", Minutes(8, 30, 60, 180, 1440), Minutes(8, 20, 30, 90, 480),
        [ResponderKind.Police, ResponderKind.Fire, ResponderKind.EmsBls, ResponderKind.EmsAls, ResponderKind.ClinicianOnPhone, ResponderKind.Agency311],
        [
            Chain("crisis-urgent", ResponderKind.CrisisTeam, Priorities(1, 2),
                Send(ResponderKind.CrisisTeam, 20, 10), Send(ResponderKind.CommunityResponder, 20, 5), Send(ResponderKind.Police, 8, 0)),
            Chain("crisis", ResponderKind.CrisisTeam, ChainFilter.Everything,
                Send(ResponderKind.CrisisTeam, 20, 20, ResponderKind.ClinicianOnPhone), Send(ResponderKind.CommunityResponder, 20, 10), Send(ResponderKind.ClinicianOnPhone, 5, 0)),
            Chain("community", ResponderKind.CommunityResponder, ChainFilter.Everything,
                Send(ResponderKind.CommunityResponder, 30, 60), Send(ResponderKind.Police, 8, 5), Send(ResponderKind.Agency311, 30, 0)),
            Chain("clinician", ResponderKind.ClinicianOnPhone, ChainFilter.Everything,
                Send(ResponderKind.ClinicianOnPhone, 5, 5), Send(ResponderKind.CrisisTeam, 30, 30), Send(ResponderKind.Lifeline988, 5, 0)),
            Chain("police", ResponderKind.Police, ChainFilter.Everything, Send(ResponderKind.Police, 30, 0)),
            Chain("ems-bls", ResponderKind.EmsBls, ChainFilter.Everything, Send(ResponderKind.EmsBls, 30, 0)),
            Chain("ems-als", ResponderKind.EmsAls, ChainFilter.Everything, Send(ResponderKind.EmsAls, 30, 0)),
            Chain("fire", ResponderKind.Fire, ChainFilter.Everything, Send(ResponderKind.Fire, 30, 0)),
        ]);

    public static readonly Rulebook Live = Book(Policy);

    /// <summary>Police first, as most cities do it now: for comparison only.</summary>
    public static readonly Rulebook PoliceFirst = Book(Policy with
    {
        Id = "police-first",
        Use = PolicyUse.Baseline,
        Hash = "baseline-hash",
        Chains = [Chain("police-for-crisis", ResponderKind.CrisisTeam, ChainFilter.Everything, Send(ResponderKind.Police, 30, 0)), .. Policy.Chains],
    });

    public static Rulebook Book(Policy policy) => new(Protocols().ToImmutableSortedDictionary(p => p.Nature, p => p), policy, "rules-" + policy.Hash);

    public static Chain Chain(string id, ResponderKind need, ChainFilter filter, params ImmutableArray<Step> steps) => new(id, need, filter, steps, new(id, null));

    public static ChainFilter Priorities(params int[] priorities) => ChainFilter.Everything with { Priorities = priorities.Sum(p => 1 << (p - 1)) };

    public static Step Send(ResponderKind kind, int within, int tried, params KindSet meanwhile) => new(kind, Duration.FromMinutes(within), Duration.FromMinutes(tried), 1, false, meanwhile);

    private static IEnumerable<Protocol> Protocols() =>
    [
        Protocol(Crisis, Family.MentalHealth, Says("base", Condition.Always, Level.MobileTeam, Priority.Three, [ResponderKind.CrisisTeam])),
        Protocol(Ideation, Family.MentalHealth, Says("base", Condition.Always, Level.Telephone, Priority.Three, [ResponderKind.ClinicianOnPhone])),
        Protocol(Noise, Family.QualityOfLife, Says("base", Condition.Always, Level.MobileTeam, Priority.Five, [ResponderKind.CommunityResponder])),
        Protocol(Assault, Family.Crime, Says("base", Condition.Always, Level.Emergency, Priority.One, [ResponderKind.Police], Disqualifier.CrimeAgainstPerson)),
        Protocol(Cardiac, Family.Medical, Says("base", Condition.Always, Level.Emergency, Priority.One, [ResponderKind.EmsAls, ResponderKind.Fire], Disqualifier.MedicalNeed)),
        Protocol(Missing, Family.Social, Says("base", Condition.Always, Level.Emergency, Priority.One, [ResponderKind.Police, ResponderKind.CommunityResponder], null, Flags.Search)),
        Protocol(new("abandoned-call"), Family.Unknown, Says("base", Condition.Always, Level.MobileTeam, Priority.Two, [ResponderKind.CommunityResponder])),
        Protocol(new("unknown-trouble"), Family.Unknown, Says("base", Condition.Always, Level.MobileTeam, Priority.Two, [ResponderKind.CommunityResponder])),
    ];

    private static Protocol Protocol(NatureId nature, Family family, Clause first)
    {
        ImmutableArray<Question> questions =
        [
            Ask("can-talk", QuestionRole.None, ("freely", true), ("yes-no-only", false)),
            Ask("weapon", QuestionRole.Weapon, ("none", true), ("near", false), ("in-hand", false)),
            Ask("awake", QuestionRole.Awake, ("yes", true), ("no", false)),
            Ask("plan", QuestionRole.Danger, ("no", true), ("yes", false)),
            Ask("afraid", QuestionRole.None, ("no", true), ("yes", false)),
            Ask("distress", QuestionRole.None, ("no", true), ("yes", false)),
            Ask("child", QuestionRole.None, ("none", true), ("threatened", false)),
        ];
        ImmutableArray<Clause> clauses =
        [
            first,
            Says("plan", When(questions, "plan", "yes"), Level.MobileTeam, Priority.Two, []),
            Says("weapon-in-hand", When(questions, "weapon", "in-hand"), Level.TeamAndPolice, Priority.One, [ResponderKind.Police], Disqualifier.WeaponInHand, Flags.Stage),
            Says("weapon-not-known", When(questions, "weapon", AnswerCode.UnknownId), null, null, [], null, Flags.ApproachWithCare),
            Says("not-awake", When(questions, "awake", "no"), Level.Emergency, Priority.One, [ResponderKind.EmsBls], Disqualifier.MedicalNeed),
            Says("awake-not-known", When(questions, "awake", AnswerCode.UnknownId), null, Priority.Two, [ResponderKind.EmsBls], Disqualifier.MedicalNeed),
            Says("afraid", When(questions, "afraid", "yes"), null, null, [], null, Flags.Fear | Flags.Supervisor),
            Says("child-threatened", When(questions, "child", "threatened"), Level.TeamAndPolice, Priority.One, [ResponderKind.Police], Disqualifier.ChildWithViolence, Flags.EnterAtOnce),
            Says("distress", When(questions, "distress", "yes"), null, null, [], null, Flags.BehaviouralHealth),
        ];
        return new(nature, family, new(nature.ToString(), null), "1", "sample", "hash-of-" + nature, questions, [.. clauses.Select((c, i) => c with { Index = i })]);
    }

    private static Condition When(ImmutableArray<Question> questions, string id, string answer)
    {
        var q = questions.Select((question, i) => (question, i)).First(x => x.question.Id == id);
        return new([[new Literal(q.i, q.question.CodeOf(answer)!.Value.Bit)]]);
    }

    private static Question Ask(string id, QuestionRole role, params (string Id, bool Safe)[] answers) => new(id, new(id + "?", null),
        [.. answers.Select(a => new AnswerOption(a.Id, new(a.Id, null), a.Safe))], [.. Enumerable.Range(0, answers.Length)], role, ProtectedTopic.None, Condition.Always, false);

    private static Clause Says(string id, Condition when, Level? level, Priority? priority, KindSet needs, Disqualifier? disqualifier = null, Flags flags = Flags.None) =>
        new(0, id, when, new(level, priority, needs, flags, disqualifier is { } d ? [d] : [], []), new(id, null), "test", []);

    private static ImmutableArray<Duration> Minutes(params int[] minutes) => [.. minutes.Select(m => Duration.FromMinutes(m))];
}
