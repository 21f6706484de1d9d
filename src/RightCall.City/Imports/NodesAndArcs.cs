using System.Globalization;
using RightCall.City.Packs;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Imports;

/// <summary>Streets from plain tables of nodes (index, x, y) and directed arcs (fromNode, toNode, mode_1, mode_2) with given travel times, each also gzipped.</summary>
/// <remarks>Times are in days, as JEMSS writes them; the first mode is the one with lights, the second the ordinary one.</remarks>
public static class NodesAndArcs
{
    private const double MillisecondsPerDay = 86_400_000;

    /// <summary>Reads both files.</summary>
    /// <exception cref="InvalidDataException">A file is cut off, damaged, or has not the columns that it must have.</exception>
    public static CityDraft Read(string nodesFile, string arcsFile, string name, string timeZone, string attribution)
    {
        var draft = new CityDraft { Name = name, TimeZone = timeZone, Attribution = attribution };
        Arcs(draft, arcsFile, Nodes(draft, nodesFile));
        return draft;
    }

    private static SortedDictionary<int, int> Nodes(CityDraft draft, string path)
    {
        var table = TableOf(path, "nodes", "index", "x", "y");
        var (index, x, y) = (table.ColumnOf("index"), table.ColumnOf("x"), table.ColumnOf("y"));
        var numbers = new SortedDictionary<int, int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var place = $"{Path.GetFileName(path)} line {table.FirstLine + i}";
            if (!Whole(row, index, out var id) || !Number(row, x, out var lon) || !Number(row, y, out var lat) || Math.Abs(lat) > 90 || Math.Abs(lon) > 180)
                draft.Problems.Add(new(true, "CITY-001", place, $"'{string.Join(',', row)}' is not a node: an index, a longitude (-180 to 180) and a latitude (-90 to 90)."));
            else if (!numbers.TryAdd(id, draft.Nodes.Count)) draft.Problems.Add(new(true, "CITY-002", place, $"Node {id} comes twice; an index is used once."));
            else draft.Nodes.Add(GeoPoint.FromDegrees(lat, lon));
        }
        return numbers;
    }

    private static void Arcs(CityDraft draft, string path, SortedDictionary<int, int> numbers)
    {
        var table = TableOf(path, "arcs", "fromNode", "toNode", "mode_1");
        var (from, to, fast, slow) = (table.ColumnOf("fromNode"), table.ColumnOf("toNode"), table.ColumnOf("mode_1"), table.ColumnOf("mode_2", "mode_1"));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var place = $"{Path.GetFileName(path)} line {table.FirstLine + i}";
            if (!Whole(row, from, out var a) || !Whole(row, to, out var b) || !Time(row, fast, out var emergency) || !Time(row, slow, out var ordinary))
            {
                draft.Problems.Add(new(true, "CITY-003", place, $"'{string.Join(',', row)}' is not an arc: two node indexes and travel times in days, 0 to 12."));
                continue;
            }
            if (!numbers.TryGetValue(a, out var tail) || !numbers.TryGetValue(b, out var head))
            {
                draft.Problems.Add(new(true, "CITY-004", place, $"Arc from {a} to {b}: {(numbers.ContainsKey(a) ? b : a)} is no node of the file of nodes."));
                continue;
            }
            draft.Streets.Add(new(new StreetDraft { From = tail, To = head, Backward = Profiles.None, Given = new GivenTimes(ordinary, emergency, 0, 0), Place = place }, "", [], null, null));
        }
    }

    private static Table TableOf(string path, string name, params string[] columns)
    {
        var tables = TableFile.Read(path);
        var table = tables.Find(t => t.Name == name) ?? tables.Find(t => t.Name.Length == 0)
            ?? throw new InvalidDataException($"{path} has no table '{name}': a line '{name},<rows>' and then the columns, or a plain CSV file with a header.");
        foreach (var column in columns)
            if (table.ColumnOf(column) < 0) throw new InvalidDataException($"{path}: table '{name}' has no column '{column}'; it has {string.Join(", ", table.Columns)}.");
        return table;
    }

    private static bool Number(string[] row, int column, out double value)
    {
        value = 0;
        return column >= 0 && column < row.Length && double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static bool Time(string[] row, int column, out int milliseconds)
    {
        milliseconds = 0;
        if (!Number(row, column, out var days) || days is < 0 or > 12) return false;
        milliseconds = (int)Math.Round(days * MillisecondsPerDay);
        return true;
    }

    // JEMSS writes whole numbers as 1.0.
    private static bool Whole(string[] row, int column, out int value)
    {
        value = 0;
        if (!Number(row, column, out var number) || number != Math.Truncate(number) || Math.Abs(number) > int.MaxValue) return false;
        value = (int)number;
        return true;
    }
}
