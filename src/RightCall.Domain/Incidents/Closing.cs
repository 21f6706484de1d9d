using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>Decides whether an incident may end.</summary>
internal static class Closing
{
    private const IncidentMarks Arrived = IncidentMarks.ResponderArrived | IncidentMarks.OfficerArrived;

    public static Refusal? Close(Draft draft, IncidentState incident, CloseIncident command)
    {
        var disposition = command.Disposition;
        if (Engaged(incident) is { } engaged) return engaged;
        if (Unread(draft, incident) is { } unread) return unread;
        if (CallerOwed(draft, incident) is { } owed) return owed;
        if (NoAnswerAlone(draft, incident) is { } lost) return lost;
        var supervisor = draft.Actor.Role is Role.Supervisor or Role.Director;
        if (disposition.Code is DispositionCode.NobodyCame or DispositionCode.CouldNotTriage && !supervisor)
            return IncidentRefusals.SupervisorOnly.With($"Incident {incident.Number} ends with nobody there: a supervisor says so.");
        if ((disposition.Code == DispositionCode.CouldNotTriage) == (disposition.Untriaged == UntriagedBecause.Triaged))
            return IncidentRefusals.Contradiction.With("'Could not triage' names why, and no other end does.");
        if (disposition.Code is DispositionCode.ResolvedOnScene or DispositionCode.Transported or DispositionCode.PoliceAction or DispositionCode.Deceased && (incident.Marks & Arrived) == 0)
            return IncidentRefusals.Contradiction.With($"Nobody that the area sent was at the scene of incident {incident.Number}.");
        if ((disposition.Code == DispositionCode.Transported) != (disposition.Destination != Destination.None))
            return IncidentRefusals.Contradiction.With("'Transported' names where, and no other end does.");
        if (disposition is { Facility: { } facility, Destination: Destination.None }) return IncidentRefusals.Contradiction.With($"Nobody was brought to {facility}: 'transported' names a destination.");
        if (EndsWithoutUnit(incident, disposition) && UnsafeQuestion(incident) is { } question)
            return IncidentRefusals.DangerNotAnswered.With($"Incident {incident.Number} would end with no unit, and '{question}' is not answered safe.");
        Finish(draft, incident, disposition, null, command.ObservedAt);
        return null;
    }

    public static Refusal? Cancel(Draft draft, IncidentState incident, CancelIncident command)
    {
        foreach (var handOff in incident.HandOffs) if (handOff.IsTaken) return IncidentRefusals.HandOffOpen.With($"Hand-off {handOff.Number} of incident {incident.Number} is not over.");
        foreach (var id in incident.Units)
            if (draft.State.Units.Find(id)!.Active!.Status.HasArrived()) return IncidentRefusals.UnitsAssigned.With($"{id} is at the scene of incident {incident.Number}: it clears first.");
        foreach (var id in incident.Units)
            if (command.Reason != CancelReason.Duplicate && Clearing.EmsStays(draft, incident, draft.State.Units.Find(id)!) is { } stays) return stays;
        if (Unread(draft, incident) is { } unread) return unread;
        if (command.Reason == CancelReason.CallerCancelled && IsDangerous(incident))
            return IncidentRefusals.CannotCancel.With($"A danger is known at incident {incident.Number}, or the caller cannot talk freely: confirm a downgrade first.");
        if (CallerOwed(draft, incident) is { } owed) return owed;
        if (command.Reason != CancelReason.Duplicate && NoAnswerAlone(draft, incident) is { } lost) return lost;
        foreach (var id in incident.Units) Clearing.Release(draft, draft.State.Units.Find(id)!, ClearReason.Cancelled, null, null);
        foreach (var id in incident.HeldBy)
            draft.Emit(new UnitCleared(draft.At, id, incident.Id, UnitStatus.Held, ClearReason.Cancelled, null, null, 0, new(draft.At, incident.DeskDue, incident.CommitBy)));
        foreach (var handOff in incident.HandOffs)
            draft.Emit(new HandOffs.HandOffEnded(draft.At, incident.Id, handOff.Number, HandOffs.HandOffRefusal.TakenBack, false, new(draft.At, incident.DeskDue, incident.CommitBy)));
        Finish(draft, draft.Incident(incident.Id), new(DispositionCode.Unfounded), command.Reason);
        return null;
    }

    private static void Finish(Draft draft, IncidentState incident, Disposition disposition, CancelReason? cancelled, Instant? observedAt = null)
    {
        var officer = disposition.OfficerOnScene || (incident.Marks & IncidentMarks.OfficerArrived) != 0;
        var reached = disposition.PersonReached || (incident.Marks & IncidentMarks.PersonReached) != 0;
        disposition = disposition with { OfficerOnScene = officer, PersonReached = reached };
        // At a full hour, so that one Tick archives all of an hour.
        var archiveAt = Instant.FromUnixTimeSeconds((draft.At + Timings.KeepClosed).ToUnixTimeSeconds() / 3600 * 3600 + 3600);
        draft.Emit(new IncidentClosed(draft.At, incident.Id, disposition, cancelled, FunnelRules.EndOf(incident, disposition, cancelled), archiveAt, draft.Observed(observedAt, incident.OpenedAt)));
    }

