using Microsoft.Extensions.Logging;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Server.Areas;

/// <summary>Timers do not sleep: each second looks for areas where something is due, and gives them a Tick.</summary>
internal sealed partial class DueTimers(LocalAreas areas, IAreas gateway, AreaPumps pumps, IClock clock, ILogger<DueTimers> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var area in areas.All) _ = pumps.FollowAsync(area);
        using var timer = new PeriodicTimer(Often);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var area in areas.All)
                if (area.Loop?.Published.State.NextDue is { } due && due <= clock.GetCurrentInstant()) _ = TickAsync(area, due, stoppingToken);
    }

    private async Task TickAsync(LocalArea area, Instant due, CancellationToken stopping)
    {
        AreaMetrics.TimerLate(clock.GetCurrentInstant() - due);
        try
        {
            // Whoever else sees the same timer gives the same command: it has the effect of one.
            await gateway.SubmitAsync(area.Id, new(OwnIds.OfTick(area.Id, due), Actor.Clock, new Tick()), stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Log.NotTicked(log, area.Id.Value, e.GetType().Name, e.Message);
        }
        catch (OperationCanceledException)
        {
            // The centre stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of area {Area} is due and could not be run, it is tried again ({Error}): {Text}")]
        public static partial void NotTicked(ILogger log, string area, string error, string text);
    }
}
