using System.Globalization;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>Finds the places that a typed text could mean, best first, and the nearest address of a point. One for each thread: it owns a connection.</summary>
public sealed class PlaceBook : IDisposable
{
    private const int MostNames = 12;
    /// <summary>How many pairs of streets are tried for a crossing, the likeliest first.</summary>
    private const int MostPairs = 36;
    /// <summary>So sure a reading leaves no need for a looser one.</summary>
    private const double SureEnough = .85;
    /// <summary>Two crossings of the same streets nearer than this are one: a street with two carriageways.</summary>
    private static readonly Distance OneCrossing = new(150);

    private readonly PlaceDatabase _db;
    private readonly NameSearch _names;
    private readonly GeoPoint _centre;

    /// <summary>Opens places.db, for reading only.</summary>
    /// <param name="path">The file.</param>
    /// <param name="centre">The city's centre, for short plus codes.</param>
    public PlaceBook(string path, GeoPoint centre)
    {
        (_db, _centre) = (new(path, writes: false), centre);
        _names = new(_db);
    }

    /// <summary>The places that the text could mean, at most so many, best first; none where nothing is like it.</summary>
    public IReadOnlyList<FoundPlace> Find(string text, int most = 5)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200) return [];
        var (place, rest) = PlaceQuery.Comma(text);
        var district = StreetWords.Form(rest);
        var found = Readings(place).Select(f => district.Length > 0 && f.District.Length > 0 && StreetWords.Form(f.District) == district ? f with { Likeness = Math.Min(1, f.Likeness + .05) } : f);
        var ranked = found.OrderByDescending(f => f.Likeness).ThenBy(f => f.Form).ThenBy(f => f.Text, StringComparer.Ordinal).ThenBy(f => f.District, StringComparer.Ordinal);
        var shown = new List<FoundPlace>();
        foreach (var f in ranked)
        {
            if (shown.Count == most) break;
            if (!shown.Exists(s => s.Form == f.Form && s.Text == f.Text && (s.At == f.At || (f.Form == PlaceForm.Intersection && s.At.To(f.At) < OneCrossing)))) shown.Add(f);
        }
        return shown;
    }

    /// <summary>The nearest street, its house number there, and the crossings at the ends of the block; null where no named street is within about 4 km.</summary>
    public NearestPlace? Nearest(GeoPoint at)
    {
        for (var reach = 5_000; reach <= 400_000; reach *= 4)
        {
            var rows = _db.Rows($"SELECT {BlockRow.Columns} FROM block_box x JOIN block b ON b.id = x.id WHERE x.west <= $a AND x.east >= $b AND x.south <= $c AND x.north >= $d",
                BlockRow.Read, at.LongitudeE7 + reach, at.LongitudeE7 - reach, at.LatitudeE7 + reach, at.LatitudeE7 - reach);
            if (rows.Count == 0) continue;
            var (row, foot) = rows.Select(r => (r, Foot: LineFoot.Of(r.Line, at))).MinBy(r => r.Foot.Away);
            var name = StreetName(row.Street);
            var text = row.NumberAt(foot.Share) is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n} {name}") : name;
            return new(text, [.. new[] { row.FromNode, row.ToNode }.SelectMany(node => CrossStreet(node, row.Street))], row.District, foot.Away);
        }
        return null;
    }

    /// <summary>What SQLite finds wrong with the file; null where nothing is.</summary>
    internal string? Damage() => _db.Rows("PRAGMA quick_check", r => r.GetString(0)) is ["ok"] ? null : "the file is malformed";

    private List<FoundPlace> Readings(string text)
    {
        var found = new List<FoundPlace>();
        foreach (var reading in PlaceQuery.Read(text, _centre))
        {
            found.AddRange(Look(reading));
            if (found.Exists(f => f.Likeness >= SureEnough)) break;
        }
        return found;
    }

    private IEnumerable<FoundPlace> Look(PlaceQuery reading) => reading switch
    {
        PlaceQuery.Coordinates c => [new(PlaceForm.Coordinates, Show(c.At), Nearest(c.At)?.District ?? "", c.At, 1, new(10), "coordinates")],
        PlaceQuery.Code c => [new(PlaceForm.PlusCode, Show(c.At), Nearest(c.At)?.District ?? "", c.At, 1, new(14), "plus code")],
        PlaceQuery.Crossing c => Crossings(c),
        PlaceQuery.Address a => _names.Find(a.Street, MostNames, streetsOnly: true).SelectMany(n => House(n, a)),
        PlaceQuery.HundredBlock h => _names.Find(h.Street, MostNames, streetsOnly: true).SelectMany(n => Hundred(n, h)),
        PlaceQuery.Named n => _names.Find(n.Words, MostNames, streetsOnly: false).SelectMany(Whole),
        _ => [],
    };

    private static string Show(GeoPoint at) => string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:0.00000}, {at.Longitude:0.00000}");

    private IEnumerable<FoundPlace> Crossings(PlaceQuery.Crossing query)
    {
        var (first, second) = (_names.Find(query.First, MostNames, streetsOnly: true), _names.Find(query.Second, MostNames, streetsOnly: true));
        var understood = $"crossing of {string.Join(' ', query.First)} and {string.Join(' ', query.Second)}";
        var pairs = from a in first from b in second where a.Street != b.Street
                    let likeness = (Math.Min(a.Likeness, b.Likeness) * .7) + (Math.Max(a.Likeness, b.Likeness) * .3)
                    orderby likeness descending select (a, b, likeness);
        var count = 0;
        foreach (var (a, b, likeness) in pairs.Take(MostPairs))
        {
            foreach (var (at, district) in _db.Rows("SELECT a.lat, a.lon, a.district FROM crossing a JOIN crossing b ON a.node = b.node WHERE a.street = $a AND b.street = $b ORDER BY a.node LIMIT 12",
                r => (new GeoPoint(r.GetInt32(0), r.GetInt32(1)), r.GetString(2)), a.Street, b.Street))
            {
                count++;
                yield return new(PlaceForm.Intersection, $"{a.Shown} / {b.Shown}", district, at, likeness, new(25), understood);
            }
            if (count >= MostNames) yield break;
        }
    }

    private IEnumerable<FoundPlace> House(NameFound name, PlaceQuery.Address query)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{query.Number} {name.Shown}");
        var understood = string.Create(CultureInfo.InvariantCulture, $"number {query.Number} of {string.Join(' ', query.Street)}");
        var houses = _db.Rows("SELECT lat, lon, district FROM house WHERE street = $a AND number = $b ORDER BY lat, lon LIMIT 1", r => (new GeoPoint(r.GetInt32(0), r.GetInt32(1)), r.GetString(2)), name.Street, query.Number);
        if (houses is [var (at, district)]) yield return new(PlaceForm.Address, text, district, at, name.Likeness, new(15), understood);
        else if (NearestBlock(name.Street!.Value, query.Number, query.Number) is not { } block) foreach (var whole in Whole(name)) yield return whole with { Likeness = whole.Likeness * .8 };
        else
        {
            var away = block.AwayFrom(query.Number);
            yield return new(PlaceForm.Address, text, block.District, block.PointOf(query.Number), name.Likeness * (away == 0 ? 1 : away <= 50 ? .95 : .7), new(away == 0 ? 40 : 150), understood);
        }
    }

    private IEnumerable<FoundPlace> Hundred(NameFound name, PlaceQuery.HundredBlock query)
    {
        if (NearestBlock(name.Street!.Value, query.FirstNumber, query.FirstNumber + 99) is not { } block)
        {
            foreach (var whole in Whole(name)) yield return whole with { Likeness = whole.Likeness * .8 };
            yield break;
        }
        var away = Math.Min(block.AwayFrom(query.FirstNumber), block.AwayFrom(query.FirstNumber + 99));
        var overlaps = Math.Min(block.FromNumber!.Value, block.ToNumber!.Value) <= query.FirstNumber + 99 && Math.Max(block.FromNumber.Value, block.ToNumber.Value) >= query.FirstNumber;
        yield return new(PlaceForm.HundredBlock, string.Create(CultureInfo.InvariantCulture, $"{query.FirstNumber} block of {name.Shown}"), block.District, block.PointOf(query.FirstNumber + 50),
            name.Likeness * (overlaps ? 1 : away <= 100 ? .9 : .7), new(overlaps ? 80 : 250), string.Create(CultureInfo.InvariantCulture, $"numbers {query.FirstNumber} to {query.FirstNumber + 99} of {string.Join(' ', query.Street)}"));
    }

    // The block that shares most numbers with the range, or the nearest to it.
    private BlockRow? NearestBlock(long street, int low, int high) =>
        _db.Rows($"""
            SELECT {BlockRow.Columns} FROM block b WHERE b.id = (SELECT n.id FROM block n WHERE n.street = $a AND n.low IS NOT NULL
            ORDER BY max(0, min(n.low, n.high) - $c, $b - max(n.low, n.high)), min(max(n.low, n.high), $c) - max(min(n.low, n.high), $b) DESC, n.id LIMIT 1)
            """,
            BlockRow.Read, street, low, high).FirstOrDefault();

    // A landmark; or a street, once for each district that it runs through.
    private IEnumerable<FoundPlace> Whole(NameFound name) => name.Landmark is { } landmark
        ? _db.Rows("SELECT kind, district, lat, lon FROM landmark WHERE id = $a",
            r => new FoundPlace(PlaceForm.Landmark, name.Shown, r.GetString(1), new(r.GetInt32(2), r.GetInt32(3)), name.Likeness, new(60), $"the {r.GetString(0).Replace('_', ' ')}"), landmark)
        : _db.Rows("SELECT district, lat, lon, metres FROM part WHERE street = $a ORDER BY metres DESC LIMIT 6",
            r => new FoundPlace(PlaceForm.Street, name.Shown, r.GetString(0), new(r.GetInt32(1), r.GetInt32(2)), name.Likeness * .999, new(r.GetDouble(3) / 2), "a street, without a number"), name.Street);

    private List<string> CrossStreet(int node, long besides) =>
        _db.Rows("SELECT DISTINCT s.name FROM crossing c JOIN street s ON s.id = c.street WHERE c.node = $a AND c.street <> $b ORDER BY s.name LIMIT 1", r => r.GetString(0), node, besides);

    private string StreetName(long id) => _db.Rows("SELECT name FROM street WHERE id = $a", r => r.GetString(0), id)[0];

    /// <inheritdoc/>
    public void Dispose() => _db.Dispose();
}
