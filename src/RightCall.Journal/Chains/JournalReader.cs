using System.Text;

namespace RightCall.Journal.Chains;

/// <summary>Reads a journal, and checks that every row follows the one before: in number, in area and in hash.</summary>
public static class JournalReader
{
    /// <summary>The rows in order. What was read before a bad line was right.</summary>
    /// <exception cref="JournalException">A line is no row, or does not follow the one before. Names the first such line.</exception>
    public static IEnumerable<JournalLine> Read(Stream input)
    {
        JournalLine? last = null;
        foreach (var (number, bytes, ended) in TextLines.Of(input))
        {
            if (!ended) throw new JournalException(number, "the row is cut off: it has no line feed.");
            var line = Check(number, bytes, last);
            yield return line;
            last = line;
        }
    }

    /// <summary>Reads a journal to its end.</summary>
    /// <param name="input">The journal.</param>
    /// <param name="head">Where it has to reach, as it was kept elsewhere; null where nobody kept it: then a tail that is cut off at the end of a line is not found.</param>
    /// <returns>Where it ends.</returns>
    /// <exception cref="JournalException">A line is bad, or the head is not in it.</exception>
    public static JournalHead Verify(Stream input, JournalHead? head = null)
    {
        var end = JournalHead.Empty;
        var lines = 0L;
        foreach (var line in Read(input))
        {
            (end, lines) = (new(line.Sequence, line.Hash), line.Number);
            if (head is { } kept && kept.Sequence == end.Sequence && kept.Hash != end.Hash)
                throw new JournalException(line.Number, $"row {end.Sequence} has another hash than the head that was kept: the journal was written anew.");
        }
        if (head is { } wanted && wanted.Sequence > end.Sequence)
            throw new JournalException(lines + 1, $"the journal ends after row {end.Sequence}, but the head that was kept is row {wanted.Sequence}: its tail was cut off.");
        return end;
    }

    private static JournalLine Check(long number, ReadOnlyMemory<byte> bytes, JournalLine? last)
    {
        var span = bytes.Span;
        var start = span.Length - HashChain.FieldLength - 1;
        if (start < 2 || !span[start..].StartsWith(HashChain.FieldStart) || !span.EndsWith("\"}"u8)) throw new JournalException(number, "it is no row: it does not end with its hash.");
        var hash = Encoding.ASCII.GetString(span.Slice(start + HashChain.FieldStart.Length, HashChain.Length));
        var row = bytes[..(start + 1)].ToArray();
        row[^1] = (byte)'}';
        var begins = RowStart.Read(row, out var problem) ?? throw new JournalException(number, problem!);
        problem = begins.CannotFollow(last?.Area, last is null ? JournalHead.Empty : new(last.Sequence, last.Hash), row, hash);
        return problem is null ? new(number, begins.Area, begins.Sequence, hash, bytes) : throw new JournalException(number, problem);
    }
}
