using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Sealing;

/// <summary>Whose words stand where: those of an incident are under the incident's key, those of a call under the call's, a crew's under the unit's, all others under the actor's.</summary>
internal static class Subjects
{
    public static Subject Of(IncidentId incident) => new($"incident:{incident}");

    public static Subject Of(CallId call) => new($"call:{call}");

    /// <summary>Whose words a row's command and events hold, where they name nobody of their own. What a crew says of an incident is the incident's.</summary>
    public static Subject Of(Row row) => Named(row.Command.Body) ?? row.Events.Select(Named).FirstOrDefault(s => s is not null)
        ?? (row.Command.Body is UnitCommand unit ? new($"unit:{unit.Unit}") : new($"actor:{row.Command.Actor.Id}"));

    /// <summary>The incident or call that a command or event is about.</summary>
    public static Subject? Named(object message) => message switch
    {
        IncidentCommand c => Of(c.Incident),
        IncidentEvent e => Of(e.Incident),
        UnitStatusChanged e => Of(e.Incident),
        UnitCleared e => Of(e.Incident),
        UnitAssigned e => Of(e.Incident),
        SendMessage { Incident: { } about } => Of(about),
        MessageSent { Incident: { } about } => Of(about),
        CallCommand c => Of(c.Call),
        CallEvent e => Of(e.Call),
        _ => null,
    };
}
