using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.Simplify;
using RightCall.City.Packs;

namespace RightCall.City.Tiles;

/// <summary>Water, parks, zones with their names, and sites. Immutable; safe to share between threads.</summary>
internal sealed class TileAreas
{
    /// <summary>Smaller than a dot of the screen, and an area is left out.</summary>
    private const int LeastArea = 2 * TileFrame.HalfADot;
    /// <summary>Narrower than this, and a zone's name would not fit into it: 32 dots.</summary>
    private const int LeastNamed = 64 * TileFrame.HalfADot;
    private const int SitesFrom = 10;

    private sealed record Area(string Layer, Geometry Shape, Coordinate? Name, AttributesTable Attributes);

    private readonly STRtree<Area> _index = new();
    private readonly IReadOnlyList<Site> _sites;

    public TileAreas(CityPack pack)
    {
        _sites = pack.Sites;
        var ground = pack.ReadGround().Select(g => new Area(g.Kind, g.Shape, null, []));
        var zones = pack.Zones.Shapes.Select(z =>
        {
            var attributes = new AttributesTable { { "kind", z.Zone.Kind }, { "id", z.Zone.Id }, { "name", z.Zone.Name } };
            if (z.Zone.Population is { } people) attributes.Add("population", people);
            return new Area("zones", z.Shape, z.Shape.InteriorPoint.Coordinate, attributes);
        });
        foreach (var area in ground.Concat(zones)) _index.Insert(area.Shape.EnvelopeInternal, area);
        if (_index.Count > 0) _index.Build();
    }

    /// <summary>The layers that this tile has: <c>green</c>, <c>water</c>, <c>zones</c>, <c>zone_names</c> and <c>sites</c>.</summary>
    public IEnumerable<Layer> Layers(TileFrame tile)
    {
        var box = tile.Drawn();
        var near = _index.Count == 0 ? [] : _index.Query(box).Where(a => Wide(a, tile, LeastArea)).ToList();
        var names = new Layer { Name = "zone_names" };
        foreach (var layer in near.GroupBy(a => a.Layer, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var areas = new Layer { Name = layer.Key };
            foreach (var area in layer.OrderBy(a => a.Attributes.GetOptionalValue("kind") as string, StringComparer.Ordinal).ThenBy(a => a.Attributes.GetOptionalValue("id") as string, StringComparer.Ordinal).ThenBy(a => a.Shape))
            {
                if (TileClip.Area(Simpler(area.Shape, tile), box) is { } shape) areas.Features.Add(new Feature(shape, area.Attributes));
                if (area.Name is { } at && tile.Owns(at) && Wide(area, tile, LeastNamed)) names.Features.Add(new Feature(GeometryFactory.Default.CreatePoint(at), area.Attributes));
            }
            yield return areas;
        }
        yield return names;
        yield return Sites(tile);
    }

    private Layer Sites(TileFrame tile)
    {
        var sites = new Layer { Name = "sites" };
        foreach (var site in tile.Zoom >= SitesFrom ? _sites : [])
        {
            var at = new Coordinate(site.At.Longitude, site.At.Latitude);
            if (!tile.Owns(at)) continue;
            var attributes = new AttributesTable { { "id", site.Id }, { "name", site.Name }, { "kind", site.Kind } };
            if (site.Beds > 0) attributes.Add("beds", site.Beds);
            sites.Features.Add(new Feature(GeometryFactory.Default.CreatePoint(at), attributes));
        }
        return sites;
    }

    private static bool Wide(Area area, TileFrame tile, int steps) => Math.Max(area.Shape.EnvelopeInternal.Width, area.Shape.EnvelopeInternal.Height) >= steps * tile.Step;

    // What is simplified below the width of a dot still hangs together on the screen, though two neighbours are simplified each for itself.
    private static Geometry Simpler(Geometry shape, TileFrame tile) =>
        tile.Zoom >= TileLevels.EachStreet ? shape : DouglasPeuckerSimplifier.Simplify(shape, tile.Step * TileFrame.HalfADot) is { IsEmpty: false } simple ? simple : shape;
}
