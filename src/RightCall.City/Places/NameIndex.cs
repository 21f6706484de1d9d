namespace RightCall.City.Places;

/// <summary>A name of a street or landmark.</summary>
/// <param name="Street">The street, or null.</param>
/// <param name="Landmark">The landmark, or null.</param>
/// <param name="Shown">The name as it is written.</param>
/// <param name="Words">Its words in their one form.</param>
internal sealed record Name(long? Street, long? Landmark, string Shown, NameWords Words);

/// <summary>All names of a pack, held in memory by their letters: a search in the file takes ten times as long, and a city has some ten thousand names. Immutable; shared between threads.</summary>
internal sealed class NameIndex
{
    /// <summary>Names of at most so many letters are also found by their spellings with one letter left out: one slip in them leaves no three letters to go by.</summary>
    private const int ShortName = 8;

    // The weights of BM25 (Robertson and Spärck Jones), with which text searches rank: how little a longer name counts for less.
    private const double Saturation = 1.2;
    private const double LengthCounts = .75;

    private readonly Name[] _names;
    private readonly float[] _shortness;
    private readonly Dictionary<long, int[]> _byTrigram;
    private readonly Dictionary<string, int[]> _bySlip;

    private NameIndex(Name[] names)
    {
        _names = names;
        var (trigrams, slips) = (new Dictionary<long, List<int>>(), new Dictionary<string, List<int>>(StringComparer.Ordinal));
        var average = names.Length == 0 ? 1 : names.Average(n => n.Words.Core.Length + 1.0);
        _shortness = [.. names.Select(n => (float)((Saturation + 1) / (1 + (Saturation * (1 - LengthCounts + (LengthCounts * (n.Words.Core.Length + 1) / average))))))];
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var trigram in Trigrams(names[i].Words.Core)) Put(trigrams, trigram, i);
            foreach (var slip in Slips(names[i].Words.Core)) Put(slips, slip, i);
        }
        _byTrigram = trigrams.ToDictionary(t => t.Key, t => t.Value.ToArray());
        _bySlip = slips.ToDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>How many names there are.</summary>
    public int Count => _names.Length;

    /// <summary>One of them.</summary>
    public Name this[int name] => _names[name];

    /// <summary>Reads the names of places.db.</summary>
    public static NameIndex Read(PlaceDatabase db) =>
        new([.. db.Rows("SELECT street, landmark, shown, form FROM name ORDER BY id", r => new Name(r.IsDBNull(0) ? null : r.GetInt64(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.GetString(2), new(r.GetString(3).Split(' '))))]);

    /// <summary>The names that have most in common with these letters, by the rarer of their trigrams; at most so many.</summary>
    /// <param name="core">The letters.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="matches">How many matches are looked at; the five rarest trigrams are in any case, since one slip spoils at most three.</param>
    /// <param name="scores">As many as there are names, all 0; left so.</param>
    public List<int> Alike(string core, int most, int matches, float[] scores)
    {
        const int Fewest = 5;
        var touched = new List<int>();
        var (taken, seen) = (0, 0);
        foreach (var list in Trigrams(core).Select(t => _byTrigram.GetValueOrDefault(t)).OfType<int[]>().OrderBy(l => l.Length))
        {
            if (++taken > Fewest && seen + list.Length > matches) break;
            seen += list.Length;
            var rarity = (float)Math.Max(1e-6, Math.Log((_names.Length - list.Length + .5) / (list.Length + .5)));
            foreach (var name in list)
            {
                if (scores[name] == 0) touched.Add(name);
                scores[name] += rarity * _shortness[name];
            }
        }
        var best = new PriorityQueue<int, (float, int)>(most + 1);
        foreach (var name in touched)
        {
            if (best.Count < most) best.Enqueue(name, (scores[name], -name));
            else best.EnqueueDequeue(name, (scores[name], -name));
        }
        foreach (var name in touched) scores[name] = 0;
        return [.. best.UnorderedItems.Select(i => i.Element)];
    }

    /// <summary>The short names that these letters are, but for one slip.</summary>
    public IEnumerable<int> Slipped(string core) => Slips(core).SelectMany(s => _bySlip.GetValueOrDefault(s) ?? []);

    // The letters of a short name, and them with each letter left out: a name and a slip of it have one of these in common (Garbe's symmetric delete, 2012).
    private static IEnumerable<string> Slips(string core) => core.Length > ShortName + 1 ? [] : Enumerable.Range(0, core.Length).Select(i => core.Remove(i, 1)).Append(core).Distinct(StringComparer.Ordinal);

    // Padded, so that the beginning counts and names of one or two letters have a trigram too.
    private static IEnumerable<long> Trigrams(string core)
    {
        var padded = $"^^{core}$";
        return Enumerable.Range(0, padded.Length - 2).Select(i => ((long)padded[i] << 32) | ((long)padded[i + 1] << 16) | padded[i + 2]).Distinct();
    }

    private static void Put<T>(Dictionary<T, List<int>> lists, T key, int name) where T : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(name);
    }
}
