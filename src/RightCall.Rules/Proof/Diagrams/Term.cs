using System.Collections.Immutable;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Diagrams;

/// <summary>One alternative of a condition: at most one literal for each question, in the order of the questions, none of them always true.</summary>
/// <param name="Literals">What has to hold. Empty: it always holds.</param>
/// <param name="Clause">The place of the clause that it belongs to; -1 where it is part of a guard or of a city's property.</param>
internal sealed record Term(ImmutableArray<Literal> Literals, int Clause)
{
    /// <summary>Whether it holds whatever the answers are.</summary>
    public bool IsAlways => Literals.IsEmpty;

    /// <summary>The codes of this question for which the term can still hold.</summary>
    public int MaskOf(int question, int full)
    {
        foreach (var literal in Literals) if (literal.Question == question) return literal.Mask;
        return full;
    }

    /// <summary>The term of an alternative; null where no answers can satisfy it.</summary>
    /// <param name="literals">The literals as the file has them.</param>
    /// <param name="full">For each question the bits of all that it can be.</param>
    /// <param name="clause">The clause's place, or -1.</param>
    public static Term? Of(ImmutableArray<Literal> literals, int[] full, int clause)
    {
        var masks = new SortedDictionary<int, int>();
        foreach (var literal in literals)
            masks[literal.Question] = literal.Mask & (masks.TryGetValue(literal.Question, out var mask) ? mask : full[literal.Question]);
        if (masks.ContainsValue(0)) return null;
        return new([.. masks.Where(m => m.Value != full[m.Key]).Select(m => new Literal(m.Key, m.Value))], clause);
    }
}
