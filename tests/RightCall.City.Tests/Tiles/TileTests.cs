using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using RightCall.City.Packs;
using RightCall.City.Tiles;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Tests.Tiles;

/// <summary>Vector tiles, read back by their library's own reader.</summary>
public sealed class TileTests
{
    private const int Each = TileLevels.EachStreet;

    private static CityPack Pack(TestFolder folder, CityDraft draft)
    {
        PackWriter.Write(CityBuilder.Build(draft), folder["pack"]);
        return CityPack.Open(folder["pack"]);
    }

    private static VectorTile Read(byte[] bytes, int zoom, int x, int y) => new MapboxTileReader().Read(new MemoryStream(bytes), new NetTopologySuite.IO.VectorTiles.Tiles.Tile(x, y, zoom));

    private static Geometry Lines(VectorTile tile) => GeometryFactory.Default.BuildGeometry(tile.Layers.Where(l => l.Name == "streets").SelectMany(l => l.Features).Select(f => f.Geometry).ToList());

    // A grid whose streets have every class, and bend.
    private static CityDraft Bent(int seed)
    {
        var chance = new Random(seed);
        var draft = GridCity.Make();
        for (var i = 0; i < draft.Streets.Count; i++)
        {
            var road = draft.Streets[i].Road;
            var (a, b) = (draft.Nodes[road.From], draft.Nodes[road.To]);
            var bend = (a.LatitudeE7 + ((b.LatitudeE7 - a.LatitudeE7) / 2) + chance.Next(-3_000, 3_000), a.LongitudeE7 + ((b.LongitudeE7 - a.LongitudeE7) / 2) + chance.Next(-3_000, 3_000));
            draft.Streets[i] = draft.Streets[i] with { Road = road with { Class = (RoadClass)chance.Next(0, 15), Shape = [bend], Backward = chance.Next(4) == 0 && road.Class != RoadClass.Motorway ? Profiles.None : Profiles.All } };
        }
        return draft;
    }

    [Fact]
    public void Each_street_that_crosses_a_tile_is_in_it_from_the_zoom_on_that_shows_its_class()
    {
        using var folder = new TestFolder();
        var pack = Pack(folder, Bent(5));
        var (graph, tiles) = (pack.Roads.Graph, new CityTiles(pack));
        Gen.Int[6, CityTiles.LastZoom].Select(Gen.Int[0, graph.StreetCount - 1], Gen.Double[.02, .98]).Hold(Tier.Count(fast: 150, ci: 600, soak: 20_000), drawn =>
        {
            var (zoom, street, share) = drawn;
            // A point of a street, and the tile that owns it.
            var (lats, lons) = graph.Shape(street);
            GeoPoint[] line = [new(graph.LatE7(graph.Tail(2 * street)), graph.LonE7(graph.Tail(2 * street))), new(lats.Span[0], lons.Span[0]), new(graph.LatE7(graph.Head(2 * street)), graph.LonE7(graph.Head(2 * street)))];
            var at = City.Places.LineFoot.Along(line, share);
            var frame = TileFrame.At(zoom, at.Latitude, at.Longitude);
            var tile = Read(tiles.Tile(zoom, frame.X, frame.Y), zoom, frame.X, frame.Y);
            var shown = TileLevels.Shows(graph.ClassOf(street), zoom);
            var features = tile.Layers.Where(l => l.Name == "streets").SelectMany(l => l.Features).Where(f => (string)f.Attributes["class"] == TileLevels.Word(graph.ClassOf(street)) && (zoom < Each || Convert.ToInt32(f.Attributes["id"]) == street)).ToList();
            if (!shown) { Assert.Empty(features); return; }
            // As near as the tile's steps, and below the zoom of each street the dots of a screen, can tell.
            var near = frame.Step * (zoom < Each ? TileFrame.HalfADot + 3 : 3);
            Assert.Contains(features, f => f.Geometry.Distance(new Point(at.Longitude, at.Latitude)) <= near);
        });
    }

    [Fact]
    public void No_street_is_drawn_where_there_is_none()
    {
        using var folder = new TestFolder();
        var pack = Pack(folder, Bent(6));
        var tiles = new CityTiles(pack);
        foreach (var zoom in (int[])[10, 13, 15, 17])
        {
            foreach (var (x, y) in tiles.Covering(zoom))
            {
                if (tiles.Tile(zoom, x, y) is not { Length: > 0 } bytes) continue;
                var step = new TileFrame(zoom, x, y).Step;
                foreach (var point in Lines(Read(bytes, zoom, x, y)).Coordinates)
                {
                    var nearest = pack.Roads.Streets.Nearest(pack.Roads.Graph, (int)Math.Round(point.Y * 1e7), (int)Math.Round(point.X * 1e7), 100_000, _ => true);
                    Assert.True(nearest!.Value.DistanceMm < 3 * step * 111_195_000, $"{zoom}/{x}/{y} {point}");
                }
            }
        }
    }

