using Microsoft.Data.Sqlite;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores.Sqlite;

/// <summary>Stores one group inside the writer's transaction. For the writer's thread only.</summary>
internal sealed class SqliteAppend : IDisposable
{
    private const int Constraint = 19;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _insert;

    public SqliteAppend(SqliteConnection connection)
    {
        _connection = connection;
        _head = SqliteConnections.Command(connection, "SELECT sequence, hash FROM journal WHERE area = $1 ORDER BY sequence DESC LIMIT 1", "");
        _insert = SqliteConnections.Command(connection, "INSERT INTO journal (area, sequence, command_id, body, hash) VALUES ($1, $2, $3, $4, $5)", "", 0L, Array.Empty<byte>(), Array.Empty<byte>(), "");
    }

    public AppendOutcome Store(AreaId area, JournalHead expected, AppendGroup group)
    {
        if (Head(area) != expected) return AppendOutcome.Lost;
        try
        {
            foreach (var row in group.Rows) Insert(area, row);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Constraint)
        {
            // The head is right and the rows follow it: the only thing that can be there already is a command's id.
            return AppendOutcome.Repeated;
        }
        foreach (var key in group.Keys) Execute("INSERT INTO keys (area, id, subject, secret) VALUES ($1, $2, $3, $4)", area.Value, key.Id, key.Subject.Value, key.Secret);
        if (group.Timer is { } timer) Execute("INSERT INTO due (area, at) VALUES ($1, $2) ON CONFLICT (area) DO UPDATE SET at = excluded.at", area.Value, timer.Stored);
        if (!group.IsPlain) StoreRest(area.Value, group);
        return AppendOutcome.Stored;
    }

    public void Dispose()
    {
        _head.Dispose();
        _insert.Dispose();
    }

    private JournalHead Head(AreaId area)
    {
        _head.Parameters[0].Value = area.Value;
        using var reader = _head.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetString(1)) : JournalHead.Empty;
    }

    private void Insert(AreaId area, StoredRow row)
    {
        _insert.Parameters[0].Value = area.Value;
        _insert.Parameters[1].Value = row.Sequence;
        _insert.Parameters[2].Value = row.Command.Value.ToByteArray(bigEndian: true);
        _insert.Parameters[3].Value = row.Body.ToArray();
        _insert.Parameters[4].Value = row.Hash;
        _insert.ExecuteNonQuery();
    }

    private void StoreRest(string area, AppendGroup group)
    {
        foreach (var document in group.Documents) Execute("INSERT INTO documents (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", document.Hash, document.Body.ToArray());
        foreach (var adoption in group.Adoptions) Execute("INSERT INTO adoptions (area, sequence, rules) VALUES ($1, $2, $3)", area, adoption.Sequence, adoption.Rules);
        foreach (var subject in group.Held) Execute("INSERT INTO holds (area, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING", area, subject.Value);
        foreach (var subject in group.Freed) Execute("DELETE FROM holds WHERE area = $1 AND subject = $2", area, subject.Value);
        foreach (var subject in group.Erased) Execute("DELETE FROM keys WHERE area = $1 AND subject = $2", area, subject.Value);
        foreach (var outgoing in group.Outbox) Execute("INSERT INTO outbox (area, sequence, event, receiver) VALUES ($1, $2, $3, $4)", area, outgoing.Sequence, outgoing.Event, outgoing.Receiver);
        if (group.Erased.Count == 0) return;
        Execute("DELETE FROM snapshots WHERE area = $1", area);
        Execute("DELETE FROM keys WHERE area = $1 AND subject = $2", area, Subject.Snapshot.Value);
        Execute("INSERT INTO erasures (area, sequence) VALUES ($1, $2) ON CONFLICT (area) DO UPDATE SET sequence = excluded.sequence", area, group.Rows[^1].Sequence);
    }

    private void Execute(string sql, params ReadOnlySpan<object> values) => SqliteConnections.Execute(_connection, sql, values);
}
