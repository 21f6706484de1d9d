using System.Buffers.Binary;
using System.Collections.Immutable;
using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>Writes places.db: streets, blocks, crossings, houses, landmarks and their names in SQLite.</summary>
internal static class PlaceFile
{
    private const string Schema = """
        PRAGMA journal_mode = OFF;
        CREATE TABLE street (id INTEGER PRIMARY KEY, name TEXT NOT NULL, metres REAL NOT NULL);
        CREATE TABLE part (street INTEGER NOT NULL, district TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, metres REAL NOT NULL, PRIMARY KEY (street, district)) WITHOUT ROWID;
        CREATE TABLE block (id INTEGER PRIMARY KEY, street INTEGER NOT NULL, district TEXT NOT NULL, from_node INTEGER NOT NULL, to_node INTEGER NOT NULL, low INTEGER, high INTEGER, line BLOB NOT NULL);
        CREATE TABLE crossing (street INTEGER NOT NULL, node INTEGER NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, district TEXT NOT NULL, PRIMARY KEY (street, node)) WITHOUT ROWID;
        CREATE TABLE house (street INTEGER NOT NULL, number INTEGER NOT NULL, district TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL);
        CREATE TABLE landmark (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, district TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL);
        CREATE TABLE name (id INTEGER PRIMARY KEY, street INTEGER, landmark INTEGER, form TEXT NOT NULL, shown TEXT NOT NULL);
        CREATE VIRTUAL TABLE block_box USING rtree_i32(id, west, east, south, north);
        """;

    /// <summary>Writes a new file.</summary>
    /// <exception cref="IOException">The file exists already.</exception>
    public static void Write(string path, PlaceDraft draft)
    {
        if (File.Exists(path)) throw new IOException($"{path} exists already. Nothing was written.");
        using var db = new PlaceDatabase(path, writes: true);
        db.Script(Schema);
        db.Script("BEGIN");
        Streets(db, draft);
        Blocks(db, draft.Blocks);
        foreach (var h in draft.Houses) db.Run("INSERT INTO house VALUES ($a, $b, $c, $d, $e)", h.Street, h.Number, h.District, h.At.LatitudeE7, h.At.LongitudeE7);
        for (var i = 0; i < draft.Landmarks.Length; i++)
        {
            var (l, district) = draft.Landmarks[i];
            db.Run("INSERT INTO landmark VALUES ($a, $b, $c, $d, $e, $f)", i, l.Name, l.Kind, district, l.At.LatitudeE7, l.At.LongitudeE7);
            foreach (var name in l.OtherNames.Prepend(l.Name).Distinct(StringComparer.Ordinal)) AddName(db, null, i, name);
        }
        db.Script("COMMIT");
        db.Script("CREATE INDEX block_street ON block(street, low, high); CREATE INDEX crossing_node ON crossing(node, street); CREATE INDEX house_street ON house(street, number); ANALYZE;");
    }

    private static void Streets(PlaceDatabase db, PlaceDraft draft)
    {
        var blocks = draft.Blocks.ToLookup(b => b.Street);
        for (var id = 0; id < draft.Streets.Length; id++)
        {
            var street = draft.Streets[id];
            db.Run("INSERT INTO street VALUES ($a, $b, $c)", id, street.Name, blocks[id].Sum(Metres));
            foreach (var part in blocks[id].GroupBy(b => b.District, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                var middle = part.ElementAt(part.Count() / 2).Line;
                var at = LineFoot.Along(middle.AsSpan(), .5);
                db.Run("INSERT INTO part VALUES ($a, $b, $c, $d, $e)", id, part.Key, at.LatitudeE7, at.LongitudeE7, part.Sum(Metres));
            }
            foreach (var name in street.OtherNames.Prepend(street.Name).Distinct(StringComparer.Ordinal)) AddName(db, id, null, name);
        }
    }

    private static void Blocks(PlaceDatabase db, ImmutableArray<Block> blocks)
    {
        // A crossing is where two streets of different names meet.
        var streetsAt = blocks.SelectMany(b => new[] { (Node: b.FromNode, b.Street), (Node: b.ToNode, b.Street) }).Distinct().ToLookup(e => e.Node);
        for (var id = 0; id < blocks.Length; id++)
        {
            var b = blocks[id];
            db.Run("INSERT INTO block VALUES ($a, $b, $c, $d, $e, $f, $g, $h)", id, b.Street, b.District, b.FromNode, b.ToNode, b.FromNumber, b.ToNumber, Pack(b.Line));
            db.Run("INSERT INTO block_box VALUES ($a, $b, $c, $d, $e)", id, b.Line.Min(p => p.LongitudeE7), b.Line.Max(p => p.LongitudeE7), b.Line.Min(p => p.LatitudeE7), b.Line.Max(p => p.LatitudeE7));
            foreach (var (node, at) in (ReadOnlySpan<(int, GeoPoint)>)[(b.FromNode, b.Line[0]), (b.ToNode, b.Line[^1])])
                if (streetsAt[node].Count() > 1) db.Run("INSERT OR IGNORE INTO crossing VALUES ($a, $b, $c, $d, $e)", b.Street, node, at.LatitudeE7, at.LongitudeE7, b.District);
        }
    }

    private static void AddName(PlaceDatabase db, int? street, int? landmark, string shown)
    {
        var words = StreetWords.Canonical(StreetWords.Words(shown));
        if (words.Length > 0) db.Run("INSERT INTO name(street, landmark, form, shown) VALUES ($a, $b, $c, $d)", street, landmark, string.Join(' ', words), shown);
    }

    private static double Metres(Block b) => b.Line.Zip(b.Line.Skip(1), (p, q) => p.To(q).Metres).Sum();

    private static byte[] Pack(ImmutableArray<GeoPoint> line)
    {
        var bytes = new byte[line.Length * 8];
        for (var i = 0; i < line.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * 8), line[i].LatitudeE7);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan((i * 8) + 4), line[i].LongitudeE7);
        }
        return bytes;
    }

    internal static GeoPoint[] Unpack(ReadOnlySpan<byte> bytes)
    {
        var line = new GeoPoint[bytes.Length / 8];
        for (var i = 0; i < line.Length; i++)
            line[i] = new(BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 8)..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[((i * 8) + 4)..]));
        return line;
    }
}
