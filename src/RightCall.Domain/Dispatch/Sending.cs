using System.Collections.Immutable;
using System.Numerics;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>Decides who is sent: by a person, by the timer, or by a rule that does not wait.</summary>
internal static class Sending
{
    /// <summary>Reads what would be sent, and records that it was shown.</summary>
    public static Refusal? Show(Draft draft, IncidentState incident)
    {
        draft.Emit(new Recommended(draft.At, incident.Id, Recommender.For(draft.State, incident, draft.Facts, draft.At)));
        return null;
    }

    public static Refusal? Send(Draft draft, IncidentState incident, SendUnits command)
    {
        if (command.Units.IsDefaultOrEmpty) return IncidentRefusals.NothingGiven.With("No unit is named: name at least one.");
        var recommendation = Fresh(draft, incident);
        foreach (var id in command.Units) if (Against(draft, incident, command, recommendation, id) is { } refusal) return refusal;
        if (!ReferenceEquals(recommendation, incident.Recommendation)) draft.Emit(new Recommended(draft.At, incident.Id, recommendation));
        if (command.Override is { } chosen && AnyOther(command.Units, recommendation))
            draft.Emit(new OverrideRecorded(draft.At, incident.Id, draft.Actor.Id, command.Units, [.. recommendation.Picks.Select(p => p.Unit)], chosen, SendsOfficer(draft, incident, command.Units, recommendation)));
        foreach (var id in command.Units)
        {
            var unit = draft.State.Units.Find(id)!;
            var place = recommendation.IndexOf(id);
            Assign(draft, incident.Id, place >= 0 ? recommendation.Picks[place] : Chosen(draft, incident, unit), recommendation.Metric, AssignedBy.Desk, draft.Actor.Id, place >= 0 ? null : command.Override, command.ObservedAt);
        }
        return null;
    }

    public static Refusal? Redirect(Draft draft, UnitState unit, RedirectUnit command)
    {
        if (unit.Active is not { } active) return UnitRefusals.NoAssignment.With($"{unit.Id} has no active assignment to be redirected from.");
        if (!StatusTable.Allows(active.Status, UnitStatus.Dispatched, StatusCommand.Redirect)) return UnitRefusals.NotInTable.With($"{unit.Id} is {active.Status.Id()}: it cannot be redirected now.");
        if (!draft.State.Incidents.TryGet(command.To, out var to)) return IncidentRefusals.NotOpen.With($"Incident {command.To} is not open.");
        if (Clearing.EmsStays(draft, draft.Incident(active.Incident), unit) is { } stays) return stays;
        if (active.Incident == command.To) return UnitRefusals.AlreadyThere.With($"{unit.Id} is on that incident already.");
        if (unit.OfficerAboard && OfficerRefusal(draft, to, unit, out _) is { } refusal) return refusal;
        Clearing.Release(draft, unit, ClearReason.Redirected, null, null, beginHeld: false);
        to = draft.Incident(command.To);
        var pick = Chosen(draft, to, draft.State.Units.Find(unit.Id)!);
        draft.Emit(new OverrideRecorded(draft.At, to.Id, draft.Actor.Id, [unit.Id], [], command.Override, unit.OfficerAboard && pick.Ground == OfficerGround.Override));
        Assign(draft, to.Id, pick, draft.Facts.Travel.Metric, AssignedBy.Desk, draft.Actor.Id, command.Override);
        return null;
    }

    /// <summary>Sends whoever is recommended for the open tracks. By a timer, when nobody acted; by a rule, when nobody may wait.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="id">The incident.</param>
    /// <param name="by">Who sends.</param>
    /// <param name="only">Only for needs with this cause; null for all.</param>
    /// <returns>Whether anybody was sent.</returns>
    public static bool SendRecommended(Draft draft, IncidentId id, AssignedBy by, TrackCause? only = null)
    {
        var incident = draft.Incident(id);
        var recommendation = Recommender.For(draft.State, incident, draft.Facts, draft.At);
        if (recommendation.Picks.IsEmpty) return false;
        draft.Emit(new Recommended(draft.At, id, recommendation));
        foreach (var pick in recommendation.Picks) if (only is not { } cause || Serves(incident, pick.Tracks, cause)) Assign(draft, id, pick, recommendation.Metric, by, null, null);
        return true;
    }

    private static bool Serves(IncidentState incident, uint tracks, TrackCause cause)
    {
        foreach (var track in incident.Tracks) if ((tracks & (1u << track.Number)) != 0 && track.Cause == cause) return true;
        return false;
    }

    private static void Assign(Draft draft, IncidentId id, in Pick pick, string metric, AssignedBy by, ActorId? person, Override? overridden, Instant? observedAt = null)
    {
        var unit = draft.State.Units.Find(pick.Unit)!;
        var incident = draft.Incident(id);
        var held = unit.Active is not null;
        draft.Emit(new UnitAssigned(draft.At, unit.Id, id, pick.Kind, pick.Tracks, held ? UnitStatus.Held : UnitStatus.Dispatched, pick.Stage, by, person, unit.OfficerAboard, pick.Ground,
            pick.Ground == OfficerGround.Disqualifier ? incident.Effective.Disqualifiers & Disqualifiers.Police : default, pick.Eta, pick.PositionAsOf, metric, overridden,
            draft.At + (observedAt is null ? Timings.Acknowledge(incident.Effective.Priority) : Timings.EntersLate), draft.Observed(observedAt, incident.OpenedAt)));
    }

    // What was shown a moment ago holds while nothing has changed in the incident or its units.
    private static Recommendation Fresh(Draft draft, IncidentState incident) =>
        incident.Recommendation is { } shown && draft.At - shown.At <= Timings.RecommendationHolds && shown.PolicyHash == draft.Policy.Hash && StillHolds(draft.State, shown)
            ? shown : Recommender.For(draft.State, incident, draft.Facts, draft.At);

