namespace RightCall.Roads.Tests;

public sealed class BuilderTests
{
    private static RoadGraphBuilder TwoNodes()
    {
        var builder = new RoadGraphBuilder();
        builder.AddNode(0, 0, "node a");
        builder.AddNode(0, 100_000, "node b");
        return builder;
    }

    private static StreetDraft Street(int from = 0, int to = 1) => new() { From = from, To = to, Place = "way 17" };

    [Fact]
    public void All_errors_are_reported_at_once_with_their_places_and_no_graph_is_made()
    {
        var builder = TwoNodes();
        builder.AddNode(950_000_000, 0, "node c");
        builder.AddStreet(Street(to: 9));
        builder.AddStreet(Street() with { Name = 3 });
        builder.AddStreet(Street() with { Class = (RoadClass)77 });
        builder.AddStreet(Street() with { LengthMm = -1 });
        builder.AddStreet(Street() with { Given = new(-5, 0, 0, 0) });
        builder.AddStreet(Street() with { Shape = [(0, 2_000_000_000)] });
        var result = builder.Build();
        Assert.Null(result.Graph);
        Assert.Equal(["ROAD-001", "ROAD-003", "ROAD-004", "ROAD-005", "ROAD-006", "ROAD-007", "ROAD-001"], result.Problems.Select(p => p.Code));
        Assert.Equal("node c", result.Problems[0].Place);
        Assert.All(result.Problems.Skip(1), p => Assert.Equal("way 17", p.Place));
    }

    [Fact]
    public void Nothing_at_all_is_an_error() =>
        Assert.Equal("ROAD-002", Assert.Single(new RoadGraphBuilder().Build().Problems).Code);

    [Fact]
    public void A_street_for_nobody_is_left_out_and_listed()
    {
        var builder = TwoNodes();
        builder.AddStreet(Street() with { Forward = Profiles.None, Backward = Profiles.None });
        builder.AddStreet(Street());
        var result = builder.Build();
        Assert.Equal("ROAD-008", Assert.Single(result.Problems).Code);
        Assert.Equal(1, result.Graph!.StreetCount);
        Assert.Equal((-1, 0), (builder.ArcOf(0), builder.ArcOf(2)));
    }

    [Fact]
    public void Turn_restrictions_that_make_no_sense_are_left_out_and_listed()
    {
        var builder = TwoNodes();
        int node = builder.AddNode(100_000, 0);
        builder.AddStreet(Street());
        builder.AddStreet(Street(1, node));
        builder.AddTurn(new(TurnRule.No, [0]));
        builder.AddTurn(new(TurnRule.No, [0, 99]));
        builder.AddTurn(new(TurnRule.No, [0, 3], Place: "relation 5"));
        builder.AddTurn(new(TurnRule.No, [0, 2], Profiles.None));
        var result = builder.Build();
        Assert.Equal(["ROAD-009", "ROAD-010", "ROAD-011", "ROAD-012"], result.Problems.Select(p => p.Code));
        Assert.Equal("relation 5", result.Problems[2].Place);
        Assert.Equal(0, result.Graph!.StateCount);
    }

    [Fact]
    public void Only_the_restricted_nodes_get_states()
    {
        var builder = TwoNodes();
        for (int v = 2; v < 100; v++) builder.AddNode(0, v * 100_000);
        for (int v = 0; v < 99; v++) builder.AddStreet(new StreetDraft { From = v, To = v + 1 });
        builder.AddTurn(new(TurnRule.No, [0, 2]));
        var graph = builder.Build().Graph!;
        Assert.Equal((100, 1), (graph.NodeCount, graph.StateCount));
    }

    [Theory]
    [InlineData(0, 1, "ROAD-021", "one-way trap")]
    [InlineData(1, 0, "ROAD-022", "can be left and not entered")]
    public void A_one_way_that_leads_out_of_the_network_or_into_it_is_reported(int from, int to, string code, string words)
    {
        var builder = new RoadGraphBuilder();
        for (int v = 0; v < 5; v++) builder.AddNode(v * 1_000, v % 2 * 1_000);
        builder.AddStreet(new StreetDraft { From = 0, To = 2 });
        builder.AddStreet(new StreetDraft { From = 2, To = 3 });
        builder.AddStreet(new StreetDraft { From = from, To = to, Backward = Profiles.None, Place = "way 8" });
        builder.AddStreet(new StreetDraft { From = 1, To = 1, Shape = [(5, 5)], Backward = Profiles.None });
        var problems = builder.Build().Problems;
        Assert.All(problems, p => Assert.Equal(code, p.Code));
        Assert.Contains(problems, p => p.Place == "way 8" && p.Message.Contains(words, StringComparison.Ordinal) && p.Message.Contains("emergency", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_city_is_reported_as_an_island()
    {
        var builder = TwoNodes();
        builder.AddNode(100, 100);
        builder.AddNode(500_000_000, 0);
        builder.AddNode(500_000_000, 1_000);
        builder.AddStreet(Street());
        builder.AddStreet(Street(1, 2));
        builder.AddStreet(new StreetDraft { From = 3, To = 4, Place = "way 99" });
        var result = builder.Build();
        Assert.Equal(["ROAD-023", "ROAD-023"], result.Problems.Select(p => p.Code));
        Assert.All(result.Problems, p => Assert.Equal("way 99", p.Place));
        Assert.False(result.Graph!.InMainNetwork(2, Profile.Ordinary));
        Assert.True(result.Graph.InMainNetwork(0, Profile.Emergency));
    }

    [Fact]
    public void Opposite_one_ways_along_the_same_points_become_one_street_where_asked()
    {
        var builder = new RoadGraphBuilder { JoinOppositeStreets = true };
        builder.AddNode(0, 0);
        builder.AddNode(0, 100_000);
        builder.AddStreet(new StreetDraft { From = 0, To = 1, Backward = Profiles.None, Given = new(10, 20, 0, 0), Shape = [(5, 5), (6, 6)] });
        builder.AddStreet(new StreetDraft { From = 1, To = 0, Backward = Profiles.None, Given = new(30, 40, 0, 0), Shape = [(6, 6), (5, 5)] });
        builder.AddStreet(new StreetDraft { From = 1, To = 0, Backward = Profiles.None, Given = new(50, 60, 0, 0) });
        var graph = builder.Build().Graph!;
        Assert.Equal(2, graph.StreetCount);
        Assert.Equal((10, 40), (graph.GivenMs(0, Profile.Ordinary), graph.GivenMs(1, Profile.Emergency)));
        Assert.Equal((0, 1, 2), (builder.ArcOf(0), builder.ArcOf(2), builder.ArcOf(4)));
    }

    [Theory, InlineData(0), InlineData(9)]
    public void A_speed_table_has_one_to_eight_speed_classes(int classes)
    {
        var bases = Enumerable.Repeat(300, Times.RoadClassCount).ToArray();
        var factors = Enumerable.Repeat(1_000, classes * Times.RoadClassCount).ToArray();
        Assert.Throws<ArgumentException>(() => new SpeedTable(Profile.Ordinary, bases, 1_000, factors, new byte[168]));
    }
}
