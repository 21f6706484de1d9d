using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.HandOffs;

/// <summary>Decides on hand-offs. Who offers keeps the caller and the duty until it is accepted; who accepted reports by a due time.</summary>
internal static class HandOffDecisions
{
    /// <summary>The time that a desk kind has to answer what is offered beside the plan.</summary>
    private static readonly Duration AnswerWithin = Duration.FromMinutes(5);

    public static Refusal? Decide(Draft draft, IncidentState incident, IncidentCommand command) => command switch
    {
        OfferHandOff c => Offer(draft, incident, c),
        AcceptHandOff c => Accept(draft, incident, c),
        JoinHandOff c => Join(draft, incident, c),
        DeclineHandOff c => Decline(draft, incident, c),
        ReturnHandOff c => Return(draft, incident, c),
        ReportHandOff c => Report(draft, incident, c),
        CompleteHandOff c => Complete(draft, incident, c),
        _ => throw new ArgumentException($"No rule decides {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>Offers the running step of a track to its desk kind.</summary>
    public static void OfferStep(Draft draft, IncidentState incident, Track track) =>
        draft.Emit(new HandOffOffered(draft.At, incident.Id, new(incident.HandOffCount + 1), track.Step.Kind, null, HandOffPart.Need, track.Number, AssignedBy.Timer, draft.At + track.Step.Within));

    /// <summary>Ends an offer that was not answered in time, or was declined. The step that it served is over, and the next begins where there is one.</summary>
    public static void End(Draft draft, IncidentState incident, HandOff handOff, HandOffRefusal reason)
    {
        var priority = incident.Effective.Priority;
        draft.Emit(new HandOffEnded(draft.At, incident.Id, handOff.Number, reason, handOff.IsTaken, new(draft.At + Timings.Retry(priority, Waited(draft, incident, handOff)), DeskDue(draft, incident, handOff),
            handOff.IsTaken ? draft.At + draft.Policy.MaximumFor(priority) : incident.CommitBy)));
        incident = draft.Incident(incident.Id);
        foreach (var track in incident.Tracks)
            if (track.IsOpen && track.Number == handOff.Track && track.Step.Kind == handOff.Kind) Steps.TryAdvance(draft, incident, track, StepEnd.HandOffNotTaken, out _);
    }

    // The longer the same desk has not answered, the longer until it is asked again.
    private static Duration Waited(Draft draft, IncidentState incident, HandOff handOff) => handOff.Track is { } track ? draft.At - incident.Tracks[track].StepStarted : Duration.Zero;

    private static Instant DeskDue(Draft draft, IncidentState incident, HandOff handOff) =>
        handOff.IsTaken ? draft.At + Timings.Desk(incident.Effective.Priority) : incident.DeskDue;

    private static Refusal? Offer(Draft draft, IncidentState incident, OfferHandOff command)
    {
        if (!ResponderKinds.AtDesk.Contains(command.Kind)) return HandOffRefusals.NotADesk.With($"{command.Kind.Id()} is sent as a unit.");
        if (command.Kind is ResponderKind.ClinicianOnPhone or ResponderKind.Lifeline988 && (incident.Marks & IncidentMarks.TelephoneRefused) != 0)
            return HandOffRefusals.CallerDeclined.With($"The caller of incident {incident.Number} declined help by telephone.");
        if (command.Kind == ResponderKind.OtherCentre && incident.Exercise is not null) return IncidentRefusals.Exercise.With($"Incident {incident.Number} is not real: another centre would take it for real.");
        foreach (var open in incident.HandOffs) if (open.Kind == command.Kind) return HandOffRefusals.OfferedAlready.With($"Incident {incident.Number} is offered to {command.Kind.Id()} already.");
        var needsMore = !incident.Units.IsEmpty || incident.Effective.NeedsOfficer || incident.Effective.Needs.Overlaps(ResponderKinds.Ems);
        if (command.Part == HandOffPart.Whole && needsMore && command.Kind != ResponderKind.OtherCentre)
            return HandOffRefusals.NotWhole.With($"Incident {incident.Number} needs units too: hand over a part.");
        var (track, within) = (TrackFor(incident, command.Kind), AnswerWithin);
        if (track is { } number) within = incident.Tracks[number].Step.Within;
        draft.Emit(new HandOffOffered(draft.At, incident.Id, new(incident.HandOffCount + 1), command.Kind, command.To, command.Part, track, AssignedBy.Desk, draft.At + within));
        return null;
    }

    private static Refusal? Accept(Draft draft, IncidentState incident, AcceptHandOff command)
    {
        if (Find(incident, command.Number) is not { } handOff) return Unknown(incident, command.Number);
        if (handOff.Status == HandOffStatus.Accepted) return HandOffRefusals.TakenAlready.With($"Hand-off {command.Number} of incident {incident.Number} is accepted already.");
        if (BadTime(command.ReportWithin)) return HandOffRefusals.BadTime.With($"A report within {command.ReportWithin} cannot be promised.");
        draft.Emit(new HandOffAccepted(draft.At, incident.Id, handOff.Number, handOff.Kind, Covers(incident, handOff), draft.At + command.ReportWithin));
        return null;
    }

    private static Refusal? Join(Draft draft, IncidentState incident, JoinHandOff command)
    {
        if (Find(incident, command.Number) is not { } handOff) return Unknown(incident, command.Number);
        if (handOff.IsTaken) return HandOffRefusals.TakenAlready.With($"Hand-off {command.Number} of incident {incident.Number} is {handOff.Status} already.");
        // Who joins serves the one need; the incident stays with who offered it.
        draft.Emit(new HandOffJoined(draft.At, incident.Id, handOff.Number, handOff.Kind, handOff.Track is { } track ? 1u << track : 0, draft.At + Timings.Dispose));
        return null;
    }

    private static Refusal? Decline(Draft draft, IncidentState incident, DeclineHandOff command)
    {
        if (Find(incident, command.Number) is not { } handOff) return Unknown(incident, command.Number);
        if (handOff.IsTaken) return HandOffRefusals.TakenAlready.With($"Hand-off {command.Number} of incident {incident.Number} is {handOff.Status}: it is returned, not declined.");
        End(draft, incident, handOff, command.Reason);
        return null;
    }

    private static Refusal? Return(Draft draft, IncidentState incident, ReturnHandOff command)
    {
        if (Find(incident, command.Number) is not { } handOff) return Unknown(incident, command.Number);
        if (!handOff.IsTaken) return HandOffRefusals.NotTaken.With($"Hand-off {command.Number} of incident {incident.Number} is only offered: it is declined, not returned.");
        End(draft, incident, handOff, command.Reason);
        return null;
    }

    private static Refusal? Report(Draft draft, IncidentState incident, ReportHandOff command)
    {
        if (Find(incident, command.Number) is not { } handOff) return Unknown(incident, command.Number);
        if (!handOff.IsTaken) return HandOffRefusals.NotTaken.With($"Hand-off {command.Number} of incident {incident.Number} is only offered.");
        if (BadTime(command.NextWithin)) return HandOffRefusals.BadTime.With($"A report within {command.NextWithin} cannot be promised.");
        draft.Emit(new HandOffReported(draft.At, incident.Id, handOff.Number, draft.At + command.NextWithin));
        return null;
    }

    private static Refusal? Complete(Draft draft, IncidentState incident, CompleteHandOff command)
    {
        if (Find(incident, command.Number) is not { } handOff) return Unknown(incident, command.Number);
        if (!handOff.IsTaken) return HandOffRefusals.NotTaken.With($"Hand-off {command.Number} of incident {incident.Number} is only offered.");
        var priority = incident.Effective.Priority;
        var again = command.Outcome == HandOffOutcome.NeedsDispatch;
        uint reopened = 0;
        if (again) foreach (var track in incident.Tracks) if (track.HandOff == handOff.Number && track.Status == TrackStatus.Covered) reopened |= 1u << track.Number;
        var next = again ? new NextLook(draft.At, draft.At + Timings.Desk(priority), draft.At + draft.Policy.MaximumFor(priority))
            : new NextLook(draft.At, draft.At + Timings.Dispose, incident.CommitBy);
        draft.Emit(new HandOffCompleted(draft.At, incident.Id, handOff.Number, command.Outcome, command.PersonReached, reopened, next));
        incident = draft.Incident(incident.Id);
        // Somebody has to be sent after all: the desk step has been tried, so the plan goes on behind it.
        foreach (var track in incident.Tracks)
            if (again && track.IsOpen && (reopened & (1u << track.Number)) != 0 && track.Step.IsHandOff) Steps.TryAdvance(draft, incident, track, StepEnd.HandOffNotTaken, out _);
        return null;
    }

    // An accepted whole covers every need that is open; a part covers the need that it was offered for.
    private static uint Covers(IncidentState incident, HandOff handOff)
    {
        if (handOff.Part != HandOffPart.Whole) return handOff.Track is { } only ? 1u << only : 0;
        uint covers = 0;
        foreach (var track in incident.Tracks) if (track.IsOpen) covers |= 1u << track.Number;
        return covers;
    }

    private static int? TrackFor(IncidentState incident, ResponderKind kind)
    {
        foreach (var track in incident.Tracks) if (track.IsOpen && track.HandOff is null && track.Step.Kind == kind) return track.Number;
        return null;
    }

    private static HandOff? Find(IncidentState incident, HandOffNumber number)
    {
        foreach (var handOff in incident.HandOffs) if (handOff.Number == number) return handOff;
        return null;
    }

    private static bool BadTime(Duration within) => within < Duration.FromMinutes(1) || within > Timings.LongestReport;

    private static Refusal Unknown(IncidentState incident, HandOffNumber number) => HandOffRefusals.Unknown.With($"Incident {incident.Number} has no open hand-off {number}.");
}
