using System.Globalization;

namespace RightCall.Planning.Reports;

/// <summary>A part of a whole, as reports show it: never without its denominator.</summary>
/// <param name="Part">How many.</param>
/// <param name="Whole">Of how many.</param>
public readonly record struct Share(long Part, long Whole)
{
    /// <summary>In percent, to this many decimals; null of nothing.</summary>
    public double? Percent(int decimals = 1) => Whole == 0 ? null : Math.Round(100.0 * Part / Whole, decimals, MidpointRounding.AwayFromZero);

    /// <summary>The others.</summary>
    public Share Rest => new(Whole - Part, Whole);

    /// <summary>Such as <c>38.5 % (37,113 of 96,291)</c>.</summary>
    public override string ToString() => Percent() is { } percent
        ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} % ({Part:N0} of {Whole:N0})") : "none";
}
