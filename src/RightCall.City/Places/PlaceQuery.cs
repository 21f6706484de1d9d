using System.Globalization;
using System.Text.RegularExpressions;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>What a typed text asks for, before anything is looked up.</summary>
internal abstract partial record PlaceQuery
{
    internal sealed record Coordinates(GeoPoint At) : PlaceQuery;
    internal sealed record Code(GeoPoint At) : PlaceQuery;
    internal sealed record Crossing(string[] First, string[] Second) : PlaceQuery;
    internal sealed record HundredBlock(int FirstNumber, string[] Street) : PlaceQuery;
    internal sealed record Address(int Number, string[] Street) : PlaceQuery;
    internal sealed record Named(string[] Words) : PlaceQuery;

    /// <summary>Every reading of the text, the most specific first. "5 AV S" is a street and could be number 5.</summary>
    public static List<PlaceQuery> Read(string text, GeoPoint centre)
    {
        if (Degrees().Match(text) is { Success: true } m && double.TryParse(m.Groups[1].Value, CultureInfo.InvariantCulture, out var lat)
            && double.TryParse(m.Groups[2].Value, CultureInfo.InvariantCulture, out var lon) && Math.Abs(lat) <= 90 && Math.Abs(lon) <= 180)
            return [new Coordinates(GeoPoint.FromDegrees(lat, lon))];
        if (PlusCode.Decode(text.Trim().Split(' ', ',')[0], centre) is { } point) return [new Code(point)];
        var readings = new List<PlaceQuery>();
        if (Block().Match(text) is { Success: true } b)
            readings.Add(new HundredBlock(Hundred(b.Groups[1].Value), StreetWords.Canonical(b.Groups[2].Value)));
        else if (Split(text) is { } sides)
            readings.Add(new Crossing(StreetWords.Canonical(sides.First), StreetWords.Canonical(sides.Second)));
        else if (House().Match(text) is { Success: true } h && int.TryParse(h.Groups[1].Value, CultureInfo.InvariantCulture, out var number))
            readings.Add(new Address(number, StreetWords.Canonical(Unit().Replace(h.Groups[2].Value, ""))));
        readings.Add(new Named(StreetWords.Canonical(text)));
        return readings;
    }

    /// <summary>What stands before the first comma, and what behind it: a flat, a district, the city.</summary>
    public static (string Place, string Tail) Comma(string text)
    {
        var at = text.IndexOf(',', StringComparison.Ordinal);
        return at < 3 || Degrees().IsMatch(text) ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    // 45XX is 4500, XX is 0; "4512 BLOCK OF" is read as 4500 too.
    private static int Hundred(string digits) => int.Parse(digits.Replace("XX", "00", StringComparison.OrdinalIgnoreCase), CultureInfo.InvariantCulture) / 100 * 100;

    private static (string First, string Second)? Split(string text)
    {
        var parts = Between().Split(text, 2);
        return parts.Length == 2 && parts[0].Trim().Length > 0 && parts[1].Trim().Length > 0 ? (parts[0], parts[1]) : null;
    }

    [GeneratedRegex(@"^\s*(-?\d{1,2}\.\d+)\s*[, ]\s*(-?\d{1,3}\.\d+)\s*$")]
    private static partial Regex Degrees();

    [GeneratedRegex(@"^\s*(\d{0,4}XX(?=\s)|\d{1,6}(?=\s+(?:BLOCK|BLK)\b))\s+(?:(?:BLOCK|BLK)\s+)?(?:OF\s+)?(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s*(?:/|&|@)\s*|\s+(?:and|at|near|y|con|esquina)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(\d{1,6})(?:-\d+)?[a-z]?\s+(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex House();

    [GeneratedRegex(@"[\s,]+(?:apt|apartment|unit|ste|suite|rm|room|fl|floor|#)\.?\s*[\w-]+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
