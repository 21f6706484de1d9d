using NodaTime;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Planning.Chances;
using RightCall.Planning.Times;

namespace RightCall.Planning.Replays;

/// <summary>A unit's active assignment while it is replayed.</summary>
internal sealed class Job
{
    public required Scene Scene { get; init; }
    public required UnitId Unit { get; init; }
    public required ResponderKind Kind { get; init; }
    public required CrewTimes Times { get; init; }
    public required Duration Eta { get; init; }
    /// <summary>Which unit of its kind at this incident: numbers its draws.</summary>
    public required int Nth { get; init; }
    public bool Stage { get; set; }
    public bool Found { get; set; } = true;
    public bool Refused { get; set; }
    public bool Transports { get; set; }
    public bool Arrived { get; set; }
    public bool Over { get; set; }
    public int Tries { get; set; }
    /// <summary>When the crew says something next by itself.</summary>
    public Instant NextWord { get; set; }
}

/// <summary>Crews: acknowledge or decline, travel, stage, arrive, reach the person, ask for backup, take people somewhere, and are clear.</summary>
internal sealed class Crews
{
    private static readonly Purpose ForDecline = Purpose.Of("crew declines");
    private static readonly Purpose ForMiss = Purpose.Of("crew misses acknowledgement");
    private static readonly Purpose ForTurnout = Purpose.Of("crew turnout");
    private static readonly Purpose ForTraffic = Purpose.Of("crew traffic");
    private static readonly Purpose ForStaging = Purpose.Of("crew staging");
    private static readonly Duration SaysSo = Duration.FromSeconds(15);
    private static readonly Duration AtOnce = Duration.FromSeconds(40);
    private static readonly Duration BeforeDue = Duration.FromSeconds(45);
    private static readonly Duration SoonDue = Duration.FromMinutes(2);
    private const int MostTries = 20;

    private readonly World _world;
    private readonly Job?[] _jobs;
    private readonly int[] _versions;
    private readonly OnScene _onScene;

    public Crews(World world)
    {
        _world = world;
        _jobs = new Job?[world.Inputs.Fleet.Units.Length];
        _versions = new int[_jobs.Length];
        _onScene = new(world, this);
    }

    public void Assigned(UnitAssigned e)
    {
        if (e.Status != UnitStatus.Held) Begin(e.Unit, e.Incident, e.Kind, e.Stage, e.Eta.IsReachable ? e.Eta.ToDuration() : Duration.FromMinutes(30));
    }

    public void Began(HeldAssignmentBegan e)
    {
        if (_world.State.Units.Find(e.Unit)?.Active is { } active) Begin(e.Unit, e.Incident, active.Kind, active.Stage, Duration.FromMinutes(10));
    }

    public void Changed(UnitStatusChanged e)
    {
        var unit = _world.Positions.IndexOf(e.Unit);
        if (_jobs[unit] is not { } job) return;
        if (e.To == UnitStatus.OnScene && !job.Arrived)
        {
            job.Arrived = true;
            _world.Positions.Stay(unit, job.Scene.Place);
            _onScene.Arrived(unit, job);
        }
        SignOfLife(unit, job, e.Due);
    }

    public void CheckedIn(UnitCheckedIn e)
    {
        var unit = _world.Positions.IndexOf(e.Unit);
        if (_jobs[unit] is { } job) SignOfLife(unit, job, e.Due);
    }

    public void Missed(CheckInMissed e)
    {
        var unit = _world.Positions.IndexOf(e.Unit);
        if (_jobs[unit] is { Arrived: true }) Later(SaysSo, Deed.CheckIn, unit);
    }

    public void HoldsShort(UnitHoldsShort e)
    {
        var unit = _world.Positions.IndexOf(e.Unit);
        if (_jobs[unit] is not { } job || job.Scene.Incident != e.Incident) return;
        job.Stage = e.Stage;
        Later(SaysSo, Deed.KnowDanger, unit);
    }

    public void Cleared(UnitCleared e)
    {
        var unit = _world.Positions.IndexOf(e.Unit);
        if (_jobs[unit] is not { } job || job.Scene.Incident != e.Incident) return;
        (_jobs[unit], job.Over) = (null, true);
        _versions[unit]++;
        job.Scene.Running--;
        if (job.Arrived) _world.Positions.GoHome(unit, job.Scene.Place, _world.Travel);
        _world.Desk.UnitIsFree();
        if (e.Reason != ClearReason.Done) _world.Desk.Needed(e.Incident);
        _world.Desk.MayClose(job.Scene);
    }

