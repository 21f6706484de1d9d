using System.Diagnostics;
using System.Globalization;
using RightCall.Roads.Samples;

namespace RightCall.Roads.Bench;

/// <summary>Measures the road kernel on two real cities, where the sample data lie beside the checkout, and on a generated city of 277,000 nodes.</summary>
/// <remarks>Every figure is the best of several runs (processor time where a run takes a second or more, else the wall clock), and every exact figure is compared with a plain Dijkstra before it counts.
/// The published peer is RoutingKit's customizable contraction hierarchy (C++): run it on the same graph, on the same machine, and compare ratios.</remarks>
public static class RoadsSuite
{
    /// <summary>Runs all networks, or those named: <c>jemss-auckland jemss-manhattan lattice</c>.</summary>
    public static int Run(string[] args)
    {
        string[] names = args.Length > 0 ? args : ["jemss-auckland", "jemss-manhattan", "lattice"];
        bool right = true;
        foreach (var name in names)
        {
            if (Graph(name) is not { } graph)
            {
                Console.WriteLine($"{name}: not measured, since shared/data/{name} is not on this machine.");
                continue;
            }
            right &= Measure(name, graph);
        }
        return right ? 0 : 1;
    }

    private static RoadGraph? Graph(string name)
    {
        if (name == "lattice") return SampleRoads.MainPart(SampleRoads.Lattice(560, 500, seed: 1).Build().Graph!);
        var folder = SampleRoads.DataFolder() is { } data ? Path.Combine(data, name) : null;
        return folder is not null && Directory.Exists(folder) ? SampleRoads.ReadNodesAndArcs(folder).Build().Graph : null;
    }

    private static bool Measure(string name, RoadGraph graph)
    {
        Console.WriteLine($"\n{name}: {graph.NodeCount:N0} nodes, {graph.StreetCount:N0} streets, {graph.RoutingArcCount:N0} arcs, {graph.StateCount} states of turn restrictions");
        RoadNetwork network = null!;
        Print("ordering and building", Best(2, () => network = RoadNetwork.Build(graph, [SpeedDefaults.Constant(Profile.Ordinary), SpeedDefaults.Constant(Profile.Emergency)])) / 1e3, "ms");
        Metric metric = null!;
        Print("customizing", Best(12, () => metric = network.MetricFor(Profile.Emergency, 0, RoadConditions.None)) / 1e3, "ms");

        var chance = new SampleRoads.SplitMix(5);
        var pairs = Enumerable.Range(0, 1_000).Select(_ => (From: chance.Below(graph.NodeCount), To: chance.Below(graph.NodeCount))).ToArray();
        var search = new RouteSearch(graph, network.Hierarchy);
        Print("one to one", Best(30, () => { foreach (var (from, to) in pairs) search.TravelMs(metric, from, to); }) / pairs.Length, "µs");
        Print("one to one, with path", Best(5, () => { foreach (var (from, to) in pairs) search.Arcs(metric, from, to); }) / pairs.Length, "µs");

        var dijkstra = new PlainDijkstra(graph);
        int wrong = 0;
        Print("plain Dijkstra, one to all", Best(3, () => dijkstra.FromNode(pairs[0].From, metric.ArcTimeMs)) / 1e3, "ms");
        for (int i = 0; i < 10; i++)
        {
            var plain = dijkstra.FromNode(pairs[i].From, metric.ArcTimeMs);
            wrong += pairs.Count(p => plain[p.To] != search.TravelMs(metric, pairs[i].From, p.To));
        }
        Console.WriteLine($"  {wrong} of 10,000 times differ from the plain Dijkstra");

        var places = Enumerable.Range(0, 200).Select(_ => new RoadPoint(chance.Below(graph.StreetCount), 1 + chance.Below(Times.WholeStreet - 1), 0, 0, 0)).ToArray();
        foreach (int count in (int[])[50, 200, 1_000]) wrong += Units(graph, metric, search, places, count, chance);
        Closure(network, chance);
        OpenFile(network);
        return wrong == 0;
    }

