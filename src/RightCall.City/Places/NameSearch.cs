namespace RightCall.City.Places;

/// <summary>A name that is like what was typed.</summary>
/// <param name="Street">The street, or null.</param>
/// <param name="Landmark">The landmark, or null.</param>
/// <param name="Shown">The name as it is written.</param>
/// <param name="Likeness">How alike, 0 to 1.</param>
internal sealed record NameFound(long? Street, long? Landmark, string Shown, double Likeness);

/// <summary>Finds the names that are like typed words: three letters in common (SQLite's FTS5), or one slip in a short name; ranked by likeness.</summary>
internal sealed class NameSearch(PlaceDatabase db)
{
    private const double LeastLikeness = .4;
    /// <summary>Names so much less alike than the best are not what was meant.</summary>
    private const double BehindTheBest = .25;

    private const int FewestTrigrams = 5;
    private const int MostMatches = 500;
    /// <summary>So alike a name leaves no need to look for slips.</summary>
    private const double SureEnough = .93;
    /// <summary>What was put right was a guess, which is worth a little less.</summary>
    private const double WorthOfAGuess = .97;

    /// <summary>The names, most alike first; of a street or landmark with several names the best.</summary>
    /// <param name="written">The words as they were typed.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="streetsOnly">Whether landmarks are left out.</param>
    public List<NameFound> Find(string[] written, int most, bool streetsOnly)
    {
        if (written.Length == 0) return [];
        var found = new List<NameFound>();
        void Add(List<Row> rows, string[] words, double worth) => found.AddRange(rows.Where(r => !streetsOnly || r.Street is not null).DistinctBy(r => r.Id)
            .Select(r => new NameFound(r.Street, r.Landmark, r.Shown, Likeness.Of(words, r.Form.Split(' ')) * worth)).Where(r => r.Likeness >= LeastLikeness));
        var typed = StreetWords.Canonical(written);
        Add(Alike(StreetWords.Core(typed)), typed, 1);
        if (!found.Exists(f => f.Likeness >= SureEnough))
        {
            Add(Slipped(StreetWords.Core(typed)), typed, 1);
            var put = StreetWords.PutRight(written);
            if (!ReferenceEquals(put, written))
            {
                var right = StreetWords.Canonical(put);
                Add([.. Alike(StreetWords.Core(right)), .. Slipped(StreetWords.Core(right))], right, WorthOfAGuess);
            }
        }
        var ranked = found.OrderByDescending(r => r.Likeness).ThenBy(r => r.Shown, StringComparer.Ordinal).DistinctBy(r => (r.Street, r.Landmark)).Take(most).ToList();
        return [.. ranked.TakeWhile(r => r.Likeness >= ranked[0].Likeness - BehindTheBest)];
    }

    private sealed record Row(long Id, long? Street, long? Landmark, string Form, string Shown);

    private List<Row> Alike(string core)
    {
        var padded = PlaceFile.Padded(core).ToLowerInvariant();
        var trigrams = Enumerable.Range(0, padded.Length - 2).Select(i => padded.Substring(i, 3)).Distinct(StringComparer.Ordinal)
            .Select(t => (Letters: t, Names: db.Rows("SELECT names FROM trigram WHERE letters = $a", r => r.GetInt32(0), t).FirstOrDefault()))
            .Where(t => t.Names > 0).OrderBy(t => t.Names).ThenBy(t => t.Letters, StringComparer.Ordinal).ToList();
        // One slip spoils at most three; the rarest of the rest say most, and what half of all names have says nothing and costs most.
        var (taken, names) = (new List<string>(), 0);
        foreach (var t in trigrams)
        {
            if (taken.Count >= FewestTrigrams && names + t.Names > MostMatches) break;
            taken.Add($"\"{t.Letters}\"");
            names += t.Names;
        }
        if (taken.Count == 0) return [];
        return Read("SELECT n.id, n.street, n.landmark, n.form, n.shown FROM name_fts f JOIN name n ON n.id = f.rowid WHERE name_fts MATCH $a ORDER BY f.rank LIMIT 60", string.Join(" OR ", taken));
    }

    private List<Row> Slipped(string core) =>
        [.. PlaceFile.Slips(core).SelectMany(letters => Read("SELECT n.id, n.street, n.landmark, n.form, n.shown FROM slip s JOIN name n ON n.id = s.name WHERE s.letters = $a LIMIT 60", letters))];

    private List<Row> Read(string sql, string value) =>
        db.Rows(sql, r => new Row(r.GetInt64(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetString(3), r.GetString(4)), value);
}
