using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Planning.Chances;
using RightCall.Planning.Fleets;
using RightCall.Planning.Times;

namespace RightCall.Demonstration;

/// <summary>A made-up crew: acknowledges or declines, drives on the streets, stages, enters, finds the person or not, asks for backup, takes somebody somewhere, now and then forgets to check in.</summary>
internal sealed class CrewStory(Cast cast, FleetUnit unit, Seat seat, CancellationToken stopping)
{
    private static readonly Purpose ForDecline = Purpose.Of("crew declines"), ForMiss = Purpose.Of("crew misses acknowledgement"), ForTurnout = Purpose.Of("crew turnout"),
        ForStaging = Purpose.Of("crew staging"), ForFound = Purpose.Of("person found"), ForRefusal = Purpose.Of("person refuses"), ForTransport = Purpose.Of("person is taken"),
        ForReach = Purpose.Of("crew reach"), ForScene = Purpose.Of("crew on scene"), ForWay = Purpose.Of("crew transport"), ForBackup = Purpose.Of("crew backup"),
        ForWithdrawal = Purpose.Of("crew withdraws"), ForForgetting = Purpose.Of("crew forgets to check in"), ForPanic = Purpose.Of("crew panics");

    private static readonly Duration SaysSo = Duration.FromSeconds(12);
    private static readonly Duration BeforeDue = Duration.FromSeconds(30);
    private static readonly Duration Search = Duration.FromMinutes(8);
    private const double ForgetsShare = 0.02, PanicShare = 0.002;

    private CancellationTokenSource? _job;
    private IncidentId _incident;
    private Instant _due;

    private readonly Cast _cast = cast;
    private readonly Seat _seat = seat;

    private UnitId Id => unit.Definition.Id;
    private string Address => $"units/{Id}";

    /// <summary>Begins the duty.</summary>
    public async Task LogOnAsync()
    {
        _cast.Vehicles.Stand(Id, unit.Definition.Home);
        await _seat.GiveAsync($"{Address}/log-on", new { crew = unit.Crew, officerAboard = unit.Definition.OfficerInCrew, panicCode = "sunflower" }, stopping);
    }

    /// <summary>The crew was told to go.</summary>
    public void Assigned(JsonElement e)
    {
        if (e.GetProperty("status").GetString() == "held") return;
        var incident = new IncidentId(e.GetProperty("incident").GetGuid());
        var kind = ResponderKinds.Find(e.GetProperty("kind").GetString()!)!.Value;
        var eta = e.TryGetProperty("eta", out var seconds) && seconds.ValueKind == JsonValueKind.Number ? Duration.FromSeconds(seconds.GetDouble()) : Duration.FromMinutes(10);
        Begin(incident, kind, e.GetProperty("stage").GetBoolean(), eta);
    }

    /// <summary>What waited in the stack is next.</summary>
    public void Began(JsonElement e) => Begin(new(e.GetProperty("incident").GetGuid()), unit.Definition.Kinds.First(), false, Duration.FromMinutes(8));

    /// <summary>The assignment is over, or was taken away.</summary>
    public void Cleared(JsonElement e)
    {
        if (e.GetProperty("incident").GetGuid() != _incident.Value) return;
        _job?.Cancel();
        _cast.Vehicles.Go(Id, _cast.Streets.Find(_cast.Vehicles.Where(Id), unit.Definition.Home, _cast.HourOfWeek), Duration.FromTimeSpan(_cast.Pace.Real(Duration.FromMinutes(8))));
    }

    /// <summary>When the next sign of life is due.</summary>
    public void Due(JsonElement e)
    {
        if (e.TryGetProperty("due", out var due) && due.ValueKind == JsonValueKind.String) _due = InstantPattern.ExtendedIso.Parse(due.GetString()!).Value;
    }

    /// <summary>A new danger is known: the crew says that it knows.</summary>
    public void HoldsShort() => _cast.Run(async () =>
    {
        await _cast.Pace.WaitAsync(SaysSo, stopping);
        await _seat.GiveAsync($"{Address}/acknowledge-danger", new { }, stopping);
    });

    private void Begin(IncidentId incident, ResponderKind kind, bool stage, Duration eta)
    {
        if (!_cast.Town.Times.Crews.TryGetValue(kind, out var times)) return;
        _job?.Cancel();
        var job = _job = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _incident = incident;
        var scene = _cast.SceneOf(incident);
        scene?.Began();
        var nth = scene?.NextAttempt((int)kind) ?? 0;
        _cast.Run(async () =>
        {
            try
            {
                await new Job(this, scene, incident, kind, times, nth, job.Token).RunAsync(stage, eta);
            }
            finally
            {
                scene?.Ended();
                if (scene is not null) _cast.Dispatcher.MayClose(scene);
            }
        });
    }

    // One assignment, from the call to the last word.
    private sealed class Job(CrewStory crew, Scene? scene, IncidentId incident, ResponderKind kind, CrewTimes times, int nth, CancellationToken over)
    {
        private Cast Cast => crew._cast;

        private double Share(Purpose purpose) => Cast.Town.Chance.Share(scene?.Number ?? Math.Abs(incident.Value.GetHashCode()), purpose.Nth((int)kind + (32 * nth)));

