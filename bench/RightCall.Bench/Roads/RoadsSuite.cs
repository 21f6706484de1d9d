using System.Globalization;
using RightCall.Roads.Samples;

namespace RightCall.Roads.Bench;

/// <summary>Measures the road kernel on two real cities, where the sample data lie beside the checkout, and on generated ones: a lattice of 54,000 nodes, the
/// same with forbidden turns, and one of 277,000 nodes.</summary>
/// <remarks>Every figure is the best of several runs in processor time on one core, and every time that the kernel finds is compared with a plain Dijkstra before it counts.
/// The published peer is RoutingKit's customizable contraction hierarchy (C++): run it on the same graph, on the same machine, and compare ratios.</remarks>
public static class RoadsSuite
{
    private const string Small = "lattice-54k", Turns = "lattice-54k-turns", Large = "lattice-277k";

    /// <summary>What one query takes on a network, in microseconds.</summary>
    private sealed record Queries(double OneToOne, double Units200, double Units1000);

    /// <summary>Runs all networks, or those named: <c>jemss-auckland jemss-manhattan lattice-54k lattice-54k-turns lattice-277k</c>.</summary>
    public static int Run(string[] args)
    {
        if (args is [OpenedFile.Argument, var path]) return OpenedFile.Answer(path);
        string[] names = args.Length > 0 ? args : ["jemss-auckland", "jemss-manhattan", Small, Turns, Large];
        var measured = new Dictionary<string, Queries>(StringComparer.Ordinal);
        int wrong = 0;
        foreach (var name in names)
        {
            var forbidden = new List<int[]>();
            if (Graph(name, forbidden) is not { } graph)
            {
                Console.WriteLine($"\n{name}: not measured, since shared/data/{name} is not on this machine.");
                continue;
            }
            wrong += MeasureOne(name, graph, forbidden, measured);
        }
        foreach (var from in (string[])["jemss-auckland", Small])
            if (measured.TryGetValue(from, out var small) && measured.TryGetValue(Large, out var large)) Growth(from, small, large);
        return wrong == 0 ? 0 : 1;
    }

    private static RoadGraph? Graph(string name, List<int[]> forbidden)
    {
        switch (name)
        {
            case Large: return SampleRoads.MainPart(SampleRoads.Lattice(560, 500, seed: 1).Build().Graph!);
            case Small: return SampleRoads.Lattice(248, 222, seed: 1).Build().Graph;
            case Turns: return SampleRoads.WithForbiddenTurns(SampleRoads.Lattice(248, 222, seed: 1), 2_000, seed: 2, forbidden).Build().Graph;
        }
        var folder = SampleRoads.DataFolder() is { } data ? Path.Combine(data, name) : null;
        return folder is not null && Directory.Exists(folder) ? SampleRoads.ReadNodesAndArcs(folder).Build().Graph : null;
    }

    private static int MeasureOne(string name, RoadGraph graph, List<int[]> forbidden, Dictionary<string, Queries> measured)
    {
        Console.WriteLine($"\n{name}: {graph.NodeCount:N0} nodes, {graph.StreetCount:N0} streets, {graph.RoutingArcCount:N0} arcs, {forbidden.Count:N0} forbidden turns");
        RoadNetwork network = null!;
        double build = Measure.Once(() => network = RoadNetwork.Build(graph, [SpeedDefaults.Constant(Profile.Ordinary), SpeedDefaults.Constant(Profile.Emergency)]));
        Measure.Print("ordering and building", build / 1e3, "ms", graph.NodeCount > 100_000 ? "(at most 60,000)" : "(at most 5,000)");
        Metric metric = null!;
        Measure.Print("customizing", Measure.Best(12, () => metric = network.MetricFor(Profile.Emergency, 0, RoadConditions.None)) / 1e3, "ms");
        var chance = new SampleRoads.SplitMix(5);
        var pairs = Enumerable.Range(0, 1_000).Select(_ => (From: chance.Below(graph.NodeCount), To: chance.Below(graph.NodeCount))).ToArray();
        var search = new RouteSearch(graph, network.Hierarchy);
        double oneToOne = Measure.Best(40, () => { foreach (var (from, to) in pairs) search.TravelMs(metric, from, to); }) / pairs.Length;
        Measure.Print("one to one", oneToOne, "µs");
        int arcs = 0;
        double path = Measure.Best(15, () => { arcs = 0; foreach (var (from, to) in pairs) arcs += search.Arcs(metric, from, to)?.Count ?? 0; }) / pairs.Length;
        Measure.Print("one to one, with path", path, "µs", string.Create(CultureInfo.InvariantCulture, $"({arcs / pairs.Length} arcs)"));
        int wrong = Compare(graph, metric, search, pairs, forbidden);

        var places = Enumerable.Range(0, 200).Select(_ => Somewhere(graph, chance)).ToArray();
        double Units(int count) => MeasureUnits(graph, metric, search, places, count, chance, ref wrong);
        Units(50);
        measured[name] = new Queries(oneToOne, Units(200), Units(1_000));
        Closure(network);
        OpenedFile.Measure(network);
        return wrong;
    }

