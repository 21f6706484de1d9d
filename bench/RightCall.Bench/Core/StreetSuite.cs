using System.Collections.Immutable;
using RightCall.City.Demonstration;
using RightCall.City.Packs;
using RightCall.City.Travel;
using RightCall.Domain.Geo;
using RightCall.Planning.Logs;
using RightCall.Planning.Replays;
using RightCall.Roads;
using RightCall.Roads.Samples;

namespace RightCall.Bench.Core;

/// <summary>A replay on streets in calls a CPU second: the demonstration city's week of calls, there and, where its sample data lie beside the checkout, in Manhattan.</summary>
/// <remarks>A week is short: a process that replays only it spends most of its time on compiling. So the first run, compiling included, and the best later one are printed.</remarks>
internal static class StreetSuite
{
    private const int Best = 4;
    private const string Manhattan = "jemss-manhattan";
    private const string Target = "target: 5,000";

    public static int Run()
    {
        var city = CityBuilder.Build(DemonstrationCity.Make(1)).City!;
        var inputs = CoreInputs.Of(city.Draft.Texts["calls.csv"], city.Draft.Texts["map.yaml"], city.Draft.Texts["fleet.yaml"]);
        Console.WriteLine($"{inputs.Log.Mapping.Title}: {inputs.Log.Calls.Count:N0} calls, {inputs.Fleet.Units.Length} units, {city.Roads.Graph.NodeCount:N0} nodes");
        Rate("straight lines", inputs, null);
        Rate("streets", inputs, city.Roads);
        if (SampleRoads.DataFolder() is not { } data || !Directory.Exists(Path.Combine(data, Manhattan)))
        {
            Console.WriteLine($"{Manhattan}: not measured, since shared/data/{Manhattan} is not on this machine.");
            return 0;
        }
        var network = RoadNetwork.Build(SampleRoads.ReadNodesAndArcs(Path.Combine(data, Manhattan)).Build().Graph!, SpeedDefaults.Both);
        Console.WriteLine($"{Manhattan}: the same calls and stations, each at a node drawn from its {network.Graph.NodeCount:N0}");
        Rate("streets", Moved(inputs, network.Graph), network);
        return 0;
    }

    private static void Rate(string what, ReplayInputs inputs, RoadNetwork? roads)
    {
        // Every time from the start: what an earlier run found out of places is not there for a later one.
        ReplayInputs Fresh(LiveRoads? live) => live is null ? inputs : inputs with { Streets = new RoadTravel(live, inputs.TravelAt(0)).At };
        var live = roads is null ? null : new LiveRoads(roads.Metrics.Count > 0 ? roads : roads.WithMetrics());
        var (first, _) = CoreSuite.Measure(() => Replay.Run(Fresh(live), CoreInputs.RightResponder));
        var best = double.MaxValue;
        for (var i = 0; i < Best; i++) best = Math.Min(best, CoreSuite.Measure(() => Replay.Run(Fresh(live), CoreInputs.RightResponder)).Seconds);
        CoreSuite.Line($"on {what}, warm, best of {Best}", $"{inputs.Log.Calls.Count / best:N0} calls a CPU second (first run {inputs.Log.Calls.Count / first:N0})", roads is null ? "" : Target);
    }

    private static ReplayInputs Moved(ReplayInputs inputs, RoadGraph graph)
    {
        var chance = new SampleRoads.SplitMix(7);
        GeoPoint Somewhere()
        {
            var node = chance.Below(graph.NodeCount);
            return new(graph.LatE7(node), graph.LonE7(node));
        }
        static LogPlace InDegrees(GeoPoint p) => new(p.Latitude, p.Longitude);
        var calls = inputs.Log.Calls.Select(c => c with { Place = InDegrees(Somewhere()) }).ToList();
        // Units of one station stay together.
        var stations = inputs.Fleet.Units.Select(u => u.Definition.Home).Distinct().ToDictionary(h => h, _ => Somewhere());
        var units = inputs.Fleet.Units.Select(u => u with { Definition = u.Definition with { Home = stations[u.Definition.Home] } }).ToImmutableArray();
        return inputs with { Log = inputs.Log with { Calls = calls }, Fleet = inputs.Fleet with { Units = units } };
    }
}
