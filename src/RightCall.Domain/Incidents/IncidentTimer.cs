using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;

namespace RightCall.Domain.Incidents;

/// <summary>Does what is due for an incident: sends or offers what nobody sent, goes on in the plan, raises what nobody answers.</summary>
internal static class IncidentTimer
{
    public static void Run(Draft draft, IncidentId id)
    {
        var incident = draft.Incident(id);
        foreach (var handOff in incident.HandOffs)
        {
            if (handOff.Due > draft.At) continue;
            Overdue(draft, incident, handOff);
            return;
        }
        if (IncidentDue.LastResortAt(incident) is { } last && last <= draft.At)
        {
            LastResort.Send(draft, incident);
            return;
        }
        foreach (var track in incident.Tracks)
        {
            if (!track.IsOpen || track.Due > draft.At) continue;
            Look(draft, incident, track);
            return;
        }
        if (incident.DeskDue <= draft.At) Raising.Raise(draft, id, CauseOf(incident, draft.At));
    }

    private static void Overdue(Draft draft, IncidentState incident, HandOff handOff)
    {
        if (!handOff.IsTaken)
        {
            HandOffDecisions.End(draft, incident, handOff, HandOffRefusal.NoAnswer);
            return;
        }
        draft.Emit(new HandOffOverdue(draft.At, incident.Id, handOff.Number, draft.At + Timings.ReportAgain));
        Raising.Raise(draft, incident.Id, RaiseCause.ReportOverdue);
    }

    // An open track: send whoever is recommended; else go on in the plan; else wait and look again.
    private static void Look(Draft draft, IncidentState incident, Track track)
    {
        var byHand = incident.IsByHand(draft.At);
        if (byHand && track.Cause != TrackCause.CrewProtection && (incident.Exercise is not null || track.Cause != TrackCause.SceneRequest))
        {
            draft.Emit(new TrackWaits(draft.At, incident.Id, track.Number, Instant.Min(incident.ByHandUntil!.Value, draft.At + Timings.ExerciseAgain)));
            return;
        }
        if (track.Step.IsHandOff)
        {
            if (track.HandOff is null && OfferIsNew(incident, track)) HandOffDecisions.OfferStep(draft, incident, track);
            else if (!Steps.TryAdvance(draft, incident, track, StepEnd.HandOffNotTaken, out var notBefore)) Wait(draft, incident, track, notBefore);
            return;
        }
        if (Held(draft, incident, track, out var until))
        {
            draft.Emit(new TrackWaits(draft.At, incident.Id, track.Number, until));
            return;
        }
        if (Sending.SendRecommended(draft, incident.Id, AssignedBy.Timer, byHand ? track.Cause : null) && !StillDue(draft, incident.Id, track.Number)) return;
        incident = draft.Incident(incident.Id);
        track = incident.Tracks[track.Number];
        var later = draft.At;
        if (EndOf(draft, incident, track) is { } end && Steps.TryAdvance(draft, incident, track, end, out later)) return;
        Wait(draft, incident, track, later);
    }

    private static bool StillDue(Draft draft, IncidentId id, int track) => draft.Incident(id).Tracks[track] is { IsOpen: true } after && after.Due <= draft.At;

    // Each desk is asked once for a step. The last one is asked again, since nobody else is left.
    private static bool OfferIsNew(IncidentState incident, Track track)
    {
        foreach (var handOff in incident.HandOffs) if (handOff.Kind == track.Step.Kind) return false;
        return true;
    }

    // Somebody at a desk has claimed the incident: the timer waits, but not past the time of the step.
    private static bool Held(Draft draft, IncidentState incident, Track track, out Instant until)
    {
        until = incident.Claim is { } claim ? Instant.Min(claim.Until, Steps.Ends(track)) : draft.At;
        return until > draft.At;
    }

    private static StepEnd? EndOf(Draft draft, IncidentState incident, Track track)
    {
        if (Steps.NoneOnShift(draft, track.Step.Kind)) return StepEnd.NoneOnShift;
        if (Steps.AllDeclined(draft.State, track)) return StepEnd.AllDeclined;
        if (draft.At < Steps.Ends(track)) return null;
        foreach (var shortfall in Recommender.For(draft.State, incident, draft.Facts, draft.At).Shortfalls)
        {
            if (shortfall.Track != track.Number) continue;
            return shortfall.Reason switch
            {
                ShortfallReason.TooFar => StepEnd.TimeRanTooFar,
                ShortfallReason.NoGroundForOfficer or ShortfallReason.ForbiddenByLaw => StepEnd.NotAllowed,
                ShortfallReason.AllTeamsBusy => StepEnd.TimeRanAllBusy,
                ShortfallReason.NoTeamOnShift => StepEnd.TimeRan,
                _ => StepEnd.TimeRan,
            };
        }
        return StepEnd.TimeRan;
    }

    private static void Wait(Draft draft, IncidentState incident, Track track, Instant notBefore)
    {
        var again = draft.At + Timings.Retry(incident.Effective.Priority, draft.At - track.StepStarted);
        var ends = Steps.Ends(track);
        if (notBefore > draft.At && notBefore < again) again = notBefore;
        if (ends > draft.At && ends < again) again = ends;
        draft.Emit(new TrackWaits(draft.At, incident.Id, track.Number, again));
    }

    private static RaiseCause CauseOf(IncidentState incident, Instant at)
    {
        var open = false;
        foreach (var track in incident.Tracks)
        {
            if (!track.IsOpen) continue;
            open = true;
            if (track.IsLastStep && Steps.Ends(track) <= at) return RaiseCause.PlanRanOut;
        }
        return open ? RaiseCause.NobodyActed : RaiseCause.NotDisposed;
    }
}
