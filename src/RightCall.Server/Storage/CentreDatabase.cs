using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace RightCall.Server.Storage;

/// <summary>What a centre keeps beside its journal: accounts, keys, proposals, facilities, records about places and persons. A SQLite file beside it, or tables in the journal's PostgreSQL database. Safe to use from any thread.</summary>
/// <remarks>What is kept is mostly documents, so both engines run the same few statements, and a new field needs no change of a table.</remarks>
public sealed class CentreDatabase : IAsyncDisposable
{
    // Run in order, each once. A released one is never edited.
    private static readonly string[] Scripts =
    [
        """
        CREATE TABLE people (name TEXT PRIMARY KEY, version BIGINT NOT NULL, body TEXT NOT NULL);
        CREATE TABLE passkeys (credential TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (name));
        CREATE TABLE machine_keys (id TEXT PRIMARY KEY, hash TEXT NOT NULL, body TEXT NOT NULL);
        CREATE TABLE protection_keys (id TEXT PRIMARY KEY, body TEXT NOT NULL);
        CREATE TABLE proposals (area TEXT NOT NULL, hash TEXT NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, parts TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (area, hash));
        CREATE TABLE people_log (at BIGINT NOT NULL, what TEXT NOT NULL, person TEXT NOT NULL, actor TEXT NOT NULL, detail TEXT NOT NULL);
        CREATE INDEX people_log_by_time ON people_log (at);
        """,
        """
        CREATE TABLE facilities (area TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, beds INTEGER, beds_at BIGINT, beds_by TEXT, changed_by TEXT NOT NULL, changed_at BIGINT NOT NULL,
            PRIMARY KEY (area, id));
        """,
        """
        CREATE TABLE secrets (name TEXT PRIMARY KEY, body TEXT NOT NULL);
        CREATE TABLE sealed_records (area TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, cell_north INTEGER, cell_east INTEGER, expires BIGINT NOT NULL, words TEXT NOT NULL,
            PRIMARY KEY (area, kind, id));
        CREATE INDEX sealed_records_by_cell ON sealed_records (area, kind, cell_north, cell_east);
        CREATE INDEX sealed_records_by_end ON sealed_records (expires);
        CREATE TABLE sealed_marks (area TEXT NOT NULL, kind TEXT NOT NULL, mark TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (area, kind, mark, id));
        CREATE INDEX sealed_marks_by_record ON sealed_marks (area, kind, id);
        CREATE TABLE privacy_log (id TEXT NOT NULL, area TEXT NOT NULL, at BIGINT NOT NULL, what TEXT NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL, desk TEXT, incident TEXT, latitude INTEGER,
            longitude INTEGER, reason TEXT, records TEXT NOT NULL, PRIMARY KEY (area, id));
        CREATE INDEX privacy_log_by_incident ON privacy_log (area, incident);
        """,
    ];

    private CentreDatabase(DbDataSource source) => Source = source;

    /// <summary>Opens connections to it.</summary>
    internal DbDataSource Source { get; }

    /// <summary>A SQLite file, made where it is missing.</summary>
    public static Task<CentreDatabase> OpenFileAsync(string path, CancellationToken stopping = default) =>
        OpenAsync(new SqliteSource(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10, ForeignKeys = true }.ToString()), "SELECT 1", stopping);

    /// <summary>A PostgreSQL database.</summary>
    public static Task<CentreDatabase> OpenPostgresAsync(NpgsqlDataSource source, CancellationToken stopping = default) =>
        // Two processes that start at once: the second finds the work done.
        OpenAsync(source, "SELECT pg_advisory_xact_lock(7311204)", stopping);

    private static async Task<CentreDatabase> OpenAsync(DbDataSource source, string onlyOne, CancellationToken stopping)
    {
        var database = new CentreDatabase(source);
        await database.Write(async change =>
        {
            await change.Do(onlyOne).ConfigureAwait(false);
            await change.Do("CREATE TABLE IF NOT EXISTS centre_schema (version INTEGER NOT NULL)").ConfigureAwait(false);
            var done = (await change.List("SELECT version FROM centre_schema", r => r.GetInt32(0)).ConfigureAwait(false)).DefaultIfEmpty().Max();
            if (done > Scripts.Length) throw new InvalidOperationException($"The tables of the centre are of version {done}; this program knows {Scripts.Length}. Start a newer one: nothing was changed.");
            for (var version = done + 1; version <= Scripts.Length; version++)
            {
                await change.Do(Scripts[version - 1]).ConfigureAwait(false);
                await change.Do("INSERT INTO centre_schema (version) VALUES (@version)", ("version", version)).ConfigureAwait(false);
            }
        }, stopping).ConfigureAwait(false);
        return database;
    }

    /// <summary>Reads rows.</summary>
    public async Task<IReadOnlyList<T>> List<T>(string sql, Func<DbDataReader, T> read, CancellationToken stopping, params (string Name, object Value)[] values)
    {
        await using var connection = await Source.OpenConnectionAsync(stopping).ConfigureAwait(false);
        return await new Change(connection, null, stopping).List(sql, read, values).ConfigureAwait(false);
    }

    /// <summary>Does several things or none; durable when this returns.</summary>
    public async Task Write(Func<Change, Task> work, CancellationToken stopping = default)
    {
        await using var connection = await Source.OpenConnectionAsync(stopping).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(stopping).ConfigureAwait(false);
        await work(new(connection, transaction, stopping)).ConfigureAwait(false);
        await transaction.CommitAsync(stopping).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source is SqliteSource ? Source.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>A transaction under way.</summary>
    public sealed class Change(DbConnection connection, DbTransaction? transaction, CancellationToken stopping)
    {
        /// <summary>Runs a statement.</summary>
        /// <returns>How many rows it changed.</returns>
        public async Task<int> Do(string sql, params (string Name, object Value)[] values)
        {
            await using var command = Command(sql, values);
            return await command.ExecuteNonQueryAsync(stopping).ConfigureAwait(false);
        }

        /// <summary>Reads rows.</summary>
        public async Task<IReadOnlyList<T>> List<T>(string sql, Func<DbDataReader, T> read, params (string Name, object Value)[] values)
        {
            await using var command = Command(sql, values);
            await using var reader = await command.ExecuteReaderAsync(stopping).ConfigureAwait(false);
            List<T> rows = [];
            while (await reader.ReadAsync(stopping).ConfigureAwait(false)) rows.Add(read(reader));
            return rows;
        }

        private DbCommand Command(string sql, (string Name, object Value)[] values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            return command;
        }
    }

    private sealed class SqliteSource(string connectionString) : DbDataSource
    {
        public override string ConnectionString => connectionString;

        protected override DbConnection CreateDbConnection()
        {
            var connection = new SqliteConnection(connectionString);
            // NORMAL would not be durable at commit with a write-ahead log.
            connection.StateChange += (_, change) =>
            {
                if (change.CurrentState != System.Data.ConnectionState.Open) return;
                using var pragma = connection.CreateCommand();
                pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON";
                pragma.ExecuteNonQuery();
            };
            return connection;
        }
    }
}
