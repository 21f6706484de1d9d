namespace RightCall.City.Places;

/// <summary>How alike what was typed and a name are, from 0 (nothing in common) to 1 (the same).</summary>
internal static class Likeness
{
    /// <summary>Compares canonical words. The last typed word may be half-typed; a left-out type or direction costs little, a wrong one more.</summary>
    public static double Of(string[] typed, string[] name)
    {
        if (typed.Length == 0 || name.Length == 0) return 0;
        var byWords = ByWords(typed, name);
        var byLetters = ByLetters(string.Concat(typed), string.Concat(name));
        return Math.Max(byWords, byLetters * .97);
    }

    // Edit distance over words; a word against a word costs their letters' distance.
    private static double ByWords(string[] typed, string[] name)
    {
        var costs = new double[typed.Length + 1, name.Length + 1];
        for (var i = 1; i <= typed.Length; i++) costs[i, 0] = costs[i - 1, 0] + Extra(typed[i - 1]);
        for (var j = 1; j <= name.Length; j++) costs[0, j] = costs[0, j - 1] + LeftOut(name[j - 1]);
        for (var i = 1; i <= typed.Length; i++)
        {
            for (var j = 1; j <= name.Length; j++)
            {
                var same = costs[i - 1, j - 1] + Change(typed[i - 1], name[j - 1], i == typed.Length);
                costs[i, j] = Math.Min(same, Math.Min(costs[i - 1, j] + Extra(typed[i - 1]), costs[i, j - 1] + LeftOut(name[j - 1])));
            }
        }
        var weight = name.Sum(LeftOut) + .6;
        return Math.Max(0, 1 - (costs[typed.Length, name.Length] / weight));
    }

    private static double Extra(string word) => StreetWords.KindOf(word) switch { WordKind.Core => .9, WordKind.Type => .25, _ => .45 };

    private static double LeftOut(string word) => StreetWords.KindOf(word) switch { WordKind.Core => 1, WordKind.Type => .18, _ => .22 };

    private static double Change(string typed, string name, bool last)
    {
        if (typed == name) return 0;
        var distance = Letters(typed, name);
        var weight = StreetWords.KindOf(name) switch { WordKind.Core => 1.0, WordKind.Type => .45, _ => .6 };
        var cost = Math.Min(1, (double)distance / Math.Max(typed.Length, name.Length)) * weight;
        // Numbers that differ are other streets, however alike they look.
        if (name.All(char.IsAsciiDigit) && typed.All(char.IsAsciiDigit)) return Math.Max(cost, .8);
        if (last && typed.Length >= 2 && name.StartsWith(typed, StringComparison.Ordinal)) return Math.Min(cost, .12);
        return cost;
    }

    private static double ByLetters(string typed, string name) => 1 - ((double)Letters(typed, name) / Math.Max(typed.Length, name.Length));

    /// <summary>Edits between two words: letters put in, left out, changed, or two neighbours swapped (optimal string alignment).</summary>
    public static int Letters(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 60) a = a[..60];
        if (b.Length > 60) b = b[..60];
        Span<int> before = stackalloc int[61], last = stackalloc int[61], now = stackalloc int[61];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                now[j] = best;
            }
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[b.Length];
    }
}
