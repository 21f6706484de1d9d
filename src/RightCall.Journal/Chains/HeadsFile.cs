using System.Globalization;
using RightCall.Domain.Areas;

namespace RightCall.Journal.Chains;

/// <summary>Where each journal ended, kept in a second place: one line for each area, <c>AREA ROW:HASH</c>. With it a tail is found that was cut off.</summary>
public static class HeadsFile
{
    /// <summary>The heads in a file, by area.</summary>
    /// <exception cref="InvalidDataException">A line is none. Names it.</exception>
    public static SortedDictionary<string, JournalHead> Read(string path)
    {
        SortedDictionary<string, JournalHead> heads = new(StringComparer.Ordinal);
        foreach (var (line, number) in File.ReadLines(path).Select((l, i) => (l, i + 1)))
        {
            if (line.Length == 0) continue;
            if (line.Split(' ') is not [{ Length: > 0 } area, var head] || Parse(head) is not { } parsed)
                throw new InvalidDataException($"{path} line {number}: '{line}' is not AREA ROW:HASH, with a hash of {HashChain.Length} characters.");
            heads[area] = parsed;
        }
        return heads;
    }

    /// <summary>Writes the heads in place of those that were there: all of them or, when the power fails, none.</summary>
    public static void Write(string path, IEnumerable<(AreaId Area, JournalHead Head)> heads)
    {
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create))
        {
            using var text = new StreamWriter(file, leaveOpen: true);
            foreach (var (area, head) in heads) text.Write(string.Create(CultureInfo.InvariantCulture, $"{area} {head.Sequence}:{head.Hash}\n"));
            text.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>A head, written as <c>ROW:HASH</c>; null where it is none.</summary>
    public static JournalHead? Parse(string text) =>
        text.Split(':') is [var row, { Length: HashChain.Length } hash] && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new(sequence, hash) : null;
}
