using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Natures;

namespace RightCall.Domain.Incidents;

/// <summary>An incident that is known ahead. Immutable. It is opened at its time, whatever the rules say by then.</summary>
/// <param name="Id">The id that it will have.</param>
/// <param name="Nature">What sort of incident.</param>
/// <param name="Place">The place.</param>
/// <param name="DueAt">When it is opened.</param>
/// <param name="Words">What is to be known then: its first note.</param>
/// <param name="By">Who scheduled it.</param>
/// <param name="Role">As what.</param>
/// <param name="Continues">The incident that it continues.</param>
public sealed record ScheduledIncident(IncidentId Id, NatureId Nature, PlaceCandidate? Place, Instant DueAt, string? Words, ActorId By, Role Role, IncidentId? Continues) : ITimed
{
    /// <inheritdoc/>
    public Instant? Due => DueAt;
}

/// <summary>Schedules an incident: it is opened by the clock at its time. Whoever opens it before, under the same id, is not waited for.</summary>
/// <param name="Incident">The id that it will have.</param>
/// <param name="Nature">What sort of incident.</param>
/// <param name="Place">The place.</param>
/// <param name="DueAt">When: ahead, by a year at most.</param>
/// <param name="Words">What is to be known then.</param>
/// <param name="Continues">The incident that it continues.</param>
public sealed record ScheduleIncident(IncidentId Incident, NatureId Nature, PlaceCandidate? Place, Instant DueAt, [property: Personal] string? Words = null, IncidentId? Continues = null) : IncidentCommand(Incident);

/// <summary>Cancels a scheduled incident before its time.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Reason">Why.</param>
public sealed record CancelScheduled(IncidentId Incident, CancelReason Reason) : IncidentCommand(Incident);

/// <summary>An incident was scheduled.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The id that it will have.</param>
/// <param name="Nature">What sort of incident.</param>
/// <param name="Place">The place.</param>
/// <param name="DueAt">When it is opened.</param>
/// <param name="Words">What is to be known then.</param>
/// <param name="By">Who scheduled it.</param>
/// <param name="Role">As what.</param>
/// <param name="Continues">The incident that it continues.</param>
public sealed record IncidentScheduled(Instant At, IncidentId Incident, NatureId Nature, PlaceCandidate? Place, Instant DueAt, [property: Personal] string? Words, ActorId By, Role Role, IncidentId? Continues)
    : IncidentEvent(At, Incident);

/// <summary>A scheduled incident was cancelled.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Reason">Why.</param>
public sealed record ScheduleCancelled(Instant At, IncidentId Incident, CancelReason Reason) : IncidentEvent(At, Incident);

/// <summary>Decides on incidents that are known ahead.</summary>
internal static class Scheduling
{
    private const int Most = 2_000;
    private const string Unknown = "unknown-trouble";

    public static Refusal? Schedule(Draft draft, ScheduleIncident command)
    {
        var state = draft.State;
        if (state.Rules is not { } rules) return RefusalCodes.NoRules.With("No rules are in force: adopt some first.");
        if (state.Incidents.Contains(command.Incident) || state.Closed.Contains(command.Incident) || state.Scheduled.Contains(command.Incident)) return IncidentRefusals.IdTaken.With($"Incident {command.Incident} exists already.");
        if (!rules.Protocols.ContainsKey(command.Nature)) return IncidentRefusals.UnknownNature.With($"The rules in force have no nature '{command.Nature}'.");
        if (command.DueAt <= draft.At || command.DueAt > draft.At + Timings.LongestAhead) return IncidentRefusals.NotAhead.With($"It is {draft.At} now.");
        if (state.Scheduled.Count >= Most) return IncidentRefusals.TooMany.With($"{Most} incidents are scheduled already.");
        draft.Emit(new IncidentScheduled(draft.At, command.Incident, command.Nature, command.Place, command.DueAt, command.Words, draft.Actor.Id, draft.Actor.Role, command.Continues));
        return null;
    }

    public static Refusal? Cancel(Draft draft, CancelScheduled command)
    {
        if (!draft.State.Scheduled.Contains(command.Incident)) return IncidentRefusals.NotScheduled.With($"Incident {command.Incident} is not scheduled.");
        draft.Emit(new ScheduleCancelled(draft.At, command.Incident, command.Reason));
        return null;
    }

    /// <summary>Its time has come. A nature that the rules have no more is no reason to wait.</summary>
    public static void Open(Draft draft, IncidentId id)
    {
        draft.State.Scheduled.TryGet(id, out var scheduled);
        foreach (var nature in draft.Rules.Protocols.Keys.Prepend(new(Unknown)).Prepend(scheduled!.Nature))
        {
            if (Opening.Open(draft, id, null, nature, scheduled.Place, [], scheduled.Continues, true) is not null) continue;
            if (!string.IsNullOrWhiteSpace(scheduled.Words)) draft.Emit(new NoteAdded(draft.At, id, scheduled.By, scheduled.Role, scheduled.Words));
            return;
        }
    }
}
