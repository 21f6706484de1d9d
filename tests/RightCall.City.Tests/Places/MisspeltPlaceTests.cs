using System.Diagnostics;
using System.Globalization;
using RightCall.City.Demonstration;
using RightCall.City.OpenStreetMap;
using RightCall.City.Packs;
using RightCall.City.Places;
using RightCall.City.Zones;
using RightCall.Domain.Geo;

namespace RightCall.City.Tests.Places;

/// <summary>A thousand addresses, crossings and hundred-blocks of a city with one typing error each: is the right one first, among the first five, and soon?</summary>
public sealed class MisspeltPlaceTests(ITestOutputHelper output)
{
    private sealed record Wanted(string Text, GeoPoint At);

    [Theory, InlineData("columbus"), InlineData("portland-central-filtered"), InlineData("baltimore"), InlineData("demonstration"), Trait("Tier", "slow")]
    public void With_one_typing_error_the_right_place_is_first_in_95_of_100_and_among_five_in_99(string city)
    {
        using var folder = new TestFolder();
        var draft = city == "demonstration" ? DemonstrationCity.Make(1) : OsmImport.Read(SharedData.Path($"osm-extracts/{city}.osm.pbf"), city, "UTC");
        PlaceFile.Write(folder["places.db"], PlaceMaking.Make(draft, new ZoneMap(draft.Zones.Select(z => (z.Zone, z.Shape))), []));
        using var book = new PlaceBook(folder["places.db"], draft.Nodes[0]);
        var chance = new Random(11);
        var (list, times) = (Draw(folder["places.db"], chance), new List<double>());
        var (first, five, missed) = (0, 0, new List<string>());
        foreach (var wanted in list) book.Find(wanted.Text);
        var processor = Environment.CpuUsage.TotalTime;
        foreach (var wanted in list)
        {
            var typed = TypingErrors.One(wanted.Text, chance);
            var clock = Stopwatch.GetTimestamp();
            var found = book.Find(typed);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            // A street's two carriageways, and a block with several stretches, have more than one point.
            var rank = found.ToList().FindIndex(f => f.At.To(wanted.At).Metres < 160);
            if (rank == 0) first++;
            if (rank >= 0) five++;
            if (rank != 0) missed.Add($"{wanted.Text} | {typed} | {rank} | {string.Join("; ", found.Select(f => $"{f.Text} {f.District} {f.Likeness:0.00} {f.At.To(wanted.At).Metres:0}m").Take(3))}");
        }
        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / list.Count;
        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{city}: {list.Count} places, first {first * 100.0 / list.Count:0.0} %, among five {five * 100.0 / list.Count:0.0} %, P50 {times[times.Count / 2]:0.00} ms, P99 {times[times.Count * 99 / 100]:0.00} ms; {each:0.00} ms of a processor each"));
        foreach (var m in missed.Take(40)) output.WriteLine(m);
        Assert.True(first >= .95 * list.Count && five >= .99 * list.Count, $"first {first}, among five {five} of {list.Count}");
        // Processor time, since a shared machine makes any query wait; every test of the process counts, so this is more than a query takes.
        Assert.True(each < 20, $"{each:0.0} ms of a processor each");
    }

    // Names of one street only: of twins either is right.
    private static List<Wanted> Draw(string path, Random chance)
    {
        using var db = new PlaceDatabase(path, writes: false);
        var houses = db.Rows("SELECT s.name, h.number, h.lat, h.lon FROM house h JOIN street s ON s.id = h.street GROUP BY s.name, h.number HAVING count(*) = 1 ORDER BY s.name, h.number",
            r => new Wanted($"{r.GetInt32(1)} {r.GetString(0)}", new(r.GetInt32(2), r.GetInt32(3))));
        var stated = db.Rows("SELECT s.name, h.number FROM house h JOIN street s ON s.id = h.street", r => (r.GetString(0), r.GetInt32(1))).ToHashSet();
        var blocks = db.Rows($"SELECT {BlockRow.Columns}, s.name FROM block b JOIN street s ON s.id = b.street WHERE b.low IS NOT NULL AND abs(b.high - b.low) > 20 ORDER BY b.id", r => (Block: BlockRow.Read(r), Name: r.GetString(7)));
        var single = blocks.GroupBy(b => (b.Name, Math.Min(b.Block.FromNumber!.Value, b.Block.ToNumber!.Value) / 100)).Where(g => g.Count() == 1).Select(g => g.Single()).ToList();
        var crossings = db.Rows("SELECT s.name, t.name, min(a.lat), min(a.lon) FROM crossing a JOIN crossing b ON a.node = b.node JOIN street s ON s.id = a.street JOIN street t ON t.id = b.street WHERE s.name < t.name GROUP BY s.name, t.name HAVING count(*) = 1 ORDER BY s.name, t.name",
            r => new Wanted($"{r.GetString(0)} & {r.GetString(1)}", new(r.GetInt32(2), r.GetInt32(3))));
        var hundreds = single.Select(b => new Wanted(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(b.Block.FromNumber!.Value, b.Block.ToNumber!.Value) / 100}XX BLOCK OF {b.Name}"), b.Block.PointOf((Math.Min(b.Block.FromNumber.Value, b.Block.ToNumber!.Value) / 100 * 100) + 50))).ToList();
        var numbers = single.Select(b => (b, Number: Math.Min(b.Block.FromNumber!.Value, b.Block.ToNumber!.Value) + 10))
            .Where(b => blocks.Count(o => o.Name == b.b.Name && o.Block.AwayFrom(b.Number) == 0) == 1 && !stated.Contains((b.b.Name, b.Number))).Select(b => new Wanted(string.Create(CultureInfo.InvariantCulture, $"{b.Number} {b.b.Name}"), b.b.Block.PointOf(b.Number))).ToList();
        var list = Pick(houses, 250, chance).Concat(Pick(hundreds, 250, chance)).Concat(Pick(numbers, 150, chance)).ToList();
        return [.. list, .. Pick(crossings, 1_000 - list.Count, chance)];
    }

    private static IEnumerable<Wanted> Pick(List<Wanted> from, int count, Random chance) => from.Count == 0 ? [] : Enumerable.Range(0, count).Select(_ => from[chance.Next(from.Count)]);
}
