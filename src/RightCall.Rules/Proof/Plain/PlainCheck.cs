using System.Collections.Immutable;
using System.Numerics;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>What plain enumeration says about a protocol.</summary>
/// <param name="Interviews">How many interviews there are.</param>
/// <param name="Violations">Kind and subject of everything that does not hold.</param>
/// <param name="Permitted">Kind and subject of what the city's files permit.</param>
public sealed record PlainResult(BigInteger Interviews, ImmutableSortedSet<string> Violations, ImmutableSortedSet<string> Permitted);

/// <summary>Checks a protocol by going through every interview, and every change of one answer in it. A second opinion on the diagrams: it shares no code with them.</summary>
public sealed class PlainCheck
{
    /// <summary>From the command line, protocols with more interviews are not enumerated.</summary>
    public const int MostInterviews = 1_000_000;

    private readonly Protocol _protocol;
    private readonly ImmutableArray<(CityProperty Property, Condition When)> _properties;
    private readonly ImmutableSortedSet<string>.Builder _violations = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly ImmutableSortedSet<string>.Builder _permitted = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly bool[] _fires;
    private readonly bool[] _asked;
    private readonly Dictionary<ulong, PlainOutcome> _known = [];
    private BigInteger _interviews;

    private PlainCheck(Protocol protocol, ImmutableArray<CityProperty> properties)
    {
        _protocol = protocol;
        _fires = new bool[protocol.Clauses.Length];
        _asked = new bool[protocol.Questions.Length];
        _properties = properties.IsDefault ? [] :
            [.. properties.Select(p => (p, p.ConditionIn(protocol))).Where(p => p.Item2 is not null).Select(p => (p.p, p.Item2!))];
    }

    /// <summary>Checks the protocol.</summary>
    public static PlainResult Of(Protocol protocol, ImmutableArray<CityProperty> properties = default)
    {
        var check = new PlainCheck(protocol, properties);
        PlainInterviews.Visit(protocol, check.One);
        for (var c = 0; c < check._fires.Length; c++) if (!check._fires[c]) check.Violates(ViolationKind.DeadClause, protocol.Clauses[c].Id);
        for (var q = 0; q < check._asked.Length; q++) if (!check._asked[q]) check.Violates(ViolationKind.UnreachableQuestion, protocol.Questions[q].Id);
        return new(check._interviews, check._violations.ToImmutable(), check._permitted.ToImmutable());
    }

    // A changed interview is often another one that is visited too: each is evaluated once.
    private PlainOutcome Outcome(byte[] codes)
    {
        if (codes.Length > 20) return PlainOutcome.Of(_protocol, codes);
        var key = 0UL;
        foreach (var code in codes) key = key * 9 + code;
        if (!_known.TryGetValue(key, out var outcome)) _known[key] = outcome = PlainOutcome.Of(_protocol, codes);
        return outcome;
    }

    private void Violates(ViolationKind kind, string subject) => _violations.Add($"{kind.Id()} {subject}");

    // The words are put together only for what does not hold: this is asked millions of times.
    private void Violates(bool violates, ViolationKind kind, string subject, string? what = null, string? name = null)
    {
        if (violates) Violates(kind, what is null ? subject : $"{subject}: {what}{name}");
    }

    private void One(byte[] codes)
    {
        _interviews++;
        var outcome = Outcome(codes);
        Violates(outcome.Level < 0, ViolationKind.NoDetermination, "level");
        Violates(outcome.Priority > 5, ViolationKind.NoDetermination, "priority");
        var fired = _protocol.Clauses.Where(c => PlainOutcome.Holds(c.When, codes)).ToList();
        foreach (var clause in fired) _fires[clause.Index] = true;
        Police(outcome);
        Instructions(fired);
        Properties(codes, outcome);
        for (var q = 0; q < codes.Length; q++)
        {
            var question = _protocol.Questions[q];
            var asked = PlainOutcome.Holds(question.Guard, codes);
            if (codes[q] != 0) _asked[q] = true;
            NonAnswer(codes, outcome, q, asked);
            if (codes[q] >= 3 && question.IsOrdered) Graver(codes, outcome, q);
            if ((question.SafeMask >> codes[q] & 1) == 1) NotSafe(codes, outcome, q);
            if (codes[q] is 1 or 2 || (codes[q] == 0 && asked)) PoliceByNonAnswer(codes, outcome, fired, q);
            if (question.Topic != ProtectedTopic.None && (codes[q] != 0 || asked)) Topic(codes, outcome, q);
        }
    }

