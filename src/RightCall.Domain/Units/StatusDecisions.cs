using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Facilities;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Units;

/// <summary>Decides how far an active assignment is.</summary>
internal static class StatusDecisions
{
    public static Refusal? Report(Draft draft, UnitState unit, ReportStatus command)
    {
        if (unit.Active is not { } active) return UnitRefusals.NoAssignment.With($"{unit.Id} has no active assignment, so it cannot be {command.To.Id()}.");
        if (active.Status == command.To) return UnitRefusals.AlreadySo.With($"{unit.Id} is {command.To.Id()} already.");
        if (!StatusTable.Allows(active.Status, command.To, StatusCommand.Report)) return UnitRefusals.NotInTable.With($"{unit.Id} is {active.Status.Id()}: it cannot be {command.To.Id()} now.");
        if (command.To.HasArrived() && !active.Status.HasArrived())
        {
            if (active.HoldShort) return UnitRefusals.HoldsShort.With($"{unit.Id} holds short: it acknowledges the new danger first.");
            if (active.Status == UnitStatus.Staged && (draft.Incident(active.Incident).Marks & IncidentMarks.SceneSafe) == 0)
                return UnitRefusals.NotSafe.With($"{unit.Id} is staged and the scene is not recorded as safe: the crew enters on its own word.");
        }
        if (command.Facility is { } facility && command.To is not (UnitStatus.Transporting or UnitStatus.AtFacility))
            return UnitRefusals.NoFacility.With($"{unit.Id} brings nobody to {facility} by being {command.To.Id()}.");
        Change(draft, unit, active, command.To, command.ObservedAt, null, command.Facility);
        return null;
    }

    public static Refusal? Enter(Draft draft, UnitState unit)
    {
        if (unit.Active is not { } active) return UnitRefusals.NoAssignment.With($"{unit.Id} has no active assignment, so there is nothing to enter.");
        if (!StatusTable.Allows(active.Status, UnitStatus.OnScene, StatusCommand.Enter)) return UnitRefusals.NotInTable.With($"{unit.Id} is {active.Status.Id()}: it does not wait to enter.");
        if (active.HoldShort) return UnitRefusals.HoldsShort.With($"{unit.Id} holds short: it acknowledges the new danger first.");
        Change(draft, unit, active, UnitStatus.OnScene, null, null);
        return null;
    }

    public static Refusal? AcknowledgeDanger(Draft draft, UnitState unit)
    {
        if (unit.Active is not { HoldShort: true } active) return UnitRefusals.NothingToAcknowledge.With($"{unit.Id} has no new danger to acknowledge.");
        draft.Emit(new DangerAcknowledged(draft.At, unit.Id, active.Incident, draft.At + Next(draft, active, active.Status)));
        return null;
    }

    public static Refusal? Force(Draft draft, UnitState unit, ForceStatus command)
    {
        if (unit.Active is not { } active) return UnitRefusals.NoAssignment.With($"{unit.Id} has no active assignment whose status could be forced.");
        if (active.Status == command.To) return UnitRefusals.AlreadySo.With($"{unit.Id} is {command.To.Id()} already.");
        if (!StatusTable.Allows(active.Status, command.To, StatusCommand.Force)) return UnitRefusals.NotInTable.With($"Nobody can force {unit.Id} from {active.Status.Id()} to {command.To.Id()}.");
        if (command.To == UnitStatus.Clear) Clearing.Release(draft, unit, ClearReason.Forced, null, command.Words);
        else Change(draft, unit, active, command.To, null, command.Words);
        return null;
    }

    private static void Change(Draft draft, UnitState unit, Assignment active, UnitStatus to, Instant? observedAt, string? forced, FacilityId? facility = null)
    {
        var observed = observedAt is { } seen ? Instant.Max(active.Since, Instant.Min(seen, draft.At)) : (Instant?)null;
        draft.Emit(new UnitStatusChanged(draft.At, unit.Id, active.Incident, active.Status, to, observed, observed != observedAt, forced, draft.At + Next(draft, active, to), facility));
    }

    private static Duration Next(Draft draft, Assignment active, UnitStatus status) => status == UnitStatus.Dispatched
        ? Timings.Acknowledge(draft.Incident(active.Incident).Effective.Priority) : Timings.SignOfLife(status, active.Eta.OrZero());
}
