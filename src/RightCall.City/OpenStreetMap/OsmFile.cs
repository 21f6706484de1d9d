using System.Buffers.Binary;
using System.IO.Compression;

namespace RightCall.City.OpenStreetMap;

/// <summary>Reads an OpenStreetMap .osm.pbf file, with dense nodes or plain ones, with metadata or without. Written from the published format (wiki.openstreetmap.org/wiki/PBF_Format).</summary>
internal static class OsmFile
{
    private const int LargestHeader = 64 * 1024;
    private const int LargestBlob = 32 * 1024 * 1024;
    private static readonly string[] Known = ["OsmSchema-V0.6", "DenseNodes"];

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="InvalidDataException">It is cut off, corrupted, or no .osm.pbf; the message says at which byte and what was expected.</exception>
    public static OsmData Read(string path)
    {
        using var file = File.OpenRead(path);
        var data = new OsmData();
        var blocks = 0;
        while (file.Position < file.Length)
        {
            var at = file.Position;
            try
            {
                var (type, bytes) = Blob(file);
                if (blocks == 0 && type != "OSMHeader") throw new InvalidDataException($"the first block is '{type}', not 'OSMHeader': this is no .osm.pbf file");
                if (type == "OSMHeader") Header(bytes);
                else if (type == "OSMData") OsmBlock.Read(bytes, data);
                blocks++;
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
            {
                throw new InvalidDataException($"{path}: block {blocks} at byte {at} of {file.Length} cannot be read: {e.Message.TrimEnd('.')}. The file is cut off or corrupted; nothing was imported. Fetch it again.", e);
            }
        }
        if (blocks == 0) throw new InvalidDataException($"{path} is empty: an .osm.pbf file begins with a header block.");
        return data;
    }

    private static (string Type, byte[] Bytes) Blob(FileStream file)
    {
        Span<byte> length = stackalloc byte[4];
        file.ReadExactly(length);
        var size = BinaryPrimitives.ReadUInt32BigEndian(length);
        if (size is 0 or > LargestHeader) throw new InvalidDataException($"a block header of {size} bytes is not 1 to {LargestHeader}: this is no .osm.pbf file");
        var header = new Wire(Exactly(file, (int)size));
        var (type, dataSize) = ("", 0L);
        while (!header.AtEnd)
        {
            var (field, wire) = header.Next();
            if (field == 1) type = header.Text(); else if (field == 3) dataSize = (long)header.Unsigned(); else header.Skip(wire);
        }
        if (dataSize is < 0 or > LargestBlob) throw new InvalidDataException($"a block of {dataSize} bytes is larger than {LargestBlob}");
        return (type, Unpack(Exactly(file, (int)dataSize)));
    }

    private static byte[] Exactly(FileStream file, int count)
    {
        if (file.Length - file.Position < count) throw new InvalidDataException($"{count} bytes are announced and {file.Length - file.Position} are left");
        var bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Unpack(byte[] blob)
    {
        var wire = new Wire(blob);
        var size = 0;
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            switch (field)
            {
                case 1: return wire.Bytes().ToArray();
                case 2: size = (int)wire.Unsigned(); break;
                case 3: return Inflate(wire.Bytes(), size);
                case 4 or 5 or 6 or 7: throw new InvalidDataException("the block is packed with another method than zlib: convert the file, for example with osmium cat");
                default: wire.Skip(type); break;
            }
        }
        throw new InvalidDataException("a block holds no data");
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed, int size)
    {
        if (size is < 0 or > LargestBlob) throw new InvalidDataException($"a block says that it unpacks to {size} bytes");
        using var source = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var bytes = new byte[size];
        bool more;
        try
        {
            source.ReadExactly(bytes);
            // Reading past the end makes the stream compare its checksum: a damaged block must not become other streets.
            more = source.ReadByte() >= 0;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException("its packed data are damaged (zlib)", e);
        }
        return more ? throw new InvalidDataException($"a block unpacks to more than the {size} bytes that it says") : bytes;
    }

    private static void Header(byte[] bytes)
    {
        var wire = new Wire(bytes);
        while (!wire.AtEnd)
        {
            var (field, type) = wire.Next();
            if (field != 4) { wire.Skip(type); continue; }
            var feature = wire.Text();
            if (!Known.Contains(feature)) throw new InvalidDataException($"the file requires '{feature}', which this reader does not know; it knows {string.Join(", ", Known)}");
        }
    }
}