    // A unit may have been taken meanwhile, or its crew may have changed.
    private static bool StillHolds(AreaState state, Recommendation shown)
    {
        foreach (ref readonly var pick in shown.Picks.AsSpan())
        {
            if (state.Units.Find(pick.Unit) is not { IsFree: true } unit || unit.Crew < unit.Definition.MinimumCrew) return false;
            if (unit.OfficerAboard != (pick.Ground != OfficerGround.NoOfficer)) return false;
        }
        return true;
    }

    private static Refusal? Against(Draft draft, IncidentState incident, SendUnits command, Recommendation recommendation, UnitId id)
    {
        if (draft.State.Units.Find(id) is not { } unit) return UnitRefusals.Unknown.With($"The roster has no unit {id}.");
        if (Count(command.Units, id) > 1) return IncidentRefusals.NothingGiven.With($"{id} is named twice.");
        if (incident.Units.Contains(id) || incident.HeldBy.Contains(id)) return UnitRefusals.AlreadyThere.With($"{id} is on incident {incident.Number} already.");
        if (unit.Duty != UnitStatus.Available || unit.Panic) return UnitRefusals.NotOnDuty.With($"{id} is {unit.Status.Id()}{(unit.Panic ? " and in danger" : "")}: it cannot be sent.");
        if (recommendation.IndexOf(id) >= 0) return null;
        if (command.Override is not { } chosen) return IncidentRefusals.NotRecommended.With($"{id} is not recommended for incident {incident.Number} now: read the recommendation again, or name a reason for an override.");
        if (chosen.Reason == OverrideReason.CallerInsisted && (incident.Marks & IncidentMarks.TeamOffered) == 0)
            return IncidentRefusals.TeamNotOffered.With("A caller who insists is asked why and offered the team first; then a person decides.");
        return unit.OfficerAboard ? OfficerRefusal(draft, incident, unit, out _) : null;
    }

    // A person may override the rule on officers, and it is recorded; nobody overrides the law.
    private static Refusal? OfficerRefusal(Draft draft, IncidentState incident, UnitState unit, out OfficerGround ground)
    {
        ground = GroundFor(draft, incident, unit);
        return OfficerRules.Forbids(draft.State, incident, ground) is null || !draft.IsLive ? null
            : IncidentRefusals.ForbiddenByLaw.With($"The law forbids sending {unit.Id} to incident {incident.Number}: no crime, no threat of injury, no provider that reported it cannot come, no request.");
    }

    private static OfficerGround GroundFor(Draft draft, IncidentState incident, UnitState unit)
    {
        foreach (var track in incident.Tracks)
            if (track.Status is TrackStatus.Open or TrackStatus.Covered && unit.Definition.Kinds.Overlaps(track.Accepts)
                && OfficerRules.MayAttend(draft.State, incident, track, out var ground, out _)) return ground;
        if (!draft.IsLive) return OfficerGround.Baseline;
        return !incident.IsInScope ? OfficerGround.OutOfScope : OfficerRules.StandingGround(incident) ?? OfficerGround.Override;
    }

    // A unit that a person chose: it counts for every open need that it can serve.
    private static Pick Chosen(Draft draft, IncidentState incident, UnitState unit)
    {
        uint tracks = 0;
        var kinds = KindSet.None;
        var stage = StagingRules.Asks(incident);
        foreach (var track in incident.Tracks)
        {
            if (!track.IsOpen || !unit.Definition.Kinds.Overlaps(track.Accepts)) continue;
            tracks |= 1u << track.Number;
            if (kinds.IsEmpty) kinds = unit.Definition.Kinds & track.Accepts;
            stage |= StagingRules.Stages(incident, track);
        }
        if (kinds.IsEmpty) kinds = unit.Definition.Kinds;
        var (eta, asOf) = Travel(draft, incident, unit);
        return new(unit.Id, (ResponderKind)BitOperations.TrailingZeroCount(kinds.Bits), tracks, PickReason.Nearest, eta, asOf, stage, unit.OfficerAboard ? GroundFor(draft, incident, unit) : OfficerGround.NoOfficer);
    }

    private static (TravelTime Eta, Instant? AsOf) Travel(Draft draft, IncidentState incident, UnitState unit)
    {
        if (incident.Place is not { } place) return (TravelTime.Unreachable, null);
        var known = draft.Facts.Positions.TryFind(unit.Id, out var position);
        Span<GeoPoint> from = [known ? position.Point : unit.Definition.Home];
        Span<TravelTime> times = stackalloc TravelTime[1];
        draft.Facts.Travel.ToPlace(from, place.Point, Timings.WithLights.Overlaps(unit.Definition.Kinds) && incident.Effective.Priority <= Priority.Two, times);
        return (times[0], known ? position.AsOf : null);
    }

    private static bool SendsOfficer(Draft draft, IncidentState incident, ImmutableArray<UnitId> units, Recommendation recommendation)
    {
        foreach (var id in units)
            if (recommendation.IndexOf(id) < 0 && draft.State.Units.Find(id) is { OfficerAboard: true } unit && GroundFor(draft, incident, unit) == OfficerGround.Override) return true;
        return false;
    }

    private static bool AnyOther(ImmutableArray<UnitId> units, Recommendation recommendation)
    {
        foreach (var id in units) if (recommendation.IndexOf(id) < 0) return true;
        return false;
    }

    private static int Count(ImmutableArray<UnitId> units, UnitId id)
    {
        var count = 0;
        foreach (var unit in units) if (unit == id) count++;
        return count;
    }
}
