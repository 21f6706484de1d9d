namespace RightCall.Roads;

/// <summary>Finds the nearest point on a street.</summary>
/// <remarks>
/// A packed R-tree: streets are sorted along a Hilbert curve by the middle of their boxes, sixteen to a leaf, sixteen boxes to each box above (Kamel and
/// Faloutsos, "Hilbert R-tree", 1994). Distances are measured on a flat map at the latitude that is asked for. Immutable and safe from any thread; of two
/// streets at the same distance the lower number is found.
/// </remarks>
public sealed class StreetIndex
{
    private const int Fan = 16;
    /// <summary>Sixteen to the eighth is more than an int holds; one more for the end.</summary>
    private const int MostLevels = 9;

    /// <summary>Boxes that are still to be looked into; kept for the next search, which then needs no memory.</summary>
    [ThreadStatic]
    private static PriorityQueue<(int Level, int Index), double>? _open;

    /// <summary>Streets in the order of the curve.</summary>
    internal Column<int> Order { get; init; }
    /// <summary>Boxes, leaves first, then each level above: south, west, north, east of each in 1e-7 degrees.</summary>
    internal Column<int> Boxes { get; init; }

    /// <summary>Sorts the streets of a graph.</summary>
    public static StreetIndex Build(RoadGraph graph)
    {
        int count = graph.StreetCount;
        var box = new int[4 * count];
        for (int s = 0; s < count; s++)
        {
            var b = box.AsSpan(4 * s, 4);
            (b[0], b[1], b[2], b[3]) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
            for (int i = 0; i < graph.PointCount(s); i++)
            {
                var (lat, lon) = graph.Point(s, i);
                (b[0], b[1], b[2], b[3]) = (Math.Min(b[0], lat), Math.Min(b[1], lon), Math.Max(b[2], lat), Math.Max(b[3], lon));
            }
        }
        var key = new ulong[count];
        var order = new int[count];
        for (int s = 0; s < count; s++)
        {
            order[s] = s;
            uint y = (uint)(((long)box[4 * s] + box[4 * s + 2]) / 2 + 900_000_000), x = (uint)(((long)box[4 * s + 1] + box[4 * s + 3]) / 2 + 1_800_000_000);
            key[s] = Hilbert(x, y);
        }
        Array.Sort(order, (a, b) => key[a] != key[b] ? key[a].CompareTo(key[b]) : a.CompareTo(b));

        var boxes = new List<int>();
        var below = order.Select(s => box.AsSpan(4 * s, 4).ToArray()).ToList();
        do
        {
            var level = below.Chunk(Fan).Select(c => new[] { c.Min(b => b[0]), c.Min(b => b[1]), c.Max(b => b[2]), c.Max(b => b[3]) }).ToList();
            foreach (var b in level) boxes.AddRange(b);
            below = level;
        }
        while (below.Count > 1);
        return new StreetIndex { Order = order, Boxes = boxes.ToArray() };
    }

    /// <summary>The nearest point on a street that a metric's profile can use, or null if there is none within the greatest distance.</summary>
    /// <param name="metric">Streets that it has closed are passed over, as are those outside its profile's main network.</param>
    /// <param name="latE7">Latitude in 1e-7 degrees.</param>
    /// <param name="lonE7">Longitude in 1e-7 degrees.</param>
    /// <param name="maxDistanceMm">The greatest distance in millimetres.</param>
    public RoadPoint? Nearest(Metric metric, int latE7, int lonE7, int maxDistanceMm)
    {
        var graph = metric.Graph;
        return Nearest(graph, latE7, lonE7, maxDistanceMm, street => graph.InMainNetwork(street, metric.Profile) && metric.IsOpen(street));
    }

