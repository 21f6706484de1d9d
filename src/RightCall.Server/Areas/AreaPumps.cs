using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>Keeps up what this process sees of the areas that somebody here reads. Safe to use from any thread.</summary>
internal sealed partial class AreaPumps(IGrainFactory grains, ILogger<AreaPumps> log, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<LocalArea, Lazy<Task>> _first = new();

    /// <summary>Begins to follow an area, unless that was done before. Completes when the area can be read.</summary>
    public Task FollowAsync(LocalArea area) => area.Follower.View is not null && _first.ContainsKey(area) ? Task.CompletedTask : _first.GetOrAdd(area, a => new(() => Begin(a))).Value;

    private Task Begin(LocalArea area)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => PumpAsync(area, ready));
        return ready.Task;
    }

    private async Task PumpAsync(LocalArea area, TaskCompletionSource ready)
    {
        var grain = grains.GetGrain<IAreaGrain>(area.Id.Value);
        while (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            try
            {
                // The first call brings the area to life, here or elsewhere.
                if (area.Loop is not { } loop) await grain.NextAsync(area.Follower.View?.Sequence ?? -1);
                else await WatchOwnAsync(area, loop);
                if (area.Loop is null) await area.CatchUpAsync(lifetime.ApplicationStopping);
                if (area.Follower.View is not null) ready.TrySetResult();
            }
            catch (Exception e)
            {
                if (lifetime.ApplicationStopping.IsCancellationRequested) break;
                Log.CannotFollow(log, area.Id.Value, e.GetType().Name, e.Message);
                await Task.Delay(AfterFailure);
            }
        }
        ready.TrySetException(new OperationCanceledException("The centre is stopping."));
    }

    // The writer here hands its rows over itself. Were another process to write, this one would learn of it at its next append only: so it looks, too.
    private async Task WatchOwnAsync(LocalArea area, AreaLoop loop)
    {
        var stored = await area.StoredSequenceAsync(lifetime.ApplicationStopping);
        await Task.WhenAny(loop.Ended, Task.Delay(Often));
        // What this writer had stored a second ago has come here by now.
        if (stored > loop.Published.Sequence) await area.CatchUpAsync(lifetime.ApplicationStopping);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Area {Area} cannot be followed now ({Error}): {Text}")]
        public static partial void CannotFollow(ILogger log, string area, string error, string text);
    }
}
