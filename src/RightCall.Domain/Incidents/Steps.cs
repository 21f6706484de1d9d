using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>Decides which step of a chain runs, and when it is exhausted: only when its time has run, every unit was asked and declined, or none is on shift.</summary>
internal static class Steps
{
    /// <summary>The first step of a chain that may be tried, and why those before it may not.</summary>
    public static int First(Draft draft, IncidentState incident, ResponderKind need, Chain chain, out FunnelLoss? loss)
    {
        loss = null;
        for (var i = 0; i < chain.Steps.Length; i++)
        {
            var step = chain.Steps[i];
            if (MayRun(draft.State, incident, need, step, KindSet.None))
            {
                if (!NoneOnShift(draft, step.Kind)) return i;
                if (!ResponderKinds.WithOfficer.Contains(step.Kind)) loss ??= FunnelLoss.NoTeamOnShift;
            }
        }
        // Nothing may be tried now: the first step waits until somebody comes on shift, and the desk is told.
        return 0;
    }

    /// <summary>The kind itself, where there is no chain.</summary>
    public static int Itself(out FunnelLoss? loss)
    {
        loss = null;
        return 0;
    }

    /// <summary>The next step that may be tried after the running one; -1 where there is none.</summary>
    public static int Next(Draft draft, IncidentState incident, Track track, out FunnelLoss? loss)
    {
        loss = null;
        for (var i = track.Index + 1; i < track.Chain.Steps.Length; i++)
        {
            var step = track.Chain.Steps[i];
            if (!MayRun(draft.State, incident, track.Need, step, track.Tried)) continue;
            if (!NoneOnShift(draft, step.Kind)) return i;
            if (!ResponderKinds.WithOfficer.Contains(step.Kind)) loss ??= FunnelLoss.NoTeamOnShift;
        }
        return -1;
    }

    /// <summary>Whether a step may be tried in this incident at all.</summary>
    public static bool MayRun(AreaState state, IncidentState incident, ResponderKind need, Step step, KindSet tried)
    {
        if (tried.Contains(step.Kind)) return false;
        if (step.Kind is ResponderKind.ClinicianOnPhone or ResponderKind.Lifeline988 && (incident.Marks & IncidentMarks.TelephoneRefused) != 0) return false;
        var fallsThrough = ResponderKinds.WithOfficer.Contains(step.Kind) && !ResponderKinds.WithOfficer.Contains(need);
        return !fallsThrough || OfficerRules.MayFallThrough(state, incident);
    }

    /// <summary>Whether no unit of the kind is on shift, by a roster that its provider signed for the hour, and none is on duty beyond it.</summary>
    public static bool NoneOnShift(Draft draft, ResponderKind kind)
    {
        if (ResponderKinds.AtDesk.Contains(kind) || draft.State.RosterSignedBy is null) return false;
        var units = draft.State.Units;
        foreach (var place in units.OfKind(kind))
        {
            var unit = units[place];
            if (unit.Duty != UnitStatus.Off || unit.Definition.Shift.Contains(draft.HourOfWeek)) return false;
        }
        return true;
    }

    /// <summary>Whether every unit of the kind that is on duty was asked and declined.</summary>
    public static bool AllDeclined(AreaState state, Track track)
    {
        if (track.Asked.IsEmpty) return false;
        var any = false;
        foreach (var place in state.Units.OfKind(track.Step.Kind))
        {
            var unit = state.Units[place];
            if (unit.Duty == UnitStatus.Off) continue;
            if (!track.Asked.Contains(unit.Id)) return false;
            any = true;
        }
        return any;
    }

    /// <summary>How long the desk has before the timer sends or offers: never so long that the step's own time runs out meanwhile.</summary>
    public static Duration DeskTime(IncidentState incident, Step step)
    {
        var time = Timings.AutoSend(incident.Effective.Priority);
        return step.Try > Duration.Zero && step.Try / 2 < time ? step.Try / 2 : time;
    }

    /// <summary>When the running step's time has run.</summary>
    public static Instant Ends(Track track) => track.StepStarted + (track.Step.Try > Duration.Zero ? track.Step.Try : track.Step.Within);

    /// <summary>Goes on to the next step that may be tried.</summary>
    /// <returns>False where there is none, or it leads to an officer and its time has not come.</returns>
    public static bool TryAdvance(Draft draft, IncidentState incident, Track track, StepEnd end, out Instant notBefore)
    {
        notBefore = draft.At;
        var next = Next(draft, incident, track, out var skipped);
        if (next < 0) return false;
        if (WaitsForOfficer(draft, incident, track, track.Chain.Steps[next], end))
        {
            notBefore = track.Started + draft.Policy.MaximumResponseFor(incident.Effective.Priority);
            return false;
        }
        draft.Emit(new StepTaken(draft.At, incident.Id, track.Number, track.Index, end, next, LossOf(track.Step.Kind, end) ?? skipped, draft.At));
        return true;
    }

    // Without a ground of its own an officer's step begins only when those before it are exhausted: their time has run, never less than the longest response that the plan accepts,
    // or the first of them ended because all declined or none is on shift.
    private static bool WaitsForOfficer(Draft draft, IncidentState incident, Track track, Step next, StepEnd end)
    {
        if (!ResponderKinds.WithOfficer.Contains(next.Kind) || ResponderKinds.WithOfficer.Contains(track.Need) || OfficerRules.HasGround(draft.State, incident)) return false;
        if (end is StepEnd.AllDeclined or StepEnd.NoneOnShift && track.StepStarted == track.Started) return false;
        return draft.At < track.Started + draft.Policy.MaximumResponseFor(incident.Effective.Priority);
    }

    private static FunnelLoss? LossOf(ResponderKind kind, StepEnd end) => ResponderKinds.WithOfficer.Contains(kind) ? null : end switch
    {
        StepEnd.TimeRanAllBusy or StepEnd.TimeRan or StepEnd.HandOffNotTaken => FunnelLoss.AllTeamsBusy,
        StepEnd.TimeRanTooFar => FunnelLoss.TooFar,
        StepEnd.AllDeclined => FunnelLoss.TeamDeclined,
        StepEnd.NoneOnShift => FunnelLoss.NoTeamOnShift,
        StepEnd.CallerRefused => FunnelLoss.CallerRefused,
        _ => null,
    };
}
