using System.Globalization;
using RightCall.City.Places;
using RightCall.Domain.Geo;

namespace RightCall.Bench.Places;

/// <summary>A place as a pack spells it.</summary>
/// <param name="Text">What is typed, before a slip.</param>
/// <param name="At">Where it is.</param>
internal sealed record SamplePlace(string Text, GeoPoint At)
{
    /// <summary>A street's two carriageways, and a block with several stretches, have more than one point.</summary>
    private const double SamePlaceMetres = 160;

    /// <summary>Which of the found places is this one, from 0; -1 where none is.</summary>
    public int RankIn(IReadOnlyList<FoundPlace> found)
    {
        for (var i = 0; i < found.Count; i++) if (found[i].At.To(At).Metres < SamePlaceMetres) return i;
        return -1;
    }

    /// <summary>Draws so many places of a pack's places.db: houses, numbers of blocks, hundred-blocks, named places, and for the rest crossings. Names of one place only: of twins either is right.</summary>
    public static List<SamplePlace> Draw(string path, int count, Random chance)
    {
        using var db = new PlaceDatabase(path, writes: false);
        var houses = db.Rows("SELECT s.name, h.number, h.lat, h.lon FROM house h JOIN street s ON s.id = h.street GROUP BY s.name, h.number HAVING count(*) = 1 ORDER BY s.name, h.number",
            r => new SamplePlace($"{r.GetInt32(1)} {r.GetString(0)}", new(r.GetInt32(2), r.GetInt32(3))));
        var landmarks = db.Rows("SELECT name, lat, lon FROM landmark GROUP BY name HAVING count(*) = 1 AND length(name) > 4 ORDER BY name", r => new SamplePlace(r.GetString(0), new(r.GetInt32(1), r.GetInt32(2))));
        var crossings = db.Rows("SELECT s.name, t.name, min(a.lat), min(a.lon) FROM crossing a JOIN crossing b ON a.node = b.node JOIN street s ON s.id = a.street JOIN street t ON t.id = b.street WHERE s.name < t.name GROUP BY s.name, t.name HAVING count(*) = 1 ORDER BY s.name, t.name",
            r => new SamplePlace($"{r.GetString(0)} & {r.GetString(1)}", new(r.GetInt32(2), r.GetInt32(3))));
        var (hundreds, numbers) = Blocks(db);
        List<SamplePlace> drawn = [.. Pick(houses, count / 4, chance), .. Pick(hundreds, count / 4, chance), .. Pick(numbers, count * 3 / 20, chance), .. Pick(landmarks, crossings.Count == 0 ? count : count / 20, chance)];
        return [.. drawn, .. Pick(crossings, count - drawn.Count, chance)];
    }

    private static (List<SamplePlace> Hundreds, List<SamplePlace> Numbers) Blocks(PlaceDatabase db)
    {
        var stated = db.Rows("SELECT s.name, h.number FROM house h JOIN street s ON s.id = h.street", r => (r.GetString(0), r.GetInt32(1))).ToHashSet();
        var blocks = db.Rows($"SELECT {BlockRow.Columns}, s.name FROM block b JOIN street s ON s.id = b.street WHERE b.low IS NOT NULL AND abs(b.high - b.low) > 20 ORDER BY b.id", r => (Block: BlockRow.Read(r), Name: r.GetString(7)));
        var ofName = blocks.ToLookup(b => b.Name, b => b.Block);
        static int Low(BlockRow b) => Math.Min(b.FromNumber!.Value, b.ToNumber!.Value);
        var single = blocks.GroupBy(b => (b.Name, Low(b.Block) / 100)).Where(g => g.Count() == 1).Select(g => g.Single()).ToList();
        return ([.. single.Select(b => new SamplePlace(string.Create(CultureInfo.InvariantCulture, $"{Low(b.Block) / 100}XX BLOCK OF {b.Name}"), b.Block.PointOf((Low(b.Block) / 100 * 100) + 50)))],
            [.. single.Select(b => (b, Number: Low(b.Block) + 10)).Where(b => ofName[b.b.Name].Count(o => o.AwayFrom(b.Number) == 0) == 1 && !stated.Contains((b.b.Name, b.Number)))
                .Select(b => new SamplePlace(string.Create(CultureInfo.InvariantCulture, $"{b.Number} {b.b.Name}"), b.b.Block.PointOf(b.Number)))]);
    }

    private static IEnumerable<SamplePlace> Pick(List<SamplePlace> from, int count, Random chance) => from.Count == 0 ? [] : Enumerable.Range(0, count).Select(_ => from[chance.Next(from.Count)]);
}
