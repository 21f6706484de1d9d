using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;
using RightCall.Demonstration;
using RightCall.Server.Areas;

namespace RightCall.Server.Demonstrations;

/// <summary>Lets the demonstration's made-up people in, once the centre listens: they come through its public API like everybody.</summary>
/// <param name="server">Where the centre listens.</param>
/// <param name="areas">The areas.</param>
/// <param name="settings">How the demonstration runs.</param>
/// <param name="plays">Where what is played can be asked for.</param>
/// <param name="records">What is known of places from before.</param>
/// <param name="clock">The clock.</param>
/// <param name="life">Says when the centre listens.</param>
/// <param name="logs">Makes logs.</param>
internal sealed class DemonstrationHost(IServer server, IAreas areas, DemonstrationPace settings, Plays plays, DemonstrationRecords records, IClock clock, IHostApplicationLifetime life, ILoggerFactory logs) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(stoppingToken);
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // Whatever it listens on, this machine reaches it here.
        var here = new UriBuilder(address.Replace("*", "127.0.0.1", StringComparison.Ordinal).Replace("+", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)).Uri;
        var log = logs.CreateLogger<Play>();
        try
        {
            foreach (var area in settings.Areas)
            {
                await DemonstrationStart.PrepareAsync(areas, area, clock, stoppingToken);
                await records.PrepareAsync(area, stoppingToken);
            }
            if (settings.Areas.FirstOrDefault(a => a.Pack is not null) is not { } first) return;
            var play = new Play(new(here, first.Description.Id.Value, first.Pack!, settings.Pace, settings.Patience, (ulong)clock.GetCurrentInstant().ToUnixTimeSeconds()), clock, log);
            plays.Now = play;
            await play.RunAsync(stoppingToken);
        }
        catch (Exception e) when (e is InvalidDataException or HttpRequestException or InvalidOperationException or AreaUnavailableException)
        {
            // The centre goes on: it is the guests who stay away.
            log.LogError(e, "The demonstration's callers and crews could not come.");
        }
    }
}

/// <summary>How fast a demonstration runs, and how long its made-up desks leave things to a person.</summary>
/// <param name="Areas">The areas.</param>
/// <param name="Pace">How fast.</param>
/// <param name="Patience">How long.</param>
public sealed record DemonstrationPace(IReadOnlyList<AreaSettings> Areas, Pace Pace, Duration Patience);

/// <summary>What is being played, for those who talk to made-up callers.</summary>
internal sealed class Plays
{
    /// <summary>The play under way; null before it begins.</summary>
    public volatile Play? Now;
}
