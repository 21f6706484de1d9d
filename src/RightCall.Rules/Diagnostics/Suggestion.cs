namespace RightCall.Rules.Diagnostics;

/// <summary>What a person probably meant.</summary>
internal static class Suggestion
{
    private const int LongestCompared = 64;

    /// <summary>The sentence part <c>; did you mean 'x'?</c>, or nothing where no word is near.</summary>
    public static string DidYouMean(string written, IEnumerable<string> known) => Nearest(written, known) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The nearest known word; null where none is near enough to be what was meant.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > LongestCompared) return null;
        var lower = written.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        var (best, distance) = ((string?)null, int.MaxValue);
        foreach (var word in known)
        {
            var d = Distance(lower, word);
            if (d < distance) (best, distance) = (word, d);
        }
        // One slip in three letters is a typo; more is another word.
        return best is not null && distance <= Math.Max(1, Math.Min(lower.Length, best.Length) / 3) ? best : null;
    }

    // Edits and swaps of neighbours (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
