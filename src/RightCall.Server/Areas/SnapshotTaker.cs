using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Snapshots;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>Takes a snapshot of an area every so many rows or seconds, beside the writer and never in its way. For the loop's thread.</summary>
internal sealed class SnapshotTaker(IJournalStore store, AreaId area, RecentRows recent, IClock clock)
{
    private const int EveryRows = 1_000;
    private static readonly Duration Every = Duration.FromSeconds(60);

    private Task<AreaSnapshots?> _last = Task.FromResult<AreaSnapshots?>(null);
    private Instant _taken = clock.GetCurrentInstant();
    private int _rows;

    /// <summary>Rows became durable.</summary>
    public void Add(JournalHead head, IReadOnlyList<Row> rows, AreaState after)
    {
        foreach (var row in rows) recent.Add(row);
        _rows += rows.Count;
        var now = clock.GetCurrentInstant();
        if (!_last.IsCompleted || (_rows < EveryRows && now - _taken < Every)) return;
        var (saved, before) = (new SavedState(after, [.. recent.All]), _last);
        (_rows, _taken) = (0, now);
        _last = Task.Run(() => SaveAsync(before, head, saved));
    }

    /// <summary>Waits for the one that is being taken.</summary>
    public Task FinishAsync() => _last;

    private async Task<AreaSnapshots?> SaveAsync(Task<AreaSnapshots?> before, JournalHead head, SavedState saved)
    {
        try
        {
            var snapshots = await before ?? await AreaSnapshots.OpenAsync(store, area);
            AreaMetrics.SnapshotTaken(await snapshots.SaveAsync(head, saved));
            return snapshots;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The store cannot be written: whoever gives a command learns of it. A snapshot is only there to start sooner, and the next one is tried in its time.
            return null;
        }
    }
}
