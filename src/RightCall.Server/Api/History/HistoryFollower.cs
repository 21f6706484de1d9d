using System.Collections.Concurrent;
using RightCall.Domain.Areas;
using RightCall.Server.Areas;
using RightCall.Server.Storage;

namespace RightCall.Server.Api.History;

/// <summary>Reads every area's rows into the read model, from where it stopped; for ever.</summary>
internal sealed partial class HistoryFollower(IAreas areas, HistoryStore store, KeyedMarks keyed, ILogger<HistoryFollower> log) : BackgroundService
{
    private const int MostRows = 500;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<AreaId, Reached> _reached = new();

    /// <summary>Returns when this row is in the read model.</summary>
    public Task CaughtUpAsync(AreaId area, long sequence, CancellationToken stopping) => Of(area).WhenAsync(sequence).WaitAsync(stopping);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(areas.All.Select(a => Task.Run(() => FollowAsync(a.Id, stoppingToken), stoppingToken)));

    private Reached Of(AreaId area) => _reached.GetOrAdd(area, static (a, s) => new(s.Head(a)), store);

    private async Task FollowAsync(AreaId area, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await FollowOnceAsync(area, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Failed(log, area.Value, e.GetType().Name);
                await Task.Delay(Rest, stopping);
            }
        }
    }

    // Rows that are there at once go in together; one that had to be waited for goes in alone.
    private async Task FollowOnceAsync(AreaId area, CancellationToken stopping)
    {
        List<Row> rows = [];
        var marks = await keyed.MakerAsync(stopping);
        await using var reader = areas.RowsAsync(area, store.Head(area), stopping).GetAsyncEnumerator(stopping);
        while (true)
        {
            var next = reader.MoveNextAsync();
            if (rows.Count > 0 && (!next.IsCompleted || rows.Count >= MostRows))
            {
                store.Add(area, rows, marks);
                Of(area).Set(rows[^1].Sequence);
                rows.Clear();
            }
            if (!await next) return;
            rows.Add(reader.Current);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The read model of {Area} was interrupted by {Type}, and reads on.")]
    private static partial void Failed(ILogger log, string area, string type);

    // How far the model is, and who waits for it to be further.
    private sealed class Reached(long sequence)
    {
        private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
        private long _sequence = sequence;

        public Task WhenAsync(long sequence)
        {
            lock (_waiting)
            {
                if (sequence <= _sequence) return Task.CompletedTask;
                var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue(waiter, sequence);
                return waiter.Task;
            }
        }

        public void Set(long sequence)
        {
            lock (_waiting)
            {
                _sequence = sequence;
                while (_waiting.TryPeek(out var waiter, out var wanted) && wanted <= sequence)
                {
                    _waiting.Dequeue();
                    waiter.SetResult();
                }
            }
        }
    }
}
