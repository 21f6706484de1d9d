using RightCall.Roads.Samples;

namespace RightCall.Roads.Tests;

/// <summary>Two real cities with given times, where the sample data lie beside the repository.</summary>
public sealed class CityTests
{
    private static RoadGraph City(string name) => SampleRoads.ReadNodesAndArcs(SharedData.Path(name)).Build().Graph!;

    [Theory, InlineData("jemss-auckland"), InlineData("jemss-manhattan")]
    public void Ten_thousand_times_for_each_profile_equal_a_plain_search(string name)
    {
        var graph = City(name);
        var network = RoadNetwork.Build(graph, [SpeedDefaults.Constant(Profile.Ordinary), SpeedDefaults.Constant(Profile.Emergency)]);
        var chance = new SampleRoads.SplitMix(7);
        int[] from = [.. Enumerable.Range(0, 100).Select(_ => chance.Below(graph.NodeCount))], to = [.. Enumerable.Range(0, 100).Select(_ => chance.Below(graph.NodeCount))];
        var search = new RouteSearch(graph, network.Hierarchy);
        var dijkstra = new PlainDijkstra(graph);
        int reached = 0;
        foreach (var profile in Enum.GetValues<Profile>())
        {
            var conditions = RoadConditions.None;
            for (int i = 0; i < 300; i++) conditions = conditions.CloseStreet(chance.Below(graph.StreetCount));
            var metric = network.MetricFor(profile, 0, profile == Profile.Ordinary ? RoadConditions.None : conditions);
            foreach (var a in from)
            {
                var plain = dijkstra.FromNode(a, metric.ArcTimeMs);
                foreach (var b in to)
                {
                    Assert.Equal(plain[b], search.TravelMs(metric, a, b));
                    reached += plain[b] < Times.Unreachable ? 1 : 0;
                }
            }
        }
        Assert.True(reached > 10_000, $"only {reached} pairs have a way");
    }

    [Theory, InlineData("jemss-auckland"), InlineData("jemss-manhattan")]
    public void Units_snapped_to_streets_take_as_long_in_one_query_as_one_by_one(string name)
    {
        var graph = City(name);
        var network = RoadNetwork.Build(graph, SpeedDefaults.Both);
        var metric = network.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var chance = new SampleRoads.SplitMix(11);
        RoadPoint Snap()
        {
            while (true)
            {
                int a = chance.Below(graph.NodeCount);
                if (network.Streets.Nearest(metric, graph.LatE7(a) + chance.Below(4_000) - 2_000, graph.LonE7(a) + chance.Below(4_000) - 2_000, 1_000_000) is { } point) return point;
            }
        }
        var search = new RouteSearch(graph, network.Hierarchy);
        var buckets = new UnitBuckets(metric, DriveDirection.FromUnits);
        var units = Enumerable.Range(0, 200).Select(_ => Snap()).ToArray();
        for (int u = 0; u < units.Length; u++) buckets.Put(u, units[u]);
        var ms = new int[200];
        for (int i = 0; i < 30; i++)
        {
            var place = Snap();
            buckets.Query(place, ms);
            for (int u = 0; u < units.Length; u++) Assert.Equal(search.TravelMs(metric, units[u], place), ms[u]);
            var route = search.Route(metric, units[i], place)!;
            Assert.Equal(ms[i], route.Legs.Sum(l => l.Ms));
            Assert.Equal((units[i].LatE7, units[i].LonE7), route.Geometry()[0]);
            Assert.Equal((place.LatE7, place.LonE7), route.Geometry()[^1]);
        }
    }
}
