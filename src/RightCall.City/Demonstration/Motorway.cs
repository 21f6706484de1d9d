using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>The motorway: two carriageways that cross everything on bridges, tied to the arterials by ramps. It begins and ends at an interchange, so that nobody is trapped on it.</summary>
internal static class Motorway
{
    private const double BetweenInterchanges = 1_300;
    private const string Name = "Coast Highway";

    private static readonly Coordinate[] Course =
    [
        new(8_050, 350), new(8_500, 1_700), new(9_250, 3_200), new(9_600, 4_700), new(9_000, 5_900), new(8_750, 7_000),
        new(8_300, 8_300), new(8_200, 9_600), new(8_650, 10_900), new(9_500, 12_200),
    ];

    public static StreetNetwork AddTo(StreetNetwork network)
    {
        var line = Ground.Factory.CreateLineString(Smooth(Course));
        var index = new NetTopologySuite.LinearReferencing.LengthIndexedLine(line);
        var exits = Exits(network, line, index);
        var (nodes, stretches) = (network.Nodes.ToList(), network.Stretches.ToList());
        for (var direction = 0; direction < 2; direction++)
        {
            var side = direction == 0 ? 12.0 : -12.0;
            int? before = null;
            foreach (var exit in direction == 0 ? exits : Enumerable.Reverse(exits))
            {
                nodes.Add(Beside(index, exit.At, side));
                var node = nodes.Count - 1;
                if (before is { } b) stretches.Add(new(b, node, Way(StreetClass.Motorway, Name), Carriageway(index, nodes[b], nodes[node], side)));
                stretches.Add(new(exit.Node, node, Way(StreetClass.Ramp, ""), Straight(nodes[exit.Node], nodes[node])));
                stretches.Add(new(node, exit.Node, Way(StreetClass.Ramp, ""), Straight(nodes[node], nodes[exit.Node])));
                before = node;
            }
        }
        return new(nodes, stretches);
    }

    private static Street Way(StreetClass cls, string name) => new(name, cls, true, LineString.Empty, -1, cls == StreetClass.Motorway);

    private static Coordinate[] Straight(Coordinate a, Coordinate b) => [a, b];

    // Where an arterial passes under it, the nearer end of that stretch carries the ramps.
    private static List<(double At, int Node)> Exits(StreetNetwork network, LineString line, NetTopologySuite.LinearReferencing.LengthIndexedLine index)
    {
        var found = new List<(double At, int Node)>();
        foreach (var s in network.Stretches)
        {
            if (s.Street.Class != StreetClass.Arterial || s.Street.IsBridge || !Ground.Factory.CreateLineString(s.Line).Intersects(line)) continue;
            var (from, to) = (Ground.Factory.CreatePoint(network.Nodes[s.From]), Ground.Factory.CreatePoint(network.Nodes[s.To]));
            var node = from.Distance(line) < to.Distance(line) ? s.From : s.To;
            found.Add((index.Project(network.Nodes[node]), node));
        }
        var kept = new List<(double At, int Node)>();
        foreach (var exit in found.OrderBy(e => e.At)) if (kept.Count == 0 || exit.At - kept[^1].At > BetweenInterchanges) kept.Add(exit);
        return kept;
    }

    private static Coordinate Beside(NetTopologySuite.LinearReferencing.LengthIndexedLine index, double at, double side) => index.ExtractPoint(at, -side);

    private static Coordinate[] Carriageway(NetTopologySuite.LinearReferencing.LengthIndexedLine index, Coordinate from, Coordinate to, double side)
    {
        var (a, b) = (index.Project(from), index.Project(to));
        var steps = Math.Max(1, (int)(Math.Abs(b - a) / 80));
        var points = new List<Coordinate> { from };
        for (var i = 1; i < steps; i++) points.Add(index.ExtractPoint(a + ((b - a) * i / steps), -side));
        points.Add(to);
        return [.. points];
    }

    // Catmull-Rom through the course.
    private static Coordinate[] Smooth(Coordinate[] course)
    {
        var points = new List<Coordinate>();
        for (var i = 0; i + 1 < course.Length; i++)
        {
            var (p0, p1, p2, p3) = (course[Math.Max(0, i - 1)], course[i], course[i + 1], course[Math.Min(course.Length - 1, i + 2)]);
            for (var k = 0; k < 16; k++)
            {
                var t = k / 16.0;
                double Axis(double a, double b, double c, double d) =>
                    .5 * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t) + ((-a + (3 * b) - (3 * c) + d) * t * t * t));
                points.Add(new(Axis(p0.X, p1.X, p2.X, p3.X), Axis(p0.Y, p1.Y, p2.Y, p3.Y)));
            }
        }
        points.Add(course[^1]);
        return [.. points];
    }
}
