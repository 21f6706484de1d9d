using System.Collections.Immutable;
using System.Numerics;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof;

/// <summary>What the check found about one nature.</summary>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Interviews">How many interviews the proof covers: every reachable one, those that end early included.</param>
/// <param name="Nodes">The nodes of all diagrams.</param>
/// <param name="Diagrams">How many diagrams were built.</param>
/// <param name="Violations">What does not hold.</param>
/// <param name="Permitted">What the city's files permit by name, counted apart.</param>
/// <param name="Notes">What is no violation but worth a look: answers in clauses and guards that can never be met there.</param>
public sealed record NatureProof(Protocol Protocol, BigInteger Interviews, long Nodes, long Diagrams, ImmutableArray<Violation> Violations,
    ImmutableArray<Violation> Permitted, ImmutableArray<string> Notes)
{
    /// <summary>Whether all rules are proved.</summary>
    public bool IsProved => Violations.IsEmpty;

    /// <summary>Whether nothing was proved because the protocol is larger than the check's limits.</summary>
    public bool IsRefused => Diagrams == 0;
}
