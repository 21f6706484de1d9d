using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Planning.Replays;

/// <summary>Counts what happens, from the events alone: what a stranger counts from the journal. For one thread.</summary>
internal sealed class Results
{
    private readonly UnitClock _clock;
    private readonly IncidentCounts _counts;
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _backups = new(StringComparer.Ordinal);
    private readonly Policy _policy;
    private readonly int _calls;
    private long _rows, _unitsLookedAt;
    private int _stillOpen;

    public Results(ReplayInputs inputs, Policy policy)
    {
        (_policy, _calls) = (policy, inputs.Log.Calls.Count);
        _clock = new(inputs.Fleet.Units.Length);
        _counts = new();
    }

    public long Commands { get; set; }
    public long Events { get; private set; }
    public int SecondCalls { get; set; }

    /// <summary>The first command of each code that was refused, for whoever looks into it.</summary>
    public SortedDictionary<string, string> FirstRefusals { get; } = new(StringComparer.Ordinal);

    public void CountRefusal(string code, CommandBody body, string text)
    {
        _refusals[code] = _refusals.GetValueOrDefault(code) + 1;
        if (!FirstRefusals.ContainsKey(code)) FirstRefusals[code] = $"{body.GetType().Name}: {text}";
    }

    public void Count(AreaEvent @event, World world)
    {
        Events++;
        switch (@event)
        {
            case IncidentOpened e when world.SceneOf(e.Incident) is { } scene:
                (scene.Tally.OpenedAt, scene.Tally.CommitBy) = (e.HappenedAt, e.CommitBy);
                Determine(scene, e.Determined);
                break;
            case Determined e when world.SceneOf(e.Incident) is { } scene:
                scene.Tally.CommitBy = e.CommitBy;
                scene.Tally.Determine(e.Level, e.Priority, e.Needs, e.Flags, e.Disqualifiers, e.Current.Family.IsInScope() || (e.Flags & Flags.BehaviouralHealth) != 0);
                break;
            case UnitAssigned e when e.Status != UnitStatus.Held: Assigned(e, world); break;
            case UnitStatusChanged e: Changed(e, world); break;
            case UnitCleared e: _clock.Cleared(world.Positions.IndexOf(e.Unit), e.At); break;
            case HandOffAccepted e when world.SceneOf(e.Incident) is { } scene: scene.Tally.Commit(e.Kind, e.At, officer: false, OfficerGround.NoOfficer, default); break;
            case HandOffJoined e when world.SceneOf(e.Incident) is { } scene: scene.Tally.Join(e.Kind); break;
            case BackupRequested e: _backups[$"{e.Kind.Id()}: {e.Cause.ToString().ToLowerInvariant()}"] = _backups.GetValueOrDefault($"{e.Kind.Id()}: {e.Cause.ToString().ToLowerInvariant()}") + 1; break;
            case Recommended e: _unitsLookedAt += LookedAt(e.Recommendation); break;
            case IncidentClosed e when world.SceneOf(e.Incident) is { } scene: (scene.Tally.End, scene.Tally.Disposition, scene.Tally.IsClosed) = (e.Funnel, e.Disposition, true); break;
            default: break;
        }
    }

    public void Settle(Scene scene) => _counts.Add(scene);

    public void Finish(World world, long rows)
    {
        _rows = rows;
        foreach (var (id, _) in world.State.Incidents)
        {
            _stillOpen++;
            if (world.SceneOf(id) is { } scene) _counts.Add(scene);
        }
    }

    public PolicyResult Make() => new()
    {
        Name = _policy.Id,
        Use = _policy.Use,
        Calls = _calls,
        SecondCalls = SecondCalls,
        Incidents = _counts.Funnel.Make()[0].Count,
        PoliceFirst = _counts.PoliceFirst,
        PoliceFirstWithoutReason = _counts.PoliceFirstWithoutReason,
        PoliceFirstByGround = _counts.PoliceFirstByGround(),
        PoliceFirstByDisqualifier = _counts.PoliceFirstByDisqualifier(),
        Funnel = _counts.Funnel.Make(),
        ServedBy = _counts.Funnel.ServedBy(),
        FirstResponder = _counts.FirstResponder(),
        FirstResponderByNature = _counts.FirstResponderByNature(),
        ResponseMinutes = _counts.ResponseMinutes(),
        Triage = _counts.Triage(),
        UnitHours = Sorted(ResponderKinds.AllIds.Select((id, i) => (id, _clock.HoursOf((ResponderKind)i))).Where(k => k.Item2 > 0)),
        Police = new(UnitClock.Hours(_clock.OfficerTicks), _clock.HoursOf(OfficerGround.RequestFromScene), _clock.HoursOf(OfficerGround.CrewProtection),
            _clock.HoursOf(OfficerGround.ExhaustedStep), _clock.HoursOf(OfficerGround.Search), UnitClock.Hours(_clock.CoResponseTicks), UnitClock.Hours(_clock.StagingTicks)),
        Waits = _counts.Waits(),
        Backups = _backups,
        MentalHealth = _counts.MentalHealth,
        Commands = Commands,
        Rows = _rows,
        Events = Events,
        UnitsLookedAt = _unitsLookedAt,
        Refusals = _refusals,
        StillOpen = _stillOpen,
    };

    private static void Determine(Scene scene, Determination d) => scene.Tally.Determine(d.Level, d.Priority, d.Needs, d.Flags, d.Disqualifiers, d.IsInScope);

    private void Assigned(UnitAssigned e, World world)
    {
        var scene = world.SceneOf(e.Incident);
        scene?.Tally.Commit(e.Kind, e.HappenedAt, e.OfficerInCrew, e.Ground, e.Disqualifiers);
        var withTeam = scene is not null && e.OfficerInCrew && scene.Tally.Needs.Overlaps(ResponderKinds.Teams);
        _clock.Assigned(world.Positions.IndexOf(e.Unit), e, withTeam);
    }

    private void Changed(UnitStatusChanged e, World world)
    {
        _clock.Changed(world.Positions.IndexOf(e.Unit), e);
        if (e.To == UnitStatus.OnScene && world.SceneOf(e.Incident) is { } scene) scene.Tally.FirstArrival ??= e.HappenedAt;
    }

    private static long LookedAt(Recommendation recommendation)
    {
        long rest = 0;
        foreach (var count in recommendation.Rest) rest += count.Count;
        return recommendation.Picks.Length + recommendation.PassedOver.Length + rest;
    }

    private static SortedDictionary<string, double> Sorted(IEnumerable<(string Key, double Value)> items)
    {
        SortedDictionary<string, double> sorted = new(StringComparer.Ordinal);
        foreach (var (key, value) in items) sorted[key] = value;
        return sorted;
    }
}
