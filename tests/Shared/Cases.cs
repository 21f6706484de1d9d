using CsCheck;

namespace RightCall.Tests;

/// <summary>
/// Which cases a random property is tried on. In <c>fast</c> and <c>ci</c> they are the same on every machine and in every run, so that a build turns red only for what was changed;
/// <c>soak</c> plays as many again that nobody has seen before. A failure names the seed; with it in CsCheck_Seed the failing case comes first, and smaller ones are looked for.
/// </summary>
internal static class Cases
{
    private const ulong Always = 0x5EED_0911;
    private const int Smaller = 2_000;

    /// <summary>Tries the property on this many cases, one after another.</summary>
    public static void Hold<T>(this Gen<T> cases, int count, Action<T> property, Func<T, string>? print = null)
    {
        if (Environment.GetEnvironmentVariable("CsCheck_Seed") is { Length: > 0 })
        {
            cases.Sample(property, iter: Smaller, threads: 1, print: print);
            return;
        }
        for (var i = 0u; i < count; i++) cases.Sample(property, seed: new PCG(i, Always).ToString(), iter: 1, threads: 1, print: print);
        if (Tier.Current == "soak") cases.Sample(property, iter: count, threads: 1, print: print);
    }
}
