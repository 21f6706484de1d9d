using NodaTime;
using Npgsql;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores.Postgres;

/// <summary>Journals in a PostgreSQL database: any number of processes. Safe to use from any thread.</summary>
/// <remarks>Each session asks for <c>synchronous_commit=on</c>, whatever the database's default is, and a server that runs with <c>fsync=off</c> is refused: an answer would leave before its row is on
/// the disk.</remarks>
public sealed class PostgresJournalStore : IJournalStore
{
    // Any number that no other program locks: two processes that start at once must not both make the tables.
    private const long MigrationLock = 0x5269_6768_7443_616C;

    private readonly NpgsqlDataSource _source;

    private PostgresJournalStore(NpgsqlDataSource source) => _source = source;

    /// <summary>Opens a database, and brings its tables up to date.</summary>
    /// <param name="connectionString">As Npgsql reads it, such as <c>Host=db;Database=rightcall;Username=rightcall</c>.</param>
    /// <exception cref="JournalStoreException">It cannot be reached, is not durable, or its tables are newer than this program.</exception>
    public static async Task<PostgresJournalStore> OpenAsync(string connectionString, CancellationToken stopping = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 32, AutoPrepareMinUsages = 2, ApplicationName = "rightcall" };
        settings.Options = $"{settings.Options} -c synchronous_commit=on".Trim();
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            await CheckDurableAsync(source, stopping).ConfigureAwait(false);
            await MigrateAsync(source, stopping).ConfigureAwait(false);
            return new(source);
        }
        catch (Exception e)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            if (e is NpgsqlException) throw new JournalStoreException($"The PostgreSQL database cannot be opened as a journal: {e.Message}", mayHaveLanded: false, e);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping = default) => PostgresAppend.StoreAsync(_source, area, expected, group, stopping);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AreaId>> AreasAsync(CancellationToken stopping = default) =>
        ListAsync("SELECT area FROM (SELECT DISTINCT area FROM journal) AS areas ORDER BY area COLLATE \"C\"", r => new AreaId(r.GetString(0)), stopping);

    /// <inheritdoc/>
    public async Task<JournalHead> HeadAsync(AreaId area, CancellationToken stopping = default)
    {
        var heads = await ListAsync("SELECT sequence, hash FROM journal WHERE area = $1 ORDER BY sequence DESC LIMIT 1", r => new JournalHead(r.GetInt64(0), r.GetString(1)), stopping, area.Value).ConfigureAwait(false);
        return heads.Count == 0 ? JournalHead.Empty : heads[0];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredRow>> ReadAsync(AreaId area, long after, int most, CancellationToken stopping = default) =>
        ListAsync("SELECT sequence, command_id, body, hash FROM journal WHERE area = $1 AND sequence > $2 ORDER BY sequence LIMIT $3", Row, stopping, area.Value, after, most);

    /// <inheritdoc/>
    public Task<StoredRow?> FindAsync(AreaId area, CommandId command, CancellationToken stopping = default) =>
        FirstAsync("SELECT sequence, command_id, body, hash FROM journal WHERE area = $1 AND command_id = $2", Row, stopping, area.Value, command.Value);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, SealingKey>> KeysAsync(AreaId area, IReadOnlyCollection<string> ids, CancellationToken stopping = default)
    {
        var keys = await ListAsync("SELECT id, subject, secret FROM keys WHERE area = $1 AND id = ANY($2)", Key, stopping, area.Value, ids.ToArray()).ConfigureAwait(false);
        return keys.ToDictionary(k => k.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SealingKey>> KeysOfAsync(AreaId area, IReadOnlyCollection<Subject> subjects, CancellationToken stopping = default) =>
        ListAsync("SELECT id, subject, secret FROM keys WHERE area = $1 AND subject = ANY($2) ORDER BY id COLLATE \"C\"", Key, stopping, area.Value, subjects.Select(s => s.Value).ToArray());

    /// <inheritdoc/>
    public Task<IReadOnlyList<Subject>> HoldsAsync(AreaId area, CancellationToken stopping = default) =>
        ListAsync("SELECT subject FROM holds WHERE area = $1 ORDER BY subject COLLATE \"C\"", r => new Subject(r.GetString(0)), stopping, area.Value);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Adoption>> AdoptionsAsync(AreaId area, CancellationToken stopping = default) =>
        ListAsync("SELECT sequence, rules FROM adoptions WHERE area = $1 ORDER BY sequence", r => new Adoption(r.GetInt64(0), r.GetString(1)), stopping, area.Value);

    /// <inheritdoc/>
    public Task<Document?> DocumentAsync(string hash, CancellationToken stopping = default) =>
        FirstAsync("SELECT hash, body FROM documents WHERE hash = $1", r => new Document(r.GetString(0), r.GetFieldValue<byte[]>(1)), stopping, hash);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(AreaId Area, Instant At)>> DueAsync(Instant by, CancellationToken stopping = default) =>
        ListAsync("SELECT area, at FROM due WHERE at <= $1 ORDER BY at", r => (new AreaId(r.GetString(0)), NextTimer.Read(r.GetInt64(1))), stopping, NextTimer.Micros(by));

    /// <inheritdoc/>
    public async Task<NextTimer?> TimerAsync(AreaId area, CancellationToken stopping = default) =>
        await ListAsync("SELECT at FROM due WHERE area = $1", r => new NextTimer(r.IsDBNull(0) ? null : NextTimer.Read(r.GetInt64(0))), stopping, area.Value).ConfigureAwait(false) is [var timer] ? timer : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Outgoing>> OutboxAsync(AreaId area, int most, CancellationToken stopping = default) =>
        ListAsync("SELECT sequence, event, receiver FROM outbox WHERE area = $1 ORDER BY sequence, event LIMIT $2", r => new Outgoing(r.GetInt64(0), r.GetInt32(1), r.GetString(2)), stopping, area.Value, most);

    /// <inheritdoc/>
    public Task TakenAsync(AreaId area, Outgoing outgoing, CancellationToken stopping = default) =>
        ExecuteAsync("DELETE FROM outbox WHERE area = $1 AND sequence = $2 AND event = $3", stopping, area.Value, outgoing.Sequence, outgoing.Event);

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(AreaId area, Snapshot snapshot, CancellationToken stopping = default)
    {
        // The new key takes the place of the one before only together with what it seals.
        return ExecuteAsync("""
        WITH saved AS (
          INSERT INTO snapshots (area, shape, sequence, hash, body) SELECT $1, $2, $3::bigint, $4, $5
          WHERE NOT EXISTS (SELECT 1 FROM erasures WHERE area = $1 AND sequence > $3::bigint)
          ON CONFLICT (area, shape) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, body = excluded.body WHERE excluded.sequence > snapshots.sequence
          RETURNING 1)
        INSERT INTO keys (area, id, subject, secret) SELECT $1, k.* FROM unnest($6::text[], $7::text[], $8::bytea[]) AS k WHERE EXISTS (SELECT 1 FROM saved)
        ON CONFLICT (area, id) DO UPDATE SET secret = excluded.secret
        """, stopping, area.Value, snapshot.Shape, snapshot.At.Sequence, snapshot.At.Hash, snapshot.Body.ToArray(), Of(k => k.Id), Of(k => k.Subject.Value), Of(k => k.Secret));

        T[] Of<T>(Func<SealingKey, T> part) => snapshot.Key is { } key ? [part(key)] : [];
    }

    /// <inheritdoc/>
    public Task<Snapshot?> SnapshotAsync(AreaId area, string shape, CancellationToken stopping = default) =>
        FirstAsync("SELECT s.sequence, s.hash, s.shape, s.body FROM snapshots s JOIN journal j ON j.area = s.area AND j.sequence = s.sequence AND j.hash = s.hash WHERE s.area = $1 AND s.shape = $2",
            r => new Snapshot(new(r.GetInt64(0), r.GetString(1)), r.GetString(2), r.GetFieldValue<byte[]>(3)), stopping, area.Value, shape);

    /// <inheritdoc/>
    public async Task ScrubAsync(CancellationToken stopping = default)
    {
        foreach (var table in new[] { "keys", "snapshots" }) await ExecuteAsync($"VACUUM (FULL) {table}", stopping).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static StoredRow Row(NpgsqlDataReader r) => new(r.GetInt64(0), new(r.GetGuid(1)), r.GetFieldValue<byte[]>(2), r.GetString(3));

    private static SealingKey Key(NpgsqlDataReader r) => new(r.GetString(0), new(r.GetString(1)), r.GetFieldValue<byte[]>(2));

    private async Task<T?> FirstAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken stopping, params object[] values) where T : class =>
        await ListAsync(sql, read, stopping, values).ConfigureAwait(false) is [var first, ..] ? first : null;

    private async Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken stopping, params object[] values)
    {
        try
        {
            var command = _source.CreateCommand(sql);
            await using var _ = command.ConfigureAwait(false);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            var reader = await command.ExecuteReaderAsync(stopping).ConfigureAwait(false);
            await using var __ = reader.ConfigureAwait(false);
            List<T> rows = [];
            while (await reader.ReadAsync(stopping).ConfigureAwait(false)) rows.Add(read(reader));
            return rows;
        }
        catch (NpgsqlException e)
        {
            throw new JournalStoreException($"The journal cannot be read: {e.Message}", mayHaveLanded: false, e);
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken stopping, params object[] values)
    {
        try
        {
            var command = _source.CreateCommand(sql);
            await using var _ = command.ConfigureAwait(false);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(stopping).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw new JournalStoreException($"The journal cannot be written: {e.Message}", e is not PostgresException, e);
        }
    }

    private static async Task CheckDurableAsync(NpgsqlDataSource source, CancellationToken stopping)
    {
        var command = source.CreateCommand("SELECT current_setting('fsync')");
        await using var _ = command.ConfigureAwait(false);
        if (await command.ExecuteScalarAsync(stopping).ConfigureAwait(false) is not "on")
            throw new JournalStoreException("The PostgreSQL server runs with fsync=off: a power cut would take rows that were answered for. Nothing was changed. Set fsync=on and try again.", mayHaveLanded: false);
    }

    private static async Task MigrateAsync(NpgsqlDataSource source, CancellationToken stopping)
    {
        var versions = new SchemaVersions("Postgres");
        var connection = await source.OpenConnectionAsync(stopping).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(stopping).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        await RunAsync($"SELECT pg_advisory_xact_lock({MigrationLock}); CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)").ConfigureAwait(false);
        var version = (int)(await Command("SELECT coalesce(max(version), 0) FROM schema_version").ExecuteScalarAsync(stopping).ConfigureAwait(false))!;
        foreach (var (number, script) in versions.From(version)) await RunAsync($"{script}; INSERT INTO schema_version VALUES ({number})").ConfigureAwait(false);
        await transaction.CommitAsync(stopping).ConfigureAwait(false);

        Task RunAsync(string sql) => Command(sql).ExecuteNonQueryAsync(stopping);
        NpgsqlCommand Command(string sql) => new(sql, connection, transaction);
    }
}
