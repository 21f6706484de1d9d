using System.Globalization;
using System.Text.RegularExpressions;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>Coordinates as people read them out: degrees with a point, or degrees, minutes and seconds; with signs or with N, S, E, W. Latitude first.</summary>
internal static partial class CoordinateText
{
    /// <summary>The point; null where the text is none.</summary>
    public static GeoPoint? Read(string text)
    {
        if (Pair().Match(text) is not { Success: true } m) return null;
        return Degrees(m, "a", 90) is { } latitude && Degrees(m, "o", 180) is { } longitude ? GeoPoint.FromDegrees(latitude, longitude) : null;
    }

    private static double? Degrees(Match m, string which, double most)
    {
        double Number(string part) => m.Groups[part + which] is { Success: true } g ? double.Parse(g.Value, CultureInfo.InvariantCulture) : 0;
        var (minutes, seconds) = (Number("m"), Number("s"));
        // A whole number alone is a house number as often as a degree.
        if (!m.Groups["m" + which].Success && !m.Groups["d" + which].Value.Contains('.', StringComparison.Ordinal)) return null;
        var value = Number("d") + (minutes / 60) + (seconds / 3600);
        if (value > most || minutes >= 60 || seconds >= 60) return null;
        var letters = m.Groups["h" + which].Value + m.Groups["t" + which].Value;
        return m.Groups["n" + which].Success || letters.Contains('S', StringComparison.OrdinalIgnoreCase) || letters.Contains('W', StringComparison.OrdinalIgnoreCase) ? -value : value;
    }

    [GeneratedRegex("""
        ^\s*(?:lat(?:itude)?\W*)?(?<ha>[NS])?\s*(?<na>-)?(?<da>\d{1,2}(?:\.\d+)?)(?:\s*[°\s]\s*(?<ma>\d{1,2}(?:\.\d+)?)\s*['′](?:\s*(?<sa>\d{1,2}(?:\.\d+)?)\s*(?:"|″|''))?|\s*°)?\s*(?<ta>[NS])?
        \s*[,;/\s]\s*(?:lon(?:g|gitude)?\W*?)?\s*(?<ho>[EW])?\s*(?<no>-)?(?<do>\d{1,3}(?:\.\d+)?)(?:\s*[°\s]\s*(?<mo>\d{1,2}(?:\.\d+)?)\s*['′](?:\s*(?<so>\d{1,2}(?:\.\d+)?)\s*(?:"|″|''))?|\s*°)?\s*(?<to>[EW])?\s*$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pair();
}
