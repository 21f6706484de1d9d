using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace RightCall.Journal.Stores.Sqlite;

/// <summary>Connections with the settings that a journal needs, and commands with numbered values.</summary>
internal static class SqliteConnections
{
    private const int Full = 13;
    private const int NoDatabase = 26;

    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), values[i]);
        return command;
    }

    public static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    public static string JsonOf(IEnumerable<string> values) => JsonSerializer.Serialize(values);

    public static JournalStoreException Failed(string what, SqliteException e, bool mayHaveLanded) => new(e.SqliteErrorCode switch
    {
        Full => $"{what}: the disk is full. Nothing of it was stored. Make room; writing goes on by itself.",
        NoDatabase => $"{what}: the file is no SQLite database.",
        _ => $"{what}: {e.Message}",
    }, mayHaveLanded, e);
}
