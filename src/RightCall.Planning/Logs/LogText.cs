using System.Text;
using RightCall.Planning.Files;

namespace RightCall.Planning.Logs;

/// <summary>A log's bytes as text: unpacked where they are gzip, in the encoding that they turn out to be in.</summary>
/// <param name="Reader">The text.</param>
/// <param name="Encoding">The encoding, in plain words.</param>
/// <param name="Notes">What a reader of the report should know about how the file was read.</param>
public sealed record LogText(TextReader Reader, string Encoding, IReadOnlyList<string> Notes) : IDisposable
{
    /// <summary>How much is looked at to tell the encoding. It is kept in memory and not read twice.</summary>
    public const int SampleBytes = 32 << 20;

    private const int FirstRoom = 1 << 20;
    // Call logs, packed, are a fifth to a tenth of their length.
    private const int LargestFactor = 12;

    /// <summary>Opens a log.</summary>
    /// <param name="file">The file, as the user named it: for messages.</param>
    /// <param name="bytes">Its bytes. Closed with the text.</param>
    /// <exception cref="InputException">It is empty, or no text.</exception>
    public static LogText Open(string file, Stream bytes)
    {
        List<string> notes = [];
        var head = new byte[4];
        var got = bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (got == 0) throw new InputException(file, "The file is empty. Was it exported or copied to the end?");
        Stream whole = new JoinedStream([new MemoryStream(head, 0, got, writable: false), bytes]);
        if (head[0] == 0x1f && head[1] == 0x8b)
        {
            if (!file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) notes.Add("The file is gzip, though its name does not end in .gz; it was unpacked.");
            whole = new CheckedGzipStream(whole);
        }
        else if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) notes.Add("The file's name ends in .gz, but it is not gzip; it was read as it is.");
        if (head is [(byte)'P', (byte)'K', ..]) throw new InputException(file, "It is a zip archive (or a spreadsheet), not a CSV. Unpack it, or export it as CSV.");

        var sample = ReadSample(whole, bytes.CanSeek ? bytes.Length * LargestFactor : FirstRoom, out var cutOff);
        if (sample.Length == 0 && cutOff is not null) throw new InputException(file, "The compressed file is cut off before its first row. Fetch or copy it again.");
        if (sample.Length == 0) throw new InputException(file, "The file is empty. Was it exported or copied to the end?");
        var (encoding, name, skip) = Detect(file, sample.Span, notes);
        // A stream that failed while the sample was read must not be read on: the failure is thrown where the sample ends.
        Stream rest = cutOff is null ? whole : new CutOffStream(cutOff);
        var joined = new JoinedStream([AsStream(sample[skip..]), rest]);
        return new(new StreamReader(joined, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16), name, notes);
    }

    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array) ? new(array.Array!, array.Offset, array.Count, writable: false) : new(bytes.ToArray());

    private static ReadOnlyMemory<byte> ReadSample(Stream stream, long expected, out Exception? cutOff)
    {
        cutOff = null;
        // What is not written costs nothing: the room is not cleared, and only pages that are filled are ever touched.
        var buffer = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(expected, FirstRoom, SampleBytes));
        var length = 0;
        try
        {
            while (length < SampleBytes)
            {
                if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 2, SampleBytes));
                var got = stream.Read(buffer, length, buffer.Length - length);
                if (got == 0) break;
                length += got;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            cutOff = e;
        }
        return buffer.AsMemory(0, length);
    }

    private static (Encoding Encoding, string Name, int Skip) Detect(string file, ReadOnlySpan<byte> sample, List<string> notes)
    {
        if (sample is [0xef, 0xbb, 0xbf, ..]) return (new UTF8Encoding(false, false), "UTF-8 with a byte order mark", 3);
        if (sample is [0xff, 0xfe, ..]) return Utf16(new UnicodeEncoding(false, false, false), "UTF-16, little-endian", 2, notes);
        if (sample is [0xfe, 0xff, ..]) return Utf16(new UnicodeEncoding(true, false, false), "UTF-16, big-endian", 2, notes);
        var first = sample[..Math.Min(sample.Length, 4096)];
        var (evenZeros, oddZeros) = Zeros(first);
        if (oddZeros > first.Length / 4 && evenZeros == 0) return Utf16(new UnicodeEncoding(false, false, false), "UTF-16, little-endian, without a byte order mark", 0, notes);
        if (evenZeros > first.Length / 4 && oddZeros == 0) return Utf16(new UnicodeEncoding(true, false, false), "UTF-16, big-endian, without a byte order mark", 0, notes);
        if (LooksBinary(first)) throw new InputException(file, "It is binary, not text: a call log must be a CSV file, or one packed with gzip. Export it as CSV.");
        if (first.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]) throw new InputException(file, "It is JSON, not CSV. Export it as CSV.");
        if (System.Text.Unicode.Utf8.IsValid(sample)) return (new UTF8Encoding(false, false), "UTF-8", 0);
        if (LooksLatin1(sample))
        {
            notes.Add("The file is not UTF-8; it was read as Latin-1 (Windows-1252). If letters look wrong in the report, convert it to UTF-8.");
            return (new Windows1252(), "Latin-1 (Windows-1252)", 0);
        }
        return (new UTF8Encoding(false, false), "UTF-8, damaged in places", 0);
    }

    private static (Encoding, string, int) Utf16(Encoding encoding, string name, int skip, List<string> notes)
    {
        notes.Add($"The file is {name}; it was read as that.");
        return (encoding, name, skip);
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i++) if (bytes[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        return (even, odd);
    }

    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        var control = 0;
        foreach (var b in bytes)
        {
            if (b == 0) return true;
            if (b < 32 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0c)) control++;
        }
        return control > bytes.Length / 50;
    }

    // Text in Latin-1 has single bytes above 127 that are letters or signs, and hardly ever two that make a UTF-8 letter. Bytes that are no likely letter mean damage.
    private static bool LooksLatin1(ReadOnlySpan<byte> bytes)
    {
        var (utf8Letters, latinLetters, unlikely) = (0, 0, 0);
        while (!bytes.IsEmpty)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (next < 0) break;
            bytes = bytes[next..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done) utf8Letters++;
            else if (bytes[0] is 0x81 or 0x8d or 0x8f or 0x90 or 0x9d or 0xd0 or 0xd7 or 0xde or 0xf0 or 0xf7 or 0xfe or 0xff) (unlikely, length) = (unlikely + 1, 1);
            else (latinLetters, length) = (latinLetters + 1, 1);
            bytes = bytes[length..];
        }
        return latinLetters > utf8Letters && unlikely == 0;
    }
}
