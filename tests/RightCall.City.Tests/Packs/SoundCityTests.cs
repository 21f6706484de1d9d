using NetTopologySuite.Geometries;
using RightCall.City.Imports;
using RightCall.City.Packs;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Tests.Packs;

/// <summary>What makes a city unsound, and that no pack is made of it.</summary>
public sealed class SoundCityTests
{
    private static CityProblem Error(CityDraft draft, string code)
    {
        var result = CityBuilder.Build(draft);
        Assert.Null(result.City);
        return Assert.Single(result.Problems, p => p.IsError && p.Code == code);
    }

    private static void ReadZones(CityDraft draft, string json)
    {
        using var folder = new TestFolder();
        ZoneFile.Read(draft, folder.Write("beats.geojson", json), "beat");
    }

    private static string Feature(string properties, string ring) => $$$"""{"type":"Feature","properties":{{{{properties}}}},"geometry":{"type":"Polygon","coordinates":[[{{{ring}}}]]}}""";

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(",", features)}}] }""";

    [Fact]
    public void A_grid_is_sound_and_has_nothing_to_complain_of()
    {
        var result = CityBuilder.Build(GridCity.Make());
        Assert.NotNull(result.City);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void A_zone_that_crosses_itself_is_an_error_with_its_feature_and_point()
    {
        var draft = GridCity.Make();
        ReadZones(draft, Collection(Feature("\"id\":\"A\"", "[-120,40],[-119.99,40.01],[-119.99,40],[-120,40.01],[-120,40]"), Feature("\"id\":\"B\"", "[-120,40],[-119.99,40],[-119.99,40.01],[-120,40.01],[-120,40]")));
        var problem = Error(draft, "CITY-022");
        Assert.Equal("beats.geojson feature 1", problem.Place);
        Assert.Contains("Self-intersection at 40.005, -119.995", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_id_that_comes_twice_a_line_for_an_area_and_feet_for_degrees_are_errors_all_at_once()
    {
        const string Square = "[-120,40],[-119.99,40],[-119.99,40.01],[-120,40.01],[-120,40]";
        var draft = GridCity.Make();
        foreach (var place in (string[])["first", "second"]) draft.Zones.Add(new(new("beat", "A", "A", null), new WktShape(Square).Polygon, place));
        draft.Zones.Add(new(new("beat", "L", "L", null), GeometryFactory.Default.CreateLineString([new(0, 0), new(1, 1)]), "line"));
        ReadZones(draft, Collection(Feature("\"id\":\"F\"", "[1270000,230000],[1270100,230000],[1270100,230100],[1270000,230000]")));
        var codes = CityBuilder.Build(draft).Problems.Where(p => p.IsError).Select(p => p.Code).Order();
        Assert.Equal(["CITY-020", "CITY-021", "CITY-023"], codes);
    }

    [Fact]
    public void An_outline_that_only_touches_itself_is_mended_and_said()
    {
        // Two triangles that meet in one point, drawn as one ring.
        var draft = GridCity.Make();
        draft.Zones.Add(new(new("beat", "A", "A", null), new WktShape("[-120,40],[-119.998,40.001],[-119.996,40],[-119.996,40.004],[-119.998,40.001],[-120,40.004],[-120,40]").Polygon, "feature 1"));
        var result = CityBuilder.Build(draft);
        Assert.Equal((false, "CITY-027", "feature 1"), result.Problems.Select(p => (p.IsError, p.Code, p.Place)).Single());
        var shape = result.City!.Draft.Zones.Single().Shape;
        Assert.True(shape.IsValid);
        Assert.Equal(8e-6, shape.Area, 1e-12);
    }

    private sealed record WktShape(string Ring)
    {
        public Geometry Polygon => new NetTopologySuite.IO.WKTReader().Read($"POLYGON(({Ring.Replace("],[", ";").Trim('[', ']').Replace(',', ' ').Replace(';', ',')}))");
    }

    [Fact]
    public void A_station_in_the_sea_is_an_error_with_its_line()
    {
        using var folder = new TestFolder();
        var draft = GridCity.Make();
        var at = GridCity.Corner(3, 3);
        SiteFile.Read(draft, folder.Write("stations.csv", FormattableString.Invariant($"name,latitude,longitude\nHarbor,{at.Latitude},{at.Longitude}\nNeptune,40.005,-120.05\nBad,951.7,3\n")), "ems");
        var result = CityBuilder.Build(draft);
        Assert.Null(result.City);
        Assert.Equal([("CITY-005", "stations.csv line 4"), ("CITY-031", "stations.csv line 3")], result.Problems.Select(p => (p.Code, p.Place)).Order());
    }

    [Fact]
    public void A_site_that_a_map_shows_far_from_every_street_is_left_out_with_a_warning()
    {
        var draft = GridCity.Make();
        draft.Sites.Add(new(new("way-1", "Island Hospital", "hospital", new(400_000_000, -1_201_000_000), 0), "way 1", FromMap: true));
        var result = CityBuilder.Build(draft);
        Assert.Empty(result.City!.Sites);
        Assert.Equal(("CITY-032", "way 1"), result.Problems.Select(p => (p.Code, p.Place)).Single());
    }

    [Fact]
    public void A_small_one_way_trap_is_listed_and_nothing_is_snapped_to_it()
    {
        var draft = GridCity.Make();
        draft.Nodes.Add(GridCity.Corner(5, 14));
        GridCity.Add(draft, GridCity.Node(5, 11), draft.Nodes.Count - 1, "Trap Lane", 1, oneWay: true);
        var result = CityBuilder.Build(draft);
        Assert.Contains(result.Problems, p => p is { IsError: false, Code: "ROAD-021", Place: "Trap Lane 1" });
        var metric = result.City!.Roads.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var snapped = result.City.Roads.Streets.Nearest(metric, draft.Nodes[^1].LatitudeE7, draft.Nodes[^1].LongitudeE7, 1_000_000)!.Value;
        Assert.NotEqual("Trap Lane", result.City.Roads.Graph.Name(result.City.Roads.Graph.NameOf(snapped.Street)));
    }

    [Fact]
    public void A_city_of_which_half_is_a_trap_makes_no_pack()
    {
        var draft = GridCity.Make();
        for (var i = 0; i < draft.Streets.Count; i++)
        {
            // East of the sixth avenue everything leads east or in circles of two: what goes in does not come out.
            var road = draft.Streets[i].Road;
            if (road.From % GridCity.Size == 5 && road.To % GridCity.Size == 6) draft.Streets[i] = draft.Streets[i] with { Road = road with { Backward = Profiles.None } };
        }
        var result = CityBuilder.Build(draft);
        Assert.Null(result.City);
        Assert.Equal(["emergency profile", "ordinary profile"], result.Problems.Where(p => p.Code == "CITY-012").Select(p => p.Place).Order());
    }

    [Fact]
    public void Two_cities_in_one_file_are_named_with_their_places()
    {
        var draft = GridCity.Make();
        var second = GridCity.Make(rowsOfPlace: 500);
        foreach (var node in second.Nodes) draft.Nodes.Add(node);
        foreach (var s in second.Streets) draft.Streets.Add(s with { Road = s.Road with { From = s.Road.From + (GridCity.Size * GridCity.Size), To = s.Road.To + (GridCity.Size * GridCity.Size) } });
        Assert.Contains("55.6 km away", Error(draft, "CITY-010").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_say_which_line_is_wrong()
    {
        using var folder = new TestFolder();
        var nodes = folder.Write("nodes.csv", "index,x,y\n1,-120,40\n2,-120,40.01\n2,-120,40.02\n3,-1200,40\n");
        var arcs = folder.Write("arcs.csv", "fromNode,toNode,mode_1\n1,2,0.0001\n2,1,0.0001\n1,9,0.0001\n1,2,-1\n");
        var draft = NodesAndArcs.Read(nodes, arcs, "Small", "UTC", "");
        Assert.Equal([("CITY-001", "nodes.csv line 5"), ("CITY-002", "nodes.csv line 4"), ("CITY-003", "arcs.csv line 5"), ("CITY-004", "arcs.csv line 4")], draft.Problems.Select(p => (p.Code, p.Place)).Order());
        Assert.Null(CityBuilder.Build(draft).City);
    }

    [Theory]
    [InlineData("null", "it holds nothing")]
    [InlineData("[1]", "it holds a list")]
    [InlineData("{}", "it has no type")]
    [InlineData("""{"type":"Topology"}""", "of the type 'Topology'")]
    [InlineData("""{"type":"FeatureCollection"}""", "without a list of features")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "holds no features")]
    [InlineData("""{"type":"Feature""", "no JSON, or cut off, at line 1, byte 17")]
    [InlineData("", "no JSON, or cut off")]
    public void A_file_that_is_no_collection_of_features_says_what_it_is(string json, string says)
    {
        var draft = GridCity.Make();
        ReadZones(draft, json);
        var problem = Error(draft, "CITY-024");
        Assert.Equal("beats.geojson", problem.Place);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_feature_that_is_wrong_is_named_at_once_and_those_that_are_right_count()
    {
        var draft = GridCity.Make();
        const string Square = "[-120,40],[-119.99,40],[-119.99,40.01],[-120,40.01],[-120,40]";
        ReadZones(draft, Collection(Feature("\"id\":\"A\"", Square), "5", "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}",
            Feature("\"id\":\"B\"", Square).Replace("\"Polygon\"", "\"Polgyon\"", StringComparison.Ordinal), Feature("\"id\":\"C\"", "[-120,40],[\"a\",40]"), Feature("\"id\":\"D\"", "[-120,40],[-119,40],[-119,41]")));
        var wrong = draft.Problems.Where(p => p.IsError).ToList();
        Assert.Equal([2, 3, 4, 5, 6], wrong.Select(p => int.Parse(p.Place.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(wrong, p => Assert.Equal("CITY-024", p.Code));
        Assert.Contains("'Polgyon' is no type of shape", wrong[2].Message, StringComparison.Ordinal);
        Assert.Equal("A", Assert.Single(draft.Zones).Zone.Id);
    }

    [Fact]
    public void What_calls_itself_the_id_and_comes_twice_is_an_error_and_not_numbered_in_silence()
    {
        var draft = GridCity.Make();
        ReadZones(draft, Collection(Feature("\"id\":\"A\",\"objectid\":1", "[-120,40],[-119.99,40],[-119.99,40.01],[-120,40.01],[-120,40]"), Feature("\"id\":\"A\",\"objectid\":2", "[-120,40],[-119.99,40],[-119.99,40.01],[-120,40.01],[-120,40]")));
        Assert.Equal("beats.geojson feature 1 and beats.geojson feature 2", Error(draft, "CITY-020").Place);
    }

    [Fact]
    public void Zones_of_another_city_are_an_error_and_one_over_water_a_warning()
    {
        var draft = GridCity.Make();
        draft.Zones.Add(new(new("beat", "far", "far", null), new WktShape("[10,40],[10.1,40],[10.1,40.1],[10,40]").Polygon, "far"));
        Assert.Equal("far", Error(draft, "CITY-028").Place);
        draft.Zones.Add(new(new("beat", "here", "here", null), new WktShape("[-120,40],[-119.99,40],[-119.99,40.01],[-120,40]").Polygon, "here"));
        var result = CityBuilder.Build(draft);
        Assert.NotNull(result.City);
        Assert.Equal((false, "CITY-029", "far"), result.Problems.Select(p => (p.IsError, p.Code, p.Place)).Single());
    }

    [Theory]
    [InlineData("id;latitude;longitude\n1;45,5;-122,6\n", "parted by semicolons")]
    [InlineData("id\tlatitude\tlongitude\n1\t45.5\t-122.6\n", "parted by tabs")]
    [InlineData("PK\u0003\u0004\0\0,\n", "no text file")]
    public void A_table_that_is_no_csv_says_what_it_is(string text, string says)
    {
        using var folder = new TestFolder();
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => SiteFile.Read(GridCity.Make(), folder.Write("stations.csv", text), "ems")).Message, StringComparison.Ordinal);
        Assert.Contains("no gzip file", Assert.Throws<InvalidDataException>(() => SiteFile.Read(GridCity.Make(), folder.Write("stations.csv.gz", text), "ems")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_sites_without_rows_is_an_error()
    {
        using var folder = new TestFolder();
        var draft = GridCity.Make();
        SiteFile.Read(draft, folder.Write("stations.csv", "id,latitude,longitude\n,,\n"), "ems");
        Assert.Contains("no rows", Error(draft, "CITY-005").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_cut_off_is_refused()
    {
        using var folder = new TestFolder();
        var nodes = folder.Write("nodes.csv", "nodes,3,\nindex,x,y\n1,-120,40\n2,-120,40.01\n");
        Assert.Contains("says that it has 3 rows and has 2", Assert.Throws<InvalidDataException>(() => NodesAndArcs.Read(nodes, nodes, "Small", "UTC", "")).Message, StringComparison.Ordinal);
    }
}