    /// <summary>The nearest point on a street of which <paramref name="accepts"/> says yes, or null.</summary>
    public RoadPoint? Nearest(RoadGraph graph, int latE7, int lonE7, int maxDistanceMm, Func<int, bool> accepts)
    {
        if (!Geo.IsPoint(latE7, lonE7)) throw new ArgumentOutOfRangeException(nameof(latE7), $"({latE7}, {lonE7}) is not a point in 1e-7 degrees.");
        var projection = new Projection(latE7, lonE7);
        double limit = (double)maxDistanceMm * maxDistanceMm;
        var best = (Square: double.PositiveInfinity, Street: -1, Piece: 0, Share: 0.0);

        Span<int> first = stackalloc int[MostLevels];
        int levels = 0;
        first[0] = 0;
        for (int size = (Order.Length + Fan - 1) / Fan; ; size = (size + Fan - 1) / Fan)
        {
            first[levels + 1] = first[levels] + size;
            levels++;
            if (size == 1) break;
        }
        var order = Order.Span;
        var boxes = Boxes.Span;
        var open = _open ??= new();
        open.Clear();
        open.Enqueue((levels - 1, 0), 0);
        while (open.TryDequeue(out var box, out double square) && square <= Math.Min(limit, best.Square))
        {
            int from = Fan * box.Index;
            if (box.Level == 0)
            {
                foreach (int street in order[from..Math.Min(from + Fan, order.Length)])
                    if (accepts(street)) NearestOn(graph, street, projection, limit, ref best);
                continue;
            }
            int below = box.Level - 1, count = first[box.Level] - first[below];
            for (int i = from; i < Math.Min(from + Fan, count); i++)
            {
                double distance = projection.SquareToBox(boxes.Slice(4 * (first[below] + i), 4));
                if (distance <= Math.Min(limit, best.Square)) open.Enqueue((below, i), distance);
            }
        }
        return best.Street < 0 ? null : PointOn(graph, best.Street, best.Piece, best.Share, best.Square);
    }

    private static void NearestOn(RoadGraph graph, int street, in Projection projection, double limit, ref (double Square, int Street, int Piece, double Share) best)
    {
        var (lat, lon) = graph.Point(street, 0);
        var (ax, ay) = projection.Of(lat, lon);
        for (int i = 1, count = graph.PointCount(street); i < count; i++)
        {
            (lat, lon) = graph.Point(street, i);
            var (bx, by) = projection.Of(lat, lon);
            double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
            double share = length > 0 ? Math.Clamp(-(ax * dx + ay * dy) / length, 0, 1) : 0;
            double x = ax + share * dx, y = ay + share * dy, square = x * x + y * y;
            if (square <= limit && (square < best.Square || (square == best.Square && street < best.Street))) best = (square, street, i, share);
            (ax, ay) = (bx, by);
        }
    }

    private static RoadPoint PointOn(RoadGraph graph, int street, int piece, double share, double square)
    {
        double before = 0, total = 0;
        for (int i = 1; i < graph.PointCount(street); i++)
        {
            var (aLat, aLon) = graph.Point(street, i - 1);
            var (bLat, bLon) = graph.Point(street, i);
            double length = Geo.DistanceMm(aLat, aLon, bLat, bLon);
            if (i < piece) before += length;
            else if (i == piece) before += share * length;
            total += length;
        }
        var (fromLat, fromLon) = graph.Point(street, piece - 1);
        var (toLat, toLon) = graph.Point(street, piece);
        int position = total > 0 ? (int)Math.Round(Math.Min(before / total, 1) * Times.WholeStreet) : 0;
        return new RoadPoint(street, position, (int)Math.Round(fromLat + share * (toLat - fromLat)), (int)Math.Round(fromLon + share * (toLon - fromLon)), (int)Math.Round(Math.Sqrt(square)));
    }

    /// <summary>Millimetres east and north of the point that was asked for.</summary>
    private readonly struct Projection(int latE7, int lonE7)
    {
        private readonly double _perLon = Geo.MmPerE7 * Geo.CosOfLatE7(latE7);

        public (double X, double Y) Of(int lat, int lon) => (((double)lon - lonE7) * _perLon, ((double)lat - latE7) * Geo.MmPerE7);

        public double SquareToBox(ReadOnlySpan<int> box)
        {
            double y = latE7 < box[0] ? box[0] - (double)latE7 : latE7 > box[2] ? latE7 - (double)box[2] : 0;
            double x = lonE7 < box[1] ? box[1] - (double)lonE7 : lonE7 > box[3] ? lonE7 - (double)box[3] : 0;
            return x * x * _perLon * _perLon + y * y * Geo.MmPerE7 * Geo.MmPerE7;
        }
    }

    /// <summary>The place of a point on the Hilbert curve of order 32.</summary>
    private static ulong Hilbert(uint x, uint y)
    {
        ulong place = 0;
        for (uint s = 1u << 31; s > 0; s >>= 1)
        {
            uint rx = (x & s) != 0 ? 1u : 0, ry = (y & s) != 0 ? 1u : 0;
            place += (ulong)s * s * ((3 * rx) ^ ry);
            if (ry != 0) continue;
            if (rx == 1) (x, y) = (uint.MaxValue - x, uint.MaxValue - y);
            (x, y) = (y, x);
        }
        return place;
    }
}
