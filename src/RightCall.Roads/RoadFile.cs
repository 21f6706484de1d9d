using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace RightCall.Roads;

/// <summary>A file of roads that cannot be used. The message names the file, what is wrong with it, and what to do.</summary>
public sealed class RoadFileException(string message) : Exception(message);

/// <summary>The file of a <see cref="RoadNetwork"/>: sections of plain arrays that are mapped and used as they lie. FORMAT.md has the layout.</summary>
internal static unsafe class RoadFile
{
    private const ulong Magic = 0x53_44_41_4F_52_43_52_01;   // 01 "RCROADS" in the order of the bytes.
    private const int Version = 2;
    private const int HeaderSize = 64;
    private const int EntrySize = 32;
    private const int Alignment = 64;
    /// <summary>So much is read at a time to be checked: what fits into a processor's second cache.</summary>
    private const int ReadSize = 1 << 18;

    /// <summary>Views that are never closed, so that no span can outlive its pages.</summary>
    private static readonly List<MemoryMappedViewAccessor> Mapped = [];

    private enum Section
    {
        NodeLat = 1, NodeLon, StreetFrom, StreetTo, StreetLength, StreetClass, StreetAccess, StreetMain, StreetName, ArcLimit, ArcGiven,
        ShapeFirst, ShapeLat, ShapeLon, NameFirst, NameBytes, StateNode, EntryArc, EntryState, OutFirst, OutHead, OutArc, OutBan,
        Rank = 50, Parent, Level, UpFirst, UpLevel, UpRun, DownFirst, DownTail, DownShortcut, InputFirst, InputKey, InputArc, InputBan,
        IndexOrder = 80, IndexBoxes,
        Speeds = 90, SpeedHours, MetricList,
        /// <summary>Sections of metric m are this + 16 m + (0 to 8).</summary>
        FirstMetric = 1_000,
    }

    private delegate void UseBytes(ReadOnlySpan<byte> bytes);

    private sealed record Entry(int Id, int ElementSize, long Offset, long Length, ulong Checksum);

