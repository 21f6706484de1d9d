using System.Collections.Immutable;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>What plain enumeration says about a protocol.</summary>
/// <param name="Interviews">How many interviews there are.</param>
/// <param name="Violations">Kind and subject of everything that does not hold.</param>
/// <param name="Permitted">Kind and subject of what the city's files permit.</param>
public sealed record PlainResult(long Interviews, ImmutableSortedSet<string> Violations, ImmutableSortedSet<string> Permitted);

/// <summary>Checks a protocol by going through every interview, and every change of one answer in it. A second opinion on the diagrams: it shares no code with them.
/// What depends only on the clauses that fire is looked at once for each set of them, what depends on two outcomes once for each two.</summary>
public sealed class PlainCheck
{
    /// <summary>From the command line, protocols with more interviews are not enumerated.</summary>
    public const int MostInterviews = 1_000_000;

    private readonly Protocol _protocol;
    private readonly ImmutableArray<CityProperty> _properties;
    private readonly PlainRules _rules;
    private readonly PlainInterviews _interviews;
    private readonly ImmutableSortedSet<string>.Builder _violations = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly ImmutableSortedSet<string>.Builder _permitted = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly bool[] _fires;
    private readonly bool[] _asked;
    private readonly ImmutableArray<ImmutableArray<ImmutableArray<int>>> _graver;
    private readonly HashSet<long> _compared = [];
    private long _count;

    private PlainCheck(Protocol protocol, ImmutableArray<CityProperty> properties)
    {
        _protocol = protocol;
        _interviews = new(protocol);
        _fires = new bool[protocol.Clauses.Length];
        _asked = new bool[protocol.Questions.Length];
        var about = properties.IsDefault ? [] : properties.Select(p => (Property: p, When: p.ConditionIn(protocol))).Where(p => p.When is not null).ToList();
        _properties = [.. about.Select(p => p.Property)];
        _rules = new(protocol, about.Select(p => p.When!));
        _graver = [.. protocol.Questions.Select(q => Enumerable.Range(0, 3 + q.Options.Length).Select(code => Graver(q, code)).ToImmutableArray())];
    }

    private static ImmutableArray<int> Graver(Question question, int code) =>
        code < 3 || !question.IsOrdered ? [] : [.. question.DangerOrder.Skip(question.DangerOrder.IndexOf(code - 3) + 1).Select(answer => answer + 3)];

    /// <summary>Checks the protocol.</summary>
    public static PlainResult Of(Protocol protocol, ImmutableArray<CityProperty> properties = default)
    {
        var check = new PlainCheck(protocol, properties);
        check._interviews.Visit(check.One);
        for (var c = 0; c < check._fires.Length; c++) if (!check._fires[c]) check.Violates(ViolationKind.DeadClause, protocol.Clauses[c].Id);
        for (var q = 0; q < check._asked.Length; q++) if (!check._asked[q]) check.Violates(ViolationKind.UnreachableQuestion, protocol.Questions[q].Id);
        return new(check._count, check._violations.ToImmutable(), check._permitted.ToImmutable());
    }

    private void Violates(ViolationKind kind, string subject) => _violations.Add($"{kind.Id()} {subject}");

    private void Violates(bool violates, ViolationKind kind, string subject)
    {
        if (violates) Violates(kind, subject);
    }

    private void One(byte[] codes)
    {
        _count++;
        var here = _rules.Of(codes);
        if (!here.Visited) Whole(here);
        here.Visited = true;
        for (var q = 0; q < codes.Length; q++)
        {
            var question = _protocol.Questions[q];
            var asked = _interviews.Asks(q, codes);
            if (codes[q] != 0) _asked[q] = true;
            NonAnswer(codes, here.Outcome, q, asked);
            foreach (var graver in _graver[q][codes[q]]) Change(codes, here.Outcome, q, graver, graver: true);
            if ((question.SafeMask >> codes[q] & 1) == 1) for (var code = 0; code < 3; code++) Change(codes, here.Outcome, q, code, graver: false);
            if (here.Outcome.Officer && (codes[q] is 1 or 2 || (codes[q] == 0 && asked))) PoliceByNonAnswer(codes, here, q);
            if (question.Topic != ProtectedTopic.None && (codes[q] != 0 || asked)) Topic(codes, here.Outcome, q);
        }
    }

