using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>One dispatch area as it is now: its units, its open incidents, its calls, its desks. Immutable; safe to read from any thread.</summary>
/// <remarks>Archived incidents are not here; the journal has them.</remarks>
public sealed record AreaState
{
    private AreaState(AreaId id, Statute statute, Publishing publishing) => (Id, Statute, Publishing) = (id, statute, publishing);

    /// <summary>An area in which nothing has happened.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="statute">The law that binds it.</param>
    /// <param name="publishing">How rules come into force.</param>
    public static AreaState Empty(AreaId id, Statute statute = Statute.None, Publishing publishing = Publishing.Open) => new(id, statute, publishing);

    /// <summary>Its name.</summary>
    public AreaId Id { get; }
    /// <summary>The law that binds it.</summary>
    public Statute Statute { get; }
    /// <summary>How rules come into force.</summary>
    public Publishing Publishing { get; }
    /// <summary>Rules that somebody proposed and nobody published yet; null where there are none.</summary>
    public Proposal? Proposed { get; init; }
    /// <summary>The rules in force; null until some are adopted.</summary>
    public Rulebook? Rules { get; init; }
    /// <summary>All units of the roster.</summary>
    public UnitTable Units { get; init; } = UnitTable.Empty;
    /// <summary>Who signed the roster; null where nobody did.</summary>
    public string? RosterSignedBy { get; init; }
    /// <summary>Open incidents.</summary>
    public SortedTable<IncidentId, IncidentState> Incidents { get; init; } = SortedTable<IncidentId, IncidentState>.Empty;
    /// <summary>Incidents that were closed in the last day.</summary>
    public SortedTable<IncidentId, IncidentState> Closed { get; init; } = SortedTable<IncidentId, IncidentState>.Empty;
    /// <summary>Incidents that are known ahead.</summary>
    public SortedTable<IncidentId, ScheduledIncident> Scheduled { get; init; } = SortedTable<IncidentId, ScheduledIncident>.Empty;
    /// <summary>Calls whose line is open, or that are not settled, or whose incident is open.</summary>
    public SortedTable<CallId, CallState> Calls { get; init; } = SortedTable<CallId, CallState>.Empty;
    /// <summary>Who sits at which desk.</summary>
    public ImmutableSortedDictionary<ActorId, DeskSession> Desks { get; init; } = ImmutableSortedDictionary<ActorId, DeskSession>.Empty;
    /// <summary>The latest messages within the centre, oldest first.</summary>
    public ImmutableArray<DeskMessage> Messages { get; init; } = [];
    /// <summary>How many calls ever came.</summary>
    public int CallCount { get; init; }
    /// <summary>How many incidents were ever opened.</summary>
    public int IncidentCount { get; init; }
    /// <summary>The time of the last event.</summary>
    public Instant LastAt { get; init; }

    /// <summary>When the next <see cref="Tick"/> has something to do; null where nothing waits.</summary>
    public Instant? NextDue => DueKey.NextAt(this);

    /// <summary>The timer that is due next; null where none runs.</summary>
    public DueKey? NextTimer => DueKey.NextOf(this);
}
