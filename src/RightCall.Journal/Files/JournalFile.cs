using RightCall.Domain.Areas;
using RightCall.Journal.Rows;

namespace RightCall.Journal.Files;

/// <summary>A journal in one file, a row on each line: what a replay leaves behind. Several areas may stand one after another, each with its own chain. For one thread.</summary>
/// <remarks>It is written once and not flushed to the disk row by row: a replay can be run again, live work cannot, and gets another store.</remarks>
public sealed class JournalFile(Stream output) : IDisposable
{
    private readonly BufferedStream _output = new(output, 1 << 20);
    private readonly RowCodec _codec = new();

    /// <summary>What gets the rows of one area. Rows of different areas do not mix: the next area begins when this one has ended.</summary>
    public IRowSink For(AreaId area) => new Chain(this, area);

    /// <summary>Reads a journal's rows in order, and checks each area's sequence and chain.</summary>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="FormatException">A row is missing, was changed, or is none.</exception>
    public static IEnumerable<JournalRow> Read(IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        SortedDictionary<string, JournalRow> last = new(StringComparer.Ordinal);
        var number = 0L;
        foreach (var line in lines)
        {
            number++;
            var row = RowCodec.Read(line);
            var before = last.GetValueOrDefault(row.Area.Value);
            if (row.Sequence != (before?.Sequence ?? 0) + 1) throw new FormatException($"Line {number}: row {row.Sequence} of {row.Area} follows row {before?.Sequence ?? 0}: a row is missing.");
            if (row.Before != (before?.Hash ?? RowCodec.Beginning) || RowCodec.HashOf(row) != row.Hash) throw new FormatException($"Line {number}: row {row.Sequence} of {row.Area} was changed: its hash does not follow.");
            last[row.Area.Value] = row;
            yield return row;
        }
    }

    /// <summary>The lines of a stream, without their ends.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream input)
    {
        using var reader = new StreamReader(input);
        while (reader.ReadLine() is { } line) if (line.Length > 0) yield return System.Text.Encoding.UTF8.GetBytes(line);
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private sealed class Chain(JournalFile file, AreaId area) : IRowSink
    {
        private string _before = RowCodec.Beginning;

        public void Append(Row row)
        {
            var made = file._codec.Make(area, row, _before);
            file._codec.Write(file._output, made);
            _before = made.Hash;
        }
    }
}
