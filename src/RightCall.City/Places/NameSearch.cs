namespace RightCall.City.Places;

/// <summary>A name that is like what was typed.</summary>
/// <param name="Street">The street, or null.</param>
/// <param name="Landmark">The landmark, or null.</param>
/// <param name="Shown">The name as it is written.</param>
/// <param name="Likeness">How alike, 0 to 1.</param>
internal sealed record NameFound(long? Street, long? Landmark, string Shown, double Likeness);

/// <summary>Finds the names that are like typed words: three letters in common, or one slip in a short name; ranked by likeness. For one thread.</summary>
internal sealed class NameSearch(NameIndex names)
{
    private const double LeastLikeness = .4;
    /// <summary>Names so much less alike than the best are not what was meant.</summary>
    private const double BehindTheBest = .25;

    private const int MostCandidates = 60;
    private const int MostMatches = 2_000;
    /// <summary>So alike a name leaves no need to look for slips.</summary>
    private const double SureEnough = .93;
    /// <summary>What was put right was a guess, which is worth a little less.</summary>
    private const double WorthOfAGuess = .97;

    private readonly float[] _scores = new float[names.Count];

    /// <summary>The names, most alike first; of a street or landmark with several names the best.</summary>
    /// <param name="written">The words as they were typed.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="streetsOnly">Whether landmarks are left out.</param>
    public List<NameFound> Find(string[] written, int most, bool streetsOnly)
    {
        if (written.Length == 0) return [];
        var found = new List<NameFound>();
        void Add(IEnumerable<int> candidates, NameWords words, double worth)
        {
            foreach (var at in candidates.Distinct())
            {
                var name = names[at];
                if (streetsOnly && name.Street is null) continue;
                if (Likeness.Of(words, name.Words) * worth is >= LeastLikeness and var likeness) found.Add(new(name.Street, name.Landmark, name.Shown, likeness));
            }
        }
        var typed = new NameWords(StreetWords.Canonical(written));
        Add(Alike(typed), typed, 1);
        if (!found.Exists(f => f.Likeness >= SureEnough))
        {
            Add(names.Slipped(typed.Core), typed, 1);
            var put = StreetWords.PutRight(written);
            if (!ReferenceEquals(put, written))
            {
                var right = new NameWords(StreetWords.Canonical(put));
                Add(Alike(right).Concat(names.Slipped(right.Core)), right, WorthOfAGuess);
            }
        }
        var ranked = found.OrderByDescending(r => r.Likeness).ThenBy(r => r.Shown, StringComparer.Ordinal).ThenBy(r => r.Street).DistinctBy(r => (r.Street, r.Landmark)).Take(most).ToList();
        return [.. ranked.TakeWhile(r => r.Likeness >= ranked[0].Likeness - BehindTheBest)];
    }

    private List<int> Alike(NameWords words) => names.Alike(words.Core, MostCandidates, MostMatches, _scores);
}
