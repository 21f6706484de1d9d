using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace RightCall.City.Demonstration;

/// <summary>Cuts the land into districts: the Voronoi cells of their centres, bent by noise so that borders are not ruled, less the water.</summary>
internal static class DistrictMap
{
    private const double Shore = 35;

    public static List<District> Make(Ground ground, Noise noise)
    {
        var builder = new VoronoiDiagramBuilder();
        builder.SetSites(DistrictPlans.All.Select(p => new Coordinate(p.X, p.Y)).ToList());
        builder.ClipEnvelope = new Envelope(-3_000, Ground.Width + 3_000, -3_000, Ground.Height + 3_000);
        var cells = builder.GetDiagram(Ground.Factory);
        var dry = ground.Land.Difference(ground.Water.Buffer(Shore));
        var districts = new List<District>();
        for (var i = 0; i < DistrictPlans.All.Length; i++)
        {
            var plan = DistrictPlans.All[i];
            var site = Ground.Factory.CreatePoint(new Coordinate(plan.X, plan.Y));
            var cell = Enumerable.Range(0, cells.NumGeometries).Select(cells.GetGeometryN).Single(c => c.Contains(site));
            districts.Add(new(i, plan, Bend((Polygon)cell, noise).Intersection(dry).Buffer(0)));
        }
        return districts;
    }

    /// <summary>Moves a point of the plane a little; the same point always the same way, so that neighbours stay neighbours.</summary>
    public static Coordinate Bend(Coordinate c, Noise noise) => new(
        c.X + (210 * noise.Smooth(c.X / 1_700, c.Y / 1_700, 10)) + (25 * noise.Smooth(c.X / 300, c.Y / 300, 11)),
        c.Y + (210 * noise.Smooth(c.X / 1_700, c.Y / 1_700, 12)) + (25 * noise.Smooth(c.X / 300, c.Y / 300, 13)));

    // Every border is cut into pieces of the same length from its lexically smaller end, so that both neighbours bend the same points.
    private static Geometry Bend(Polygon cell, Noise noise)
    {
        var ring = cell.ExteriorRing.Coordinates;
        var bent = new List<Coordinate>();
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[i + 1]);
            var swapped = a.CompareTo(b) > 0;
            var (from, to) = swapped ? (b, a) : (a, b);
            var pieces = Math.Max(1, (int)Math.Round(from.Distance(to) / 120));
            var points = Enumerable.Range(0, pieces + 1).Select(k => Bend(new Coordinate(from.X + ((to.X - from.X) * k / pieces), from.Y + ((to.Y - from.Y) * k / pieces)), noise)).ToList();
            if (swapped) points.Reverse();
            bent.AddRange(points.Take(pieces));
        }
        bent.Add(bent[0].Copy());
        return Ground.Factory.CreatePolygon([.. bent]).Buffer(0);
    }
}
