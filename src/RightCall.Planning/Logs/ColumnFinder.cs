using System.Text;
using RightCall.Planning.Files;
using Sylvan.Data.Csv;

namespace RightCall.Planning.Logs;

/// <summary>Finds columns by name, and reports every one that is missing at once. Letters' case, spaces, points and underscores do not matter: portals change them between exports.</summary>
internal sealed class ColumnFinder
{
    private readonly string _file;
    private readonly List<string> _names = [];
    private readonly List<string> _missing = [];

    public ColumnFinder(string file, CsvDataReader csv)
    {
        _file = file;
        for (var i = 0; i < csv.FieldCount; i++) _names.Add(csv.GetName(i));
    }

    public int Find(string name)
    {
        var at = FindIfThere(name);
        if (at < 0) _missing.Add(name);
        return at;
    }

    /// <summary>A column that the log may do without.</summary>
    public int FindIfThere(string name)
    {
        var at = _names.IndexOf(name);
        return at >= 0 ? at : _names.FindIndex(n => Plain(n) == Plain(name));
    }

    public int FindOptional(string? name) => name is null ? -1 : Find(name);

    public void Check(string mapping)
    {
        if (_missing.Count == 0) return;
        var list = string.Join(", ", _names.Take(40));
        throw new InputException([.. _missing.Select(m => new InputProblem(_file, 1, $"column {m}",
            $"The log has no column '{m}', which {mapping} reads. Its columns: {list}. Is it another export, or the wrong mapping? Nothing was replayed."))]);
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name) if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }
}
