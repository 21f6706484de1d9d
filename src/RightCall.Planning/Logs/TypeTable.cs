using Sylvan.Data.Csv;

namespace RightCall.Planning.Logs;

/// <summary>The types that occur in a log. A log repeats its types, so the patterns are tried once for each text, not once for each row.</summary>
internal sealed class TypeTable
{
    private const char Separator = '\u001f';
    private readonly LogMapping _mapping;
    private readonly int[] _columns;
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<(string Text, TypePattern? Pattern)> _types = [];
    private char[] _key = new char[256];

    public TypeTable(LogMapping mapping, int[] columns)
    {
        (_mapping, _columns) = (mapping, columns);
        _bySpan = _byKey.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The type of the row that the reader stands on; -1 where every type column is empty.</summary>
    public int Of(CsvDataReader csv)
    {
        var length = 0;
        var empty = true;
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = csv.GetFieldSpan(_columns[i]).Trim();
            if (!value.IsEmpty) empty = false;
            if (length + value.Length + 1 > _key.Length) Array.Resize(ref _key, (length + value.Length + 1) * 2);
            if (i > 0) _key[length++] = Separator;
            value.CopyTo(_key.AsSpan(length));
            length += value.Length;
        }
        if (empty) return -1;
        var key = _key.AsSpan(0, length);
        return _bySpan.TryGetValue(key, out var known) ? known : Add(key.ToString());
    }

    public TypePattern? PatternOf(int type) => _types[type].Pattern;

    public string Text(int type) => _types[type].Text;

    public IReadOnlyList<LoggedType> All() => [.. _types.Select(t => new LoggedType(t.Text, t.Pattern?.Line ?? 0))];

    private int Add(string key)
    {
        var values = key.Split(Separator);
        _types.Add((string.Join(" / ", values.Where(v => v.Length > 0)), _mapping.Patterns.FirstOrDefault(p => p.Fits.Fits(values))));
        return _byKey[key] = _types.Count - 1;
    }
}