    private static int Units(RoadGraph graph, Metric metric, RouteSearch search, RoadPoint[] places, int count, SampleRoads.SplitMix chance)
    {
        var units = Enumerable.Range(0, count).Select(_ => new RoadPoint(chance.Below(graph.StreetCount), 1 + chance.Below(Times.WholeStreet - 1), 0, 0, 0)).ToArray();
        var buckets = new UnitBuckets(metric, DriveDirection.FromUnits);
        for (int u = 0; u < count; u++) buckets.Put(u, units[u]);
        var ms = new int[count];
        Print($"all of {count} units to one place", Best(20, () => { foreach (var place in places) buckets.Query(place, ms); }) / places.Length, "µs");
        if (count == 200)
        {
            Print("moving a unit", Best(10, () => { for (int u = 0; u < count; u++) buckets.Put(u, units[u]); }) / count, "µs");
            Console.WriteLine($"  {Enumerable.Range(0, count).Average(buckets.BucketCount).ToString("F0", CultureInfo.InvariantCulture)} pairs in buckets for each unit");
        }
        int wrong = 0;
        foreach (var place in places.Take(10))
        {
            buckets.Query(place, ms);
            for (int u = 0; u < count; u++) wrong += ms[u] == search.TravelMs(metric, units[u], place) ? 0 : 1;
        }
        if (wrong > 0) Console.WriteLine($"  {wrong} times of units differ from one search for each");
        return wrong;
    }

    private static void Closure(RoadNetwork network, SampleRoads.SplitMix chance)
    {
        var live = new LiveRoads(network);
        var buckets = new UnitBuckets(live.Of(Profile.Emergency, 0), DriveDirection.FromUnits);
        for (int u = 0; u < 200; u++) buckets.Put(u, new RoadPoint(chance.Below(network.Graph.StreetCount), 1 + chance.Below(Times.WholeStreet - 1), 0, 0, 0));
        Print("a closed street takes effect, 200 units refilled", Best(10, () =>
        {
            live.Change(RoadConditions.None.CloseStreet(chance.Below(network.Graph.StreetCount)), (Profile.Emergency, 0));
            buckets.Refill(live.At(Profile.Emergency, 0));
        }) / 1e3, "ms");
    }

    private static void OpenFile(RoadNetwork network)
    {
        var path = Path.Combine(Path.GetTempPath(), $"rightcall-bench-{Environment.ProcessId}.roads");
        try
        {
            using (var file = File.Create(path)) network.WithMetrics(1).Save(file);
            RoadNetwork opened = null!;
            Print("ready from the file, every section checked", Best(5, () => opened = RoadNetwork.Open(path)) / 1e3, "ms");
            Print("the file, two metrics in it", new FileInfo(path).Length / 1e6, "MB");
            using var process = Process.GetCurrentProcess();
            Print("this process, all of the above and the graphs before in it", process.WorkingSet64 / 1e6, "MB");
            GC.KeepAlive(opened);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Print(string what, double figure, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-60} {figure,12:N2} {unit}"));

    /// <summary>The best of several runs in microseconds; the first run, which compiles, does not count.</summary>
    private static double Best(int runs, Action run)
    {
        run();
        double best = double.MaxValue;
        for (int i = 0; i < runs; i++)
        {
            if (i == runs / 2) Thread.Sleep(120);   // The compiler makes its better code in the background meanwhile.
            using var process = Process.GetCurrentProcess();
            var before = process.UserProcessorTime;
            var clock = Stopwatch.StartNew();
            run();
            double wall = clock.Elapsed.TotalMicroseconds;
            process.Refresh();
            // Processor time is counted in steps of 10 ms, so that it says nothing of a short run.
            double cpu = (process.UserProcessorTime - before).TotalMicroseconds;
            best = Math.Min(best, wall < 1_000_000 ? wall : cpu);
        }
        return best;
    }
}