    public void Do(Deed deed, int unit, int version)
    {
        if (version != _versions[unit] || _jobs[unit] is not { Over: false } job) return;
        switch (deed)
        {
            case Deed.Acknowledge: Report(job, UnitStatus.Acknowledged); break;
            case Deed.Decline: _world.ByCrew(job.Unit, new Decline(job.Unit, DeclineReason.Other)); break;
            case Deed.Move: Move(unit, job); break;
            case Deed.Arrive: Arrive(unit, job); break;
            case Deed.CheckIn when _world.State.Units.Find(job.Unit)?.Active is { } active && active.Due - _world.Now < SoonDue: _world.ByCrew(job.Unit, new CheckIn(job.Unit)); break;
            case Deed.CheckIn: break;
            case Deed.Enter when _world.State.Units.Find(job.Unit)?.Active is { HoldShort: true }: Again(Deed.Enter, unit, job); break;
            case Deed.Enter: _world.ByCrew(job.Unit, new Enter(job.Unit)); break;
            case Deed.KnowDanger when _world.State.Units.Find(job.Unit)?.Active is { HoldShort: true }: _world.ByCrew(job.Unit, new AcknowledgeDanger(job.Unit)); break;
            case Deed.KnowDanger: break;
            default: _onScene.Do(deed, unit, job); break;
        }
    }

    /// <summary>Puts down what the crew of a unit does after a time.</summary>
    public void Later(Duration after, Deed deed, int unit) => _world.Agenda.Add(_world.Now + after, deed, unit, _versions[unit]);

    public bool Report(Job job, UnitStatus to) => _world.ByCrew(job.Unit, new ReportStatus(job.Unit, to));

    public double Share(Job job, Purpose purpose) => _world.Chance.Share(job.Scene.Logged.Row, purpose.Nth((int)job.Kind + (32 * job.Nth)));

    private void Begin(UnitId unitId, IncidentId incident, ResponderKind kind, bool stage, Duration eta)
    {
        if (_world.SceneOf(incident) is not { } scene || !_world.Inputs.Times.Crews.TryGetValue(kind, out var times)) return;
        var unit = _world.Positions.IndexOf(unitId);
        var job = new Job { Scene = scene, Unit = unitId, Kind = kind, Times = times, Eta = eta, Nth = scene.NextAttempt(kind), Stage = stage };
        _jobs[unit] = job;
        _versions[unit]++;
        scene.Running++;
        var variant = _world.Inputs.Variant;
        if (Share(job, ForDecline) < times.Declines.In(variant))
        {
            Later(SaysSo, Deed.Decline, unit);
            return;
        }
        if (Share(job, ForMiss) < times.MissesAcknowledgement.In(variant)) return;
        var turnout = times.Turnout.At(Share(job, ForTurnout));
        if (turnout > AtOnce) Later(SaysSo, Deed.Acknowledge, unit);
        Later(turnout, Deed.Move, unit);
    }

    private void Move(int unit, Job job)
    {
        if (!Report(job, UnitStatus.EnRoute))
        {
            Again(Deed.Move, unit, job);
            return;
        }
        // Traffic: the way takes 0.85 to 1.3 times what was expected.
        var traffic = 0.85 + (0.45 * Share(job, ForTraffic));
        Later(Duration.FromSeconds((long)Math.Round(job.Eta.TotalSeconds * traffic)), Deed.Arrive, unit);
    }

    private void Arrive(int unit, Job job)
    {
        if (!Report(job, job.Stage ? UnitStatus.Staged : UnitStatus.OnScene))
        {
            Again(Deed.Arrive, unit, job);
            return;
        }
        if (!job.Stage) return;
        _world.Positions.Stay(unit, job.Scene.Place);
        var desk = _world.Inputs.Times.Desk;
        var wait = (ResponderKinds.WithOfficer.Contains(job.Kind) ? desk.OfficersStaging : desk.Staging).At(Share(job, ForStaging));
        job.NextWord = _world.Now + wait;
        Later(wait, Deed.Enter, unit);
    }

    // A crew that holds short says so first; then it tries again.
    private void Again(Deed deed, int unit, Job job)
    {
        if (job.Over || job.Tries++ > MostTries) return;
        Later(SaysSo, Deed.KnowDanger, unit);
        Later(SaysSo + SaysSo, deed, unit);
    }

    // A crew that will be silent beyond the time by which a sign of life is due gives one before.
    public void SignOfLife(int unit, Job job, Instant due)
    {
        if (job.NextWord > due) Later(due - _world.Now - BeforeDue, Deed.CheckIn, unit);
    }
}
