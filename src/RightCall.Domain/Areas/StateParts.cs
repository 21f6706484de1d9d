using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>An area's state in its parts, as a snapshot holds it. What is computed from them (tables, timers) is not among them, nor what the area is told at its start (its law, how rules come into force).</summary>
/// <param name="Proposed">Rules that somebody proposed.</param>
/// <param name="Units">All units, by id.</param>
/// <param name="RosterSignedBy">Who signed the roster.</param>
/// <param name="Incidents">Open incidents, by id.</param>
/// <param name="Closed">Incidents that were closed in the last day.</param>
/// <param name="Scheduled">Incidents that are known ahead.</param>
/// <param name="Calls">Calls, by id.</param>
/// <param name="Desks">Who sits at which desk.</param>
/// <param name="Messages">The latest messages.</param>
/// <param name="CallCount">How many calls ever came.</param>
/// <param name="IncidentCount">How many incidents were ever opened.</param>
/// <param name="LastAt">The time of the last event.</param>
public sealed record StateParts(Proposal? Proposed, ImmutableArray<UnitState> Units, string? RosterSignedBy, ImmutableArray<IncidentState> Incidents,
    ImmutableArray<ClosedIncident> Closed, ImmutableArray<ScheduledIncident> Scheduled, ImmutableArray<CallState> Calls, ImmutableArray<DeskSession> Desks, ImmutableArray<DeskMessage> Messages, int CallCount, int IncidentCount, Instant LastAt)
{
    /// <summary>The parts of a state, without its rules, which are found by their hash.</summary>
    public static StateParts Of(AreaState state) => new(state.Proposed, [.. state.Units], state.RosterSignedBy, [.. state.Incidents.Select(i => i.Value)],
        [.. state.Closed.Select(c => new ClosedIncident(c.Value, c.Value.Due))], [.. state.Scheduled.Select(s => s.Value)], [.. state.Calls.Select(c => c.Value)], [.. state.Desks.Values], state.Messages, state.CallCount, state.IncidentCount, state.LastAt);

    /// <summary>The state that has these parts.</summary>
    /// <param name="empty">The area in which nothing has happened.</param>
    /// <param name="rules">The rules in force.</param>
    public AreaState Whole(AreaState empty, Rulebook? rules)
    {
        var (open, closed, calls) = (SortedTable<IncidentId, IncidentState>.Empty, SortedTable<IncidentId, IncidentState>.Empty, SortedTable<CallId, CallState>.Empty);
        foreach (var incident in Incidents)
        {
            incident.Due = IncidentDue.Of(incident);
            open = open.With(incident.Id, incident);
        }
        foreach (var (incident, archiveAt) in Closed)
        {
            incident.Due = archiveAt;
            closed = closed.With(incident.Id, incident);
        }
        var ahead = SortedTable<IncidentId, ScheduledIncident>.Empty;
        foreach (var scheduled in Scheduled) ahead = ahead.With(scheduled.Id, scheduled);
        foreach (var call in Calls) calls = calls.With(call.Id, call);
        return empty with
        {
            Proposed = Proposed, Rules = rules, Units = UnitTable.Of(Units), RosterSignedBy = RosterSignedBy, Incidents = open, Closed = closed, Scheduled = ahead, Calls = calls,
            Desks = Desks.ToImmutableSortedDictionary(d => d.Person, d => d), Messages = Messages, CallCount = CallCount, IncidentCount = IncidentCount, LastAt = LastAt,
        };
    }
}

/// <summary>An incident that is over.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="ArchiveAt">When it leaves the state.</param>
public sealed record ClosedIncident(IncidentState Incident, Instant? ArchiveAt);
