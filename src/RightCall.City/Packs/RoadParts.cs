using System.Globalization;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Packs;

/// <summary>Whether a road graph is one city: the parts that hang together, and how much of it can be driven to and from.</summary>
internal static class RoadParts
{
    /// <summary>A part with this share of the streets, cut off from the largest, is another city.</summary>
    private const double ShareOfACity = .05;
    private const int StreetsOfACity = 100;
    /// <summary>Less than this share that can be driven to and from everywhere, and one-way signs must be wrong.</summary>
    private const double LeastMain = .7;
    /// <summary>Farther across than this is no city.</summary>
    private static readonly Distance Widest = new(300_000);

    public static void Check(RoadGraph graph, List<CityProblem> problems)
    {
        var parts = Parts(graph);
        var largest = parts[0];
        foreach (var part in parts.Skip(1).Where(p => p.Streets >= StreetsOfACity && p.Streets >= ShareOfACity * graph.StreetCount))
        {
            problems.Add(new(true, "CITY-010", $"streets around {Show(part.Middle)}",
                string.Create(CultureInfo.InvariantCulture, $"{part.Streets:N0} streets do not hang together with the {largest.Streets:N0} around {Show(largest.Middle)}, {part.Middle.To(largest.Middle).Metres / 1_000:0.0} km away: these are two cities, or a bridge is missing. A pack is one city: cut the file.")));
        }
        var (low, high) = Corners(graph);
        if (low.To(high) > Widest)
        {
            problems.Add(new(true, "CITY-011", $"{Show(low)} to {Show(high)}",
                string.Create(CultureInfo.InvariantCulture, $"The streets lie {low.To(high).Metres / 1_000:N0} km across; a city is at most {Widest.Metres / 1_000:0} km. Are two cities in the file, or is a coordinate wrong?")));
        }
        CheckMain(graph, problems);
    }

    private static void CheckMain(RoadGraph graph, List<CityProblem> problems)
    {
        foreach (var profile in (ReadOnlySpan<Profile>)[Profile.Ordinary, Profile.Emergency])
        {
            var bit = (Profiles)(1 << (int)profile);
            var (usable, main) = (0, 0);
            for (var s = 0; s < graph.StreetCount; s++)
            {
                if (((graph.Access(2 * s) | graph.Access((2 * s) + 1)) & bit) != 0) usable++;
                if (graph.InMainNetwork(s, profile)) main++;
            }
            if (main >= LeastMain * usable) continue;
            problems.Add(new(true, "CITY-012", $"{profile.ToString().ToLowerInvariant()} profile",
                string.Create(CultureInfo.InvariantCulture, $"Only {main:N0} of {usable:N0} streets can be driven to from everywhere and left again; at least {LeastMain:P0} must. The parts that cannot are listed as ROAD-021 to ROAD-024: are one-way directions turned round?")));
        }
    }

    private sealed record Part(int Streets, GeoPoint Middle);

    // The largest first; of equals the one with the lowest node.
    private static List<Part> Parts(RoadGraph graph)
    {
        var leader = Enumerable.Range(0, graph.NodeCount).ToArray();
        int Find(int v)
        {
            while (leader[v] != v) v = leader[v] = leader[leader[v]];
            return v;
        }
        for (var s = 0; s < graph.StreetCount; s++)
        {
            var (a, b) = (Find(graph.Tail(2 * s)), Find(graph.Head(2 * s)));
            leader[Math.Max(a, b)] = Math.Min(a, b);
        }
        var sums = new SortedDictionary<int, (int Streets, long Lat, long Lon)>();
        for (var s = 0; s < graph.StreetCount; s++)
        {
            var node = graph.Tail(2 * s);
            var sum = sums.GetValueOrDefault(Find(node));
            sums[Find(node)] = (sum.Streets + 1, sum.Lat + graph.LatE7(node), sum.Lon + graph.LonE7(node));
        }
        return [.. sums.OrderByDescending(p => p.Value.Streets).ThenBy(p => p.Key)
            .Select(p => new Part(p.Value.Streets, new((int)(p.Value.Lat / p.Value.Streets), (int)(p.Value.Lon / p.Value.Streets))))];
    }

    /// <summary>The south-west and north-east corners of the streets' box.</summary>
    public static (GeoPoint Low, GeoPoint High) Corners(RoadGraph graph)
    {
        var (south, west, north, east) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        for (var s = 0; s < graph.StreetCount; s++)
        {
            foreach (var node in (ReadOnlySpan<int>)[graph.Tail(2 * s), graph.Head(2 * s)])
            {
                (south, north) = (Math.Min(south, graph.LatE7(node)), Math.Max(north, graph.LatE7(node)));
                (west, east) = (Math.Min(west, graph.LonE7(node)), Math.Max(east, graph.LonE7(node)));
            }
        }
        return (new(south, west), new(north, east));
    }

    internal static string Show(GeoPoint p) => string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:0.0000}, {p.Longitude:0.0000}");
}
