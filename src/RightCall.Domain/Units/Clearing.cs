using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Units;

/// <summary>Decides how an assignment ends, and what it leaves.</summary>
internal static class Clearing
{
    public static Refusal? Clear(Draft draft, UnitState unit, ClearUnit command)
    {
        if (unit.Active is not { } active) return NoAssignment(unit);
        StatusCommand? how = command.Reason switch
        {
            ClearReason.Done => StatusCommand.ClearDone,
            ClearReason.NotFound => StatusCommand.ClearNotFound,
            _ => null,
        };
        // Cancelled, recalled, withdrew and declined have commands of their own, with their own reasons and rules.
        if (how is not { } by || !StatusTable.Allows(active.Status, UnitStatus.Clear, by)) return NotInTable(unit, active, command.Reason.ToString());
        Release(draft, unit, command.Reason, null, null);
        return null;
    }

    public static Refusal? Decline(Draft draft, UnitState unit, Decline command)
    {
        if (unit.Active is not { } active) return NoAssignment(unit);
        if (!StatusTable.Allows(active.Status, UnitStatus.Clear, StatusCommand.Decline)) return NotInTable(unit, active, "decline");
        Release(draft, unit, ClearReason.Declined, command.Reason, null);
        return null;
    }

    public static Refusal? Withdraw(Draft draft, UnitState unit, Withdraw command)
    {
        if (unit.Active is not { } active) return NoAssignment(unit);
        if (!StatusTable.Allows(active.Status, UnitStatus.Clear, StatusCommand.Withdraw)) return NotInTable(unit, active, "withdraw");
        Release(draft, unit, ClearReason.Withdrew, command.Reason, null);
        return null;
    }

    public static Refusal? Recall(Draft draft, UnitState unit, RecallUnit command)
    {
        if (unit.Active is not { } active) return NoAssignment(unit);
        if (!StatusTable.Allows(active.Status, UnitStatus.Clear, StatusCommand.Recall)) return NotInTable(unit, active, "be recalled");
        if (EmsStays(draft, draft.Incident(active.Incident), unit) is { } stays) return stays;
        Release(draft, unit, ClearReason.Recalled, null, null);
        return null;
    }

    /// <summary>Why a desk may not take this unit away: EMS is needed, nobody spoke with the patient or a first-hand witness, and no other ambulance goes.</summary>
    public static Refusal? EmsStays(Draft draft, IncidentState incident, UnitState unit) =>
        ResponderKinds.Ems.Contains(unit.Active!.Kind) && incident.Effective.Needs.Overlaps(ResponderKinds.Ems) && !AnotherEmsGoes(draft, incident, unit.Id)
            ? UnitRefusals.EmsStays.With($"Incident {incident.Number} still needs EMS, and {unit.Id} is the only one: confirm a downgrade with voice contact first, or send another.")
            : null;

    /// <summary>Ends the active assignment; opens again what it leaves undone; and begins the oldest held one.</summary>
    public static void Release(Draft draft, UnitState unit, ClearReason reason, DeclineReason? why, string? forced, bool beginHeld = true)
    {
        var active = unit.Active!;
        var incident = draft.Incident(active.Incident);
        var reopened = IsDone(reason, active.Status) ? 0 : Undone(incident, active.Tracks);
        draft.Emit(new UnitCleared(draft.At, unit.Id, active.Incident, active.Status, reason, why, forced, reopened, NextLook(draft, incident, reopened != 0, reason)));
        if (beginHeld) BeginHeld(draft, unit.Id);
    }

    /// <summary>When the timers look at an incident that somebody has left.</summary>
    public static NextLook NextLook(Draft draft, IncidentState incident, bool undone, ClearReason reason)
    {
        var priority = incident.Effective.Priority;
        if (!undone) return new(draft.At, draft.At + Timings.Dispose, incident.CommitBy);
        // A crew that said no, or did not answer, has cost time already: the next is asked at once. After a desk's own act the desk has its time again.
        var atOnce = reason is ClearReason.NotAcknowledged or ClearReason.Declined or ClearReason.Withdrew;
        return new(atOnce ? draft.At : draft.At + Timings.AutoSend(priority), draft.At + Timings.Desk(priority), draft.At + draft.Policy.MaximumFor(priority));
    }

    private static bool IsDone(ClearReason reason, UnitStatus from) => reason switch
    {
        ClearReason.Done or ClearReason.NotFound or ClearReason.Cancelled => true,
        ClearReason.Forced => from.HasArrived(),
        _ => false,
    };

    private static uint Undone(IncidentState incident, uint tracks)
    {
        uint reopened = 0;
        foreach (var track in incident.Tracks)
        {
            var bit = 1u << track.Number;
            if ((tracks & bit) != 0 && track.Status is TrackStatus.Open or TrackStatus.Covered && track.Committed - 1 < track.Step.Count) reopened |= bit;
        }
        return reopened & tracks;
    }

    private static void BeginHeld(Draft draft, UnitId id)
    {
        while (draft.State.Units.Find(id) is { Active: null, Held.IsEmpty: false } unit)
        {
            var next = unit.Held[0];
            var incident = draft.Incident(next.Incident);
            var priority = incident.Effective.Priority;
            // What somebody else has covered meanwhile is not begun.
            if (next.Tracks != 0 && !AnyOpen(incident, next.Tracks))
            {
                draft.Emit(new UnitCleared(draft.At, id, next.Incident, UnitStatus.Held, ClearReason.Cancelled, null, null, 0, new(draft.At, incident.DeskDue, incident.CommitBy)));
                continue;
            }
            if (unit.OfficerAboard && OfficerRules.Forbids(draft.State, incident, next.Ground) is not null)
            {
                draft.Emit(new UnitCleared(draft.At, id, next.Incident, UnitStatus.Held, ClearReason.Recalled, null, null, 0, new(draft.At, incident.DeskDue, incident.CommitBy)));
                continue;
            }
            draft.Emit(new HeldAssignmentBegan(draft.At, id, next.Incident, draft.At + Timings.Acknowledge(priority)));
            return;
        }
    }

    private static bool AnyOpen(IncidentState incident, uint tracks)
    {
        foreach (var track in incident.Tracks) if (track.IsOpen && (tracks & (1u << track.Number)) != 0) return true;
        return false;
    }

    private static bool AnotherEmsGoes(Draft draft, IncidentState incident, UnitId except)
    {
        foreach (var id in incident.Units)
            if (id != except && draft.State.Units.Find(id)?.Active is { } other && ResponderKinds.Ems.Contains(other.Kind)) return true;
        return false;
    }

    private static Refusal NoAssignment(UnitState unit) => UnitRefusals.NoAssignment.With($"{unit.Id} has no active assignment.");

    private static Refusal NotInTable(UnitState unit, Assignment active, string what) => UnitRefusals.NotInTable.With($"{unit.Id} is {active.Status.Id()}: it cannot {what} now.");
}
