using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Incidents;

/// <summary>Raises an incident: each time one role higher.</summary>
internal static class Raising
{
    /// <summary>The role above; the director has none.</summary>
    public static Role Above(Role role) => role switch
    {
        Role.CallTaker => Role.Dispatcher,
        Role.Dispatcher => Role.Supervisor,
        _ => Role.Director,
    };

    /// <summary>Raises it one role higher. A director who has it already is told again.</summary>
    public static void Raise(Draft draft, IncidentId id, RaiseCause why)
    {
        var incident = draft.Incident(id);
        var wait = incident.RaisedTo == Role.Director ? NodaTime.Duration.Max(Timings.DirectorAgain, Timings.Desk(incident.Effective.Priority)) : Timings.Desk(incident.Effective.Priority);
        draft.Emit(new IncidentRaised(draft.At, id, Above(incident.RaisedTo), why, draft.At + wait));
    }

    /// <summary>Shows it to the supervisor at once.</summary>
    public static void ToSupervisor(Draft draft, IncidentId id)
    {
        var incident = draft.Incident(id);
        if (incident.RaisedTo >= Role.Supervisor) return;
        draft.Emit(new IncidentRaised(draft.At, id, Role.Supervisor, RaiseCause.SupervisorFlag, draft.At + Timings.Desk(incident.Effective.Priority)));
    }
}
