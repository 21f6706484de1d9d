using System.Text;

namespace RightCall.City.Tests.Tiles;

/// <summary>Reads a tile by the published schema alone (Mapbox Vector Tile 2.1, vector_tile.proto), and holds it to what the specification demands.</summary>
internal static class TileSpecification
{
    private ref struct Message(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public bool Next(out int field, out ulong number, out ReadOnlySpan<byte> content)
        {
            field = 0;
            number = 0;
            content = default;
            if (_rest.IsEmpty) return false;
            var key = Varint();
            field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0: number = Varint(); break;
                case 1: content = Take(8); break;
                case 2: content = Take((int)Varint()); break;
                case 5: content = Take(4); break;
                default: Assert.Fail($"wire type {key & 7}"); break;
            }
            return true;
        }

        public List<uint> Numbers()
        {
            var numbers = new List<uint>();
            while (!_rest.IsEmpty) numbers.Add((uint)Varint());
            return numbers;
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }

        private ulong Varint()
        {
            var (value, shift) = (0UL, 0);
            while (true)
            {
                var b = Take(1)[0];
                value |= (ulong)(b & 0x7F) << shift;
                if (b < 0x80) return value;
                shift += 7;
            }
        }
    }

    public static void Check(byte[] tile)
    {
        var names = new List<string>();
        var message = new Message(tile);
        while (message.Next(out var field, out _, out var content))
        {
            Assert.Equal(3, field);
            names.Add(Layer(content));
        }
        Assert.NotEmpty(names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private static string Layer(ReadOnlySpan<byte> bytes)
    {
        var (name, version, extent, keys, values, features) = ("", 1UL, 4096UL, 0, 0, new List<(List<uint> Tags, ulong Type, List<uint> Geometry)>());
        var message = new Message(bytes);
        while (message.Next(out var field, out var number, out var content))
        {
            switch (field)
            {
                case 1: name = Encoding.UTF8.GetString(content); break;
                case 2: features.Add(Feature(content)); break;
                case 3: keys++; break;
                case 4: values++; break;
                case 5: extent = number; break;
                case 15: version = number; break;
                default: Assert.Fail($"a layer has no field {field}"); break;
            }
        }
        Assert.Equal((2UL, 4096UL), (version, extent));
        Assert.NotEmpty(name);
        Assert.NotEmpty(features);
        foreach (var (tags, type, geometry) in features)
        {
            Assert.Equal(0, tags.Count % 2);
            for (var i = 0; i < tags.Count; i++) Assert.True(tags[i] < (uint)(i % 2 == 0 ? keys : values));
            Assert.InRange(type, 1UL, 3UL);
            Geometry(type, geometry);
        }
        return name;
    }

    private static (List<uint> Tags, ulong Type, List<uint> Geometry) Feature(ReadOnlySpan<byte> bytes)
    {
        var (tags, type, geometry) = (new List<uint>(), 0UL, new List<uint>());
        var message = new Message(bytes);
        while (message.Next(out var field, out var number, out var content))
        {
            if (field == 2) tags = new Message(content).Numbers();
            else if (field == 3) type = number;
            else if (field == 4) geometry = new Message(content).Numbers();
            else Assert.Equal(1, field);
        }
        return (tags, type, geometry);
    }

    // A line is MoveTo(1) LineTo(n); an area's ring also ends in ClosePath; no point lies farther out than the 5 % that are drawn beyond the tile.
    private static void Geometry(ulong type, List<uint> commands)
    {
        var (at, x, y) = (0, 0, 0);
        (uint Id, uint Count) Command() => (commands[at] & 7, commands[at++] >> 3);
        void Move()
        {
            (x, y) = (x + Signed(commands[at]), y + Signed(commands[at + 1]));
            at += 2;
            Assert.InRange(x, -210, 4_306);
            Assert.InRange(y, -210, 4_306);
        }
        while (at < commands.Count)
        {
            var (move, points) = Command();
            Assert.Equal(1u, move);
            if (type != 1) Assert.Equal(1u, points);
            for (var i = 0; i < points; i++) Move();
            if (type == 1) continue;
            var (line, count) = Command();
            Assert.Equal(2u, line);
            Assert.True(count >= (type == 2 ? 1u : 2u));
            for (var i = 0; i < count; i++) Move();
            if (type == 3) Assert.Equal((7u, 1u), Command());
        }
    }

    private static int Signed(uint value) => (int)(value >> 1) ^ -(int)(value & 1);
}
