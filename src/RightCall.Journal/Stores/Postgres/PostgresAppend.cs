using Npgsql;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores.Postgres;

/// <summary>Stores one group in one transaction.</summary>
internal static class PostgresAppend
{
    // Two writers can both find the head as they expect it: then the second to commit breaks journal_sequence. The head's hash is compared too, so that a writer never goes on after another
    // journal's row of the same number.
    private const string Insert = """
        INSERT INTO journal (area, sequence, command_id, body, hash)
        SELECT $1, r.* FROM unnest($4::bigint[], $5::uuid[], $6::bytea[], $7::text[]) AS r
        WHERE ($2::bigint = 0 OR EXISTS (SELECT 1 FROM journal WHERE area = $1 AND sequence = $2 AND hash = $3))
        AND NOT EXISTS (SELECT 1 FROM journal WHERE area = $1 AND sequence > $2)
        """;

    public static async Task<AppendOutcome> StoreAsync(NpgsqlDataSource source, AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping)
    {
        group.CheckFollows(expected);
        try
        {
            var connection = await source.OpenConnectionAsync(stopping).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            // Alone, the one statement is its own transaction, and takes one round trip.
            if (group.IsRowsOnly) return await InsertAsync(connection, area, expected, group, stopping).ConfigureAwait(false);
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
            rows.Select(r => r.Body.ToArray()).ToArray(), rows.Select(r => r.Hash).ToArray());
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(stopping).ConfigureAwait(false) == rows.Count ? AppendOutcome.Stored : AppendOutcome.Lost;
    }

    private static async Task StoreRestAsync(NpgsqlConnection connection, string area, AppendGroup group, CancellationToken stopping)
    {
        var batch = connection.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var key in group.Keys) Add("INSERT INTO keys (area, id, subject, secret) VALUES ($1, $2, $3, $4)", area, key.Id, key.Subject.Value, key.Secret);
        foreach (var document in group.Documents) Add("INSERT INTO documents (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", document.Hash, document.Body.ToArray());
        foreach (var adoption in group.Adoptions) Add("INSERT INTO adoptions (area, sequence, rules) VALUES ($1, $2, $3)", area, adoption.Sequence, adoption.Rules);
        foreach (var subject in group.Held) Add("INSERT INTO holds (area, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING", area, subject.Value);
        foreach (var subject in group.Freed) Add("DELETE FROM holds WHERE area = $1 AND subject = $2", area, subject.Value);
        foreach (var subject in group.Erased) Add("DELETE FROM keys WHERE area = $1 AND subject = $2", area, subject.Value);
        if (group.Erased.Count > 0) Add("DELETE FROM snapshots WHERE area = $1", area);
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
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
