using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>Puts a changed call, incident or unit into the state, and keeps its timer beside it. Every change goes through here, so that no timer is forgotten.</summary>
internal static class StateChanges
{
    public static AreaState With(this AreaState state, Instant at, CallState? before, CallState after) => state with
    {
        Calls = state.Calls.With(after.Id, after),
        Timers = before?.Due == after.Due ? state.Timers : Moved(state.Timers, DueOf(before), DueOf(after)),
        LastAt = at,
    };

    public static AreaState WithoutCall(this AreaState state, Instant at, CallState call) => state with
    {
        Calls = state.Calls.Without(call.Id),
        Timers = Moved(state.Timers, DueOf(call), null),
        LastAt = at,
    };

    public static AreaState With(this AreaState state, Instant at, IncidentState? before, IncidentState after)
    {
        var due = IncidentDue.Of(after);
        if (after.Due != due) after = after with { Due = due };
        return state with
        {
            Incidents = state.Incidents.With(after.Id, after),
            Timers = before?.Due == due ? state.Timers : Moved(state.Timers, DueOf(before), DueOf(after)),
            LastAt = at,
        };
    }

    public static AreaState WithUnit(this AreaState state, Instant at, int place, UnitState after)
    {
        var before = state.Units[place];
        return state with
        {
            Units = state.Units.With(place, after),
            Timers = before.Due == after.Due ? state.Timers : Moved(state.Timers, DueOf(before), DueOf(after)),
            LastAt = at,
        };
    }

    public static DueKey? DueOf(IncidentState? incident) => incident?.Due is { } due ? DueKey.For(due, incident.Id) : null;

    public static SortedTable<DueKey, byte> Moved(SortedTable<DueKey, byte> timers, DueKey? from, DueKey? to)
    {
        if (from is { } before) timers = timers.Without(before);
        return to is { } after ? timers.With(after, 0) : timers;
    }

    private static DueKey? DueOf(CallState? call) => call?.Due is { } due ? DueKey.For(due, call.Id) : null;

    private static DueKey? DueOf(UnitState unit) => unit.Due is { } due ? DueKey.For(due, unit.Id) : null;
}
