using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Stores.Sqlite;

/// <summary>The one thread that writes. Whatever waits while a commit is on its way to the disk goes into the next one together, whichever area it is of.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostAtOnce = 256;

    private readonly SqliteConnection _connection;
    private readonly SqliteAppend _append;
    private readonly BlockingCollection<Work> _waiting = [];
    private readonly Thread _thread;
    private Work? _next;
    private bool _closed;

    public SqliteWriter(SqliteConnection connection)
    {
        (_connection, _append) = (connection, new(connection));
        _thread = new(Run) { IsBackground = true, Name = "journal writer" };
        _thread.Start();
    }

    public Task<AppendOutcome> Append(AreaId area, JournalHead expected, AppendGroup group, CancellationToken stopping)
    {
        group.CheckFollows(expected);
        return Enqueue(() => _append.Store(area, expected, group), stopping);
    }

    public Task Do(Action<SqliteConnection> action, CancellationToken stopping) => Enqueue(() => { action(_connection); return AppendOutcome.Stored; }, stopping, alone: true);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true)) return;
        _waiting.CompleteAdding();
        // The thread ends after what waits is done.
        await Task.Run(_thread.Join).ConfigureAwait(false);
        _append.Dispose();
        _waiting.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private Task<AppendOutcome> Enqueue(Func<AppendOutcome> run, CancellationToken stopping, bool alone = false)
    {
        var work = new Work(run, alone, stopping);
        try
        {
            _waiting.Add(work, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // Closed; nothing more is taken.
            work.Done.SetException(new ObjectDisposedException(nameof(SqliteJournalStore)));
        }
        return work.Done.Task;
    }

    private void Run()
    {
        List<Work> batch = [];
        while (Next(batch))
        {
            if (batch is [{ Alone: true } alone]) RunAlone(alone);
            else Commit(batch);
        }
    }

    // Waits for work, then takes what is there: appends together, anything else by itself (a checkpoint cannot run in a transaction).
    private bool Next(List<Work> batch)
    {
        batch.Clear();
        var work = _next;
        _next = null;
        if (work is null && !_waiting.TryTake(out work, Timeout.Infinite)) return false;
        do
        {
            if (work.Stopping.IsCancellationRequested) work.Done.SetCanceled(work.Stopping);
            else if (work.Alone && batch.Count > 0) _next = work;
            else batch.Add(work);
        }
        while (!work.Alone && batch.Count < MostAtOnce && _waiting.TryTake(out work));
        return true;
    }

    private static void RunAlone(Work work)
    {
        try
        {
            work.Done.SetResult(work.Run());
        }
        catch (SqliteException e)
        {
            work.Done.SetException(SqliteConnections.Failed("The journal cannot be written", e, mayHaveLanded: false));
        }
    }

    private void Commit(List<Work> batch)
    {
        if (batch.Count == 0) return;
        var outcomes = new AppendOutcome[batch.Count];
        var committing = false;
        try
        {
            SqliteConnections.Execute(_connection, "BEGIN IMMEDIATE");
            for (var i = 0; i < batch.Count; i++)
            {
                SqliteConnections.Execute(_connection, "SAVEPOINT one");
                outcomes[i] = batch[i].Run();
                SqliteConnections.Execute(_connection, outcomes[i] == AppendOutcome.Stored ? "RELEASE one" : "ROLLBACK TO one; RELEASE one");
            }
            committing = true;
            SqliteConnections.Execute(_connection, "COMMIT");
            for (var i = 0; i < batch.Count; i++) batch[i].Done.SetResult(outcomes[i]);
        }
        catch (Exception e)
        {
            var undone = TryRollBack();
            var failure = e is SqliteException broken ? SqliteConnections.Failed("The journal cannot be written", broken, mayHaveLanded: committing && !undone) : e;
            foreach (var work in batch) work.Done.TrySetException(failure);
        }
    }

    // A full disk may have rolled back by itself already: then there is no transaction to roll back, and nothing of it was stored.
    private bool TryRollBack()
    {
        try
        {
            SqliteConnections.Execute(_connection, "ROLLBACK");
            return true;
        }
        catch (SqliteException e)
        {
            return e.Message.Contains("no transaction is active", StringComparison.Ordinal);
        }
    }

    private sealed record Work(Func<AppendOutcome> Run, bool Alone, CancellationToken Stopping)
    {
        public TaskCompletionSource<AppendOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