    [Fact]
    public void A_tile_holds_names_water_zones_their_names_and_sites_with_their_attributes()
    {
        using var folder = new TestFolder();
        var draft = GridCity.Make();
        var (low, high) = (GridCity.Corner(0, 0), GridCity.Corner(11, 11));
        var box = GeometryFactory.Default.ToGeometry(new Envelope(low.Longitude, high.Longitude, low.Latitude, high.Latitude));
        draft.Zones.Add(new(new("beat", "K1", "King", 4_200), box, "1"));
        draft.Water.Add(box.Buffer(-.004));
        draft.Sites.Add(new(new("ems-1", "Medic 1", "ems", GridCity.Corner(6, 6), 0), "1", FromMap: false));
        var alley = GridCity.Add(draft, GridCity.Node(0, 0), GridCity.Node(1, 1), "Short Cut", 1, oneWay: true);
        draft.Streets[alley] = draft.Streets[alley] with { Road = draft.Streets[alley].Road with { Forward = Profiles.Emergency, Class = RoadClass.Busway } };
        var tiles = new CityTiles(Pack(folder, draft));
        var all = tiles.Covering(15).SelectMany(at => Read(tiles.Tile(15, at.X, at.Y), 15, at.X, at.Y).Layers.SelectMany(l => l.Features.Select(f => (l.Name, f.Attributes, f.Geometry)))).ToLookup(f => f.Name);
        Assert.All(all["zones"], z => Assert.Equal(("beat", "K1", "King", 4_200), ((string)z.Attributes["kind"], (string)z.Attributes["id"], (string)z.Attributes["name"], Convert.ToInt32(z.Attributes["population"]))));
        Assert.Equal("King", Assert.Single(all["zone_names"]).Attributes["name"]);
        Assert.Equal(("ems-1", "Medic 1", "ems"), ((string)all["sites"].Single().Attributes["id"], (string)all["sites"].Single().Attributes["name"], (string)all["sites"].Single().Attributes["kind"]));
        Assert.Equal(.003 * .003, all["water"].Select(w => w.Geometry).Aggregate((a, b) => a.Union(b)).Area, 3e-7);
        Assert.Contains(all["street_names"], n => (string)n.Attributes["name"] == "Main Street" && (string)n.Attributes["class"] == "residential");
        var bus = all["streets"].First(s => s.Attributes.Exists("lights_only"));
        Assert.Equal(("busway", "Short Cut", 1L), ((string)bus.Attributes["class"], (string)bus.Attributes["name"], Convert.ToInt64(bus.Attributes["one_way"])));
    }

    [Theory, InlineData(14, 0, 0), InlineData(3, 8, 0), InlineData(3, -1, 0), InlineData(-1, 0, 0), InlineData(19, 0, 0), InlineData(40, 0, 0)]
    public void Where_the_city_has_nothing_or_the_grid_no_tile_the_answer_is_empty(int zoom, int x, int y)
    {
        using var folder = new TestFolder();
        Assert.Empty(new CityTiles(Pack(folder, GridCity.Make())).Tile(zoom, x, y));
    }

    [Fact]
    public async Task Every_thread_gets_the_same_bytes_and_they_are_as_the_specification_says()
    {
        using var folder = new TestFolder();
        var pack = Pack(folder, Bent(7));
        var asked = Enumerable.Range(8, 9).SelectMany(z => new CityTiles(pack).Covering(z).Select(at => (Zoom: z, at.X, at.Y))).ToList();
        var first = new CityTiles(pack);
        var expected = asked.Select(t => first.Tile(t.Zoom, t.X, t.Y)).ToList();
        Assert.All(expected.Where(b => b.Length > 0), TileSpecification.Check);
        var (shared, start) = (new CityTiles(pack), new Barrier(4));
        var threads = Enumerable.Range(0, 4).Select(n => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return asked.Select((_, i) => asked[(i + (n * 7)) % asked.Count]).ToDictionary(t => t, t => shared.Tile(t.Zoom, t.X, t.Y));
        }, TaskCreationOptions.LongRunning)).ToArray();
        foreach (var made in await Task.WhenAll(threads)) for (var i = 0; i < asked.Count; i++) Assert.Equal(expected[i], made[asked[i]]);
    }
}
