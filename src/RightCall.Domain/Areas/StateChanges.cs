using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>Puts a changed call, incident or unit into the state.</summary>
internal static class StateChanges
{
    public static AreaState With(this AreaState state, Instant at, CallState call) => state with { Calls = state.Calls.With(call.Id, call), LastAt = at };

    public static AreaState WithoutCall(this AreaState state, Instant at, CallState call) => state with { Calls = state.Calls.Without(call.Id), LastAt = at };

    /// <summary>Every change of an incident goes through here, so that its timer is never forgotten.</summary>
    /// <param name="state">The state.</param>
    /// <param name="at">When.</param>
    /// <param name="incident">The incident, new: nobody else has seen it yet.</param>
    public static AreaState With(this AreaState state, Instant at, IncidentState incident)
    {
        incident.Due = IncidentDue.Of(incident);
        return state with { Incidents = state.Incidents.With(incident.Id, incident), LastAt = at };
    }

    /// <summary>A unit and its incident change together.</summary>
    public static AreaState With(this AreaState state, Instant at, int place, UnitState unit, IncidentState incident)
    {
        incident.Due = IncidentDue.Of(incident);
        return state with { Units = state.Units.With(place, unit), Incidents = state.Incidents.With(incident.Id, incident), LastAt = at };
    }

    public static AreaState WithUnit(this AreaState state, Instant at, int place, UnitState unit) => state with { Units = state.Units.With(place, unit), LastAt = at };
}
