using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Protocols;

namespace RightCall.Rules.Proof.Reports;

/// <summary>Which lines of the files a finding is about: where to look first.</summary>
internal static class ToBlame
{
    /// <summary>The places of a finding, in the order of the protocol; none where it is about something that is missing.</summary>
    public static IEnumerable<Place> Places(Protocol protocol, Violation violation, RulePlaces places) =>
        Subjects(protocol, violation).Select(subject => places.Of(protocol.Nature, subject)).OfType<Place>();

    private static IEnumerable<string> Subjects(Protocol protocol, Violation violation)
    {
        if (violation.Kind == ViolationKind.DeadClause) return [$"clause {violation.Subject}"];
        if (violation.Kind is ViolationKind.UnreachableQuestion or ViolationKind.LowLevelWithoutSafeAnswer or ViolationKind.NonAnswerWithoutCare or ViolationKind.NonAnswerWithoutEms)
            return [$"question {violation.Subject}"];
        return violation.Example is { } example ? Clauses(protocol, violation.Kind, example).Select(c => $"clause {c.Id}") : [];
    }

    private static IEnumerable<Clause> Clauses(Protocol protocol, ViolationKind kind, Counterexample example)
    {
        var before = TriageEngine.Determine(protocol, example.Before.AsSpan());
        if (kind is ViolationKind.PoliceWithoutGround or ViolationKind.LawForbidsPolice or ViolationKind.PoliceOnNonAnswer)
            return before.Clauses.Where(c => c.Effects.Needs.Overlaps(ResponderKinds.WithOfficer));
        if (example.After is { } changed)
        {
            var after = TriageEngine.Determine(protocol, changed.AsSpan());
            return before.Clauses.Except(after.Clauses).Union(after.Clauses.Except(before.Clauses)).OrderBy(c => c.Index);
        }
        if (kind != ViolationKind.ContradictoryInstructions) return [];
        var given = before.Instructions().ToList();
        return before.Clauses.Where(c => c.Effects.Instructions.Any(i => given.Exists(g => g.Contradicts.Contains(i.Id) || i.Contradicts.Contains(g.Id))));
    }
}