    // What the clauses that fire say by themselves.
    private void Whole(PlainMatch here)
    {
        Violates(here.Outcome.Level < 0, ViolationKind.NoDetermination, "level");
        Violates(here.Outcome.Priority > 5, ViolationKind.NoDetermination, "priority");
        foreach (var clause in here.Fired) _fires[clause.Index] = true;
        Police(here.Outcome);
        Instructions(here.Fired);
        foreach (var at in here.Properties) Property(_properties[at], here.Outcome);
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

    private void Instructions(ImmutableArray<Clause> fired)
    {
        var all = fired.SelectMany(c => c.Effects.Instructions).Distinct().ToList();
        foreach (var a in all)
        {
            foreach (var b in all)
            {
                if (!a.Contradicts.Contains(b.Id)) continue;
                var (first, second) = string.CompareOrdinal(a.Id, b.Id) < 0 ? (a.Id, b.Id) : (b.Id, a.Id);
                Violates(ViolationKind.ContradictoryInstructions, $"{first} and {second}");
            }
        }
    }

    private void Property(CityProperty property, PlainOutcome outcome)
    {
        if (property.LevelAtLeast is { } level) Violates(outcome.Level < (int)level, ViolationKind.CityProperty, $"{property.Id}: level at least {(int)level}");
        if (property.PriorityAtMost is { } priority) Violates(outcome.Priority > (int)priority, ViolationKind.CityProperty, $"{property.Id}: priority at most {(int)priority}");
        foreach (var kind in property.NeedsInclude) Violates(!outcome.Needs.Contains(kind), ViolationKind.CityProperty, $"{property.Id}: need {kind.Id()}");
        foreach (var kind in property.NeedsExclude) Violates(outcome.Needs.Contains(kind), ViolationKind.CityProperty, $"{property.Id}: no need {kind.Id()}");
        foreach (var flag in (property.FlagsInclude & ~outcome.Flags).Names()) Violates(ViolationKind.CityProperty, $"{property.Id}: flag {flag}");
    }

    private void NonAnswer(byte[] codes, PlainOutcome outcome, int q, bool asked)
    {
        var question = _protocol.Questions[q];
        if (codes[q] is 1 or 2)
        {
            var medical = question.Role is QuestionRole.Awake or QuestionRole.Breathing;
            var grave = medical || question.Role is QuestionRole.Weapon or QuestionRole.Violence;
            if (grave && !outcome.Care) Violates(ViolationKind.NonAnswerWithoutCare, question.Id);
            if (medical && !outcome.Ems) Violates(ViolationKind.NonAnswerWithoutEms, question.Id);
        }
        if (outcome.Level is 0 or 1 && asked && question.Role != QuestionRole.None && (question.SafeMask >> codes[q] & 1) == 0)
            Violates(ViolationKind.LowLevelWithoutSafeAnswer, question.Id);
    }

    private void Change(byte[] codes, PlainOutcome before, int q, int code, bool graver) => _interviews.VisitChanged(codes, q, code, changed =>
    {
        var after = _rules.Of(changed).Outcome;
        if (ReferenceEquals(after, before) || !_compared.Add(((q * 2L + (graver ? 1 : 0)) << 50) + ((long)before.Number << 25) + after.Number)) return;
        if (graver) Graver(before, after, _protocol.Questions[q]);
        else NotSafe(before, after, _protocol.Questions[q]);
    });

    private void Graver(PlainOutcome before, PlainOutcome after, Question question)
    {
        Violates(after.Level < before.Level, ViolationKind.LevelFalls, question.Id);
        Violates(after.Priority > before.Priority, ViolationKind.PriorityFalls, question.Id);
        foreach (var kind in before.Needs - after.Needs) Violates(ViolationKind.NeedFalls, $"{question.Id}: need {kind.Id()}");
        Violates(before.ForPolice && !after.ForPolice, ViolationKind.NeedFalls, $"{question.Id}: ground for police");
        Violates(before.ForEms && !after.ForEms, ViolationKind.NeedFalls, $"{question.Id}: ground for ems");
        Violates(before.ForFire && !after.ForFire, ViolationKind.NeedFalls, $"{question.Id}: ground for fire");
        Violates((before.Flags & ~after.Flags).HasFlag(Flags.BehaviouralHealth), ViolationKind.NeedFalls, $"{question.Id}: flag behavioural-health");
    }

    private void NotSafe(PlainOutcome before, PlainOutcome after, Question question)
    {
        Violates(after.Level < before.Level, ViolationKind.NonAnswerLowersLevel, question.Id);
        Violates(after.Priority > before.Priority, ViolationKind.NonAnswerLowersPriority, question.Id);
        foreach (var kind in before.Needs - after.Needs) Violates(ViolationKind.NonAnswerLowersNeed, $"{question.Id}: need {kind.Id()}");
    }

    private void PoliceByNonAnswer(byte[] codes, PlainMatch here, int q)
    {
        var question = _protocol.Questions[q];
        // Held against each safe answer; where there is none, the non-answer is alone when no answer at all brings an officer.
        var given = codes[q];
        var (some, all) = (false, true);
        for (var code = 3; code < 3 + question.Options.Length; code++)
        {
            if (question.SafeMask != 0 && (question.SafeMask >> code & 1) == 0) continue;
            codes[q] = (byte)code;
            var none = !_rules.Of(codes).Outcome.Officer;
            some |= none;
            all &= none;
        }
        codes[q] = given;
        if (!(question.SafeMask == 0 ? all : some)) return;
        if (here.Outcome.StrictOfficer) Violates(ViolationKind.PoliceOnNonAnswer, question.Id);
        else
            foreach (var clause in here.Fired.Where(c => c.Effects.Needs.Overlaps(ResponderKinds.WithOfficer)))
                _permitted.Add($"{ViolationKind.PoliceOnNonAnswer.Id()} {question.Id}: {clause.Id}");
    }

    private void Topic(byte[] codes, PlainOutcome outcome, int q)
    {
        var question = _protocol.Questions[q];
        var given = codes[q];
        for (var code = 0; code < 3 + question.Options.Length; code++)
        {
            codes[q] = (byte)code;
            var after = _rules.Of(codes).Outcome;
            if (ReferenceEquals(after, outcome)) continue;
            foreach (var kind in new[] { ResponderKind.Police, ResponderKind.CoResponse })
                Violates(outcome.Needs.Contains(kind) != after.Needs.Contains(kind), ViolationKind.PoliceByProtectedTopic, $"{question.Id}: need {kind.Id()}");
            foreach (var disqualifier in Disqualifiers.Police)
                Violates(outcome.Disqualifiers.Contains(disqualifier) != after.Disqualifiers.Contains(disqualifier), ViolationKind.PoliceByProtectedTopic, $"{question.Id}: disqualifier {disqualifier.Id()}");
        }
        codes[q] = given;
    }
}
