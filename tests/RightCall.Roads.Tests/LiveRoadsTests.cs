namespace RightCall.Roads.Tests;

public sealed class LiveRoadsTests
{
    private static (LiveRoads Live, RoadPoint West, RoadPoint East, int Bridge) TwoBridges()
    {
        var builder = new RoadGraphBuilder();
        int[] west = [builder.AddNode(0, 0), builder.AddNode(10_000, 0)], east = [builder.AddNode(0, 10_000), builder.AddNode(10_000, 10_000)];
        GivenTimes Both(int ms) => new(ms, ms, ms, ms);
        int bank = builder.AddStreet(new StreetDraft { From = west[0], To = west[1], Given = Both(60_000) });
        int other = builder.AddStreet(new StreetDraft { From = east[0], To = east[1], Given = Both(60_000) });
        int bridge = builder.AddStreet(new StreetDraft { From = west[0], To = east[0], Given = Both(30_000) });
        builder.AddStreet(new StreetDraft { From = west[1], To = east[1], Given = Both(40_000) });
        var network = RoadNetwork.Build(builder.Build().Graph!, [SpeedDefaults.Constant(Profile.Ordinary), SpeedDefaults.Constant(Profile.Emergency)]);
        return (new LiveRoads(network), new RoadPoint(bank, 1 << 28, 0, 0, 0), new RoadPoint(other, 1 << 28, 0, 0, 0), bridge);
    }

    [Fact]
    public void A_closed_bridge_sends_the_drive_over_the_other_and_an_older_metric_is_not_disturbed()
    {
        var (live, west, east, bridge) = TwoBridges();
        var search = new RouteSearch(live.Network.Graph, live.Network.Hierarchy);
        var before = live.At(Profile.Emergency, 12);
        Assert.Equal(60_000, search.TravelMs(before, west, east));
        live.Change(live.Conditions.CloseStreet(bridge), (Profile.Emergency, 12));
        var closed = live.At(Profile.Emergency, 12);
        Assert.Equal(130_000, search.TravelMs(closed, west, east));
        Assert.Equal(60_000, search.TravelMs(before, west, east));
        Assert.NotEqual(before.Id, closed.Id);

        var buckets = new UnitBuckets(before, DriveDirection.FromUnits);
        buckets.Put(0, west);
        buckets.Refill(closed);
        Assert.Equal([(0, 130_000)], buckets.Nearest(east, 5));

        live.Change(live.Conditions.Restore(2 * bridge).Restore(2 * bridge + 1));
        Assert.Equal(before.Id, live.At(Profile.Emergency, 12).Id);
    }

    [Fact]
    public void A_slower_street_takes_longer_in_proportion()
    {
        var (live, west, east, bridge) = TwoBridges();
        live.Change(RoadConditions.None.Slow(2 * bridge, 500));
        var search = new RouteSearch(live.Network.Graph, live.Network.Hierarchy);
        Assert.Equal(90_000, search.TravelMs(live.At(Profile.Ordinary, 0), west, east));
        Assert.Equal(60_000, search.TravelMs(live.At(Profile.Ordinary, 0), east, west));
    }

    [Fact]
    public async Task Readers_see_the_old_times_or_the_new_and_nothing_between()
    {
        var (live, west, east, bridge) = TwoBridges();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var search = new RouteSearch(live.Network.Graph, live.Network.Hierarchy);
            while (!stop.IsCancellationRequested) Assert.Contains(search.TravelMs(live.At(Profile.Emergency, 0), west, east), (int[])[60_000, 130_000]);
        })).ToArray();
        for (int i = 0; i < 200; i++) live.Change(i % 2 == 0 ? RoadConditions.None.CloseStreet(bridge) : RoadConditions.None);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void The_hour_decides_the_speed()
    {
        var builder = new RoadGraphBuilder();
        builder.AddNode(0, 0);
        builder.AddNode(0, 1_000_000);
        builder.AddStreet(new StreetDraft { From = 0, To = 1, Class = RoadClass.Primary, LengthMm = 10_000_000 });
        var live = new LiveRoads(RoadNetwork.Build(builder.Build().Graph!, SpeedDefaults.Both));
        int Ms(Profile profile, int hour) => live.At(profile, hour).ArcTimeMs(0);
        Assert.Equal(553_846, Ms(Profile.Ordinary, 3));         // 10 km at 65 km/h.
        Assert.Equal(923_077, Ms(Profile.Ordinary, 17));        // The evening peak: 60 % of it.
        Assert.Equal(426_036, Ms(Profile.Emergency, 3));
        Assert.True(Ms(Profile.Emergency, 17) < Ms(Profile.Ordinary, 17) * 0.6);
        Assert.Same(live.At(Profile.Ordinary, 3), live.At(Profile.Ordinary, 4));
    }
}