    public static void Write(Stream file, RoadNetwork network)
    {
        var parts = new List<(int Id, int ElementSize, Action<UseBytes> Give)>();
        void Add<T>(int id, Column<T> column) where T : unmanaged => parts.Add((id, sizeof(T), use => use(column.Bytes)));
        void Put<T>(Section id, Column<T> column) where T : unmanaged => Add((int)id, column);

        var g = network.Graph;
        Put(Section.NodeLat, g.NodeLat); Put(Section.NodeLon, g.NodeLon);
        Put(Section.StreetFrom, g.StreetFrom); Put(Section.StreetTo, g.StreetTo); Put(Section.StreetLength, g.StreetLength);
        Put(Section.StreetClass, g.StreetClass); Put(Section.StreetAccess, g.StreetAccess); Put(Section.StreetMain, g.StreetMain); Put(Section.StreetName, g.StreetName);
        Put(Section.ArcLimit, g.ArcLimit); Put(Section.ArcGiven, g.ArcGiven);
        Put(Section.ShapeFirst, g.ShapeFirst); Put(Section.ShapeLat, g.ShapeLat); Put(Section.ShapeLon, g.ShapeLon);
        Put(Section.NameFirst, g.NameFirst); Put(Section.NameBytes, g.NameBytes);
        Put(Section.StateNode, g.StateNode); Put(Section.EntryArc, g.EntryArc); Put(Section.EntryState, g.EntryState);
        Put(Section.OutFirst, g.OutFirst); Put(Section.OutHead, g.OutHead); Put(Section.OutArc, g.OutArc); Put(Section.OutBan, g.OutBan);
        var h = network.Hierarchy;
        Put(Section.Rank, h.Rank); Put(Section.Parent, h.Parent); Put(Section.Level, h.Level);
        Put(Section.UpFirst, h.UpFirst); Put(Section.UpLevel, h.UpLevel); Put(Section.UpRun, h.UpRun);
        Put(Section.DownFirst, h.DownFirst); Put(Section.DownTail, h.DownTail); Put(Section.DownShortcut, h.DownShortcut);
        Put(Section.InputFirst, h.InputFirst); Put(Section.InputKey, h.InputKey); Put(Section.InputArc, h.InputArc); Put(Section.InputBan, h.InputBan);
        Put(Section.IndexOrder, network.Streets.Order); Put(Section.IndexBoxes, network.Streets.Boxes);
        Put(Section.Speeds, new Column<int>([.. network.Speeds.SelectMany(t => (int[])[t.LimitPermille, t.SpeedClassCount, .. t.Bases, .. t.Factors])]));
        Put(Section.SpeedHours, new Column<byte>([.. network.Speeds.SelectMany(t => t.Hours.ToArray())]));
        Put(Section.MetricList, new Column<long>([.. network.Metrics.SelectMany(m => (long[])[(long)m.Profile, m.SpeedClass, m.Id])]));
        for (int i = 0; i < network.Metrics.Count; i++)
        {
            var m = network.Metrics[i];
            int id = (int)Section.FirstMetric + 16 * i;
            Add(id, m.ArcMs); Add(id + 1, m.Up); Add(id + 2, m.Down);
            Add(id + 3, m.UpSearch.First); Add(id + 4, m.UpSearch.Block); Add(id + 5, m.UpSearch.Ms);
            Add(id + 6, m.DownSearch.First); Add(id + 7, m.DownSearch.Block); Add(id + 8, m.DownSearch.Ms);
        }

        var entries = new List<Entry>();
        long at = Align(HeaderSize + (long)EntrySize * parts.Count);
        foreach (var (id, elementSize, give) in parts)
            give(bytes =>
            {
                entries.Add(new Entry(id, elementSize, at, bytes.Length, Checksum.Of(bytes)));
                at = Align(at + bytes.Length);
            });

        var head = new byte[HeaderSize + EntrySize * parts.Count];
        BinaryPrimitives.WriteUInt64LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(16), at);
        for (int i = 0; i < entries.Count; i++)
        {
            var e = head.AsSpan(HeaderSize + EntrySize * i);
            BinaryPrimitives.WriteInt32LittleEndian(e, entries[i].Id);
            BinaryPrimitives.WriteInt32LittleEndian(e[4..], entries[i].ElementSize);
            BinaryPrimitives.WriteInt64LittleEndian(e[8..], entries[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(e[16..], entries[i].Length);
            BinaryPrimitives.WriteUInt64LittleEndian(e[24..], entries[i].Checksum);
        }
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(24), Checksum.Of(head));
        file.Write(head);
        long written = head.Length;
        for (int i = 0; i < parts.Count; i++)
        {
            file.Write(new byte[entries[i].Offset - written]);
            parts[i].Give(bytes => file.Write(bytes));
            written = entries[i].Offset + entries[i].Length;
        }
        file.Write(new byte[at - written]);
        file.Flush();
    }

    private static long Align(long at) => (at + Alignment - 1) / Alignment * Alignment;

