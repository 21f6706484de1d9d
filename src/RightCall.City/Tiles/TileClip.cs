using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace RightCall.City.Tiles;

/// <summary>Cuts shapes to a box, since the tile's writer does not.</summary>
internal static class TileClip
{
    /// <summary>The parts of a line inside the box, in its direction.</summary>
    /// <remarks>Liang and Barsky's cut of each straight piece: a general overlay takes a hundred times as long, and a tile has thousands of lines.</remarks>
    public static IEnumerable<LineString> Line(Coordinate[] line, Envelope box)
    {
        if (line.All(box.Contains))
        {
            yield return GeometryFactory.Default.CreateLineString(line);
            yield break;
        }
        var part = new List<Coordinate>();
        for (var i = 0; i + 1 < line.Length; i++)
        {
            if (Piece(line[i], line[i + 1], box) is not var (from, to)) continue;
            if (part.Count > 0 && !part[^1].Equals2D(from))
            {
                yield return GeometryFactory.Default.CreateLineString([.. part]);
                part.Clear();
            }
            if (part.Count == 0) part.Add(from);
            part.Add(to);
        }
        if (part.Count > 0) yield return GeometryFactory.Default.CreateLineString([.. part]);
    }

    /// <summary>The part of an area inside the box; null where there is none.</summary>
    public static Geometry? Area(Geometry area, Envelope box)
    {
        if (box.Contains(area.EnvelopeInternal)) return area;
        var cut = OverlayNGRobust.Overlay(area, GeometryFactory.Default.ToGeometry(box), NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
        var polygons = PolygonExtracter.GetPolygons(cut);
        return polygons.Count switch { 0 => null, 1 => polygons[0], _ => GeometryFactory.Default.CreateMultiPolygon([.. polygons.Cast<Polygon>()]) };
    }

    private static (Coordinate From, Coordinate To)? Piece(Coordinate a, Coordinate b, Envelope box)
    {
        var (first, last) = (0.0, 1.0);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        foreach (var (step, room) in (ReadOnlySpan<(double, double)>)[(-dx, a.X - box.MinX), (dx, box.MaxX - a.X), (-dy, a.Y - box.MinY), (dy, box.MaxY - a.Y)])
        {
            if (step == 0)
            {
                if (room < 0) return null;
                continue;
            }
            var at = room / step;
            if (step < 0) first = Math.Max(first, at);
            else last = Math.Min(last, at);
        }
        if (first >= last) return null;
        return (first == 0 ? a : new(a.X + (first * dx), a.Y + (first * dy)), last == 1 ? b : new(a.X + (last * dx), a.Y + (last * dy)));
    }
}
