using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>The ground that the demonstration city stands on, in metres east and north of its south-west corner: a coast, a river with a bend.</summary>
/// <param name="Frame">The mapped rectangle.</param>
/// <param name="Sea">The sea, west.</param>
/// <param name="River">The river, from the hills in the east to the harbour.</param>
/// <param name="RiverLine">Its middle, from the mouth upstream.</param>
/// <param name="Land">What is left.</param>
internal sealed record Ground(Polygon Frame, Geometry Sea, Geometry River, LineString RiverLine, Geometry Land)
{
    /// <summary>Width of the map in metres.</summary>
    public const double Width = 15_000;
    /// <summary>Height of the map in metres.</summary>
    public const double Height = 12_500;

    public static readonly GeometryFactory Factory = new(new PrecisionModel(10));

    public Geometry Water => Sea.Union(River);

    public static Ground Make(Noise noise)
    {
        var frame = Factory.CreatePolygon([new(0, 0), new(Width, 0), new(Width, Height), new(0, Height), new(0, 0)]);
        var river = RiverMiddle(noise);
        var coast = new List<Coordinate> { new(-500, -500) };
        for (var y = -500.0; y <= Height + 500; y += 150) coast.Add(new(Coast(noise, y), y));
        coast.Add(new(-500, Height + 500));
        coast.Add(new(-500, -500));
        var sea = Factory.CreatePolygon([.. coast]).Buffer(0);
        var banks = RiverBanks(river);
        var water = banks.Union(sea);
        var riverOnly = banks.Difference(sea).Intersection(frame);
        return new(frame, sea.Intersection(frame), riverOnly, Factory.CreateLineString([.. river.Select(r => r.Coordinate())]), frame.Difference(water));
    }

    // A bay around the mouth of the river, a headland north of it.
    private static double Coast(Noise noise, double y)
    {
        var bay = 1_500 * Math.Exp(-Math.Pow((y - 5_200) / 1_500, 2));
        var headland = -900 * Math.Exp(-Math.Pow((y - 8_800) / 1_100, 2));
        return 1_900 + bay + headland + (420 * noise.Smooth(y / 1_900, 0, 1)) + (110 * noise.Smooth(y / 420, 7, 2)) + (45 * noise.Smooth(y / 170, 9, 4));
    }

    private static List<RiverPoint> RiverMiddle(Noise noise)
    {
        var points = new List<RiverPoint>();
        for (var i = 0; i <= 60; i++)
        {
            var t = i / 60.0;
            var x = 2_200 + (t * (Width - 1_700));
            var y = 5_200 + (1_500 * Math.Sin((t * 5.2) + 0.4) * (0.25 + (0.75 * t))) + (260 * noise.Smooth(t * 9, 3, 3)) + (1_500 * t);
            points.Add(new(x, y, 330 - (210 * Math.Sqrt(t))));
        }
        return points;
    }

    private static Geometry RiverBanks(List<RiverPoint> middle)
    {
        Geometry? all = null;
        for (var i = 0; i + 1 < middle.Count; i++)
        {
            var (a, b) = (middle[i], middle[i + 1]);
            var part = Factory.CreateLineString([a.Coordinate(), b.Coordinate()]).Buffer((a.Width + b.Width) / 4, 6);
            all = all is null ? part : all.Union(part);
        }
        return all!;
    }

    private readonly record struct RiverPoint(double X, double Y, double Width)
    {
        public Coordinate Coordinate() => new(X, Y);
    }
}