    public static RoadNetwork Read(SafeFileHandle file, string path)
    {
        long length = RandomAccess.GetLength(file);
        if (length < HeaderSize) throw Bad(path, $"it has {length:N0} bytes, less than its header of {HeaderSize}: it was cut off, or is no file of roads");
        MemoryMappedViewAccessor view;
        using (var mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true))
            view = mapping.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            var network = Assemble(path, start, Entries(path, file, start, length));
            lock (Mapped) Mapped.Add(view);
            return network;
        }
        catch
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            throw;
        }
    }

    private static RoadFileException Bad(string path, string what) => new($"{path} cannot be used: {what}. Nothing was read; build the file again.");

    private static SortedDictionary<int, Entry> Entries(string path, SafeFileHandle file, byte* start, long length)
    {
        var head = new ReadOnlySpan<byte>(start, HeaderSize);
        if (BinaryPrimitives.ReadUInt64LittleEndian(head) != Magic) throw Bad(path, "it does not begin as a file of roads does");
        int version = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        if (version != Version) throw Bad(path, $"it has version {version}, and this program reads version {Version}");
        int count = BinaryPrimitives.ReadInt32LittleEndian(head[12..]);
        long wanted = BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
        if (wanted != length) throw Bad(path, $"it has {length:N0} bytes and should have {wanted:N0}: it was cut off or written over");
        if (count < 0 || HeaderSize + (long)EntrySize * count > length) throw Bad(path, $"its list of {count} sections does not fit into it");

        var list = new ReadOnlySpan<byte>(start, HeaderSize + EntrySize * count).ToArray();
        ulong sum = BinaryPrimitives.ReadUInt64LittleEndian(list.AsSpan(24));
        list.AsSpan(24, 8).Clear();
        if (Checksum.Of(list) != sum) throw Bad(path, "its header or list of sections is damaged (checksum)");

        var entries = new SortedDictionary<int, Entry>();
        var buffer = new byte[ReadSize];
        for (int i = 0; i < count; i++)
        {
            var e = list.AsSpan(HeaderSize + EntrySize * i);
            var entry = new Entry(BinaryPrimitives.ReadInt32LittleEndian(e), BinaryPrimitives.ReadInt32LittleEndian(e[4..]), BinaryPrimitives.ReadInt64LittleEndian(e[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(e[16..]), BinaryPrimitives.ReadUInt64LittleEndian(e[24..]));
            if (entry.Offset < 0 || entry.Length is < 0 or > int.MaxValue || entry.Offset + entry.Length > length || entry.Offset % Alignment != 0)
                throw Bad(path, $"section {entry.Id} lies outside of it");
            if (Checksum.Of(file, entry.Offset, entry.Length, buffer) != entry.Checksum)
                throw Bad(path, $"section {entry.Id} is damaged (checksum)");
            entries.Add(entry.Id, entry);
        }
        return entries;
    }

    private static RoadNetwork Assemble(string path, byte* start, SortedDictionary<int, Entry> entries)
    {
        Column<T> Get<T>(Section id, int? count = null, int offset = 0) where T : unmanaged
        {
            int number = (int)id + offset;
            if (!entries.TryGetValue(number, out var entry)) throw Bad(path, $"section {number} is missing");
            if (entry.ElementSize != sizeof(T) || entry.Length % sizeof(T) != 0) throw Bad(path, $"section {number} has elements of {entry.ElementSize} bytes, not {sizeof(T)}");
            int length = (int)(entry.Length / sizeof(T));
            if (count is { } wanted && length != wanted) throw Bad(path, $"section {number} has {length} elements and should have {wanted}");
            return new Column<T>((T*)(start + entry.Offset), length);
        }

        var nodeLat = Get<int>(Section.NodeLat);
        var streetFrom = Get<int>(Section.StreetFrom);
        int nodes = nodeLat.Length, streets = streetFrom.Length;
        var states = Get<int>(Section.StateNode);
        int routing = nodes + states.Length;
        var outHead = Get<int>(Section.OutHead);
        var shapeLat = Get<int>(Section.ShapeLat);
        var entryArc = Get<int>(Section.EntryArc);
        int? ban = states.Length > 0 ? outHead.Length : 0;
        var graph = new RoadGraph
        {
            NodeLat = nodeLat, NodeLon = Get<int>(Section.NodeLon, nodes),
            StreetFrom = streetFrom, StreetTo = Get<int>(Section.StreetTo, streets), StreetLength = Get<int>(Section.StreetLength, streets),
            StreetClass = Get<byte>(Section.StreetClass, streets), StreetAccess = Get<byte>(Section.StreetAccess, streets),
            StreetMain = Get<byte>(Section.StreetMain, streets), StreetName = Get<int>(Section.StreetName, streets),
            ArcLimit = Get<byte>(Section.ArcLimit, 2 * streets), ArcGiven = Get<int>(Section.ArcGiven),
            ShapeFirst = Get<int>(Section.ShapeFirst, streets + 1), ShapeLat = shapeLat, ShapeLon = Get<int>(Section.ShapeLon, shapeLat.Length),
            NameFirst = Get<int>(Section.NameFirst), NameBytes = Get<byte>(Section.NameBytes),
            StateNode = states, EntryArc = entryArc, EntryState = Get<int>(Section.EntryState, entryArc.Length),
            OutFirst = Get<int>(Section.OutFirst, routing + 1), OutHead = outHead, OutArc = Get<int>(Section.OutArc, outHead.Length), OutBan = Get<byte>(Section.OutBan, ban),
        };
        var upLevel = Get<ushort>(Section.UpLevel);
        var inputKey = Get<int>(Section.InputKey);
        var level = Get<ushort>(Section.Level, routing);
        var hierarchy = new RoadHierarchy
        {
            Rank = Get<int>(Section.Rank, routing), Parent = Get<int>(Section.Parent, routing), Level = level,
            UpFirst = Get<int>(Section.UpFirst, routing + 1), UpLevel = upLevel, UpRun = Get<ushort>(Section.UpRun, upLevel.Length),
            DownFirst = Get<int>(Section.DownFirst, routing + 1), DownTail = Get<int>(Section.DownTail, upLevel.Length), DownShortcut = Get<int>(Section.DownShortcut, upLevel.Length),
            InputFirst = Get<int>(Section.InputFirst, routing + 1), InputKey = inputKey, InputArc = Get<int>(Section.InputArc, inputKey.Length),
            InputBan = Get<byte>(Section.InputBan, states.Length > 0 ? inputKey.Length : 0),
            LevelCount = routing == 0 ? 0 : level[routing - 1] + 1,   // The last rank is a root, and roots have the highest level.
        };
        var index = new StreetIndex { Order = Get<int>(Section.IndexOrder, streets), Boxes = Get<int>(Section.IndexBoxes) };

        var list = Get<long>(Section.MetricList);
        var metrics = new List<Metric>();
        for (int i = 0; i < list.Length / 3; i++)
        {
            Column<T> Part<T>(int part, int? count = null) where T : unmanaged => Get<T>(Section.FirstMetric, count, 16 * i + part);
            SearchGraph Search(int part)
            {
                var block = Part<ushort>(part + 1);
                return new SearchGraph { First = Part<int>(part, routing + 1), Block = block, Ms = Part<int>(part + 2, Lanes.Width * block.Length) };
            }
            metrics.Add(new Metric(graph, hierarchy, (Profile)list[3 * i], (int)list[3 * i + 1])
            {
                Id = list[3 * i + 2],
                ArcMs = Part<int>(0, 2 * streets),
                Up = Part<int>(1, upLevel.Length + Customizing.Padding),
                Down = Part<int>(2, upLevel.Length + Customizing.Padding),
                UpSearch = Search(3),
                DownSearch = Search(6),
            });
        }
        return new RoadNetwork(graph, hierarchy, index, Tables(path, Get<int>(Section.Speeds).Span, Get<byte>(Section.SpeedHours, Times.ProfileCount * Times.HoursPerWeek).Span), metrics);
    }

    private static List<SpeedTable> Tables(string path, ReadOnlySpan<int> numbers, ReadOnlySpan<byte> hours)
    {
        var tables = new List<SpeedTable>();
        try
        {
            for (int profile = 0; profile < Times.ProfileCount; profile++)
            {
                int limit = numbers[0], factors = numbers[1] * Times.RoadClassCount;
                tables.Add(new SpeedTable((Profile)profile, numbers.Slice(2, Times.RoadClassCount), limit, numbers.Slice(2 + Times.RoadClassCount, factors),
                    hours.Slice(profile * Times.HoursPerWeek, Times.HoursPerWeek)));
                numbers = numbers[(2 + Times.RoadClassCount + factors)..];
            }
        }
        catch (ArgumentException e)
        {
            throw Bad(path, $"its speed tables are wrong ({e.Message})");
        }
        return tables;
    }
}