    private void Police(PlainOutcome outcome)
    {
        if (outcome.Officer && outcome.InScope(_protocol.Family) && !outcome.ForPolice)
        {
            if (outcome.Flags.HasFlag(Flags.Search)) _permitted.Add($"{ViolationKind.PoliceWithoutGround.Id()} search");
            else Violates(ViolationKind.PoliceWithoutGround, "officer");
        }
        if (!outcome.Officer || !LawTable.NeedsCare(_protocol.Family, outcome.Flags)) return;
        Violates(!LawTable.PermitsPolice(true, LawTable.GroundsOf(outcome.Disqualifiers, outcome.Flags), parity: true), ViolationKind.LawForbidsPolice, "officer");
    }

    private void Instructions(List<Clause> fired)
    {
        var given = fired.SelectMany(c => c.Effects.Instructions).Where(i => !i.Contradicts.IsEmpty).Distinct().ToList();
        if (given.Count == 0) return;
        var all = fired.SelectMany(c => c.Effects.Instructions).Distinct().ToList();
        foreach (var a in given)
        {
            foreach (var b in all)
            {
                if (!a.Contradicts.Contains(b.Id)) continue;
                var (first, second) = string.CompareOrdinal(a.Id, b.Id) < 0 ? (a.Id, b.Id) : (b.Id, a.Id);
                Violates(ViolationKind.ContradictoryInstructions, $"{first} and {second}");
            }
        }
    }

    private void Properties(byte[] codes, PlainOutcome outcome)
    {
        foreach (var (property, when) in _properties)
        {
            if (!PlainOutcome.Holds(when, codes)) continue;
            if (property.LevelAtLeast is { } level) Violates(outcome.Level < (int)level, ViolationKind.CityProperty, $"{property.Id}: level at least {(int)level}");
            if (property.PriorityAtMost is { } priority) Violates(outcome.Priority > (int)priority, ViolationKind.CityProperty, $"{property.Id}: priority at most {(int)priority}");
            foreach (var kind in property.NeedsInclude) Violates(!outcome.Needs.Contains(kind), ViolationKind.CityProperty, $"{property.Id}: need {kind.Id()}");
            foreach (var kind in property.NeedsExclude) Violates(outcome.Needs.Contains(kind), ViolationKind.CityProperty, $"{property.Id}: no need {kind.Id()}");
            foreach (var flag in (property.FlagsInclude & ~outcome.Flags).Names()) Violates(ViolationKind.CityProperty, $"{property.Id}: flag {flag}");
        }
    }

    private void NonAnswer(byte[] codes, PlainOutcome outcome, int q, bool asked)
    {
        var question = _protocol.Questions[q];
        if (codes[q] is 1 or 2)
        {
            var role = question.Role;
            var medical = role is QuestionRole.Awake or QuestionRole.Breathing;
            Violates((medical || role is QuestionRole.Weapon or QuestionRole.Violence) && !outcome.Flags.HasFlag(Flags.ApproachWithCare), ViolationKind.NonAnswerWithoutCare, question.Id);
            Violates(medical && !outcome.Needs.Contains(ResponderKind.EmsAls) && !outcome.Needs.Contains(ResponderKind.EmsBls), ViolationKind.NonAnswerWithoutEms, question.Id);
        }
        Violates(asked && question.Role != QuestionRole.None && outcome.Level is 0 or 1 && (question.SafeMask >> codes[q] & 1) == 0,
            ViolationKind.LowLevelWithoutSafeAnswer, question.Id);
    }

