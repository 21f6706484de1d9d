using System.Numerics;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>A unit that is weighed for a track. A small value, so that a fleet lies on the stack.</summary>
internal struct Candidate
{
    /// <summary>Nothing speaks against it.</summary>
    public const int Free = -1;
    /// <summary>It was picked.</summary>
    public const int Picked = -2;

    /// <summary>Its place in the unit table.</summary>
    public int Place;
    /// <summary>Why it is passed over, or one of the values above.</summary>
    public int Reason;
    public TravelTime Eta;
    public Instant? AsOf;

    /// <summary>Whether it can still be picked: nothing speaks against it, or only that another fits the person better.</summary>
    public readonly bool IsLeft => Reason is Free or (int)Dispatch.PassReason.SkillMissing or (int)Dispatch.PassReason.LanguageMissing;

    public readonly PassReason PassReason => Reason == Free ? PassReason.FurtherAway : (PassReason)Reason;
}

/// <summary>Weighs the units that could serve one track.</summary>
internal readonly struct Candidates
{
    private readonly AreaState _state;
    private readonly IncidentState _incident;
    private readonly Track _track;
    private readonly KindSet _kinds;
    private readonly bool _officerMayAttend;
    private readonly PassReason _whyNoOfficer;
    private readonly TravelTime _within;
    private readonly string? _language;
    private readonly bool _youth;

    public Candidates(AreaState state, IncidentState incident, Track track, Instant at)
    {
        (_state, _incident, _track, _kinds) = (state, incident, track, KindsOf(track));
        _officerMayAttend = OfficerRules.MayAttend(state, incident, track, out var ground, out _whyNoOfficer);
        Ground = ground;
        // The last step goes on until somebody goes, however far.
        var anyDistance = track.Cause != TrackCause.Determination || TrackDecisions.IsLastThatMayRun(state, incident, track);
        _within = anyDistance ? TravelTime.Unreachable : new((int)Math.Min(track.Step.Within.TotalMilliseconds, int.MaxValue - 1));
        WithLights = Timings.WithLights.Overlaps(_kinds) && incident.Effective.Priority <= Priority.Two;
        Stages = StagingRules.Stages(incident, track);
        var team = ResponderKinds.Teams.Overlaps(_kinds);
        _youth = team && (incident.Effective.Flags & Flags.Minor) != 0;
        _language = team && incident.Calls.Length > 0 && state.Calls.TryGet(incident.Calls[0], out var call) && call.Language is { } spoken && spoken != "en" ? spoken : null;
    }

    public OfficerGround Ground { get; }
    public bool WithLights { get; }
    public bool Stages { get; }

    public int Capacity
    {
        get
        {
            var capacity = 0;
            for (var kind = 0; kind < ResponderKinds.Count; kind++) if (_kinds.Contains((ResponderKind)kind)) capacity += _state.Units.OfKind((ResponderKind)kind).Length;
            return capacity;
        }
    }

    /// <summary>The kinds that are looked for: those of the step, or either kind of ambulance where a crew is protected or nobody else comes.</summary>
    public static KindSet KindsOf(Track track)
    {
        if (track.Cause is TrackCause.Determination or TrackCause.SceneRequest) return KindSet.Of(track.Step.Kind);
        return ResponderKinds.Ems.Contains(track.Need) ? ResponderKinds.Ems : KindSet.Of(track.Need);
    }

    public ResponderKind KindFor(UnitState unit)
    {
        var common = (_kinds & unit.Definition.Kinds).Bits;
        return common == 0 ? _track.Step.Kind : (ResponderKind)BitOperations.TrailingZeroCount(common);
    }

    /// <summary>The units on duty, each with what speaks against it before distance; those off shift are counted only.</summary>
    public int Collect(IUnitPositions positions, scoped Span<Candidate> found, scoped Span<GeoPoint> from, ref PassedOverList passed)
    {
        var count = 0;
        var earlier = KindSet.None;
        for (var kind = 0; kind < ResponderKinds.Count; kind++)
        {
            if (!_kinds.Contains((ResponderKind)kind)) continue;
            foreach (var place in _state.Units.OfKind((ResponderKind)kind))
            {
                var unit = _state.Units[place];
                if (unit.Definition.Kinds.Overlaps(earlier)) continue;
                if (unit.Duty == UnitStatus.Off)
                {
                    passed.Count(_track.Number, PassReason.OffShift);
                    continue;
                }
                var known = positions.TryFind(unit.Id, out var position);
                from[count] = known ? position.Point : unit.Definition.Home;
                found[count++] = new() { Place = place, Reason = Against(unit), AsOf = known ? position.AsOf : null };
            }
            earlier |= KindSet.Of((ResponderKind)kind);
        }
        return count;
    }

    public void Weigh(ref Candidate candidate, TravelTime eta)
    {
        candidate.Eta = eta;
        if (candidate.Reason != Candidate.Free) return;
        if (!eta.IsReachable) candidate.Reason = (int)PassReason.NoWay;
        else if (eta > _within) candidate.Reason = (int)PassReason.TooFarForTheStep;
    }

    /// <summary>The best that is left: the nearest, or one that fits the person better and is hardly later. -1 where none is left.</summary>
    public int Best(AreaState state, Span<Candidate> found, out PickReason reason)
    {
        var nearest = -1;
        for (var i = 0; i < found.Length; i++)
            if (found[i].IsLeft && (nearest < 0 || found[i].Eta < found[nearest].Eta)) nearest = i;
        reason = PickReason.Nearest;
        if (nearest < 0 || (_language is null && !_youth) || Misses(state.Units[found[nearest].Place]) is null) return nearest;
        var fitting = -1;
        for (var i = 0; i < found.Length; i++)
            if (found[i].Reason == Candidate.Free && (fitting < 0 || found[i].Eta < found[fitting].Eta) && Misses(state.Units[found[i].Place]) is null) fitting = i;
        if (fitting < 0 || found[fitting].Eta.ToDuration() - found[nearest].Eta.ToDuration() > Timings.FitIsWorth) return nearest;
        // Every nearer one that lacks it is passed over for that reason.
        for (var i = 0; i < found.Length; i++)
            if (found[i].Reason == Candidate.Free && found[i].Eta < found[fitting].Eta) found[i].Reason = (int)Misses(state.Units[found[i].Place])!.Value;
        reason = PickReason.FitsThePerson;
        return fitting;
    }

    public static ShortfallReason WhyShort(ReadOnlySpan<Candidate> found)
    {
        var (declined, far, officer, busy) = (false, false, false, false);
        foreach (ref readonly var candidate in found)
        {
            switch (candidate.Reason)
            {
                case Candidate.Picked: break;
                case (int)PassReason.ForbiddenByLaw: return ShortfallReason.ForbiddenByLaw;
                case (int)PassReason.OfficerWithoutGround: officer = true; break;
                case (int)PassReason.TooFarForTheStep or (int)PassReason.NoWay: far = true; break;
                case (int)PassReason.Declined: declined = true; break;
                default: busy = true; break;
            }
        }
        return officer ? ShortfallReason.NoGroundForOfficer : far ? ShortfallReason.TooFar : busy ? ShortfallReason.AllTeamsBusy
            : declined ? ShortfallReason.TeamDeclined : ShortfallReason.NoTeamOnShift;
    }

    private int Against(UnitState unit)
    {
        if (unit.Active is { } active) return (int)(active.Incident == _incident.Id ? PassReason.AlreadyAssigned : unit.Panic ? PassReason.InDanger : PassReason.Busy);
        if (unit.Panic) return (int)PassReason.InDanger;
        if (unit.Duty != UnitStatus.Available) return (int)PassReason.OutOfService;
        if (unit.Crew < unit.Definition.MinimumCrew) return (int)PassReason.BelowMinimumCrew;
        if (unit.OfficerAboard && !_officerMayAttend) return (int)_whyNoOfficer;
        if (!_track.Asked.IsEmpty && _track.Asked.Contains(unit.Id)) return (int)PassReason.Declined;
        return !_incident.HeldBy.IsEmpty && _incident.HeldBy.Contains(unit.Id) ? (int)PassReason.Held : Candidate.Free;
    }

    private PassReason? Misses(UnitState unit)
    {
        if (_youth && !unit.Definition.Skills.Contains("youth")) return PassReason.SkillMissing;
        return _language is not null && !unit.Definition.Languages.Contains(_language) ? PassReason.LanguageMissing : null;
    }
}
