namespace RightCall.City.OpenStreetMap;

/// <summary>One data block: a string table and groups of nodes, ways and relations.</summary>
internal static class OsmBlock
{
    private sealed class Frame
    {
        public List<string> Strings { get; } = [];
        public long Granularity { get; set; } = 100;
        public long LatOffset { get; set; }
        public long LonOffset { get; set; }

        // Stored in nanodegrees; ours are 100 of those.
        public int Lat(long raw) => checked((int)((LatOffset + (Granularity * raw)) / 100));
        public int Lon(long raw) => checked((int)((LonOffset + (Granularity * raw)) / 100));
        public string String(int index) => index >= 0 && index < Strings.Count ? Strings[index] : throw new InvalidDataException($"string {index} of {Strings.Count} is named");
    }

    public static void Read(ReadOnlySpan<byte> bytes, OsmData data)
    {
        var frame = new Frame();
        var wire = new Wire(bytes);
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            switch (field)
            {
                case 1: Strings(wire.Bytes(), frame); break;
                case 17: frame.Granularity = Granularity(wire.Unsigned()); break;
                case 19: frame.LatOffset = unchecked((long)wire.Unsigned()); break;
                case 20: frame.LonOffset = unchecked((long)wire.Unsigned()); break;
                default: wire.Skip(type); break;
            }
        }
        // Offsets may stand behind the groups: a second pass reads those.
        wire = new(bytes);
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            if (field == 2) Group(wire.Bytes(), frame, data); else wire.Skip(type);
        }
    }

    private static long Granularity(ulong nanodegrees) => nanodegrees is > 0 and <= 1_000_000_000 ? (long)nanodegrees : throw new InvalidDataException($"a granularity of {nanodegrees} nanodegrees is not 1 to 1,000,000,000");

    private static void Strings(ReadOnlySpan<byte> bytes, Frame frame)
    {
        var wire = new Wire(bytes);
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            if (field == 1) frame.Strings.Add(wire.Text()); else wire.Skip(type);
        }
    }

    private static void Group(ReadOnlySpan<byte> bytes, Frame frame, OsmData data)
    {
        var wire = new Wire(bytes);
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            switch (field)
            {
                case 1: Node(wire.Bytes(), frame, data); break;
                case 2: Dense(wire.Bytes(), frame, data); break;
                case 3: Way(wire.Bytes(), frame, data); break;
                case 4: Relation(wire.Bytes(), frame, data); break;
                default: wire.Skip(type); break;
            }
        }
    }

    private static void Node(ReadOnlySpan<byte> bytes, Frame frame, OsmData data)
    {
        var wire = new Wire(bytes);
        var (id, lat, lon) = (0L, 0L, 0L);
        List<long>? keys = null, values = null;
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            switch (field)
            {
                case 1: id = wire.Signed(); break;
                case 2: keys = Packed(wire.Bytes(), false); break;
                case 3: values = Packed(wire.Bytes(), false); break;
                case 8: lat = wire.Signed(); break;
                case 9: lon = wire.Signed(); break;
                default: wire.Skip(type); break;
            }
        }
        Add(data, id, frame.Lat(lat), frame.Lon(lon), Tags(keys, values, frame));
    }

    private static void Dense(ReadOnlySpan<byte> bytes, Frame frame, OsmData data)
    {
        var wire = new Wire(bytes);
        List<long> ids = [], lats = [], lons = [], tags = [];
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            switch (field)
            {
                case 1: ids = Packed(wire.Bytes(), true); break;
                case 8: lats = Packed(wire.Bytes(), true); break;
                case 9: lons = Packed(wire.Bytes(), true); break;
                case 10: tags = Packed(wire.Bytes(), false); break;
                default: wire.Skip(type); break;
            }
        }
        if (ids.Count != lats.Count || ids.Count != lons.Count) throw new InvalidDataException($"{ids.Count} dense nodes have {lats.Count} latitudes and {lons.Count} longitudes");
        var (id, lat, lon, t) = (0L, 0L, 0L, 0);
        for (var i = 0; i < ids.Count; i++)
        {
            (id, lat, lon) = (id + ids[i], lat + lats[i], lon + lons[i]);
            List<(string, string)>? pairs = null;
            while (t < tags.Count && tags[t] != 0)
            {
                if (t + 1 >= tags.Count) throw new InvalidDataException("a dense node's tags are cut off");
                (pairs ??= []).Add((frame.String((int)tags[t]), frame.String((int)tags[t + 1])));
                t += 2;
            }
            t++;
            Add(data, id, frame.Lat(lat), frame.Lon(lon), new(pairs));
        }
    }

    private static void Add(OsmData data, long id, int lat, int lon, Tags tags)
    {
        data.AddPlace(id, lat, lon);
        if (!tags.IsEmpty) data.TaggedNodes.Add(new(id, tags, lat, lon));
    }

    private static void Way(ReadOnlySpan<byte> bytes, Frame frame, OsmData data)
    {
        var wire = new Wire(bytes);
        var id = 0L;
        List<long>? keys = null, values = null, refs = null;
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            switch (field)
            {
                case 1: id = unchecked((long)wire.Unsigned()); break;
                case 2: keys = Packed(wire.Bytes(), false); break;
                case 3: values = Packed(wire.Bytes(), false); break;
                case 8: refs = Packed(wire.Bytes(), true); break;
                default: wire.Skip(type); break;
            }
        }
        data.Ways.Add(new(id, Tags(keys, values, frame), Summed(refs)));
    }

    private static void Relation(ReadOnlySpan<byte> bytes, Frame frame, OsmData data)
    {
        var wire = new Wire(bytes);
        var id = 0L;
        List<long>? keys = null, values = null, roles = null, members = null, types = null;
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            switch (field)
            {
                case 1: id = unchecked((long)wire.Unsigned()); break;
                case 2: keys = Packed(wire.Bytes(), false); break;
                case 3: values = Packed(wire.Bytes(), false); break;
                case 8: roles = Packed(wire.Bytes(), false); break;
                case 9: members = Packed(wire.Bytes(), true); break;
                case 10: types = Packed(wire.Bytes(), false); break;
                default: wire.Skip(type); break;
            }
        }
        var ids = Summed(members);
        if (ids.Length != (roles?.Count ?? 0) || ids.Length != (types?.Count ?? 0)) throw new InvalidDataException($"relation {id} has {ids.Length} members and {roles?.Count ?? 0} roles");
        data.Relations.Add(new(id, Tags(keys, values, frame), [.. ids.Select((m, i) => new OsmMember(frame.String((int)roles![i]), m, (int)types![i]))]));
    }

    private static Tags Tags(List<long>? keys, List<long>? values, Frame frame)
    {
        if (keys is null) return default;
        if (values is null || values.Count != keys.Count) throw new InvalidDataException($"{keys.Count} keys have {values?.Count ?? 0} values");
        return new([.. keys.Select((k, i) => (frame.String((int)k), frame.String((int)values[i])))]);
    }

    private static long[] Summed(List<long>? deltas)
    {
        var ids = new long[deltas?.Count ?? 0];
        var sum = 0L;
        for (var i = 0; i < ids.Length; i++) ids[i] = sum += deltas![i];
        return ids;
    }

    private static List<long> Packed(ReadOnlySpan<byte> bytes, bool signed)
    {
        var wire = new Wire(bytes);
        var list = new List<long>();
        while (!wire.AtEnd) list.Add(signed ? wire.Signed() : unchecked((long)wire.Unsigned()));
        return list;
    }
}
