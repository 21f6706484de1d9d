using RightCall.Domain.Triage;

namespace RightCall.Domain.Tests.Rules;

/// <summary>The law's table, row by row.</summary>
public sealed class LawTests
{
    public static TheoryData<bool, bool, bool, bool, bool, bool> Rows =>
        new(from bits in Enumerable.Range(0, 64) select (Bit(bits, 0), Bit(bits, 1), Bit(bits, 2), Bit(bits, 3), Bit(bits, 4), Bit(bits, 5)));

    [Theory, MemberData(nameof(Rows))]
    public void Illinois_allows_police_only_on_one_of_four_grounds_and_with_parity(bool care, bool crime, bool threat, bool unavailable, bool asks, bool parity)
    {
        var allowed = !care || (parity && (crime || threat || unavailable || asks));
        Assert.Equal(!allowed, Law.PoliceForbidden(Statute.IllinoisCessa, new(care, crime, threat, unavailable, asks, parity)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void Without_a_statute_nothing_is_forbidden(bool care, bool crime, bool threat, bool unavailable, bool asks, bool parity) =>
        Assert.False(Law.PoliceForbidden(Statute.None, new(care, crime, threat, unavailable, asks, parity)));

    private static bool Bit(int bits, int i) => (bits & (1 << i)) != 0;
}
