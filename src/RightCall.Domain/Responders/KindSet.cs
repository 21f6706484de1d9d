using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RightCall.Domain.Responders;

/// <summary>A set of responder kinds. Enumerates in the order of <see cref="ResponderKind"/>.</summary>
[CollectionBuilder(typeof(KindSet), nameof(Create))]
public readonly record struct KindSet(ushort Bits) : IEnumerable<ResponderKind>
{
    /// <summary>No kind.</summary>
    public static readonly KindSet None;

    /// <summary>A set of the given kinds.</summary>
    public static KindSet Create(ReadOnlySpan<ResponderKind> kinds)
    {
        ushort bits = 0;
        foreach (var kind in kinds) bits |= (ushort)(1 << (int)kind);
        return new(bits);
    }

    /// <summary>The set of one kind.</summary>
    public static KindSet Of(ResponderKind kind) => new((ushort)(1 << (int)kind));

    /// <summary>Whether no kind is in the set.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>How many kinds are in the set.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>Whether the kind is in the set.</summary>
    public bool Contains(ResponderKind kind) => (Bits & (1 << (int)kind)) != 0;

    /// <summary>Whether every kind of the other set is in this one.</summary>
    public bool ContainsAll(KindSet other) => (Bits & other.Bits) == other.Bits;

    /// <summary>Whether the two sets share a kind.</summary>
    public bool Overlaps(KindSet other) => (Bits & other.Bits) != 0;

    /// <summary>The kinds of either set.</summary>
    public static KindSet operator |(KindSet a, KindSet b) => new((ushort)(a.Bits | b.Bits));

    /// <summary>The kinds of both sets.</summary>
    public static KindSet operator &(KindSet a, KindSet b) => new((ushort)(a.Bits & b.Bits));

    /// <summary>The kinds of the first set that are not in the second.</summary>
    public static KindSet operator -(KindSet a, KindSet b) => new((ushort)(a.Bits & ~b.Bits));

    /// <inheritdoc/>
    public IEnumerator<ResponderKind> GetEnumerator()
    {
        for (var rest = Bits; rest != 0; rest &= (ushort)(rest - 1)) yield return (ResponderKind)BitOperations.TrailingZeroCount(rest);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The ids, joined by a comma.</summary>
    public override string ToString() => string.Join(", ", this.Select(k => k.Id()));
}
