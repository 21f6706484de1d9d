using System.Diagnostics;
using System.Globalization;
using RightCall.Roads.Samples;

namespace RightCall.Roads.Bench;

/// <summary>Measures what a program pays that has only the file: how soon it is ready, and how much memory it needs. It runs as a process of its own.</summary>
internal static class OpenedFile
{
    /// <summary>The argument that makes this program such a process; the file follows.</summary>
    public const string Argument = "--only-answer";

    public static void Measure(RoadNetwork network)
    {
        var path = Path.Combine(Path.GetTempPath(), $"rightcall-bench-{Environment.ProcessId}.roads");
        try
        {
            using (var file = File.Create(path)) network.WithMetrics(1).Save(file);
            var host = Environment.ProcessPath!;
            var start = new ProcessStartInfo(host);
            if (Path.GetFileNameWithoutExtension(host) == "dotnet") start.ArgumentList.Add(typeof(OpenedFile).Assembly.Location);
            foreach (var argument in (string[])["roads", Argument, path]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"The process that opens {path} ended with {process.ExitCode}.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Opens the file, keeps 200 units, answers 200 times for all of them and 1,000 times from one place to another, and says what it took.</summary>
    public static int Answer(string path)
    {
        RoadNetwork network = null!;
        var clock = Stopwatch.StartNew();
        double cpu = Bench.Measure.Once(() => network = Open(path));
        double wall = clock.Elapsed.TotalMilliseconds;
        Bench.Measure.Print("ready from the file, every section checked", cpu / 1e3, "ms",
            string.Create(CultureInfo.InvariantCulture, $"({wall:N0} ms by the clock; at most 100. The first time in a new process: compiling included, the start of the run-time not)"));
        clock.Restart();
        double again = Bench.Measure.Once(() => network = Open(path));
        Bench.Measure.Print("again in the same process", again / 1e3, "ms", string.Create(CultureInfo.InvariantCulture, $"({clock.Elapsed.TotalMilliseconds:N0} ms by the clock)"));

        var graph = network.Graph;
        var metric = network.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var chance = new SampleRoads.SplitMix(5);
        RoadPoint Somewhere() => new(chance.Below(graph.StreetCount), 1 + chance.Below(Times.WholeStreet - 1), 0, 0, 0);
        var buckets = new UnitBuckets(metric, DriveDirection.FromUnits);
        for (int u = 0; u < 200; u++) buckets.Put(u, Somewhere());
        var ms = new int[200];
        for (int i = 0; i < 200; i++) buckets.Query(Somewhere(), ms);
        var search = new RouteSearch(graph, network.Hierarchy);
        for (int i = 0; i < 1_000; i++) search.Arcs(metric, chance.Below(graph.NodeCount), chance.Below(graph.NodeCount));

        Bench.Measure.Print("the file, two metrics in it", new FileInfo(path).Length / 1e6, "MB");
        Bench.Measure.Print("memory of a process that only opens it and answers", Environment.WorkingSet / 1e6, "MB", $"({Parts()}at most 400)");
        return 0;
    }

    private static RoadNetwork Open(string path)
    {
        using var file = File.OpenHandle(path);
        return RoadNetwork.Open(file, path);
    }

    /// <summary>Own memory and that of mapped files, which processes share; only Linux tells.</summary>
    private static string Parts()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status)) return "";
        double Of(string name) => File.ReadLines(status).Where(l => l.StartsWith(name, StringComparison.Ordinal))
            .Select(l => double.Parse(l[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1_024 / 1e6).First();
        return string.Create(CultureInfo.InvariantCulture, $"{Of("RssAnon:"):N0} its own, {Of("RssFile:"):N0} of mapped files; ");
    }
}
