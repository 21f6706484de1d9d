namespace RightCall.Cli;

/// <summary>A plain table: aligned columns that a person reads and a script can cut.</summary>
internal static class Table
{
    /// <summary>Writes a heading and rows; numbers are aligned right.</summary>
    public static void Write(TextWriter output, string[] heading, IReadOnlyList<string[]> rows)
    {
        var widths = heading.Select((h, column) => rows.Select(r => r[column].Length).Append(h.Length).Max()).ToArray();
        foreach (var row in rows.Prepend(heading))
            output.WriteLine(string.Join("  ", row.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        bool IsNumber(int column) => rows.Count > 0 && rows.All(r => r[column].All(c => char.IsAsciiDigit(c) || c is '.' or '%' or ' '));
    }
}
