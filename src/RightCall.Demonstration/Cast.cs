using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;

namespace RightCall.Demonstration;

/// <summary>How a demonstration runs.</summary>
/// <param name="Centre">The address of the centre.</param>
/// <param name="Area">The area.</param>
/// <param name="Pack">The folder of the demonstration city's pack.</param>
/// <param name="Pace">How fast.</param>
/// <param name="Patience">How long made-up desks leave a call or a need to a person, in real time.</param>
/// <param name="Seed">Chance is a hash of it.</param>
public sealed record DemonstrationSettings(Uri Centre, string Area, string Pack, Pace Pace, Duration Patience, ulong Seed);

/// <summary>Everybody who takes part: the seats, the streets, the scenes under way.</summary>
internal sealed class Cast
{
    private readonly ConcurrentDictionary<CallId, Scene> _byCall = new();
    private readonly ConcurrentDictionary<IncidentId, Scene> _byIncident = new();
    private readonly DateTimeZone _zone;
    private readonly ILogger _log;

    public Cast(DemonstrationSettings settings, Town town, IClock clock, Seats seats, ILogger log, CancellationToken stopping)
    {
        (Settings, Town, Clock, _log) = (settings, town, clock, log);
        (Telephone, CallTaker, Sender, Supervisor) = (seats.Telephone, seats.CallTaker, seats.Sender, seats.Supervisor);
        _zone = DateTimeZoneProviders.Tzdb[town.Pack.Manifest.TimeZone];
        Streets = new(town.Pack.Roads);
        Vehicles = new(seats.Telephone, clock);
        Dispatcher = new(this, stopping);
    }

    public DemonstrationSettings Settings { get; }
    public Town Town { get; }
    public IClock Clock { get; }
    public Pace Pace => Settings.Pace;
    public Seat Telephone { get; }
    public Seat CallTaker { get; }
    public Seat Sender { get; }
    public Seat Supervisor { get; }
    public Streets Streets { get; }
    public Vehicles Vehicles { get; }
    public DispatchDesk Dispatcher { get; }

    /// <summary>The hour of the town's week, 0 (Monday 00:00) to 167.</summary>
    public int HourOfWeek => Clock.GetCurrentInstant().InZone(_zone) is var now ? ((((int)now.DayOfWeek - 1) * 24) + now.Hour) : 0;

    public Scene? SceneOf(IncidentId incident) => _byIncident.GetValueOrDefault(incident);

    public Scene? SceneOf(CallId call) => _byCall.GetValueOrDefault(call);

    /// <summary>A call begins.</summary>
    public void Add(Scene scene) => _byCall[scene.Call] = scene;

    /// <summary>A call's incident is opened.</summary>
    public void Opened(IncidentId incident, Scene scene)
    {
        scene.Incident = incident;
        _byIncident[incident] = scene;
    }

    /// <summary>An incident is over.</summary>
    public void Closed(IncidentId incident)
    {
        if (_byIncident.TryRemove(incident, out var scene)) _byCall.TryRemove(scene.Call, out _);
    }

    /// <summary>Lets a story run by itself. One that breaks is said, and ends alone.</summary>
    public void Run(Func<Task> story) => _ = Task.Run(async () =>
    {
        try
        {
            await story();
        }
        catch (OperationCanceledException)
        {
            // The demonstration, or this assignment, is over.
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or KeyNotFoundException)
        {
            _log.LogWarning(e, "A story of the demonstration broke off.");
        }
    });
}

/// <summary>The seats at the centre.</summary>
/// <param name="Telephone">The telephone system, and the modems of vehicles.</param>
/// <param name="CallTaker">The made-up call-takers.</param>
/// <param name="Sender">The made-up dispatcher.</param>
/// <param name="Supervisor">The made-up supervisor.</param>
internal sealed record Seats(Seat Telephone, Seat CallTaker, Seat Sender, Seat Supervisor);
