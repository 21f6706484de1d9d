using RightCall.Contracts;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Server.People;

namespace RightCall.Server.Api.Access;

/// <summary>What somebody sees of an area: everything, a crew its own unit and incidents, a partner what was handed over to it.</summary>
/// <param name="who">Who looks.</param>
internal sealed class Sight(SignedIn who)
{
    /// <summary>Whether nothing is hidden.</summary>
    public bool IsWhole => who.Role is AccessRole.CallTaker or AccessRole.Dispatcher or AccessRole.Clinician or AccessRole.Supervisor or AccessRole.Director or AccessRole.Auditor;

    /// <summary>The kind of desk that a partner sits at.</summary>
    public static ResponderKind? DeskOf(AccessRole role) => role switch
    {
        AccessRole.Agent311 => ResponderKind.Agency311,
        AccessRole.Counsellor988 => ResponderKind.Lifeline988,
        AccessRole.Clinician => ResponderKind.ClinicianOnPhone,
        _ => null,
    };

    /// <summary>Whether an incident is seen.</summary>
    public bool Sees(AreaState state, IncidentState incident) => IsWhole
        || (who is { Role: AccessRole.Unit, Unit: { } unit } ? IsOn(state, unit, incident.Id) : DeskOf(who.Role) is { } desk && incident.HandOffs.Any(h => h.Kind == desk));

    /// <summary>Whether a call is seen: by its incident.</summary>
    public bool Sees(AreaState state, CallState call) => IsWhole || (call.Incident is { } id && state.Incidents.TryGet(id, out var incident) && Sees(state, incident));

    /// <summary>Whether a unit is seen.</summary>
    public bool Sees(UnitState unit) => IsWhole || (who.Role == AccessRole.Unit && who.Unit == unit.Id);

    /// <summary>Whether a message is seen: by who sent it, by those to whom it goes, and by those who answer for the whole.</summary>
    public bool Sees(MessageSender from, MessageAddress to) => who.Role is AccessRole.Supervisor or AccessRole.Director or AccessRole.Auditor || from.Id == who.Id
        || (to.Desk is not null && to.Desk == who.Desk) || (to.Role is not null && to.Role == who.Actor?.Role) || (to.Unit is not null && who.Role == AccessRole.Unit && to.Unit == who.Unit);

    /// <summary>Whether a request's unit, incident or call is the asker's own. What does not exist yet is nobody else's.</summary>
    public bool Reaches(AreaState state, RouteValueDictionary route)
    {
        if (route["unit"] is string unit) return who.Role == AccessRole.Unit && who.Unit is { } own && own.ToString() == unit;
        if (Id(route, "incident") is { } incident)
        {
            if (state.Incidents.TryGet(new(incident), out var open)) return Sees(state, open);
            return who.Role == AccessRole.Unit && !state.Closed.Contains(new(incident));
        }
        if (Id(route, "message") is { } message) return state.Messages.FirstOrDefault(m => m.Id.Value == message) is not { } sent || Sees(sent.From, sent.To);
        if (Id(route, "call") is { } call) return state.Calls.TryGet(new(call), out var known) && Sees(state, known);
        return true;
    }

    private static bool IsOn(AreaState state, UnitId id, IncidentId incident) =>
        state.Units.Find(id) is { } unit && (unit.Active?.Incident == incident || unit.Held.Any(h => h.Incident == incident));

    private static Guid? Id(RouteValueDictionary route, string name) => route[name] is string text && Guid.TryParse(text, out var id) ? id : null;
}