        private Task<JsonElement?> Say(string what, object body) => crew._seat.GiveAsync($"{crew.Address}/{what}", body, over);

        private Task Wait(Duration time) => Cast.Pace.WaitAsync(time, over);

        public async Task RunAsync(bool stage, Duration eta)
        {
            await Wait(SaysSo);
            if (Share(ForDecline) < times.Declines.Middle)
            {
                await Say("decline", new { reason = DeclineReason.Other });
                return;
            }
            // Nobody answers: the centre notices by itself.
            if (Share(ForMiss) < times.MissesAcknowledgement.Middle) return;
            await Say("report-status", new { to = UnitStatus.Acknowledged });
            await Wait(times.Turnout.At(Share(ForTurnout)));
            await Again("report-status", new { to = UnitStatus.EnRoute });
            await DriveAsync(eta);
            await Again("report-status", new { to = stage ? UnitStatus.Staged : UnitStatus.OnScene });
            if (stage)
            {
                await StayAsync((ResponderKinds.WithOfficer.Contains(kind) ? Cast.Town.Times.Desk.OfficersStaging : Cast.Town.Times.Desk.Staging).At(Share(ForStaging)));
                await Again("enter", new { });
            }
            await OnSceneAsync();
        }

        private async Task DriveAsync(Duration eta)
        {
            var real = Duration.FromTimeSpan(Cast.Pace.Real(eta));
            if (scene is not null) Cast.Vehicles.Go(crew.Id, Cast.Streets.Find(Cast.Vehicles.Where(crew.Id), scene.Place.Point, Cast.HourOfWeek), real);
            await StayAsync(eta);
        }

        private async Task OnSceneAsync()
        {
            var found = Share(ForFound) >= times.NotFound.Middle;
            if (scene is { TruthReported: false })
            {
                scene.TruthReported = true;
                if (scene.Unsaid() is { Count: > 0 } unsaid)
                    await crew._seat.GiveAsync($"incidents/{incident}/record-answers", new { answers = unsaid.Select(u => new { question = u.Question.Id, value = u.Question.IdOf(u.Code) }) }, over);
            }
            if (Share(ForPanic) < PanicShare) await Say("raise-panic", new { incident = Guid.CreateVersion7() });
            if (!found)
            {
                await StayAsync(Search);
                scene?.Better(DispositionCode.UnableToLocate);
                await Say("clear-unit", new { reason = ClearReason.NotFound });
                return;
            }
            await WithPersonAsync();
        }

        private async Task WithPersonAsync()
        {
            var refused = Share(ForRefusal) < times.PersonRefuses.Middle;
            var transports = !refused && nth == 0 && Share(ForTransport) < times.Transports.Middle;
            var reach = times.Reach.At(Share(ForReach));
            await StayAsync(reach);
            await Say("report-status", new { to = UnitStatus.PersonReached });
            scene?.PersonReached = true;
            if (Share(ForBackup) < times.Backup.Middle) await Say("request-backup", new { kind = times.BackupKind, cause = times.BackupCause });
            if (!ResponderKinds.WithOfficer.Contains(kind) && Share(ForWithdrawal) < times.Withdraws.Middle)
            {
                await Say("withdraw", new { reason = DeclineReason.Safety });
                return;
            }
            await StayAsync(Duration.Max(times.OnScene.At(Share(ForScene)) - reach, Duration.FromMinutes(1)));
            if (transports)
            {
                await Say("report-status", new { to = UnitStatus.Transporting });
                await StayAsync(times.Transport.At(Share(ForWay)));
                await Say("report-status", new { to = UnitStatus.AtFacility });
                scene?.Destination = ResponderKinds.WithOfficer.Contains(kind) ? Destination.Jail : Destination.EmergencyDepartment;
            }
            scene?.Better(refused ? DispositionCode.Refused : transports ? DispositionCode.Transported : DispositionCode.ResolvedOnScene);
            await Say("clear-unit", new { reason = ClearReason.Done });
        }

        // A crew that is busy for longer gives its signs of life before they are due; the centre's clock is the real one.
        private async Task StayAsync(Duration time)
        {
            var until = Cast.Clock.GetCurrentInstant() + Duration.FromTimeSpan(Cast.Pace.Real(time));
            while (Cast.Clock.GetCurrentInstant() < until)
            {
                var next = Instant.Min(until, Instant.Max(crew._due - BeforeDue, Cast.Clock.GetCurrentInstant() + Duration.FromSeconds(1)));
                await Task.Delay((next - Cast.Clock.GetCurrentInstant()).ToTimeSpan(), over);
                if (next < until && Share(ForForgetting.Nth((int)(next.ToUnixTimeSeconds() % 1000))) >= ForgetsShare) await Say("check-in", new { });
            }
        }

        // A crew that holds short says so first; then it tries again.
        private async Task Again(string what, object body)
        {
            for (var i = 0; i < 5; i++)
            {
                if (await Say(what, body) is not null) return;
                await Wait(SaysSo);
                await Say("acknowledge-danger", new { });
            }
        }
    }
}
