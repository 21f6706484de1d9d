using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>Where named streets meet. For one thread.</summary>
internal sealed class CrossingSearch(PlaceDatabase db, PlaceIndex index, NameSearch names)
{
    private const int MostNames = 12;
    /// <summary>How many pairs of streets are tried, the likeliest first.</summary>
    private const int MostPairs = 36;
    /// <summary>Two cross streets farther apart than this do not bound one stretch.</summary>
    private static readonly Distance LongestStretch = new(3_000);

    /// <summary>The crossings of two streets, likeliest first.</summary>
    public IEnumerable<FoundPlace> Of(PlaceQuery.Crossing query)
    {
        var understood = $"crossing of {string.Join(' ', query.First)} and {string.Join(' ', query.Second)}";
        var count = 0;
        foreach (var (a, b, likeness) in Pairs(Streets(query.First), Streets(query.Second)))
        {
            foreach (var node in index.Meet(a.Street!.Value, b.Street!.Value).Take(MostNames))
            {
                var (at, district) = Place(a.Street.Value, node);
                count++;
                yield return new(PlaceForm.Intersection, $"{a.Shown} / {b.Shown}", district, at, likeness, new(25), understood);
            }
            if (count >= MostNames) yield break;
        }
    }

    /// <summary>The middles of a street's stretches between two others, likeliest first.</summary>
    public IEnumerable<FoundPlace> Between(PlaceQuery.Stretch query)
    {
        var understood = $"{string.Join(' ', query.Street)} between {string.Join(' ', query.First)} and {string.Join(' ', query.Second)}";
        var (streets, seconds) = (Streets(query.Street), Streets(query.Second));
        var count = 0;
        foreach (var (street, first, likeness) in Pairs(streets, Streets(query.First)))
        {
            foreach (var second in seconds.Where(s => s.Street != street.Street && s.Street != first.Street))
            {
                var stretch = (from a in index.Meet(street.Street!.Value, first.Street!.Value) from b in index.Meet(street.Street.Value, second.Street!.Value) where a != b
                               let p = Place(street.Street.Value, a) let q = Place(street.Street.Value, b) orderby p.At.To(q.At), a, b select (p, q)).Cast<((GeoPoint At, string District) P, (GeoPoint At, string District) Q)?>().FirstOrDefault();
                if (stretch is not var (from, to) || from.At.To(to.At) > LongestStretch) continue;
                yield return new(PlaceForm.Street, $"{street.Shown} between {first.Shown} and {second.Shown}", from.District, LineFoot.Along([from.At, to.At], .5), Math.Min(likeness, second.Likeness),
                    new(Math.Max(25, from.At.To(to.At).Metres / 2)), understood);
                if (++count >= MostNames) yield break;
            }
        }
    }

    private List<NameFound> Streets(string[] words) => names.Find(words, MostNames, streetsOnly: true);

    private static IEnumerable<(NameFound First, NameFound Second, double Likeness)> Pairs(List<NameFound> first, List<NameFound> second) =>
        (from a in first from b in second where a.Street != b.Street
         let likeness = (Math.Min(a.Likeness, b.Likeness) * .7) + (Math.Max(a.Likeness, b.Likeness) * .3)
         orderby likeness descending select (a, b, likeness)).Take(MostPairs);

    private (GeoPoint At, string District) Place(long street, int node) =>
        db.Rows("SELECT lat, lon, district FROM crossing WHERE street = $a AND node = $b", r => (new GeoPoint(r.GetInt32(0), r.GetInt32(1)), r.GetString(2)), street, node)[0];
}
