using Microsoft.Data.Sqlite;

namespace RightCall.City.Places;

/// <summary>A connection to places.db whose statements are prepared once. For one thread at a time.</summary>
internal sealed class PlaceDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SortedDictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public PlaceDatabase(string path, bool writes)
    {
        var mode = writes ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly;
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        _connection.Open();
        if (!writes) Script("PRAGMA mmap_size = 268435456");
    }

    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement; its parameters are $a, $b and so on.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <summary>The rows of a query; its parameters are $a, $b and so on.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepared(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new() { ParameterName = $"${(char)('a' + i)}" });
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }
}
