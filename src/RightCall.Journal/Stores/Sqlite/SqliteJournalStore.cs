using Microsoft.Data.Sqlite;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores.Sqlite;

/// <summary>Journals in one SQLite file: nothing to install, one process. Safe to use from any thread.</summary>
/// <remarks>Write-ahead log with <c>synchronous=FULL</c>: a commit returns after the log is on the disk. (<c>NORMAL</c> is not durable at commit in this mode: a power cut takes the last
/// commits.) <c>secure_delete</c>: what is deleted is overwritten. Reads go on while a commit waits for the disk.</remarks>
public sealed class SqliteJournalStore : IJournalStore
{
    private readonly string _connection;
    private readonly SqliteWriter _writer;

    private SqliteJournalStore(string connection, SqliteWriter writer) => (_connection, _writer) = (connection, writer);

    /// <summary>Opens the file, makes it where it is missing, and brings its tables up to date.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JournalStoreException">It is no such file, or its tables are newer than this program.</exception>
    public static SqliteJournalStore Open(string path)
    {
        // Pooled connections would keep the file open after the store is closed; a store keeps its own.
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString();
        SqliteConnection? writing = null;
        try
        {
            writing = SqliteConnections.Open(connection);
            Migrate(writing);
            return new(connection, new(writing));
        }
        catch (Exception e)
        {
            writing?.Dispose();
            if (e is SqliteException broken) throw SqliteConnections.Failed($"'{path}' cannot be opened as a journal", broken, mayHaveLanded: false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping = default) => _writer.Append(area, expected, group, stopping);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AreaId>> AreasAsync(CancellationToken stopping = default) =>
        List("SELECT DISTINCT area FROM journal ORDER BY area", r => new AreaId(r.GetString(0)), stopping);

    /// <inheritdoc/>
    public async Task<JournalHead> HeadAsync(AreaId area, CancellationToken stopping = default)
    {
        var heads = await List("SELECT sequence, hash FROM journal WHERE area = $1 ORDER BY sequence DESC LIMIT 1", r => new JournalHead(r.GetInt64(0), r.GetString(1)), stopping, area.Value).ConfigureAwait(false);
        return heads.Count == 0 ? JournalHead.Empty : heads[0];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredRow>> ReadAsync(AreaId area, long after, int most, CancellationToken stopping = default) =>
        List("SELECT sequence, command_id, body, hash FROM journal WHERE area = $1 AND sequence > $2 ORDER BY sequence LIMIT $3", Row, stopping, area.Value, after, most);

    /// <inheritdoc/>
    public Task<StoredRow?> FindAsync(AreaId area, CommandId command, CancellationToken stopping = default) =>
        First("SELECT sequence, command_id, body, hash FROM journal WHERE area = $1 AND command_id = $2", Row, stopping, area.Value, command.Value.ToByteArray(bigEndian: true));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, SealingKey>> KeysAsync(AreaId area, IReadOnlyCollection<string> ids, CancellationToken stopping = default)
    {
        var keys = await List("SELECT id, subject, secret FROM keys WHERE area = $1 AND id IN (SELECT value FROM json_each($2))", Key, stopping, area.Value, SqliteConnections.JsonOf(ids)).ConfigureAwait(false);
        return keys.ToDictionary(k => k.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SealingKey>> KeysOfAsync(AreaId area, IReadOnlyCollection<Subject> subjects, CancellationToken stopping = default) =>
        List("SELECT id, subject, secret FROM keys WHERE area = $1 AND subject IN (SELECT value FROM json_each($2)) ORDER BY id", Key, stopping, area.Value, SqliteConnections.JsonOf(subjects.Select(s => s.Value)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Subject>> HoldsAsync(AreaId area, CancellationToken stopping = default) =>
        List("SELECT subject FROM holds WHERE area = $1 ORDER BY subject", r => new Subject(r.GetString(0)), stopping, area.Value);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Adoption>> AdoptionsAsync(AreaId area, CancellationToken stopping = default) =>
        List("SELECT sequence, rules FROM adoptions WHERE area = $1 ORDER BY sequence", r => new Adoption(r.GetInt64(0), r.GetString(1)), stopping, area.Value);

    /// <inheritdoc/>
    public Task<Document?> DocumentAsync(string hash, CancellationToken stopping = default) =>
        First("SELECT hash, body FROM documents WHERE hash = $1", r => new Document(r.GetString(0), r.GetFieldValue<byte[]>(1)), stopping, hash);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(AreaId Area, Instant At)>> DueAsync(Instant by, CancellationToken stopping = default) =>
        List("SELECT area, at FROM due WHERE at <= $1 ORDER BY at", r => (new AreaId(r.GetString(0)), NextTimer.Read(r.GetInt64(1))), stopping, NextTimer.Micros(by));

    /// <inheritdoc/>
    public async Task<NextTimer?> TimerAsync(AreaId area, CancellationToken stopping = default) =>
        await List("SELECT at FROM due WHERE area = $1", r => new NextTimer(r.IsDBNull(0) ? null : NextTimer.Read(r.GetInt64(0))), stopping, area.Value).ConfigureAwait(false) is [var timer] ? timer : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Outgoing>> OutboxAsync(AreaId area, int most, CancellationToken stopping = default) =>
        List("SELECT sequence, event, receiver FROM outbox WHERE area = $1 ORDER BY sequence, event LIMIT $2", r => new Outgoing(r.GetInt64(0), r.GetInt32(1), r.GetString(2)), stopping, area.Value, most);

    /// <inheritdoc/>
    public Task TakenAsync(AreaId area, Outgoing outgoing, CancellationToken stopping = default) => _writer.Do(connection => SqliteConnections.Execute(connection,
        "DELETE FROM outbox WHERE area = $1 AND sequence = $2 AND event = $3", area.Value, outgoing.Sequence, outgoing.Event), stopping);

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(AreaId area, Snapshot snapshot, CancellationToken stopping = default) => _writer.Do(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var saved = SqliteConnections.Execute(connection,
        """
        INSERT INTO snapshots (area, shape, sequence, hash, body) SELECT $1, $2, $3, $4, $5
        WHERE NOT EXISTS (SELECT 1 FROM erasures WHERE area = $1 AND sequence > $3)
        ON CONFLICT (area, shape) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, body = excluded.body WHERE excluded.sequence > snapshots.sequence
        """,
            area.Value, snapshot.Shape, snapshot.At.Sequence, snapshot.At.Hash, snapshot.Body.ToArray());
        if (saved > 0 && snapshot.Key is { } key)
            SqliteConnections.Execute(connection, "INSERT INTO keys (area, id, subject, secret) VALUES ($1, $2, $3, $4) ON CONFLICT (area, id) DO UPDATE SET secret = excluded.secret", area.Value, key.Id, key.Subject.Value, key.Secret);
        transaction.Commit();
    }, stopping);

    /// <inheritdoc/>
    public Task<Snapshot?> SnapshotAsync(AreaId area, string shape, CancellationToken stopping = default) =>
        First("SELECT s.sequence, s.hash, s.shape, s.body FROM snapshots s JOIN journal j ON j.area = s.area AND j.sequence = s.sequence AND j.hash = s.hash WHERE s.area = $1 AND s.shape = $2",
            r => new Snapshot(new(r.GetInt64(0), r.GetString(1)), r.GetString(2), r.GetFieldValue<byte[]>(3)), stopping, area.Value, shape);

    /// <inheritdoc/>
    public Task ScrubAsync(CancellationToken stopping = default) => _writer.Do(connection => SqliteConnections.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)"), stopping);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static StoredRow Row(SqliteDataReader r) => new(r.GetInt64(0), new(new Guid(r.GetFieldValue<byte[]>(1), bigEndian: true)), r.GetFieldValue<byte[]>(2), r.GetString(3));

    private static SealingKey Key(SqliteDataReader r) => new(r.GetString(0), new(r.GetString(1)), r.GetFieldValue<byte[]>(2));

    private async Task<T?> First<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken stopping, params object[] values) where T : class =>
        await List(sql, read, stopping, values).ConfigureAwait(false) is [var first, ..] ? first : null;

    // The driver has no asynchronous reads: a thread of the pool waits for the disk instead of the caller.
    private Task<IReadOnlyList<T>> List<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken stopping, params object[] values) => Task.Run<IReadOnlyList<T>>(() =>
    {
        try
        {
            using var connection = SqliteConnections.Open(_connection);
            using var command = SqliteConnections.Command(connection, sql, values);
            using var reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
            {
                stopping.ThrowIfCancellationRequested();
                rows.Add(read(reader));
            }
            return rows;
        }
        catch (SqliteException e)
        {
            throw SqliteConnections.Failed("The journal cannot be read", e, mayHaveLanded: false);
        }
    }, stopping);

    private static void Migrate(SqliteConnection connection)
    {
        var versions = new SchemaVersions("Sqlite");
        // Two processes that start at once: the second finds the work done.
        using var transaction = connection.BeginTransaction(deferred: false);
        using var version = SqliteConnections.Command(connection, "PRAGMA user_version");
        foreach (var (number, script) in versions.From((int)(long)version.ExecuteScalar()!))
        {
            SqliteConnections.Execute(connection, script);
            // A pragma takes no parameters.
            SqliteConnections.Execute(connection, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"));
        }
        transaction.Commit();
    }
}
