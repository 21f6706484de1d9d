using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>What a timer runs for.</summary>
public enum DueKind : byte
{
    /// <summary>An incident: a step, a hand-off, a desk.</summary>
    Incident,
    /// <summary>A unit: its next sign of life.</summary>
    Unit,
    /// <summary>A call: to be answered, called back, texted, located, settled.</summary>
    Call,
    /// <summary>A closed incident: it may be archived.</summary>
    Archive,
    /// <summary>An incident that was known ahead: it is opened.</summary>
    Scheduled,
}

/// <summary>The timer that is due next. Each call, incident, unit, closed and scheduled incident has at most one.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">For what.</param>
/// <param name="Incident">The incident, open, closed or scheduled.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Call">The call.</param>
public readonly record struct DueKey(Instant At, DueKind Kind, IncidentId? Incident = null, UnitId? Unit = null, CallId? Call = null)
{
    /// <summary>The earliest timer of the area; an incident before a unit, a unit before a call where they are at one time. Null where no timer runs.</summary>
    internal static DueKey? NextOf(AreaState state)
    {
        DueKey? next = state.Incidents.Earliest is { Due: { } incident } i ? new(incident, DueKind.Incident, Incident: i.Id) : null;
        if (state.Units.Earliest is { Due: { } unit } u && !(next?.At <= unit)) next = new(unit, DueKind.Unit, Unit: u.Id);
        if (state.Calls.Earliest is { Due: { } call } c && !(next?.At <= call)) next = new(call, DueKind.Call, Call: c.Id);
        if (state.Closed.Earliest is { Due: { } archive } a && !(next?.At <= archive)) next = new(archive, DueKind.Archive, Incident: a.Id);
        if (state.Scheduled.Earliest is { } s && !(next?.At <= s.DueAt)) next = new(s.DueAt, DueKind.Scheduled, Incident: s.Id);
        return next;
    }

    /// <summary>When the earliest timer of the area is due.</summary>
    internal static Instant? NextAt(AreaState state)
    {
        var next = state.Incidents.Earliest?.Due;
        if (state.Units.Earliest?.Due is { } unit && !(next <= unit)) next = unit;
        if (state.Calls.Earliest?.Due is { } call && !(next <= call)) next = call;
        if (state.Closed.Earliest?.Due is { } archive && !(next <= archive)) next = archive;
        return state.Scheduled.Earliest is { } s && !(next <= s.DueAt) ? s.DueAt : next;
    }
}
