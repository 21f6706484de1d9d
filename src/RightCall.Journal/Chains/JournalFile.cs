using RightCall.Domain.Areas;
using RightCall.Journal.Rows;

namespace RightCall.Journal.Chains;

/// <summary>Writes an area's journal to one file, a row on each line. Mutable; for one thread.</summary>
/// <remarks>It is buffered and not flushed to the disk row by row: a replay can be run again, live work cannot, and needs another store.</remarks>
public sealed class JournalFile : IRowSink, IDisposable
{
    /// <summary>The name of a journal in its folder.</summary>
    public const string Name = "journal.jsonl";

    private const int BufferSize = 1 << 20;
    private readonly AreaId _area;
    private readonly BufferedStream _output;
    private readonly RowCodec _codec = new();

    /// <summary>A journal that is written to a stream, which it closes at its end.</summary>
    public JournalFile(Stream output, AreaId area) => (_output, _area) = (new(output, BufferSize), area);

    /// <summary>A journal in a folder, which is made where it is missing. A journal that is there is written anew.</summary>
    public static JournalFile Create(string folder, AreaId area)
    {
        Directory.CreateDirectory(folder);
        return new(File.Create(Path.Combine(folder, Name)), area);
    }

    /// <summary>Where it ends now.</summary>
    public JournalHead Head { get; private set; } = JournalHead.Empty;

    /// <inheritdoc/>
    public void Append(Row row)
    {
        if (row.Sequence != Head.Sequence + 1) throw new InvalidOperationException($"Row {row.Sequence} cannot follow row {Head.Sequence}.");
        Head = new(row.Sequence, _codec.Write(_output, _area, row, Head.Hash));
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
