using System.Text.RegularExpressions;

namespace RightCall.City.Places;

/// <summary>What of places.db is held in memory: the names, and where each street crosses others. Immutable; shared between threads.</summary>
internal sealed partial class PlaceIndex
{
    private readonly Dictionary<long, int[]> _crossings;

    private readonly string[] _tails;

    private PlaceIndex(NameIndex names, Dictionary<long, int[]> crossings, string[] tails) => (Names, _crossings, _tails) = (names, crossings, tails);

    /// <summary>The names of streets and landmarks.</summary>
    public NameIndex Names { get; }

    /// <summary>Reads it; a tenth of a second for a large city.</summary>
    /// <param name="path">places.db.</param>
    /// <param name="city">The city's name, which callers say behind an address; null where it is not known.</param>
    public static PlaceIndex Read(string path, string? city)
    {
        using var db = new PlaceDatabase(path, writes: false);
        var crossings = db.Rows("SELECT street, node FROM crossing ORDER BY street, node", r => (Street: r.GetInt64(0), Node: r.GetInt32(1)));
        var tails = db.Rows("SELECT DISTINCT district FROM part WHERE district <> ''", r => r.GetString(0)).Append(city).OfType<string>().OrderByDescending(t => t.Length).ThenBy(t => t, StringComparer.Ordinal);
        return new(NameIndex.Read(db), crossings.GroupBy(c => c.Street, c => c.Node).ToDictionary(g => g.Key, g => g.ToArray()), [.. tails]);
    }

    /// <summary>The nodes, ascending, at which two streets meet.</summary>
    public IEnumerable<int> Meet(long first, long second)
    {
        if (!_crossings.TryGetValue(first, out var a) || !_crossings.TryGetValue(second, out var b)) yield break;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) yield return a[i];
            if (a[i] <= b[j]) i++;
            else j++;
        }
    }

    /// <summary>How many characters at the end of a text name a district or the city, without a comma before them; null where none do.</summary>
    public int? Tail(string text)
    {
        var trimmed = Country().Replace(text, "");
        foreach (var tail in _tails)
            if (trimmed.Length > tail.Length + 3 && trimmed.EndsWith(tail, StringComparison.OrdinalIgnoreCase) && trimmed[^(tail.Length + 1)] == ' ') return tail.Length + text.Length - trimmed.Length;
        return null;
    }

    // The state and the postal code behind a city's name.
    [GeneratedRegex(@"(?:\s+[A-Z]{2})?(?:\s+\d{5}(?:-\d{4})?)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Country();
}
