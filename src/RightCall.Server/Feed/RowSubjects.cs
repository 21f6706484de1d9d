using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Server.Feed;

/// <summary>Which incident, call or unit a command or an event is about.</summary>
internal static class RowSubjects
{
    public static IncidentId? IncidentOf(object message) => message switch
    {
        IncidentCommand c => c.Incident,
        LinkToIncident c => c.Incident,
        RedirectUnit c => c.To,
        IncidentEvent e => e.Incident,
        CallLinked e => e.Incident,
        UnitAssigned e => e.Incident,
        UnitStatusChanged e => e.Incident,
        UnitCleared e => e.Incident,
        HeldAssignmentBegan e => e.Incident,
        UnitHoldsShort e => e.Incident,
        DangerAcknowledged e => e.Incident,
        UnitCheckedIn e => e.Incident,
        CheckInMissed e => e.Incident,
        CrewProtectionBegan e => e.Incident,
        _ => null,
    };

    public static CallId? CallOf(object message) => message switch
    {
        CallCommand c => c.Call,
        CallEvent e => e.Call,
        IncidentOpened e => e.Call,
        _ => null,
    };

    public static UnitId? UnitOf(object message) => message switch
    {
        UnitCommand c => c.Unit,
        UnitEvent e => e.Unit,
        _ => null,
    };

    /// <summary>Every incident of a row, each once.</summary>
    public static IEnumerable<IncidentId> IncidentsOf(Row row) => row.Events.Select(IncidentOf).Append(IncidentOf(row.Command.Body)).OfType<IncidentId>().Distinct();

    /// <summary>Every call of a row, each once.</summary>
    public static IEnumerable<CallId> CallsOf(Row row) => row.Events.Select(CallOf).Append(CallOf(row.Command.Body)).OfType<CallId>().Distinct();
}
