namespace RightCall.Roads.Tests;

public sealed class SnappingTests
{
    private const int Lat = -368_000_000, Lon = 1_747_000_000;

    /// <summary>A square of four streets of 1 km and one that leads out of it, and back only where asked.</summary>
    private static RoadNetwork Square(Profiles spurBack = Profiles.All, Profiles south = Profiles.All)
    {
        var builder = new RoadGraphBuilder();
        int sw = builder.AddNode(Lat, Lon), se = builder.AddNode(Lat, Lon + 100_000), ne = builder.AddNode(Lat + 100_000, Lon + 100_000), nw = builder.AddNode(Lat + 100_000, Lon);
        int far = builder.AddNode(Lat, Lon + 200_000);
        builder.AddStreet(new StreetDraft { From = sw, To = se, Name = builder.AddName("South"), Class = RoadClass.Residential, Forward = south, Backward = south });
        builder.AddStreet(new StreetDraft { From = se, To = ne, Name = builder.AddName("East"), Class = RoadClass.Residential });
        builder.AddStreet(new StreetDraft { From = ne, To = nw, Name = builder.AddName("North"), Class = RoadClass.Residential, Shape = [(Lat + 120_000, Lon + 50_000)] });
        builder.AddStreet(new StreetDraft { From = nw, To = sw, Name = builder.AddName("West"), Class = RoadClass.Residential });
        builder.AddStreet(new StreetDraft { From = se, To = far, Name = builder.AddName("Spur"), Class = RoadClass.Residential, Backward = spurBack });
        return RoadNetwork.Build(builder.Build().Graph!, SpeedDefaults.Both);
    }

    private static Metric Usual(RoadNetwork network, Profile profile = Profile.Ordinary) => network.MetricFor(profile, 0, RoadConditions.None);

    [Fact]
    public void The_nearest_point_lies_on_the_street_and_not_at_its_end()
    {
        var network = Square();
        var point = network.Streets.Nearest(Usual(network), Lat - 1_000, Lon + 25_000, 50_000)!.Value;
        Assert.Equal((0, Lat, Lon + 25_000), (point.Street, point.LatE7, point.LonE7));
        Assert.Equal(Times.WholeStreet / 4, point.Position);
        Assert.InRange(point.DistanceMm, 11_100, 11_140);
    }

    [Fact]
    public void Nothing_is_found_beyond_the_greatest_distance()
    {
        var network = Square();
        Assert.Null(network.Streets.Nearest(Usual(network), Lat - 1_000, Lon + 25_000, 11_000));
        Assert.NotNull(network.Streets.Nearest(Usual(network), Lat - 1_000, Lon + 25_000, 11_200));
    }

    [Fact]
    public void Of_two_streets_at_the_same_distance_the_lower_number_is_found()
    {
        var network = Square();
        Assert.Equal(0, network.Streets.Nearest(Usual(network), Lat - 500, Lon - 500, 100_000)!.Value.Street);
    }

    [Fact]
    public void A_closed_street_is_passed_over()
    {
        var network = Square();
        var closed = network.MetricFor(Profile.Ordinary, 0, RoadConditions.None.CloseStreet(0));
        Assert.NotEqual(0, network.Streets.Nearest(closed, Lat - 1_000, Lon + 25_000, 1_000_000)!.Value.Street);
    }

    [Fact]
    public void A_street_for_emergency_vehicles_is_found_for_them_only()
    {
        var network = Square(south: Profiles.Emergency);
        Assert.NotEqual(0, network.Streets.Nearest(Usual(network), Lat - 1_000, Lon + 25_000, 1_000_000)!.Value.Street);
        Assert.Equal(0, network.Streets.Nearest(Usual(network, Profile.Emergency), Lat - 1_000, Lon + 25_000, 1_000_000)!.Value.Street);
    }

    [Fact]
    public void A_one_way_trap_is_passed_over()
    {
        var network = Square(spurBack: Profiles.None);
        Assert.NotEqual(4, network.Streets.Nearest(Usual(network), Lat, Lon + 150_000, 10_000_000)!.Value.Street);
        network = Square();
        Assert.Equal(4, network.Streets.Nearest(Usual(network), Lat, Lon + 150_000, 10_000_000)!.Value.Street);
    }

    [Fact]
    public void On_one_street_a_drive_goes_straight_or_around_where_it_is_one_way()
    {
        var builder = new RoadGraphBuilder();
        int a = builder.AddNode(Lat, Lon), b = builder.AddNode(Lat, Lon + 100_000);
        builder.AddStreet(new StreetDraft { From = a, To = b, Backward = Profiles.None, Given = new(1_000, 1_000, 0, 0) });
        builder.AddStreet(new StreetDraft { From = b, To = a, Backward = Profiles.None, Given = new(5_000, 5_000, 0, 0), Shape = [(Lat + 50_000, Lon + 50_000)] });
        var network = RoadNetwork.Build(builder.Build().Graph!, [SpeedDefaults.Constant(Profile.Ordinary), SpeedDefaults.Constant(Profile.Emergency)]);
        var metric = Usual(network);
        var search = new RouteSearch(network.Graph, network.Hierarchy);
        var west = network.Streets.Nearest(metric, Lat, Lon + 25_000, 1_000)!.Value;
        var east = network.Streets.Nearest(metric, Lat, Lon + 75_000, 1_000)!.Value;
        Assert.Equal(500, search.TravelMs(metric, west, east));
        Assert.Equal(250 + 5_000 + 250, search.TravelMs(metric, east, west));
        Assert.Equal(0, search.TravelMs(metric, west, west));
        var around = search.Route(metric, east, west)!;
        Assert.Equal([250, 5_000, 250], around.Legs.Select(l => l.Ms));
        Assert.Equal([(Lat, Lon + 75_000), (Lat, Lon + 100_000), (Lat + 50_000, Lon + 50_000), (Lat, Lon), (Lat, Lon + 25_000)], around.Geometry());
    }

    [Fact]
    public void The_index_finds_what_looking_at_every_street_finds()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var roads = new RandomRoads(seed, turns: false);
            for (int i = 0; i < 20; i++)
            {
                int lat = Lat + roads.Below(300_000) - 50_000, lon = Lon + roads.Below(300_000) - 50_000, max = 1 + roads.Below(2_000_000);
                var best = Enumerable.Range(0, roads.Graph.StreetCount)
                    .Select(s => roads.Network.Streets.Nearest(roads.Graph, lat, lon, max, street => street == s))
                    .Where(p => p is not null).OrderBy(p => p!.Value.DistanceMm).ThenBy(p => p!.Value.Street).FirstOrDefault();
                var found = roads.Network.Streets.Nearest(roads.Graph, lat, lon, max, _ => true);
                Assert.Equal(best?.DistanceMm, found?.DistanceMm);
            }
        }
    }

    [Fact]
    public void A_route_names_its_streets_and_follows_their_shapes()
    {
        var network = Square();
        var metric = Usual(network);
        var from = network.Streets.Nearest(metric, Lat, Lon + 150_000, 1_000)!.Value;
        var to = network.Streets.Nearest(metric, Lat + 110_000, Lon + 75_000, 1_000_000)!.Value;
        var route = new RouteSearch(network.Graph, network.Hierarchy).Route(metric, from, to)!;
        Assert.Equal(["Spur", "East", "North"], route.Steps().Select(s => s.Name));
        Assert.Equal(route.LengthMm, route.Steps().Sum(s => s.LengthMm));
        Assert.Equal((to.LatE7, to.LonE7), route.Geometry()[^1]);
        Assert.Contains((Lat + 100_000, Lon + 100_000), route.Geometry());
    }
}
