using RightCall.City.Packs;
using RightCall.City.Travel;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Tests.Travel;

/// <summary>The travel times that a recommendation asks for, over the streets of a pack.</summary>
public sealed class RoadTravelTests
{
    private static readonly StraightLine Straight = StraightLine.Assumed;
    private static readonly RoadNetwork Roads = CityBuilder.Build(GridCity.Make()).City!.Roads;

    [Fact]
    public void Times_are_those_of_a_single_route_whoever_else_is_asked_about()
    {
        var (roads, travel, chance) = Make();
        // Some points stay, some are asked about a few times and forgotten, most only once; and now and then there are few of them.
        GeoPoint[] passing = [.. Enumerable.Range(0, 80).Select(_ => Somewhere(chance))];
        for (var round = 0; round < 120; round++)
        {
            GeoPoint[] from = [.. Enumerable.Range(0, round % 5 == 0 ? 3 : 16).Select(i => i < 2 ? GridCity.Corner(i, i) : i < 10 ? passing[(round / 2) + i] : Somewhere(chance))];
            var to = Somewhere(chance);
            var lights = round % 2 == 0;
            var times = new TravelTime[from.Length];
            var hour = chance.Next(Times.HoursPerWeek);
            travel.At(hour).ToPlace(from, to, lights, times);
            for (var i = 0; i < from.Length; i++) Assert.Equal(Single(roads.At(lights ? Profile.Emergency : Profile.Ordinary, hour), from[i], to), times[i].Milliseconds);
        }
    }

    [Fact]
    public void Where_no_street_is_near_the_straight_line_stands_in_and_is_named()
    {
        var (_, travel, _) = Make();
        var far = GeoPoint.FromDegrees(GridCity.Corner(0, 0).Latitude - 1, GridCity.Corner(0, 0).Longitude);
        var times = new TravelTime[2];
        var expected = new TravelTime[2];
        var now = travel.At(0);

        now.ToPlace([GridCity.Corner(1, 1), far], GridCity.Corner(2, 2), withLights: true, times);
        Straight.ToPlace([GridCity.Corner(1, 1), far], GridCity.Corner(2, 2), withLights: true, expected);
        Assert.Equal(expected[1], times[1]);
        Assert.NotEqual(expected[0], times[0]);

        now.ToPlace([GridCity.Corner(1, 1), far], far, withLights: true, times);
        Straight.ToPlace([GridCity.Corner(1, 1), far], far, withLights: true, expected);
        Assert.Equal(expected, times);
        Assert.Contains(Straight.Metric, now.Metric, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_street_gives_other_times_under_another_name_and_leaves_the_old_ones_alone()
    {
        var (roads, travel, _) = Make();
        var before = travel.At(8);
        Assert.Same(before, travel.At(8));
        var (from, to) = (GridCity.Corner(3, 0), GridCity.Corner(3, GridCity.Size - 1));
        var open = Ask(before, from, to);

        var conditions = RoadConditions.None;
        for (var street = 0; street < GridCity.Size - 1; street++) conditions = conditions.CloseStreet(3 * (GridCity.Size - 1) + street);
        roads.Change(conditions);

        var after = travel.At(8);
        Assert.NotEqual(before.Metric, after.Metric);
        Assert.True(Ask(after, from, to) > open);
        Assert.Equal(open, Ask(before, from, to));
    }

    private static (LiveRoads Roads, RoadTravel Travel, Random Chance) Make()
    {
        LiveRoads live = new(Roads);
        return (live, new RoadTravel(live, Straight), new Random(11));
    }

    private static GeoPoint Somewhere(Random chance)
    {
        var (south, north) = (GridCity.Corner(0, 0), GridCity.Corner(GridCity.Size - 1, GridCity.Size - 1));
        return new(chance.Next(south.LatitudeE7, north.LatitudeE7), chance.Next(south.LongitudeE7, north.LongitudeE7));
    }

    private static TravelTime Ask(ITravelTimes travel, GeoPoint from, GeoPoint to)
    {
        var times = new TravelTime[1];
        travel.ToPlace([from], to, withLights: true, times);
        return times[0];
    }

    private static int Single(Metric metric, GeoPoint from, GeoPoint to)
    {
        var roads = Roads;
        var (a, b) = (Snap(roads, metric, from), Snap(roads, metric, to));
        return new RouteSearch(roads.Graph, roads.Hierarchy).TravelMs(metric, a, b);
    }

    private static RoadPoint Snap(RoadNetwork roads, Metric metric, GeoPoint at) => roads.Streets.Nearest(metric, at.LatitudeE7, at.LongitudeE7, 2_000_000)!.Value;
}
