using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightCall.Contracts;
using RightCall.Domain.Calls;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;
using RightCall.Planning.Chances;

namespace RightCall.Demonstration;

/// <summary>The demonstration: made-up callers, desks and crews, each a client of the public API like any other.</summary>
/// <param name="settings">How it runs.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Says what breaks.</param>
public sealed class Play(DemonstrationSettings settings, IClock clock, ILogger<Play> log)
{
    private static readonly Purpose ForWait = Purpose.Of("next call"), ForCall = Purpose.Of("which call");
    private static readonly Distance Uncertainty = new(50);

    private readonly Dictionary<string, CrewStory> _crews = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Seat> _partners = new(StringComparer.Ordinal);
    private Cast? _cast;

    /// <summary>What a made-up caller would say to a question that a person asks: an answer's id; null where the call is nobody's.</summary>
    public string? Says(CallId call, string question) => _cast?.SceneOf(call) is { } scene ? CallStory.Says(_cast, scene, question) : null;

    /// <summary>What is to be heard on a made-up call: the nature's title in the caller's words; null where the call is nobody's.</summary>
    public string? Opens(CallId call) => _cast?.SceneOf(call) is { } scene ? scene.Nature.Protocol.Title.En : null;

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var town = Town.Open(settings.Pack, settings.Seed);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = settings.Centre, Timeout = Timeout.InfiniteTimeSpan };
        Task<Seat> Take(AccessRole role, string name, string? unit = null) => Seat.TakeAsync(http, settings.Area, role, name, unit, stopping);
        var cast = _cast = new(settings, town, clock, new(await Take(AccessRole.Service, "telephone"), await Take(AccessRole.CallTaker, "madeup"), await Take(AccessRole.Dispatcher, "madeup"),
            await Take(AccessRole.Supervisor, "madeup")), log, stopping);
        foreach (var (kind, role) in new[] { ("988", AccessRole.Counsellor988), ("311-agency", AccessRole.Agent311), ("clinician-on-phone", AccessRole.Clinician) }) _partners[kind] = await Take(role, "madeup");
        foreach (var seat in new[] { cast.CallTaker, cast.Sender, cast.Supervisor, _partners["clinician-on-phone"] }) await seat.GiveAsync("log-on-desk", new { }, stopping);
        var watcher = await Take(AccessRole.Auditor, "madeup");
        var before = await watcher.ReadAsync("", stopping) is { } overview && overview.TryGetProperty("sequence", out var sequence) ? sequence.GetInt64() : 0;
        foreach (var unit in town.Fleet.Units) _crews[unit.Definition.Id.ToString()] = new(cast, unit, await Take(AccessRole.Unit, unit.Definition.Id.ToString(), unit.Definition.Id.ToString()), stopping);
        cast.Run(() => new Feed(watcher, Happened).RunAsync(before, stopping));
        foreach (var unit in town.Fleet.Units.Where(u => u.Definition.Shift.Contains(cast.HourOfWeek))) await _crews[unit.Definition.Id.ToString()].LogOnAsync();
        cast.Run(() => cast.Vehicles.RunAsync(stopping));
        cast.Run(() => StayAtDesksAsync(cast, stopping));
        await CallAsync(cast, stopping);
    }

    private static async Task StayAtDesksAsync(Cast cast, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(4));
        while (await timer.WaitForNextTickAsync(stopping))
            foreach (var seat in new[] { cast.CallTaker, cast.Sender, cast.Supervisor }) await seat.GiveAsync("act-at-desk", new { }, stopping);
    }

    // Calls come by themselves, one after another, as often as in the town's week at this hour.
    private async Task CallAsync(Cast cast, CancellationToken stopping)
    {
        var town = cast.Town;
        // Each start has callers of its own.
        var number = (int)(clock.GetCurrentInstant().ToUnixTimeSeconds() % 1_000_000_000);
        for (; ; number++)
        {
            var hour = cast.HourOfWeek % 24;
            var call = town.Draw(hour, town.Chance.Share(number, ForCall));
            var nature = town.Callers.For(call.Nature);
            var scene = new Scene(number, call, nature, town.Callers.Draw(nature, number), new PlaceCandidate(call.Place, Uncertainty, null, $"near {call.District}"));
            cast.Add(scene);
            cast.Run(() => new CallStory(cast, scene).RunAsync(stopping));
            await cast.Pace.WaitAsync(Duration.FromHours(-Math.Log(1 - town.Chance.Share(number, ForWait)) / town.CallsInHour(hour)), stopping);
        }
    }

    private void Happened(JsonElement e)
    {
        var cast = _cast!;
        var crew = e.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.String ? _crews.GetValueOrDefault(unit.GetString()!) : null;
        var scene = e.TryGetProperty("incident", out var about) && about.TryGetGuid(out var id) ? cast.SceneOf(new IncidentId(id)) : null;
        switch (e.GetProperty("type").GetString())
        {
            case "unit-assigned": crew?.Assigned(e); crew?.Due(e); break;
            case "held-assignment-began": crew?.Began(e); crew?.Due(e); break;
            case "unit-status-changed" or "unit-checked-in" or "danger-acknowledged" or "check-in-missed": crew?.Due(e); break;
            case "unit-holds-short": crew?.Due(e); crew?.HoldsShort(); break;
            case "unit-cleared":
                crew?.Cleared(e);
                if (scene is not null && e.GetProperty("reason").GetString() != "done") cast.Dispatcher.Look(scene);
                break;
            case "hand-off-offered" when _partners.TryGetValue(e.GetProperty("kind").GetString()!, out var desk): cast.Run(() => PartnerStory.RunAsync(cast, desk, e, CancellationToken.None)); break;
            case "incident-opened" when e.TryGetProperty("call", out var call) && call.TryGetGuid(out var callId) && cast.SceneOf(new CallId(callId)) is { } opened:
                cast.Opened(new(about.GetGuid()), opened);
                cast.Dispatcher.Look(opened);
                break;
            case "determined" or "track-opened" or "step-taken" or "backup-requested" when scene is not null: cast.Dispatcher.Look(scene); break;
            case "downgrade-proposed" when scene is not null && e.GetProperty("source").GetString() == "scene": cast.Dispatcher.Proposed(scene); break;
            case "call-hung-up" when e.TryGetProperty("call", out var ended) && ended.TryGetGuid(out var endedId) && cast.SceneOf(new CallId(endedId)) is { } over:
                over.InterviewOver = true;
                if (over.Incident is not null) cast.Dispatcher.MayClose(over);
                break;
            case "incident-closed": cast.Closed(new(about.GetGuid())); break;
            default: break;
        }
    }
}