    private void Graver(byte[] codes, PlainOutcome outcome, int q)
    {
        var question = _protocol.Questions[q];
        foreach (var graver in question.DangerOrder.Skip(question.DangerOrder.IndexOf(codes[q] - 3) + 1))
        {
            PlainInterviews.VisitChanged(_protocol, codes, q, graver + 3, changed =>
            {
                var after = Outcome(changed);
                Violates(after.Level < outcome.Level, ViolationKind.LevelFalls, question.Id);
                Violates(after.Priority > outcome.Priority, ViolationKind.PriorityFalls, question.Id);
                foreach (var kind in outcome.Needs - after.Needs) Violates(ViolationKind.NeedFalls, $"{question.Id}: need {kind.Id()}");
                Named(question, outcome, after);
            });
        }
    }

    private void Named(Question question, PlainOutcome before, PlainOutcome after)
    {
        if (before.Disqualifiers == after.Disqualifiers && before.Flags == after.Flags) return;
        Violates(before.ForPolice && !after.ForPolice, ViolationKind.NeedFalls, question.Id, "ground for police");
        Violates(before.ForEms && !after.ForEms, ViolationKind.NeedFalls, question.Id, "ground for ems");
        Violates(before.ForFire && !after.ForFire, ViolationKind.NeedFalls, question.Id, "ground for fire");
        Violates(before.Flags.HasFlag(Flags.BehaviouralHealth) && !after.Flags.HasFlag(Flags.BehaviouralHealth), ViolationKind.NeedFalls, question.Id, "flag behavioural-health");
    }

    private void NotSafe(byte[] codes, PlainOutcome outcome, int q)
    {
        var question = _protocol.Questions[q];
        for (var code = 0; code < 3; code++)
        {
            PlainInterviews.VisitChanged(_protocol, codes, q, code, changed =>
            {
                var after = Outcome(changed);
                Violates(after.Level < outcome.Level, ViolationKind.NonAnswerLowersLevel, question.Id);
                Violates(after.Priority > outcome.Priority, ViolationKind.NonAnswerLowersPriority, question.Id);
                foreach (var kind in outcome.Needs - after.Needs) Violates(ViolationKind.NonAnswerLowersNeed, $"{question.Id}: need {kind.Id()}");
            });
        }
    }

    private void PoliceByNonAnswer(byte[] codes, PlainOutcome outcome, List<Clause> fired, int q)
    {
        if (!outcome.Officer) return;
        var question = _protocol.Questions[q];
        var officers = Enumerable.Range(3, question.Options.Length).ToDictionary(code => code, code =>
        {
            var answered = (byte[])codes.Clone();
            answered[q] = (byte)code;
            return Outcome(answered).Officer;
        });
        // Held against each safe answer; where there is none, the non-answer is alone when no answer at all brings an officer.
        var alone = question.SafeMask == 0 ? !officers.ContainsValue(true) : officers.Any(o => !o.Value && (question.SafeMask >> o.Key & 1) == 1);
        if (!alone) return;
        if (outcome.StrictOfficer) Violates(ViolationKind.PoliceOnNonAnswer, question.Id);
        else
            foreach (var clause in fired.Where(c => c.Effects.Needs.Overlaps(ResponderKinds.WithOfficer)))
                _permitted.Add($"{ViolationKind.PoliceOnNonAnswer.Id()} {question.Id}: {clause.Id}");
    }

    private void Topic(byte[] codes, PlainOutcome outcome, int q)
    {
        var question = _protocol.Questions[q];
        for (var code = 0; code < 3 + question.Options.Length; code++)
        {
            var other = (byte[])codes.Clone();
            other[q] = (byte)code;
            var after = Outcome(other);
            foreach (var kind in new[] { ResponderKind.Police, ResponderKind.CoResponse })
                Violates(outcome.Needs.Contains(kind) != after.Needs.Contains(kind), ViolationKind.PoliceByProtectedTopic, question.Id, "need ", kind.Id());
            foreach (var disqualifier in Disqualifiers.Police)
                Violates(outcome.Disqualifiers.Contains(disqualifier) != after.Disqualifiers.Contains(disqualifier), ViolationKind.PoliceByProtectedTopic, question.Id, "disqualifier ", disqualifier.Id());
        }
    }
}
