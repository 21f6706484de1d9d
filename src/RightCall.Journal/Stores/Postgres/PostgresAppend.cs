using Npgsql;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores.Postgres;

/// <summary>Stores one group in one transaction.</summary>
internal static class PostgresAppend
{
    // Two writers can both find the head as they expect it: then the second to commit breaks journal_sequence. The head's hash is compared too, so that a writer never goes on after another
    // journal's row of the same number.
    // Keys and the timer go with the rows in the one statement, since nearly every group has some: one round trip.
    private const string Insert = """
        WITH stored AS (
          INSERT INTO journal (area, sequence, command_id, body, hash)
          SELECT $1, r.* FROM unnest($4::bigint[], $5::uuid[], $6::bytea[], $7::text[]) AS r
          WHERE ($2::bigint = 0 OR EXISTS (SELECT 1 FROM journal WHERE area = $1 AND sequence = $2 AND hash = $3))
          AND NOT EXISTS (SELECT 1 FROM journal WHERE area = $1 AND sequence > $2)
          RETURNING 1),
        sealed AS (INSERT INTO keys (area, id, subject, secret) SELECT $1, k.* FROM unnest($8::text[], $9::text[], $10::bytea[]) AS k WHERE EXISTS (SELECT 1 FROM stored)),
        timed AS (INSERT INTO due (area, at) SELECT $1, $12::bigint WHERE $11 AND EXISTS (SELECT 1 FROM stored) ON CONFLICT (area) DO UPDATE SET at = excluded.at)
        SELECT count(*)::int FROM stored
        """;

    public static async Task<AppendOutcome> StoreAsync(NpgsqlDataSource source, AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping)
    {
        group.CheckFollows(expected);
        try
        {
            var connection = await source.OpenConnectionAsync(stopping).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            // Alone, the one statement is its own transaction.
            if (group.IsPlain) return await InsertAsync(connection, area, expected, group, stopping).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(stopping).ConfigureAwait(false);
            await using var __ = transaction.ConfigureAwait(false);
            var outcome = await InsertAsync(connection, area, expected, group, stopping).ConfigureAwait(false);
            if (outcome != AppendOutcome.Stored) return outcome;
            await StoreRestAsync(connection, area.Value, group, stopping).ConfigureAwait(false);
            await transaction.CommitAsync(stopping).ConfigureAwait(false);
            return AppendOutcome.Stored;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "journal_sequence" })
        {
            return AppendOutcome.Lost;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "journal_command" })
        {
            return AppendOutcome.Repeated;
        }
        catch (NpgsqlException e)
        {
            // An error that the server states has rolled the transaction back, but for its own end; a connection that broke may have broken after the commit.
            var undone = e is PostgresException stated && stated.SqlState is not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown);
            throw new JournalStoreException($"The journal cannot be written: {e.Message}", mayHaveLanded: !undone, e);
        }
    }

    private static async Task<AppendOutcome> InsertAsync(NpgsqlConnection connection, AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping)
    {
        var rows = group.Rows;
        var command = Command(connection, Insert, area.Value, expected.Sequence, expected.Hash, rows.Select(r => r.Sequence).ToArray(), rows.Select(r => r.Command.Value).ToArray(),
            rows.Select(r => r.Body.ToArray()).ToArray(), rows.Select(r => r.Hash).ToArray(), group.Keys.Select(k => k.Id).ToArray(), group.Keys.Select(k => k.Subject.Value).ToArray(),
            group.Keys.Select(k => k.Secret).ToArray(), group.Timer is not null, group.Timer?.Stored ?? DBNull.Value);
        await using var _ = command.ConfigureAwait(false);
        return (int)(await command.ExecuteScalarAsync(stopping).ConfigureAwait(false))! == rows.Count ? AppendOutcome.Stored : AppendOutcome.Lost;
    }

    private static async Task StoreRestAsync(NpgsqlConnection connection, string area, AppendGroup group, CancellationToken stopping)
    {
        var batch = connection.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var document in group.Documents) Add("INSERT INTO documents (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", document.Hash, document.Body.ToArray());
        foreach (var adoption in group.Adoptions) Add("INSERT INTO adoptions (area, sequence, rules) VALUES ($1, $2, $3)", area, adoption.Sequence, adoption.Rules);
        foreach (var subject in group.Held) Add("INSERT INTO holds (area, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING", area, subject.Value);
        foreach (var subject in group.Freed) Add("DELETE FROM holds WHERE area = $1 AND subject = $2", area, subject.Value);
        foreach (var subject in group.Erased) Add("DELETE FROM keys WHERE area = $1 AND subject = $2", area, subject.Value);
        foreach (var outgoing in group.Outbox) Add("INSERT INTO outbox (area, sequence, event, receiver) VALUES ($1, $2, $3, $4)", area, outgoing.Sequence, outgoing.Event, outgoing.Receiver);
        if (group.Erased.Count > 0)
        {
            Add("DELETE FROM snapshots WHERE area = $1", area);
            Add("DELETE FROM keys WHERE area = $1 AND subject = $2", area, Subject.Snapshot.Value);
            Add("INSERT INTO erasures (area, sequence) VALUES ($1, $2) ON CONFLICT (area) DO UPDATE SET sequence = excluded.sequence", area, group.Rows[^1].Sequence);
        }
        await batch.ExecuteNonQueryAsync(stopping).ConfigureAwait(false);

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            batch.BatchCommands.Add(command);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint } : new() { Value = value });
        return command;
    }
}
