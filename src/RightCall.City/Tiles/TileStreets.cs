using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.Operation.Linemerge;
using NetTopologySuite.Simplify;
using RightCall.Roads;

namespace RightCall.City.Tiles;

/// <summary>The streets of tiles, and the lines along which their names are written. Immutable; safe to share between threads.</summary>
internal sealed class TileStreets
{
    private const double DegreesPerE7 = 1e-7;

    private readonly RoadGraph _graph;
    private readonly STRtree<int> _index = new();

    public TileStreets(RoadGraph graph)
    {
        _graph = graph;
        for (var street = 0; street < graph.StreetCount; street++) _index.Insert(new Envelope(LineOf(street)), street);
        if (graph.StreetCount > 0) _index.Build();
    }

    /// <summary>The layers that this tile has: <c>streets</c> and <c>street_names</c>.</summary>
    public IEnumerable<Layer> Layers(TileFrame tile)
    {
        var box = tile.Drawn();
        var streets = _graph.StreetCount == 0 ? [] : _index.Query(box).Where(s => TileLevels.Shows(_graph.ClassOf(s), tile.Zoom)).Order().ToList();
        var lines = new Layer { Name = "streets" };
        foreach (var feature in tile.Zoom >= TileLevels.EachStreet ? streets.SelectMany(s => Single(s, box)) : Joined(streets, tile, box)) lines.Features.Add(feature);
        yield return lines;
        var names = new Layer { Name = "street_names" };
        foreach (var feature in Names(streets, tile, box)) names.Features.Add(feature);
        yield return names;
    }

    private IEnumerable<Feature> Single(int street, Envelope box)
    {
        if (Shape(TileClip.Line(LineOf(street), box)) is not { } shape) yield break;
        var attributes = new AttributesTable { { "id", street }, { "class", TileLevels.Word(_graph.ClassOf(street)) } };
        if (_graph.NameOf(street) is > 0 and var name) attributes.Add("name", _graph.Name(name));
        var (ahead, back) = (_graph.Access(2 * street), _graph.Access((2 * street) + 1));
        if (ahead == Profiles.None || back == Profiles.None) attributes.Add("one_way", back == Profiles.None ? 1 : -1);
        if (((ahead | back) & Profiles.Ordinary) == Profiles.None) attributes.Add("lights_only", true);
        yield return new(shape, attributes);
    }

    private IEnumerable<Feature> Joined(List<int> streets, TileFrame tile, Envelope box)
    {
        foreach (var sort in streets.GroupBy(_graph.ClassOf).OrderBy(g => g.Key))
            if (Shape(Merged(sort, tile, box)) is { } shape) yield return new(shape, new AttributesTable { { "class", TileLevels.Word(sort.Key) } });
    }

    private IEnumerable<Feature> Names(List<int> streets, TileFrame tile, Envelope box)
    {
        foreach (var named in streets.Where(s => _graph.NameOf(s) > 0 && TileLevels.Names(_graph.ClassOf(s), tile.Zoom)).GroupBy(s => (Class: _graph.ClassOf(s), Name: _graph.NameOf(s))).OrderBy(g => g.Key))
            if (Shape(Merged(named, tile, box)) is { } shape) yield return new(shape, new AttributesTable { { "class", TileLevels.Word(named.Key.Class) }, { "name", _graph.Name(named.Key.Name) } });
    }

    private IEnumerable<LineString> Merged(IEnumerable<int> streets, TileFrame tile, Envelope box)
    {
        var merger = new LineMerger();
        foreach (var street in streets) merger.Add(GeometryFactory.Default.CreateLineString(LineOf(street)));
        return merger.GetMergedLineStrings().Cast<LineString>()
            .SelectMany(l => TileClip.Line(tile.Zoom >= TileLevels.EachStreet ? l.Coordinates : DouglasPeuckerLineSimplifier.Simplify(l.Coordinates, tile.Step * TileFrame.HalfADot), box));
    }

    private static Geometry? Shape(IEnumerable<LineString> parts) => parts.ToArray() switch { [] => null, [var one] => one, var many => GeometryFactory.Default.CreateMultiLineString(many) };

    private Coordinate[] LineOf(int street)
    {
        var (lats, lons) = _graph.Shape(street);
        var line = new Coordinate[lats.Length + 2];
        line[0] = At(_graph.LatE7(_graph.Tail(2 * street)), _graph.LonE7(_graph.Tail(2 * street)));
        line[^1] = At(_graph.LatE7(_graph.Head(2 * street)), _graph.LonE7(_graph.Head(2 * street)));
        for (var i = 0; i < lats.Length; i++) line[i + 1] = At(lats.Span[i], lons.Span[i]);
        return line;
    }

    private static Coordinate At(int latE7, int lonE7) => new(lonE7 * DegreesPerE7, latE7 * DegreesPerE7);
}
