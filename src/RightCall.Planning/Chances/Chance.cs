using System.Runtime.CompilerServices;

namespace RightCall.Planning.Chances;

/// <summary>Why chance is asked: part of what is hashed, so that one question's answer never depends on how many others were asked before.</summary>
/// <param name="Hash">A 64-bit FNV-1a hash of the purpose's words.</param>
public readonly record struct Purpose(ulong Hash)
{
    /// <summary>A purpose by its words, such as <c>answer weapon</c>. Made once and kept: hashing words is slow.</summary>
    public static Purpose Of(string words)
    {
        var hash = 0xcbf29ce484222325UL;
        foreach (var letter in words) unchecked { hash = (hash ^ letter) * 0x100000001b3UL; }
        return new(hash);
    }

    /// <summary>The same purpose for the n-th thing of its kind, such as the second unit on a scene.</summary>
    public Purpose Nth(int n) => new(unchecked(Hash + ((ulong)n * 0x9e3779b97f4a7c15UL)));
}

/// <summary>Chance as a hash of (seed, call, purpose), never a stream: every policy meets the same caller, whatever it asked or sent before.</summary>
/// <remarks>The hash is the finalizer of SplitMix64 (Steele, Lea, Flood 2014), applied once for each part. Immutable; safe to share between threads.</remarks>
/// <param name="Seed">The run's seed.</param>
public readonly record struct Chance(ulong Seed)
{
    /// <summary>64 evenly spread bits for this call and purpose.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(long call, Purpose purpose)
    {
        unchecked { return Mix(Mix(Mix(Seed + 0x9e3779b97f4a7c15UL) ^ (ulong)call) ^ purpose.Hash); }
    }

    /// <summary>A number from 0 (included) to 1 (left out).</summary>
    public double Share(long call, Purpose purpose) => (Bits(call, purpose) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability, long call, Purpose purpose) => Share(call, purpose) < probability;

    /// <summary>SplitMix64's finalizer.</summary>
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
            return z ^ (z >> 31);
        }
    }
}