    private static RoadPoint Somewhere(RoadGraph graph, SampleRoads.SplitMix chance) => new(chance.Below(graph.StreetCount), 1 + chance.Below(Times.WholeStreet - 1), 0, 0, 0);

    /// <summary>A closed street, from the new conditions to the last unit's refilled bucket; in turn with one customizing of everything, since the machine is not
    /// always equally fast.</summary>
    private static void Closure(RoadNetwork network)
    {
        var chance = new SampleRoads.SplitMix(6);
        var live = new LiveRoads(network);
        var buckets = new UnitBuckets(live.Of(Profile.Emergency, 0), DriveDirection.FromUnits);
        for (int u = 0; u < 200; u++) buckets.Put(u, Somewhere(network.Graph, chance));
        void Close()
        {
            live.Change(RoadConditions.None.CloseStreet(chance.Below(network.Graph.StreetCount)), (Profile.Emergency, 0));
            buckets.Refill(live.At(Profile.Emergency, 0));
        }
        Measure.Best(12, Close);
        var pairs = Enumerable.Range(0, 15).Select(_ => (Closing: Measure.Once(Close), Customizing: Measure.Once(() => network.MetricFor(Profile.Emergency, 0, RoadConditions.None)))).ToList();
        double Middle(Func<(double Closing, double Customizing), double> of) => pairs.Select(of).Order().ElementAt(pairs.Count / 2);
        Measure.Print("a closed street takes effect, 200 units refilled", Middle(p => p.Closing) / 1e3, "ms",
            string.Create(CultureInfo.InvariantCulture, $"({Middle(p => p.Closing / p.Customizing):N2} times one customizing, both the median of {pairs.Count} in turn; at most 1)"));
    }

    private static int Compare(RoadGraph graph, Metric metric, RouteSearch search, (int From, int To)[] pairs, List<int[]> forbidden)
    {
        var dijkstra = new PlainDijkstra(graph);
        int[] From(int node) => forbidden.Count == 0 ? dijkstra.FromNode(node, metric.ArcTimeMs) : dijkstra.WithTurns([], [node], metric.ArcTimeMs, forbidden).Node;
        if (forbidden.Count == 0) Measure.Print("plain Dijkstra, one to all", Measure.Best(3, () => From(pairs[0].From)) / 1e3, "ms");
        // With turns it remembers the last arcs in words, which is plain and takes a second each.
        int sources = forbidden.Count == 0 ? 10 : 3, wrong = 0;
        for (int i = 0; i < sources; i++)
        {
            var plain = From(pairs[i].From);
            wrong += pairs.Count(p => plain[p.To] != search.TravelMs(metric, pairs[i].From, p.To));
        }
        Console.WriteLine($"  {wrong} of {sources * pairs.Length:N0} times differ from the plain Dijkstra");
        return wrong;
    }

    private static double MeasureUnits(RoadGraph graph, Metric metric, RouteSearch search, RoadPoint[] places, int count, SampleRoads.SplitMix chance, ref int wrong)
    {
        var units = Enumerable.Range(0, count).Select(_ => Somewhere(graph, chance)).ToArray();
        var buckets = new UnitBuckets(metric, DriveDirection.FromUnits);
        for (int u = 0; u < count; u++) buckets.Put(u, units[u]);
        var ms = new int[count];
        double query = Measure.Best(40, () => { foreach (var place in places) buckets.Query(place, ms); }) / places.Length;
        Measure.Print($"all of {count} units to one place", query, "µs");
        if (count == 200)
        {
            double moving = Measure.Best(20, () => { for (int u = 0; u < count; u++) buckets.Put(u, units[u]); }) / count;
            Measure.Print("moving a unit", moving, "µs", $"({Enumerable.Range(0, count).Average(buckets.BucketCount).ToString("F0", CultureInfo.InvariantCulture)} buckets each)");
        }
        int differ = 0;
        foreach (var place in places.Take(10))
        {
            buckets.Query(place, ms);
            for (int u = 0; u < count; u++) differ += ms[u] == search.TravelMs(metric, units[u], place) ? 0 : 1;
        }
        if (differ > 0) Console.WriteLine($"  {differ} times of units differ from one search for each");
        wrong += differ;
        return query;
    }

    private static void Growth(string from, Queries small, Queries large) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"\nfrom {from} to {Large} a query grows: one to one {large.OneToOne / small.OneToOne:N1} times, 200 units {large.Units200 / small.Units200:N1}, 1,000 units {large.Units1000 / small.Units1000:N1} (at most 8; {(from == Small
            ? "like to like: the same streets, five times as many nodes"
            : "a city with few ways between its parts against a lattice that has them everywhere: it is the lattice that is harder, at any size")})"));
}
