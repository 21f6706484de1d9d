using System.Collections.Concurrent;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>Timers do not sleep: each second looks which areas have one that is due, and gives them a Tick. An area that lives here is asked itself; of the others the store knows, so that one that nobody calls, or whose process died, is woken too.</summary>
internal sealed partial class DueTimers(LocalAreas areas, IJournalStore store, IAreas gateway, AreaPumps pumps, IClock clock, ILogger<DueTimers> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    // A timer of an area that lives elsewhere is run there; if it still waits after this, by whoever sees it.
    private static readonly Duration Elsewhere = Duration.FromMilliseconds(500);

    private readonly ConcurrentDictionary<AreaId, byte> _running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WakeUntimedAsync(stoppingToken);
                var now = clock.GetCurrentInstant();
                foreach (var area in areas.All)
                    if (area.Loop?.Published.State.NextDue is { } due && due <= now && _running.TryAdd(area.Id, 0)) _ = TickAsync(area.Id, due, stoppingToken);
                foreach (var (id, due) in await store.DueAsync(now - Elsewhere, stoppingToken))
                    if (areas.Find(id) is { Loop: null } && _running.TryAdd(id, 0)) _ = TickAsync(id, due, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotLooked(log, e.GetType().Name, e.Message);
            }
        }
    }

    private bool _areTimed;

    // An area whose timer the store never heard of (written by an older program) is brought to life once: its writer knows.
    private async Task WakeUntimedAsync(CancellationToken stopping)
    {
        if (_areTimed) return;
        foreach (var area in areas.All)
            if (await store.TimerAsync(area.Id, stopping) is null) _ = pumps.FollowAsync(area);
        _areTimed = true;
    }

    private async Task TickAsync(AreaId area, Instant due, CancellationToken stopping)
    {
        try
        {
            // Whoever else sees the same timer gives the same command: it has the effect of one.
            await gateway.SubmitAsync(area, new(OwnIds.OfTick(area, due), Actor.Clock, new Tick()), stopping);
            AreaMetrics.TimerRun(clock.GetCurrentInstant() - due);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Log.NotTicked(log, area.Value, e.GetType().Name, e.Message);
        }
        catch (OperationCanceledException)
        {
            // The centre stops.
        }
        finally
        {
            _running.TryRemove(area, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of area {Area} is due and could not be run, it is tried again ({Error}): {Text}")]
        public static partial void NotTicked(ILogger log, string area, string error, string text);

        [LoggerMessage(Level = LogLevel.Error, Message = "The store does not say which timers are due, it is asked again each second ({Error}): {Text}")]
        public static partial void NotLooked(ILogger log, string error, string text);
    }
}
