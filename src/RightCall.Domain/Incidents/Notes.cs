using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Incidents;

/// <summary>What somebody noted of an incident. It decides nothing: facts that decide are answers.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Words">What.</param>
public sealed record Note(Instant At, ActorId By, Role Role, string Words);

/// <summary>Notes something of an incident, open or closed within the last day.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Words">What.</param>
public sealed record AddNote(IncidentId Incident, [property: Personal] string Words) : IncidentCommand(Incident);

/// <summary>Something was noted.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="By">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Words">What.</param>
public sealed record NoteAdded(Instant At, IncidentId Incident, ActorId By, Role Role, [property: Personal] string Words) : IncidentEvent(At, Incident);

/// <summary>Decides on notes.</summary>
internal static class Notes
{
    private const int Most = 500;

    public static Refusal? Add(Draft draft, AddNote command)
    {
        if (!draft.State.Incidents.TryGet(command.Incident, out var incident) && !draft.State.Closed.TryGet(command.Incident, out incident))
            return IncidentRefusals.NotOpen.With($"Incident {command.Incident} is neither open nor closed within the last day.");
        if (string.IsNullOrWhiteSpace(command.Words)) return IncidentRefusals.NothingGiven.With("The note says nothing.");
        if (incident.Notes.Length >= Most) return IncidentRefusals.TooMany.With($"Incident {incident.Number} has {Most} notes already.");
        draft.Emit(new NoteAdded(draft.At, incident.Id, draft.Actor.Id, draft.Actor.Role, command.Words));
        return null;
    }

    public static Note Of(NoteAdded e) => new(e.At, e.By, e.Role, e.Words);
}
