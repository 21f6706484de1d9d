using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RightCall.City.Tests.OpenStreetMap;

/// <summary>Writes a small .osm.pbf by the published format: what the reader is tested with, without a file of anybody's.</summary>
internal sealed class OsmWriter
{
    private readonly List<string> _strings = [""];
    private readonly List<(long Id, long Lat, long Lon, (string, string)[] Tags)> _nodes = [];
    private readonly List<byte[]> _ways = [];
    private readonly List<byte[]> _relations = [];

    public OsmWriter Node(long id, double lat, double lon, params (string, string)[] tags)
    {
        _nodes.Add((id, (long)Math.Round(lat * 1e7), (long)Math.Round(lon * 1e7), tags));
        return this;
    }

    public OsmWriter Way(long id, long[] nodes, params (string, string)[] tags)
    {
        _ways.Add([.. Number(1, (ulong)id), .. Tags(tags), .. Bytes(8, Deltas(nodes))]);
        return this;
    }

    public OsmWriter Restriction(long id, string rule, long from, long via, long to)
    {
        var roles = Packed([Text("from"), Text("via"), Text("to")]);
        _relations.Add([.. Number(1, (ulong)id), .. Tags([("type", "restriction"), ("restriction", rule)]), .. Bytes(8, roles), .. Bytes(9, Deltas([from, via, to])), .. Bytes(10, Packed([1, 0, 1]))]);
        return this;
    }

    public byte[] Make(bool dense, bool packed = true, string feature = "OsmSchema-V0.6")
    {
        var nodes = dense ? Bytes(2, Dense()) : [.. _nodes.SelectMany(n => Bytes(1, [.. Number(1, ZigZag(n.Id)), .. Tags(n.Tags), .. Number(8, ZigZag(n.Lat)), .. Number(9, ZigZag(n.Lon))]))];
        byte[] groups = [.. Bytes(2, nodes), .. Bytes(2, [.. _ways.SelectMany(w => Bytes(3, w))]), .. Bytes(2, [.. _relations.SelectMany(r => Bytes(4, r))])];
        byte[] block = [.. Bytes(1, [.. _strings.SelectMany(s => Bytes(1, Encoding.UTF8.GetBytes(s)))]), .. groups];
        return [.. Blob("OSMHeader", Bytes(4, Encoding.UTF8.GetBytes(feature)), packed), .. Blob("OSMData", block, packed)];
    }

    private byte[] Dense()
    {
        var tags = _nodes.SelectMany(n => n.Tags.SelectMany(t => new[] { Text(t.Item1), Text(t.Item2) }).Append(0));
        return [.. Bytes(1, Deltas([.. _nodes.Select(n => n.Id)])), .. Bytes(8, Deltas([.. _nodes.Select(n => n.Lat)])), .. Bytes(9, Deltas([.. _nodes.Select(n => n.Lon)])), .. Bytes(10, Packed([.. tags]))];
    }

    private static byte[] Blob(string type, byte[] data, bool packed)
    {
        byte[] body = packed ? [.. Number(2, (ulong)data.Length), .. Bytes(3, Deflated(data))] : Bytes(1, data);
        byte[] header = [.. Bytes(1, Encoding.UTF8.GetBytes(type)), .. Number(3, (ulong)body.Length)];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        return [.. length, .. header, .. body];
    }

    private static byte[] Deflated(byte[] data)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal)) zlib.Write(data);
        return stream.ToArray();
    }

    private int Text(string text)
    {
        if (_strings.IndexOf(text) is >= 0 and var known) return known;
        _strings.Add(text);
        return _strings.Count - 1;
    }

    private byte[] Tags((string, string)[] tags) => tags.Length == 0 ? [] : [.. Bytes(2, Packed([.. tags.Select(t => Text(t.Item1))])), .. Bytes(3, Packed([.. tags.Select(t => Text(t.Item2))]))];

    private static byte[] Deltas(long[] values) => [.. values.SelectMany((v, i) => Varint(ZigZag(v - (i == 0 ? 0 : values[i - 1]))))];

    private static byte[] Packed(int[] values) => [.. values.SelectMany(v => Varint((ulong)v))];

    private static byte[] Number(int field, ulong value) => [.. Varint((ulong)field << 3), .. Varint(value)];

    private static byte[] Bytes(int field, byte[] value) => [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)value.Length), .. value];

    private static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    private static List<byte> Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)((value & 0x7f) | 0x80));
        bytes.Add((byte)value);
        return bytes;
    }
}
