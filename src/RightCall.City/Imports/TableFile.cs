using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace RightCall.City.Imports;

/// <summary>One table of a file.</summary>
/// <param name="Name">The table's name; empty in a plain CSV file.</param>
/// <param name="FirstLine">The line of its first row, from 1.</param>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record Table(string Name, int FirstLine, string[] Columns, List<string[]> Rows)
{
    /// <summary>The first column that has one of these names; -1 where none has.</summary>
    public int ColumnOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Array.FindIndex(Columns, c => c.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var column) return column;
        return -1;
    }
}

/// <summary>Reads CSV files, plain or gzipped: a header and rows; or, as JEMSS keeps its cities, several tables, each with its name and size on one line, its columns on the next.</summary>
internal static class TableFile
{
    /// <exception cref="InvalidDataException">The file is cut off, or packed and damaged.</exception>
    public static List<Table> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var tables = new List<Table>();
        var line = 0;
        while (ReadLine(path, reader) is { } head)
        {
            line++;
            if (line == 1) CheckText(path, head);
            var cells = Split(head);
            if (cells[0].Length == 0) continue;
            if (tables.Count == 0 && IsHeader(cells))
            {
                var plain = new Table("", 2, cells, []);
                while (ReadLine(path, reader) is { } row) plain.Rows.Add(Split(row));
                return [plain];
            }
            var columns = Split(ReadLine(path, reader) ?? throw new InvalidDataException($"{path} line {line}: table '{cells[0]}' has no columns: the file is cut off."));
            line++;
            var rows = new List<string[]>();
            var first = line + 1;
            var wanted = cells.Length > 1 && int.TryParse(cells[1], CultureInfo.InvariantCulture, out var n) ? n : -1;
            while (rows.Count != wanted && ReadLine(path, reader) is { } row)
            {
                line++;
                if (wanted < 0 && row.Trim(',').Length == 0) break;
                rows.Add(Split(row));
            }
            if (wanted >= 0 && rows.Count < wanted)
                throw new InvalidDataException($"{path} line {line}: table '{cells[0]}' says that it has {wanted} rows and has {rows.Count}: the file is cut off.");
            tables.Add(new(cells[0], first, columns, rows));
        }
        return tables;
    }

    private static string? ReadLine(string path, StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path} is no gzip file, or damaged. Nothing was imported; fetch it again.", e);
        }
    }

    private static void CheckText(string path, string head)
    {
        if (head.AsSpan().IndexOfAnyInRange('\0', '\b') >= 0 || head.Contains('\uFFFD', StringComparison.Ordinal)) throw new InvalidDataException($"{path} is no text file (UTF-8), and so no CSV.");
        if (head.Contains(',', StringComparison.Ordinal)) return;
        var other = head.IndexOfAny([';', '\t']);
        if (other >= 0) throw new InvalidDataException($"{path} line 1: its columns are parted by {(head[other] == ';' ? "semicolons" : "tabs")}; a CSV file has commas between columns, and points in numbers.");
    }

    // The line that names a table has its name, then a number or nothing; a header has a name in its second column too.
    private static bool IsHeader(string[] cells) => cells.Length > 1 && cells[1].Length > 0 && !int.TryParse(cells[1], CultureInfo.InvariantCulture, out _);

    private static string[] Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return line.Split(',');
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
