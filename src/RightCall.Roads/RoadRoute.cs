namespace RightCall.Roads;

/// <summary>A part of a route on one arc.</summary>
/// <param name="Arc">The arc.</param>
/// <param name="FromPosition">Where on it the part begins, counted along the arc: 0 to <see cref="Times.WholeStreet"/>.</param>
/// <param name="ToPosition">Where the part ends.</param>
/// <param name="Ms">How long it takes, in milliseconds.</param>
public readonly record struct RouteLeg(int Arc, int FromPosition, int ToPosition, int Ms);

/// <summary>Consecutive legs on streets of one name.</summary>
/// <param name="Name">The name, empty if there is none.</param>
/// <param name="LengthMm">How far, in millimetres.</param>
/// <param name="Ms">How long, in milliseconds.</param>
public readonly record struct RouteStep(string Name, long LengthMm, int Ms);

/// <summary>A route: legs that join, and whose times add up to the total exactly.</summary>
public sealed class RoadRoute
{
    private readonly RoadGraph _graph;

    internal RoadRoute(RoadGraph graph, RoadPoint from, RoadPoint to, int totalMs, IReadOnlyList<RouteLeg> legs)
    {
        _graph = graph;
        From = from;
        To = to;
        TotalMs = totalMs;
        Legs = legs;
    }

    /// <summary>Where it begins.</summary>
    public RoadPoint From { get; }

    /// <summary>Where it ends.</summary>
    public RoadPoint To { get; }

    /// <summary>How long it takes, in milliseconds.</summary>
    public int TotalMs { get; }

    /// <summary>The legs, in the order of driving.</summary>
    public IReadOnlyList<RouteLeg> Legs { get; }

    /// <summary>How far it is, in millimetres.</summary>
    public long LengthMm => Legs.Sum(LegLengthMm);

    /// <summary>The streets by name, in the order of driving.</summary>
    public IReadOnlyList<RouteStep> Steps()
    {
        var steps = new List<RouteStep>();
        int last = -1;
        foreach (var leg in Legs)
        {
            int name = _graph.NameOf(leg.Arc >> 1);
            if (name == last) steps[^1] = steps[^1] with { LengthMm = steps[^1].LengthMm + LegLengthMm(leg), Ms = steps[^1].Ms + leg.Ms };
            else steps.Add(new RouteStep(_graph.Name(name), LegLengthMm(leg), leg.Ms));
            last = name;
        }
        return steps;
    }

    /// <summary>The line that it follows, in 1e-7 degrees, from <see cref="From"/> to <see cref="To"/>.</summary>
    public IReadOnlyList<(int LatE7, int LonE7)> Geometry()
    {
        var line = new List<(int, int)> { (From.LatE7, From.LonE7) };
        void Add((int, int) point)
        {
            if (line[^1] != point) line.Add(point);
        }
        foreach (var leg in Legs)
        {
            int street = leg.Arc >> 1, count = _graph.PointCount(street);
            double total = 0;
            for (int i = 1; i < count; i++) total += Piece(street, i);
            double along = 0;
            for (int i = 1; i < count; i++)
            {
                int at = (leg.Arc & 1) == 0 ? i : count - i;
                int before = (leg.Arc & 1) == 0 ? i - 1 : count - i;   // The point that this piece begins with, in driving direction.
                double start = total > 0 ? along / total * Times.WholeStreet : 0;
                if (start > leg.FromPosition && start < leg.ToPosition) Add(_graph.Point(street, before));
                along += Piece(street, at);
            }
            if (leg.ToPosition == Times.WholeStreet)
            {
                var (lat, lon) = _graph.Point(street, (leg.Arc & 1) == 0 ? count - 1 : 0);
                Add((lat, lon));
            }
        }
        Add((To.LatE7, To.LonE7));
        return line;
    }

    private double Piece(int street, int i)
    {
        var (aLat, aLon) = _graph.Point(street, i - 1);
        var (bLat, bLon) = _graph.Point(street, i);
        return Geo.DistanceMm(aLat, aLon, bLat, bLon);
    }

    private long LegLengthMm(RouteLeg leg) => ((long)_graph.LengthMm(leg.Arc >> 1) * (leg.ToPosition - leg.FromPosition)) >> 30;
}
