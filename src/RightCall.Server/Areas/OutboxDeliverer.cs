using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>Delivers what areas that live here have to tell others, in order for each area, until it was taken.</summary>
internal sealed partial class OutboxDeliverer(LocalAreas areas, IJournalStore store, IEnumerable<IOutboxDelivery> ways, ILogger<OutboxDeliverer> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var area in areas.All.Where(a => a is { Loop: not null, HasOutgoing: true }))
            {
                try
                {
                    await DeliverAsync(area, stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    Log.NotDelivered(log, area.Id.Value, e.GetType().Name, e.Message);
                }
            }
    }

    private async Task DeliverAsync(LocalArea area, CancellationToken stopping)
    {
        // Before looking: what is stored from here on sets it again.
        area.HasOutgoing = false;
        var waiting = await store.OutboxAsync(area.Id, AtOnce, stopping);
        area.HasOutgoing |= waiting.Count > 0;
        foreach (var outgoing in waiting)
        {
            var way = ways.FirstOrDefault(w => w.Reaches(outgoing.Receiver)) ?? throw new InvalidOperationException($"There is no way to '{outgoing.Receiver}'.");
            var row = await area.RowAsync(outgoing.Sequence, stopping);
            var id = OwnIds.Named($"outbox {area.Id} {outgoing.Sequence} {outgoing.Event}");
            await way.DeliverAsync(new(id, area.Id, outgoing.Receiver, row.Events[outgoing.Event], area.Follower.View!.State), stopping);
            await store.TakenAsync(area.Id, outgoing, stopping);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What area {Area} has to tell others was not taken yet, it is tried again ({Error}): {Text}")]
        public static partial void NotDelivered(ILogger log, string area, string error, string text);
    }
}
