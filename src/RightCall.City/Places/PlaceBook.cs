using System.Globalization;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>Finds the places that a typed text could mean, best first, and the nearest address of a point. One for each thread: it owns a connection.</summary>
public sealed class PlaceBook : IDisposable
{
    private const int MostNames = 12;
    /// <summary>A street without the number that was asked for is worth so much.</summary>
    private const double WithoutNumber = .8;
    /// <summary>So sure a reading leaves no need for a looser one.</summary>
    private const double SureEnough = .85;
    /// <summary>Two crossings of the same streets nearer than this are one: a street with two carriageways.</summary>
    private static readonly Distance OneCrossing = new(150);

    private readonly PlaceDatabase _db;
    private readonly PlaceIndex _index;
    private readonly NameSearch _names;
    private readonly CrossingSearch _crossings;
    private readonly HouseSearch _houses;
    private readonly GeoPoint _centre;

    /// <summary>Opens places.db, for reading only.</summary>
    /// <param name="path">The file.</param>
    /// <param name="centre">The city's centre, for short plus codes.</param>
    public PlaceBook(string path, GeoPoint centre) : this(path, centre, PlaceIndex.Read(path, null)) { }

    internal PlaceBook(string path, GeoPoint centre, PlaceIndex index)
    {
        (_db, _centre, _index, _names) = (new(path, writes: false), centre, index, new(index.Names));
        (_crossings, _houses) = (new(_db, index, _names), new(_db));
    }

    /// <summary>The places that the text could mean, at most so many, best first; none where nothing is like it.</summary>
    public IReadOnlyList<FoundPlace> Find(string text, int most = 5)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200) return [];
        var (place, rest) = PlaceQuery.Comma(text);
        var read = Readings(place);
        if (rest.Length == 0 && !read.Exists(f => f.Likeness >= SureEnough) && _index.Tail(place) is { } tail)
        {
            rest = place[^tail..];
            read.AddRange(Readings(place[..^tail]));
        }
        var district = StreetWords.Form(rest);
        var found = read.Select(f => district.Length > 0 && f.District.Length > 0 && StreetWords.Form(f.District) == district ? f with { Likeness = Math.Min(1, f.Likeness + .05) } : f);
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
        PlaceQuery.Crossing c => _crossings.Of(c),
        PlaceQuery.Stretch s => _crossings.Between(s),
        PlaceQuery.Address a => _names.Find(a.Street, MostNames, streetsOnly: true).SelectMany(n => OrWhole(n, _houses.Of(n, a))),
        PlaceQuery.HundredBlock h => _names.Find(h.Street, MostNames, streetsOnly: true).SelectMany(n => OrWhole(n, _houses.Of(n, h))),
        PlaceQuery.Named n => _names.Find(n.Words, MostNames, streetsOnly: false).SelectMany(Whole),
        _ => [],
    };

    private static string Show(GeoPoint at) => string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:0.00000}, {at.Longitude:0.00000}");

    private List<FoundPlace> OrWhole(NameFound name, IEnumerable<FoundPlace> numbered) =>
        numbered.ToList() is { Count: > 0 } found ? found : [.. Whole(name).Select(w => w with { Likeness = w.Likeness * WithoutNumber })];

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
