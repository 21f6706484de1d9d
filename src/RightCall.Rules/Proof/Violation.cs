using System.Collections.Immutable;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof;

/// <summary>Something that does not hold, with the shortest interview found that shows it.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Subject">What it is about: a question, a clause, an output; together with <paramref name="Kind"/> unique in a report.</param>
/// <param name="Finding">The finding in plain words.</param>
/// <param name="Example">The interview that shows it; null where none can, as for a dead clause.</param>
public sealed record Violation(ViolationKind Kind, string Subject, string Finding, Counterexample? Example)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind.Id()} {Subject}";
}

/// <summary>The answers that lead to a violation, and for a rule about a change the answers after it.</summary>
/// <param name="Before">For each question of the protocol its code: an interview that can come about as the protocol asks.</param>
/// <param name="After">The same interview with one answer changed, what was asked kept, what is newly asked answered; null for a rule about one interview.</param>
/// <param name="Changed">The question whose answer was changed, or null.</param>
public sealed record Counterexample(ImmutableArray<byte> Before, ImmutableArray<byte>? After, Question? Changed);
