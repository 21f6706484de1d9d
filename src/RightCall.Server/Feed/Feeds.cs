using System.Collections.Concurrent;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Server.Areas;

namespace RightCall.Server.Feed;

/// <summary>The feeds of all areas: one reader for each, begun when it is first asked for and kept until the process ends.</summary>
internal sealed partial class Feeds(IAreas areas, IClock clock, IHostApplicationLifetime lifetime, ILogger<Feeds> log)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<AreaId, Lazy<AreaFeed>> _feeds = new();

    /// <summary>The feed of an area.</summary>
    public AreaFeed Of(AreaId area) => _feeds.GetOrAdd(area, id => new(() =>
    {
        var feed = new AreaFeed(id, areas, clock);
        _ = KeepAsync(id, feed.ReadRowsAsync);
        _ = KeepAsync(id, feed.ReadPositionsAsync);
        return feed;
    })).Value;

    private async Task KeepAsync(AreaId area, Func<CancellationToken, Task> read)
    {
        var stopping = lifetime.ApplicationStopping;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await read(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Interrupted(log, area.Value, e.GetType().Name);
            }
            await Task.WhenAny(Task.Delay(Rest, stopping));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of {Area} was interrupted by {Type}, and reads on.")]
    private static partial void Interrupted(ILogger log, string area, string type);
}
