using System.Collections.Immutable;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Units;

/// <summary>Decides on rosters and on duty.</summary>
internal static class Rosters
{
    public static Refusal? Set(Draft draft, SetRoster command)
    {
        var sorted = command.Units.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].Problem() is { } problem) return UnitRefusals.BadRoster.With(problem);
            if (i > 0 && sorted[i].Id == sorted[i - 1].Id) return UnitRefusals.BadRoster.With($"{sorted[i].Id} stands in the roster twice.");
        }
        foreach (var unit in draft.State.Units)
            if ((unit.Active is not null || !unit.Held.IsEmpty) && !Contains(sorted, unit.Id)) return UnitRefusals.BadRoster.With($"{unit.Id} has an assignment and cannot be left out.");
        draft.Emit(new RosterSet(draft.At, sorted, command.SignedBy));
        return null;
    }

    public static Refusal? LogOn(Draft draft, UnitState unit, LogOn command)
    {
        if (!StatusTable.Allows(unit.Status, UnitStatus.Available, StatusCommand.LogOn)) return UnitRefusals.AlreadySo.With($"{unit.Id} is {unit.Status.Id()} already.");
        if (command.Crew is < 1 or > 20) return UnitRefusals.BadCrew.With($"A crew of {command.Crew} is not 1 to 20.");
        draft.Emit(new UnitLoggedOn(draft.At, unit.Id, command.Crew, command.OfficerAboard || unit.Definition.OfficerInCrew, command.PanicCode));
        return null;
    }

    public static Refusal? LogOff(Draft draft, UnitState unit)
    {
        if (Busy(unit) is { } busy) return busy;
        if (!StatusTable.Allows(unit.Duty, UnitStatus.Off, StatusCommand.LogOff)) return UnitRefusals.AlreadySo.With($"{unit.Id} is {unit.Status.Id()} already.");
        if (unit.Panic) return UnitRefusals.PanicRuns.With($"A panic of {unit.Id} is running; it is cancelled first.");
        draft.Emit(new UnitLoggedOff(draft.At, unit.Id));
        return null;
    }

    public static Refusal? TakeOut(Draft draft, UnitState unit, TakeOutOfService command)
    {
        if (Busy(unit) is { } busy) return busy;
        if (!StatusTable.Allows(unit.Duty, UnitStatus.OutOfService, StatusCommand.TakeOut)) return UnitRefusals.NotInTable.With($"{unit.Id} is {unit.Status.Id()} and cannot go out of service.");
        draft.Emit(new UnitWentOutOfService(draft.At, unit.Id, command.Reason));
        return null;
    }

    public static Refusal? Return(Draft draft, UnitState unit)
    {
        if (!StatusTable.Allows(unit.Duty, UnitStatus.Available, StatusCommand.Return)) return UnitRefusals.NotInTable.With($"{unit.Id} is {unit.Status.Id()} and cannot return to service.");
        draft.Emit(new UnitReturnedToService(draft.At, unit.Id));
        return null;
    }

    private static Refusal? Busy(UnitState unit) => unit.Active is null && unit.Held.IsEmpty ? null
        : UnitRefusals.HasAssignment.With($"{unit.Id} has an assignment: clear it first.");

    private static bool Contains(ImmutableArray<UnitDefinition> sorted, UnitId id)
    {
        foreach (var definition in sorted) if (definition.Id == id) return true;
        return false;
    }
}
