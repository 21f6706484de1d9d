namespace RightCall.City.Places;

/// <summary>How alike what was typed and a name are, from 0 (nothing in common) to 1 (the same).</summary>
internal static class Likeness
{
    /// <summary>Letters alone say a little less than words.</summary>
    private const double WorthOfLetters = .97;
    private const int MostCells = 256;

    /// <summary>Compares canonical words. The last typed word may be half-typed; a left-out type or direction costs little, a wrong one more.</summary>
    public static double Of(NameWords typed, NameWords name)
    {
        if (typed.Words.Length == 0 || name.Words.Length == 0) return 0;
        var byWords = ByWords(typed, name);
        // Numbers that differ are other streets, however alike they look: 112th Avenue is no slip of 111th.
        if (typed.Digits.Length > 0 && name.Digits.Length > 0 && typed.Digits != name.Digits) return byWords;
        // Letters cannot be more alike than their numbers are: most names need no look at them.
        var (few, many) = (Math.Min(typed.Letters.Length, name.Letters.Length), Math.Max(typed.Letters.Length, name.Letters.Length));
        return byWords >= (double)few / many * WorthOfLetters ? byWords : Math.Max(byWords, ByLetters(typed.Letters, name.Letters) * WorthOfLetters);
    }

    // Edit distance over words; a word against a word costs their letters' distance.
    private static double ByWords(NameWords typed, NameWords name)
    {
        var wide = name.Words.Length + 1;
        var cells = (typed.Words.Length + 1) * wide;
        var costs = cells <= MostCells ? stackalloc double[MostCells] : new double[cells];
        for (var i = 1; i <= typed.Words.Length; i++) costs[i * wide] = costs[(i - 1) * wide] + Extra(typed.Kinds[i - 1]);
        for (var j = 1; j < wide; j++) costs[j] = costs[j - 1] + LeftOut(name.Kinds[j - 1]);
        for (var i = 1; i <= typed.Words.Length; i++)
        {
            for (var j = 1; j < wide; j++)
            {
                var same = costs[((i - 1) * wide) + j - 1] + Change(typed.Words[i - 1], name.Words[j - 1], name.Kinds[j - 1], i == typed.Words.Length);
                costs[(i * wide) + j] = Math.Min(same, Math.Min(costs[((i - 1) * wide) + j] + Extra(typed.Kinds[i - 1]), costs[(i * wide) + j - 1] + LeftOut(name.Kinds[j - 1])));
            }
        }
        var weight = .6;
        foreach (var kind in name.Kinds) weight += LeftOut(kind);
        return Math.Max(0, 1 - (costs[cells - 1] / weight));
    }

    private static double Extra(WordKind kind) => kind switch { WordKind.Core => .9, WordKind.Type => .25, _ => .45 };

    private static double LeftOut(WordKind kind) => kind switch { WordKind.Core => 1, WordKind.Type => .18, _ => .22 };

    private static double Change(string typed, string name, WordKind kind, bool last)
    {
        if (typed == name) return 0;
        var distance = Letters(typed, name);
        var weight = kind switch { WordKind.Core => 1.0, WordKind.Type => .45, _ => .6 };
        var cost = Math.Min(1, (double)distance / Math.Max(typed.Length, name.Length)) * weight;
        if (!name.AsSpan().ContainsAnyExceptInRange('0', '9') && !typed.AsSpan().ContainsAnyExceptInRange('0', '9')) return Math.Max(cost, .8);
        if (last && typed.Length >= 2 && name.StartsWith(typed, StringComparison.Ordinal)) return Math.Min(cost, .12);
        return cost;
    }

    private static double ByLetters(string typed, string name) => 1 - ((double)Letters(typed, name) / Math.Max(typed.Length, name.Length));

    /// <summary>Edits between two words of at most 64 letters (the rest is not looked at): letters put in, left out, changed, or two neighbours swapped (optimal string alignment).</summary>
    /// <remarks>Hyyrö's bit-parallel form (2003): one step for each letter of the second word, where a table of costs takes one for each pair of letters. A query compares a hundred names.</remarks>
    public static int Letters(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 64) a = a[..64];
        if (b.Length > 64) b = b[..64];
        if (a.IsEmpty || b.IsEmpty) return a.Length + b.Length;
        Span<ulong> places = stackalloc ulong[128];
        for (var i = 0; i < a.Length; i++) if (a[i] < 128) places[a[i]] |= 1UL << i;
        var (up, down, same, before) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var (distance, last) = (a.Length, 1UL << (a.Length - 1));
        unchecked
        {
            foreach (var letter in b)
            {
                var here = letter < 128 ? places[letter] : PlacesOf(letter, a);
                same = (((here & up) + up) ^ up) | here | down | (((~same & here) << 1) & before);
                var (right, left) = (down | ~(same | up), same & up);
                if ((right & last) != 0) distance++;
                else if ((left & last) != 0) distance--;
                right = (right << 1) | 1;
                (up, down, before) = ((left << 1) | ~(same | right), right & same, here);
            }
        }
        return distance;
    }

    private static ulong PlacesOf(char letter, ReadOnlySpan<char> word)
    {
        var places = 0UL;
        for (var i = 0; i < word.Length; i++) if (word[i] == letter) places |= 1UL << i;
        return places;
    }
}
