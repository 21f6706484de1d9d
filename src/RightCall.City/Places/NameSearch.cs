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
    private const double BehindTheBest = .3;

    /// <summary>The names, most alike first; of a street or landmark with several names the best.</summary>
    public List<NameFound> Find(string[] typed, int most, bool streetsOnly)
    {
        if (typed.Length == 0) return [];
        var put = StreetWords.WithType(typed);
        var rows = Rows(StreetWords.Core(typed));
        if (!ReferenceEquals(put, typed)) rows.AddRange(Rows(StreetWords.Core(put)));
        var found = rows.DistinctBy(r => r.Id).Where(r => !streetsOnly || r.Street is not null)
            .Select(r => new NameFound(r.Street, r.Landmark, r.Shown, Alike(typed, put, r.Form.Split(' '))))
            .Where(r => r.Likeness >= LeastLikeness).OrderByDescending(r => r.Likeness).ThenBy(r => r.Shown, StringComparer.Ordinal).DistinctBy(r => (r.Street, r.Landmark)).Take(most).ToList();
        return [.. found.TakeWhile(r => r.Likeness >= found[0].Likeness - BehindTheBest)];
    }

    // A misspelt type was put right by guess, which is worth a little less.
    private static double Alike(string[] typed, string[] put, string[] name) => ReferenceEquals(put, typed) ? Likeness.Of(typed, name) : Math.Max(Likeness.Of(typed, name), Likeness.Of(put, name) * .97);

    private sealed record Row(long Id, long? Street, long? Landmark, string Form, string Shown);

    private List<Row> Rows(string core)
    {
        var padded = PlaceFile.Padded(core);
        var trigrams = Enumerable.Range(0, padded.Length - 2).Select(i => $"\"{padded.Substring(i, 3)}\"").Distinct(StringComparer.Ordinal);
        var rows = Read("SELECT n.id, n.street, n.landmark, n.form, n.shown FROM name_fts f JOIN name n ON n.id = f.rowid WHERE name_fts MATCH $a ORDER BY f.rank LIMIT 80", string.Join(" OR ", trigrams));
        foreach (var letters in PlaceFile.Slips(core))
            rows.AddRange(Read("SELECT n.id, n.street, n.landmark, n.form, n.shown FROM slip s JOIN name n ON n.id = s.name WHERE s.letters = $a LIMIT 60", letters));
        return rows;
    }

    private List<Row> Read(string sql, string value) =>
        db.Rows(sql, r => new Row(r.GetInt64(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetString(3), r.GetString(4)), value);
}