    private static Refusal? Engaged(IncidentState incident)
    {
        if (!incident.Units.IsEmpty) return IncidentRefusals.UnitsAssigned.With($"{string.Join(", ", incident.Units)} still assigned to incident {incident.Number}.");
        if (!incident.HeldBy.IsEmpty) return IncidentRefusals.UnitsAssigned.With($"{string.Join(", ", incident.HeldBy)} hold incident {incident.Number} in their stack.");
        return incident.HandOffs.IsEmpty ? null : IncidentRefusals.HandOffOpen.With($"Hand-off {incident.HandOffs[0].Number} of incident {incident.Number} is not over.");
    }

    // A line that broke off in the middle, or of an incident that is said to be another's: first the caller is called back, texted and located again, as far as that is not barred.
    private static Refusal? CallerOwed(Draft draft, IncidentState incident)
    {
        if (incident.Exercise is not null || (incident.Marks & (Arrived | IncidentMarks.Contact | IncidentMarks.OtherCentreAccepted)) != 0) return null;
        foreach (var id in incident.Calls)
        {
            if (!draft.State.Calls.TryGet(id, out var call) || call is not { End: CallEnd.Abandoned or CallEnd.Silent, Reached: false }) continue;
            var contact = CallDecisions.IsBarred(draft.State, call) ? CallDuties.Locate : CallDuties.CallBack | CallDuties.Text | CallDuties.Locate;
            if ((call.Duties & contact) != 0) return IncidentRefusals.NoAnswerAlone.With($"Call {call.Number} of incident {incident.Number} broke off, and is still owed: {call.Duties & contact}.");
        }
        return null;
    }

    // Somebody was spoken to or somebody went; or there is no place to go to, and everything that is owed was done, and a supervisor says so.
    private static Refusal? NoAnswerAlone(Draft draft, IncidentState incident)
    {
        var lost = (incident.Marks & IncidentMarks.FromLostCall) != 0 || (BrokeOff(draft, incident) && UnsafeQuestion(incident) is not null);
        if (!lost || incident.Exercise is not null || (incident.Marks & (Arrived | IncidentMarks.Contact | IncidentMarks.OtherCentreAccepted)) != 0) return null;
        var owed = false;
        foreach (var id in incident.Calls) owed |= draft.State.Calls.TryGet(id, out var call) && call.Duties != CallDuties.None;
        var nowhere = incident.Place is null && !owed && draft.Actor.Role is Role.Supervisor or Role.Director;
        return nowhere ? null : IncidentRefusals.NoAnswerAlone.With($"Incident {incident.Number} was told of by a call that was lost, and nobody was reached: somebody goes there.");
    }

    // Every line that told of it broke off: what was said before counts where it says that nobody is in danger.
    private static bool BrokeOff(Draft draft, IncidentState incident)
    {
        foreach (var id in incident.Calls)
            if (draft.State.Calls.TryGet(id, out var call) && call is not { End: CallEnd.Abandoned or CallEnd.Silent, Reached: false }) return false;
        return !incident.Calls.IsEmpty;
    }

    // Its calls end with it: what a caller wrote is read before.
    private static Refusal? Unread(Draft draft, IncidentState incident)
    {
        foreach (var id in incident.Calls)
            if (draft.State.Calls.TryGet(id, out var call) && (call.Duties & CallDuties.Read) != 0) return CallRefusals.Unread.With($"The caller of call {call.Number} of incident {incident.Number} wrote: read it first.");
        return null;
    }

    private static bool EndsWithoutUnit(IncidentState incident, Disposition disposition) => (incident.Marks & (Arrived | IncidentMarks.OtherCentreAccepted)) == 0
        && disposition.Code is DispositionCode.ResolvedByTelephone or DispositionCode.Referred or DispositionCode.GivenTo311 or DispositionCode.Unfounded or DispositionCode.Refused;

    // The first danger question that is to be asked as things stand and is not answered safe.
    private static string? UnsafeQuestion(IncidentState incident)
    {
        var protocol = incident.Interview.Protocol;
        for (var q = 0; q < protocol.Questions.Length; q++)
        {
            var question = protocol.Questions[q];
            if (question.IsDanger && question.Guard.Holds(incident.Interview.Codes) && (question.SafeMask & incident.Interview[q].Bit) == 0) return question.Id;
        }
        return null;
    }

    private static bool IsDangerous(IncidentState incident) => incident.Effective.Level >= Level.TeamAndPolice || !incident.Effective.Disqualifiers.IsEmpty
        || incident.Effective.Needs.Overlaps(ResponderKinds.Ems) || (incident.Effective.Flags & (Flags.Fear | Flags.CallbackBarred | Flags.NoDowngrade | Flags.MinorAlone)) != 0
        || Redetermination.ForbidsDowngrade(incident);
}
