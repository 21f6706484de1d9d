using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace RightCall.City.Demonstration;

/// <summary>A stretch between two crossings.</summary>
internal sealed record Stretch(int From, int To, Street Street, Coordinate[] Line)
{
    public double Metres { get; } = Enumerable.Range(1, Line.Length - 1).Sum(i => Line[i].Distance(Line[i - 1]));
}

/// <summary>The streets cut at their crossings, twins dropped, only what hangs together kept.</summary>
/// <param name="Nodes">Crossings and ends, in metres.</param>
/// <param name="Stretches">Between them.</param>
internal sealed record StreetNetwork(List<Coordinate> Nodes, List<Stretch> Stretches)
{
    public static StreetNetwork Make(IReadOnlyList<Street> streets)
    {
        var pieces = Cut(streets);
        var nodes = new List<Coordinate>();
        var at = new SortedDictionary<(long, long), int>();
        int Node(Coordinate c)
        {
            var key = ((long)Math.Round(c.X / 2), (long)Math.Round(c.Y / 2));
            if (at.TryGetValue(key, out var known)) return known;
            nodes.Add(c);
            return at[key] = nodes.Count - 1;
        }

        var best = new SortedDictionary<(int, int, long), Stretch>();
        foreach (var (street, line) in pieces)
        {
            var (from, to) = (Node(line[0]), Node(line[^1]));
            if (from == to) continue;
            var stretch = new Stretch(from, to, street, line);
            if (stretch.Metres < 3) continue;
            var key = (Math.Min(from, to), Math.Max(from, to), (long)(stretch.Metres / 15));
            if (!best.TryGetValue(key, out var other) || street.Class < other.Street.Class) best[key] = stretch;
        }
        return Largest(nodes, [.. best.Values]);
    }

    private static List<(Street, Coordinate[])> Cut(IReadOnlyList<Street> streets)
    {
        var segments = streets.Select(s => (ISegmentString)new NodedSegmentString(s.Line.Coordinates, s)).ToList();
        var snapped = new NetTopologySuite.Noding.Snapround.SnapRoundingNoder(new PrecisionModel(1));
        snapped.ComputeNodes(segments);
        var cut = snapped.GetNodedSubstrings();
        return [.. cut.Select(s => ((Street)s.Context, s.Coordinates))];
    }

    // One-way streets are ignored here: the pack's own check looks at them.
    private static StreetNetwork Largest(List<Coordinate> nodes, List<Stretch> stretches)
    {
        var parent = Enumerable.Range(0, nodes.Count).ToArray();
        int Root(int n) { while (parent[n] != n) n = parent[n] = parent[parent[n]]; return n; }
        foreach (var s in stretches) parent[Root(s.From)] = Root(s.To);
        var biggest = Enumerable.Range(0, nodes.Count).GroupBy(Root).MaxBy(g => g.Count())!.Key;
        var kept = stretches.Where(s => Root(s.From) == biggest).ToList();
        var renumber = new SortedDictionary<int, int>();
        foreach (var n in kept.SelectMany(s => new[] { s.From, s.To })) renumber.TryAdd(n, 0);
        var keptNodes = new List<Coordinate>();
        foreach (var n in renumber.Keys.ToList()) { renumber[n] = keptNodes.Count; keptNodes.Add(nodes[n]); }
        return new(keptNodes, [.. kept.Select(s => s with { From = renumber[s.From], To = renumber[s.To] })]);
    }
}
