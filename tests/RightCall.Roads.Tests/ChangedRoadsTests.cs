namespace RightCall.Roads.Tests;

/// <summary>A metric made from one like it is the metric made anew, in every number.</summary>
public sealed class ChangedRoadsTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void Closures_slowdowns_and_reopenings_one_after_another_equal_working_out_everything(bool turns)
    {
        for (ulong seed = 1; seed <= 150; seed++)
        {
            var roads = new RandomRoads(seed, turns);
            var live = new LiveRoads(roads.Network);
            var search = new RouteSearch(roads.Graph, roads.Network.Hierarchy);
            var buckets = new UnitBuckets(live.At(Profile.Emergency, 0), DriveDirection.FromUnits);
            var units = Enumerable.Range(0, 12).Select(_ => roads.SomePoint()).ToArray();
            for (int u = 0; u < units.Length; u++) buckets.Put(u, units[u]);
            for (int change = 0; change < 8; change++)
            {
                live.Change(Changed(roads, live.Conditions), (Profile.Ordinary, 0), (Profile.Emergency, 0));
                foreach (var profile in (Profile[])[Profile.Ordinary, Profile.Emergency])
                {
                    var now = live.At(profile, 0);
                    var anew = Metric.Make(roads.Graph, roads.Network.Hierarchy, roads.Network.Speeds[(int)profile], now.SpeedClass, live.Conditions);
                    AssertSame(anew, now);
                }
                buckets.Refill(live.At(Profile.Emergency, 0));
                AssertBucketsAreExact(buckets, search, units, roads.SomePoint());
            }
        }
    }

    [Fact]
    public void A_change_of_very_many_streets_is_worked_out_anew()
    {
        var graph = Samples.SampleRoads.Lattice(20, 20, seed: 3).Build().Graph!;
        var network = RoadNetwork.Build(graph, [SpeedDefaults.Constant(Profile.Ordinary), SpeedDefaults.Constant(Profile.Emergency)]);
        var usual = network.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var slow = RoadConditions.None;
        for (int arc = 0; arc < graph.ArcCount; arc++) slow = slow.Slow(arc, 300);
        AssertSame(network.MetricFor(Profile.Emergency, 0, slow), network.MetricFor(Profile.Emergency, 0, slow, usual));
    }

    [Fact]
    public void The_times_of_the_other_profile_are_no_start()
    {
        var roads = new RandomRoads(7, turns: true);
        var other = roads.Network.MetricFor(Profile.Ordinary, 0, RoadConditions.None);
        AssertSame(roads.Network.MetricFor(Profile.Emergency, 0, RoadConditions.None), roads.Network.MetricFor(Profile.Emergency, 0, RoadConditions.None, other));
    }

    private static RoadConditions Changed(RandomRoads roads, RoadConditions now)
    {
        for (int i = roads.Below(3); i >= 0; i--)
        {
            int arc = roads.Below(roads.Graph.ArcCount);
            now = roads.Below(4) switch
            {
                0 => now.Close(arc),
                1 => now.CloseStreet(arc / 2),
                2 => now.Slow(arc, 1 + roads.Below(1_500)),
                _ => roads.Below(3) == 0 ? RoadConditions.None : now.Restore(arc),
            };
        }
        return now;
    }

    private static void AssertBucketsAreExact(UnitBuckets buckets, RouteSearch search, RoadPoint[] units, RoadPoint place)
    {
        var ms = new int[units.Length];
        buckets.Query(place, ms);
        Assert.Equal(units.Select(u => search.TravelMs(buckets.Metric, u, place)), ms);
    }

    private static void AssertSame(Metric expected, Metric actual)
    {
        Assert.Equal(expected.Id, actual.Id);
        Assert.Equal(expected.Up.Span, actual.Up.Span);
        Assert.Equal(expected.Down.Span, actual.Down.Span);
        AssertSame(expected.UpSearch, actual.UpSearch);
        AssertSame(expected.DownSearch, actual.DownSearch);
    }

    private static void AssertSame(SearchGraph expected, SearchGraph actual)
    {
        Assert.Equal(expected.First.Span, actual.First.Span);
        Assert.Equal(expected.Block.Span, actual.Block.Span);
        Assert.Equal(expected.Ms.Span, actual.Ms.Span);
    }
}
