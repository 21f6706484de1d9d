using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Packs;

/// <summary>What must hold of a city's zones and sites before they go into a pack.</summary>
internal static class DraftCheck
{
    /// <summary>A site farther than this from every street is in the sea, or a digit is wrong.</summary>
    internal static readonly Distance FarthestFromStreet = new(500);

    public static void Zones(CityDraft draft, List<CityProblem> problems)
    {
        foreach (var twice in draft.Zones.GroupBy(z => (z.Zone.Kind, z.Zone.Id)).Where(g => g.Count() > 1))
        {
            problems.Add(new(true, "CITY-020", string.Join(" and ", twice.Select(z => z.Place)),
                $"The {twice.Key.Kind} '{twice.Key.Id}' comes {twice.Count()} times; an id is used once in its kind. Join them to one MultiPolygon, or give each an id of its own."));
        }
        for (var i = 0; i < draft.Zones.Count; i++)
        {
            var zone = draft.Zones[i];
            if (zone.Shape is not (Polygon or MultiPolygon) || zone.Shape.IsEmpty)
            {
                problems.Add(new(true, "CITY-021", zone.Place, $"The shape of {zone.Zone.Kind} '{zone.Zone.Id}' is {(zone.Shape.IsEmpty ? "empty" : $"a {zone.Shape.GeometryType}")}; a zone is a Polygon or MultiPolygon."));
                continue;
            }
            var valid = new IsValidOp(zone.Shape);
            if (valid.IsValid) continue;
            var at = valid.ValidationError.Coordinate;
            if (Mended(zone.Shape) is { } mended)
            {
                problems.Add(new(false, "CITY-027", zone.Place, string.Create(CultureInfo.InvariantCulture,
                    $"The outline of {zone.Zone.Kind} '{zone.Zone.Id}' touches itself or has a part without area ({valid.ValidationError.Message} at {at.Y:0.######}, {at.X:0.######}). It was mended; the area is the same.")));
                draft.Zones[i] = zone with { Shape = mended };
                continue;
            }
            problems.Add(new(true, "CITY-022", zone.Place, string.Create(CultureInfo.InvariantCulture,
                $"The outline of {zone.Zone.Kind} '{zone.Zone.Id}' is not one of an area: {valid.ValidationError.Message} at {at.Y:0.######}, {at.X:0.######}. Mend the outline there; it is not guessed what was meant.")));
        }
    }

    /// <summary>Zones without any of the city's streets: water perhaps; but not all of a kind.</summary>
    public static void ZonesHoldStreets(CityDraft draft, List<CityProblem> problems)
    {
        var streets = new NetTopologySuite.Index.Strtree.STRtree<Coordinate>();
        foreach (var node in draft.Nodes) streets.Insert(new Envelope(new Coordinate(node.Longitude, node.Latitude)), new(node.Longitude, node.Latitude));
        if (draft.Nodes.Count == 0) return;
        streets.Build();
        foreach (var kind in draft.Zones.Where(z => z.Shape is Polygon or MultiPolygon && z.Shape.IsValid).GroupBy(z => z.Zone.Kind))
        {
            bool Holds(DraftZone zone)
            {
                var shape = NetTopologySuite.Geometries.Prepared.PreparedGeometryFactory.Prepare(zone.Shape);
                return streets.Query(zone.Shape.EnvelopeInternal).Any(n => shape.Covers(GeometryFactory.Default.CreatePoint(n)));
            }
            var empty = kind.Where(z => !Holds(z)).ToList();
            if (empty.Count == kind.Count())
                problems.Add(new(true, "CITY-028", empty[0].Place, $"None of the {empty.Count} zones of the kind '{kind.Key}' holds a crossing of the city. Are they another city's, or are latitude and longitude changed round?"));
            else
                foreach (var zone in empty) problems.Add(new(false, "CITY-029", zone.Place, $"{zone.Zone.Kind} '{zone.Zone.Id}' holds no crossing of the city: no unit can be sent there by its streets."));
        }
    }

    // An outline that touches itself, or a sliver of two points, means one area only; one that crosses itself could mean several. The lobes of a crossing have areas of
    // opposite sign, so that mending it changes the area.
    private static Geometry? Mended(Geometry shape)
    {
        var mended = GeometryFixer.Fix(shape);
        return mended is Polygon or MultiPolygon && !mended.IsEmpty && mended.IsValid && Math.Abs(mended.Area - shape.Area) <= 1e-9 * mended.Area ? mended : null;
    }

    /// <summary>Checks sites against the streets, and returns those that can be used.</summary>
    public static List<Site> Sites(CityDraft draft, RoadGraph graph, List<CityProblem> problems)
    {
        var index = StreetIndex.Build(graph);
        var kept = new List<Site>();
        foreach (var twice in draft.Sites.GroupBy(s => s.Site.Id).Where(g => g.Count() > 1))
            problems.Add(new(true, "CITY-030", string.Join(" and ", twice.Select(s => s.Place)), $"The id '{twice.Key}' comes {twice.Count()} times; a site's id is used once."));
        foreach (var (site, place, fromMap) in draft.Sites)
        {
            if (NearestStreet(graph, index, site.At, FarthestFromStreet) is not null) { kept.Add(site); continue; }
            problems.Add(new(!fromMap, fromMap ? "CITY-032" : "CITY-031", place,
                $"{site.Name} ({site.Kind}, id {site.Id}) at {RoadParts.Show(site.At)} is {HowFar(graph, index, site.At)} {(fromMap ? "It is left out." : "Is it in the sea, or are latitude and longitude changed round?")}"));
        }
        foreach (var home in draft.Homes.Where(h => NearestStreet(graph, index, h.At, FarthestFromStreet) is null))
            problems.Add(new(true, "CITY-031", home.Place, $"The home of {home.Unit} at {RoadParts.Show(home.At)} is {HowFar(graph, index, home.At)} Is it in the sea, or are latitude and longitude changed round?"));
        return kept;
    }

    private static string HowFar(RoadGraph graph, StreetIndex index, GeoPoint at)
    {
        var far = NearestStreet(graph, index, at, new(2_000_000)) is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found.DistanceMm / 1_000_000.0:0.0} km from the nearest street that can be driven on") : "more than 2,000 km from every street";
        return string.Create(CultureInfo.InvariantCulture, $"{far}; at most {FarthestFromStreet.Metres:0} m is allowed.");
    }

    /// <summary>The nearest point on a street that vehicles with lights can drive to and from; null where none is within the distance.</summary>
    internal static RoadPoint? NearestStreet(RoadGraph graph, StreetIndex index, GeoPoint at, Distance most) =>
        index.Nearest(graph, at.LatitudeE7, at.LongitudeE7, (int)(most.Metres * 1_000), s => graph.InMainNetwork(s, Profile.Emergency));
}
