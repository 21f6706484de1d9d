using System.Globalization;
using System.Text.RegularExpressions;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>What a typed text asks for, before anything is looked up. Words are as they were written.</summary>
internal abstract partial record PlaceQuery
{
    internal sealed record Coordinates(GeoPoint At) : PlaceQuery;
    internal sealed record Code(GeoPoint At) : PlaceQuery;
    internal sealed record Crossing(string[] First, string[] Second) : PlaceQuery;
    internal sealed record Stretch(string[] Street, string[] First, string[] Second) : PlaceQuery;
    internal sealed record HundredBlock(int FirstNumber, string[] Street) : PlaceQuery;
    internal sealed record Address(int Number, string[] Street) : PlaceQuery;
    internal sealed record Named(string[] Words) : PlaceQuery;

    /// <summary>Every reading of the text, the most specific first. "5 AV S" is a street and could be number 5.</summary>
    public static List<PlaceQuery> Read(string text, GeoPoint centre)
    {
        if (CoordinateText.Read(text) is { } coordinates) return [new Coordinates(coordinates)];
        if (PlusCode.Decode(text.Trim().Split(' ', ',')[0], centre) is { } point) return [new Code(point)];
        var readings = new List<PlaceQuery>();
        var plain = Bound().Replace(Post().Replace(Lead().Replace(text, ""), ""), "");
        if (Block(plain) is { } block)
            readings.Add(block);
        else if (Between().Match(plain) is { Success: true } b)
            readings.Add(new Stretch(StreetWords.Words(b.Groups[1].Value), StreetWords.Words(b.Groups[2].Value), StreetWords.Words(b.Groups[3].Value)));
        else if (Split(plain) is { } sides)
            readings.Add(new Crossing(StreetWords.Words(sides.First), StreetWords.Words(sides.Second)));
        else if (House().Match(plain) is { Success: true } h && int.TryParse(h.Groups[1].Value, CultureInfo.InvariantCulture, out var number))
            readings.Add(new Address(number, StreetWords.Words(Unit().Replace(h.Groups[2].Value, ""))));
        else if (NumberLast().Match(plain) is { Success: true } l && int.TryParse(l.Groups[2].Value, CultureInfo.InvariantCulture, out var last))
        {
            // "SR 315" is a road, "Main Street 315" a house.
            readings.Add(new Named(StreetWords.Words(plain)));
            readings.Add(new Address(last, StreetWords.Words(l.Groups[1].Value)));
        }
        readings.Add(new Named(StreetWords.Words(plain)));
        if (plain.Trim().Length < text.Trim().Length) readings.Add(new Named(StreetWords.Words(text)));
        return readings;
    }

    /// <summary>What stands before the first comma, and what behind it: a flat, a district, the city.</summary>
    public static (string Place, string Tail) Comma(string text)
    {
        var at = text.IndexOf(',', StringComparison.Ordinal);
        return at < 3 || CoordinateText.Read(text) is not null ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    // "45XX BLOCK OF BROOKLYN AV", "4500 BLK BROOKLYN"; the words BLOCK and OF may have a slip in them where XX or OF says what is meant.
    private static HundredBlock? Block(string text)
    {
        if (Numbers().Match(text) is not { Success: true } m) return null;
        var (number, words) = (m.Groups[1].Value, m.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var crosses = number.EndsWith("XX", StringComparison.OrdinalIgnoreCase);
        var (isBlock, saysOf) = (Is(words, 0, "BLOCK", 0) || Is(words, 0, "BLK", 0), Is(words, 1, "OF", 0));
        if (!crosses && !isBlock && !(saysOf && Is(words, 0, "BLOCK", 1))) return null;
        var skip = isBlock || Is(words, 0, "BLOCK", 1) ? 1 : 0;
        if (Is(words, skip, "OF", words.Length > skip + 1 ? 1 : 0)) skip++;
        if (skip >= words.Length) return null;
        return new(int.Parse(crosses ? $"{number[..^2]}00" : number, CultureInfo.InvariantCulture) / 100 * 100, StreetWords.Words(string.Join(' ', words[skip..])));
    }

    private static bool Is(string[] words, int at, string wanted, int slips) => at < words.Length && Likeness.Letters(words[at].ToUpperInvariant(), wanted) <= slips;

    private static (string First, string Second)? Split(string text)
    {
        var parts = Crosses().Split(text, 2);
        return parts.Length == 2 && parts[0].Trim().Length > 0 && parts[1].Trim().Length > 0 ? (parts[0], parts[1]) : null;
    }

    [GeneratedRegex(@"^\s*(\d{0,4}XX|\d{1,6})\s+(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();

    // Police write N/O for "north of"; an X between two names is a crossing too.
    [GeneratedRegex(@"\s+[nsew]/o\s+|\s*(?:/|&|@|\+|\\)\s*|\s+(?:and|at|near|by|off|x|y|con|esquina)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Crosses();

    [GeneratedRegex(@"^\s*(.+?)\s+(?:between|btwn|btw|bet|entre)\s+(.+?)\s*(?:\s(?:and|y)\s|&|/)\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    // What callers say before a place, and call-takers type.
    [GeneratedRegex(@"^\s*(?:(?:in front of|out front of|across (?:the street )?from|behind|next to|outside(?: of)?|inside(?: of)?|near|at|by|the|(?:the )?(?:corner|intersection) of|it'?s|i'?m (?:at|on|near)|on)\s+)+", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    // The postal code, and the state before it; a state without one could be a word of a name.
    [GeneratedRegex(@"(?<=\S+\s+\S+.*)[\s,]+(?:[A-Z]{2}[\s,]+)?\d{5}(?:-\d{4})?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Post();

    // Which way on a road: both carriageways have its name.
    [GeneratedRegex(@"(?<=\S\s+)(?:[NSEW]B|(?:north|south|east|west)bound)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"^\s*([a-z].*?\s)\s*(?:#|no\.?|number)?\s*(\d{1,5})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberLast();

    [GeneratedRegex(@"^\s*(\d{1,6})(?:-\d+)?[a-z]?\s+(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex House();

    [GeneratedRegex(@"[\s,]+(?:apt|apartment|unit|ste|suite|rm|room|fl|floor|#)\.?\s*[\w-]+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
