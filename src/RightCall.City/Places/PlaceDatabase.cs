using Microsoft.Data.Sqlite;

namespace RightCall.City.Places;

/// <summary>A connection to places.db whose statements are prepared once. For one thread at a time.</summary>
internal sealed class PlaceDatabase : IDisposable
{
    // SQLITE_FULL and SQLITE_CANTOPEN of sqlite.org/rescode.html.
    private const int Full = 13;
    private const int CannotOpen = 14;

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly SortedDictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public PlaceDatabase(string path, bool writes)
    {
        var mode = writes ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly;
        _path = path;
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        Try(() =>
        {
            _connection.Open();
            return 0;
        });
        if (!writes) Script("PRAGMA mmap_size = 268435456");
    }

    public void Script(string sql) => Try(() =>
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    });

    /// <summary>Runs a statement; its parameters are $a, $b and so on.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        var command = Prepared(sql, values);
        Try(command.ExecuteNonQuery);
    }

    /// <summary>The rows of a query; its parameters are $a, $b and so on.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var command = Prepared(sql, values);
        return Try(() =>
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(read(reader));
            return rows;
        });
    }

    // A full disk is one thing, a damaged file another; to whoever opened a pack both are about the file and not about SQLite.
    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Full or CannotOpen)
        {
            throw new IOException($"{(e.SqliteErrorCode == Full ? "No space left on device" : "It cannot be opened")} : '{_path}'", e);
        }
        catch (SqliteException e)
        {
            throw new InvalidDataException($"{_path} is damaged: {e.Message} Build the pack again.", e);
        }
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
