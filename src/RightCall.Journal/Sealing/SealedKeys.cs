using System.Text;

namespace RightCall.Journal.Sealing;

/// <summary>Finds which keys sealed the words of a row, without parsing it.</summary>
internal static class SealedKeys
{
    // Inside a text of JSON every quotation mark is escaped, so these bytes stand nowhere but where a sealed field begins.
    private static ReadOnlySpan<byte> Before => "{\"key\":\""u8;

    private static ReadOnlySpan<byte> After => "\",\"sealed\":\""u8;

    /// <summary>Their ids, as often as they stand there.</summary>
    public static List<string> In(ReadOnlySpan<byte> row)
    {
        List<string> found = [];
        while (row.IndexOf(Before) is >= 0 and var at)
        {
            row = row[(at + Before.Length)..];
            var end = row.IndexOf((byte)'"');
            if (end > 0 && row[end..].StartsWith(After)) found.Add(Encoding.ASCII.GetString(row[..end]));
        }
        return found;
    }
}
