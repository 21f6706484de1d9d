using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RightCall.City.Imports;
using RightCall.City.Packs;
using RightCall.City.Zones;
using RightCall.Domain.Geo;

namespace RightCall.City.Tests.Zones;

/// <summary>Point to zones: inside, on a border, outside all.</summary>
public sealed class ZoneTests
{
    private static readonly Geometry West = new WKTReader().Read("POLYGON((-83 40, -82.9 40, -82.9 40.1, -83 40.1, -83 40))");
    private static readonly Geometry East = new WKTReader().Read("POLYGON((-82.9 40, -82.8 40, -82.8 40.1, -82.9 40.1, -82.9 40))");
    private static readonly ZoneMap Map = new([(new Zone("district", "west", "West Side", 1_000), West), (new Zone("district", "east", "East Side", null), East), (new Zone("beat", "B1", "Beat 1", null), West)]);

    [Fact]
    public void A_point_inside_has_one_zone_of_each_kind() => Assert.Equal(["B1", "west"], Map.At(GeoPoint.FromDegrees(40.05, -82.95)).Select(z => z.Id));

    [Fact]
    public void A_point_on_a_border_lies_in_both_and_the_first_by_id_counts()
    {
        var border = GeoPoint.FromDegrees(40.05, -82.9);
        Assert.Equal(["B1", "east", "west"], Map.At(border).Select(z => z.Id));
        Assert.Equal("east", Map.At(border, "district")!.Id);
    }

    [Fact]
    public void A_point_outside_all_has_none_and_knows_which_is_next()
    {
        var outside = GeoPoint.FromDegrees(40.05, -82.75);
        Assert.Empty(Map.At(outside));
        Assert.Null(Map.At(outside, "district"));
        var (zone, away) = Map.Nearest(outside, "district")!.Value;
        Assert.Equal("east", zone.Id);
        Assert.InRange(away.Metres, 4_200, 4_300);
        Assert.Null(Map.Nearest(outside, "precinct"));
    }

    [Fact]
    public void Zones_come_back_as_they_were_written()
    {
        using var folder = new TestFolder();
        var back = ZoneFile.ReadPack(folder.Write("zones.geojson", ZoneFile.Write(Map.Shapes.Select(z => new DraftZone(z.Zone, z.Shape, "")))));
        Assert.Equal(Map.Shapes.Select(z => (z.Zone, z.Shape.AsText())), back.Shapes.Select(z => (z.Zone, z.Shape.AsText())));
    }

    [Fact]
    public void Id_name_and_population_are_found_under_the_names_that_cities_use()
    {
        using var folder = new TestFolder();
        var draft = new CityDraft { Name = "", TimeZone = "UTC", Attribution = "" };
        ZoneFile.Read(draft, folder.Write("beats.geojson", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"OBJECTID":7,"Beat":"K1","Label":"King","Pop":"1200"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
            {"type":"Feature","properties":{"OBJECTID":8,"Beat":"K2","Label":"Queen","Pop":"many"},"geometry":{"type":"Polygon","coordinates":[[[2,0],[3,0],[3,1],[2,0]]]}}]}
            """), "beat");
        Assert.Equal([new("beat", "K1", "King", 1200), new("beat", "K2", "Queen", null)], draft.Zones.Select(z => z.Zone));
        Assert.Equal(("CITY-026", "beats.geojson feature 2"), draft.Problems.Select(p => (p.Code, p.Place)).Single());
    }

    [Fact]
    public void A_file_that_is_no_map_of_zones_is_an_error_and_no_crash()
    {
        using var folder = new TestFolder();
        foreach (var text in (string[])["", "{", "[]", "{\"type\":\"Topology\"}", "{\"type\":\"FeatureCollection\",\"features\":[]}"])
        {
            var draft = new CityDraft { Name = "", TimeZone = "UTC", Attribution = "" };
            ZoneFile.Read(draft, folder.Write("z.geojson", text), "beat");
            Assert.True(draft.Problems.Single().IsError);
        }
    }
}
