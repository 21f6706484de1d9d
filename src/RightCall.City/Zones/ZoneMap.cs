using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;
using RightCall.Domain.Geo;

namespace RightCall.City.Zones;

/// <summary>Point → zones. Immutable; safe to share between threads.</summary>
/// <remarks>A point on a border belongs to every zone that it touches, in the order of kind and id, and the first of a kind is the one that counts: the same for
/// everybody who asks. A point outside all zones of a kind has none of that kind: nothing is guessed, and <see cref="Nearest"/> says which would be next.</remarks>
public sealed class ZoneMap
{
    private readonly STRtree<(Zone Zone, IPreparedGeometry Shape)> _index = new();
    private readonly ImmutableArray<(Zone Zone, Geometry Shape)> _zones;

    /// <summary>A map of these zones; shapes are in degrees (x = longitude, y = latitude).</summary>
    public ZoneMap(IEnumerable<(Zone Zone, Geometry Shape)> zones)
    {
        _zones = [.. zones.OrderBy(z => z.Zone.Kind, StringComparer.Ordinal).ThenBy(z => z.Zone.Id, StringComparer.Ordinal)];
        foreach (var (zone, shape) in _zones) _index.Insert(shape.EnvelopeInternal, (zone, PreparedGeometryFactory.Prepare(shape)));
        if (!_zones.IsEmpty) _index.Build();
    }

    /// <summary>All zones, by kind and id.</summary>
    public IEnumerable<Zone> All => _zones.Select(z => z.Zone);

    /// <summary>The zones with their shapes in degrees.</summary>
    public ImmutableArray<(Zone Zone, Geometry Shape)> Shapes => _zones;

    /// <summary>Every zone that the point lies in or touches, by kind and id.</summary>
    public ImmutableArray<Zone> At(GeoPoint point)
    {
        if (_zones.IsEmpty) return [];
        var geometry = GeometryFactory.Default.CreatePoint(new Coordinate(point.Longitude, point.Latitude));
        return [.. _index.Query(geometry.EnvelopeInternal).Where(z => z.Shape.Covers(geometry)).Select(z => z.Zone)
            .OrderBy(z => z.Kind, StringComparer.Ordinal).ThenBy(z => z.Id, StringComparer.Ordinal)];
    }

    /// <summary>The zone of a kind that counts at this point; null outside all of them.</summary>
    public Zone? At(GeoPoint point, string kind) => At(point).FirstOrDefault(z => z.Kind == kind);

    /// <summary>The nearest zone of a kind and how far its border is; null where there is no zone of that kind. Zero inside it.</summary>
    public (Zone Zone, Distance Away)? Nearest(GeoPoint point, string kind)
    {
        var here = GeometryFactory.Default.CreatePoint(new Coordinate(point.Longitude, point.Latitude));
        (Zone, Distance Away)? best = null;
        foreach (var (zone, shape) in _zones)
        {
            if (zone.Kind != kind) continue;
            // The nearest point by degrees is not exactly the nearest by metres; next to a city's borders the difference is of no use to anybody.
            var near = new DistanceOp(shape, here).NearestPoints()[0];
            var away = GeoPoint.FromDegrees(near.Y, near.X).To(point);
            if (best is null || away < best.Value.Away) best = (zone, away);
        }
        return best;
    }
}
