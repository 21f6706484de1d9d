using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RightCall.Domain.Triage;

/// <summary>A set of disqualifiers. Enumerates in the order of <see cref="Disqualifier"/>.</summary>
[CollectionBuilder(typeof(DisqualifierSet), nameof(Create))]
public readonly record struct DisqualifierSet(uint Bits) : IEnumerable<Disqualifier>
{
    /// <summary>A set of the given disqualifiers.</summary>
    public static DisqualifierSet Create(ReadOnlySpan<Disqualifier> items)
    {
        uint bits = 0;
        foreach (var item in items) bits |= 1u << (int)item;
        return new(bits);
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>Whether the disqualifier is in the set.</summary>
    public bool Contains(Disqualifier item) => (Bits & (1u << (int)item)) != 0;

    /// <summary>Whether the two sets share one.</summary>
    public bool Overlaps(DisqualifierSet other) => (Bits & other.Bits) != 0;

    /// <summary>Whether a police disqualifier is in the set: the only thing that makes police first.</summary>
    public bool HasPolice => Overlaps(Disqualifiers.Police);

    /// <summary>Those of either set.</summary>
    public static DisqualifierSet operator |(DisqualifierSet a, DisqualifierSet b) => new(a.Bits | b.Bits);

    /// <summary>Those of both sets.</summary>
    public static DisqualifierSet operator &(DisqualifierSet a, DisqualifierSet b) => new(a.Bits & b.Bits);

    /// <inheritdoc/>
    public IEnumerator<Disqualifier> GetEnumerator()
    {
        for (var rest = Bits; rest != 0; rest &= rest - 1) yield return (Disqualifier)BitOperations.TrailingZeroCount(rest);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The ids, joined by a comma.</summary>
    public override string ToString() => string.Join(", ", this.Select(d => d.Id()));
}
