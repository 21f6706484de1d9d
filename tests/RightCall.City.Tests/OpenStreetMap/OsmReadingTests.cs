using RightCall.City.OpenStreetMap;
using RightCall.City.Packs;
using RightCall.Roads;

namespace RightCall.City.Tests.OpenStreetMap;

/// <summary>What an extract becomes.</summary>
public sealed class OsmReadingTests
{
    // A square 1-2-3-4 with a diagonal 1-3, a house, a fire station; nothing may be driven from way 12 into way 14 at node 3.
    private static OsmWriter Square() => new OsmWriter()
        .Node(1, 40, -83).Node(2, 40, -82.999).Node(3, 40.001, -82.999).Node(4, 40.001, -83)
        .Node(5, 40.0001, -82.9995, ("addr:housenumber", "12B"), ("addr:street", "Main Street")).Node(6, 40.0002, -82.9991, ("amenity", "fire_station"), ("name", "Station 1"))
        .Node(7, 40.0003, -82.9992, ("addr:housenumber", "Building C"), ("addr:street", "Main Street"))
        .Way(11, [1, 2], ("highway", "residential"), ("name", "Main Street"), ("maxspeed", "25 mph"))
        .Way(12, [2, 3], ("highway", "residential"), ("name", "Oak Avenue"), ("oneway", "yes"))
        .Way(13, [3, 4, 1], ("highway", "tertiary"), ("name", "Ring Road"))
        .Way(14, [1, 3], ("highway", "residential"), ("name", "Diagonal"), ("access", "private"))
        .Way(15, [1, 2], ("highway", "footway")).Way(16, [1, 3], ("highway", "hoverway")).Way(17, [3, 99], ("highway", "service"))
        .Restriction(21, "no_left_turn", 12, 3, 14);

    private static CityDraft Read(byte[] bytes)
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["city.osm.pbf"], bytes);
        return OsmImport.Read(folder["city.osm.pbf"], "Square", "America/New_York");
    }

    [Theory, InlineData(true, true), InlineData(true, false), InlineData(false, true), InlineData(false, false)]
    public void Dense_and_plain_nodes_packed_or_not_become_the_same_city(bool dense, bool packed)
    {
        var draft = Read(Square().Make(dense, packed));
        Assert.Equal(["Main Street", "Oak Avenue", "Ring Road", "Diagonal"], draft.Streets.Select(s => s.Name).Distinct().Where(n => n.Length > 0));
        var main = draft.Streets.Single(s => s.Name == "Main Street").Road;
        Assert.Equal((40, Profiles.All, Profiles.All), (main.ForwardLimitKmh, main.Forward, main.Backward));
        Assert.Equal(Profiles.None, draft.Streets.Single(s => s.Name == "Oak Avenue").Road.Backward);
        Assert.Equal((12, "node 5"), (draft.Houses.Single().Number, draft.Houses.Single().Place));
        Assert.Equal("fire", draft.Sites.Single().Site.Kind);
        Assert.Single(draft.Turns);
        Assert.Single(draft.Streets.Single(s => s.Name == "Ring Road").Road.Shape);
    }

    [Theory, InlineData("yes", Profiles.All, Profiles.None), InlineData("-1", Profiles.None, Profiles.All), InlineData("reverse", Profiles.None, Profiles.All), InlineData("no", Profiles.All, Profiles.All)]
    public void A_one_way_street_is_driven_the_way_that_its_sign_says(string oneway, Profiles along, Profiles against)
    {
        var road = Read(Square().Way(18, [2, 4], ("highway", "residential"), ("name", "Back Lane"), ("oneway", oneway)).Make(dense: true)).Streets.Single(s => s.Name == "Back Lane").Road;
        Assert.Equal((along, against), (road.Forward, road.Backward));
    }

    [Fact]
    public void A_block_whose_checksum_is_another_is_refused_even_where_all_of_it_can_be_unpacked()
    {
        // The last block's checksum is the file's last four bytes.
        var bytes = Square().Make(dense: true);
        for (var i = 1; i <= 4; i++)
        {
            var changed = bytes.ToArray();
            changed[^i] ^= 1;
            Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Read(changed)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Everything_that_is_left_out_is_said_with_its_place()
    {
        var problems = Read(Square().Make(dense: true)).Problems.Select(p => (p.Code, p.Place)).Order().ToList();
        Assert.Equal([("OSM-010", "way 17"), ("OSM-011", "way 16"), ("OSM-030", "node 7")], problems);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused_or_has_no_streets()
    {
        var bytes = Square().Make(dense: true);
        for (var length = 0; length < bytes.Length; length++)
        {
            using var folder = new TestFolder();
            File.WriteAllBytes(folder["cut.osm.pbf"], bytes[..length]);
            try
            {
                Assert.Empty(OsmImport.Read(folder["cut.osm.pbf"], "Cut", "UTC").Streets);
            }
            catch (InvalidDataException e)
            {
                Assert.Contains("cut.osm.pbf", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_file_with_a_changed_byte_is_refused_or_says_the_same()
    {
        var bytes = Square().Make(dense: true);
        var whole = Read(bytes);
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 0x55;
            try
            {
                var draft = Read(changed);
                Assert.True(draft.Streets.Count == 0 || draft.Streets.Select(s => s.Name).SequenceEqual(whole.Streets.Select(s => s.Name)), $"byte {at} made other streets");
            }
            catch (InvalidDataException)
            {
                // Refused, as it should be.
            }
        }
    }

    [Fact]
    public void A_file_of_another_kind_and_one_that_needs_more_are_refused_by_name()
    {
        Assert.Contains("no .osm.pbf", Assert.Throws<InvalidDataException>(() => Read([.. "PK this is a zip file and not a map"u8])).Message, StringComparison.Ordinal);
        Assert.Contains("HistoricalInformation", Assert.Throws<InvalidDataException>(() => Read(Square().Make(true, feature: "HistoricalInformation"))).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<InvalidDataException>(() => Read([])).Message, StringComparison.Ordinal);
    }
}
