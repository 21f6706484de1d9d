using NodaTime;
using RightCall.Contracts.Calls;
using RightCall.Contracts.HandOffs;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Units;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Contracts.Areas;

/// <summary>An area of the centre.</summary>
/// <param name="Area">Its id, as it stands in addresses.</param>
/// <param name="Title">What people call it.</param>
/// <param name="TimeZone">Its time zone, such as <c>America/Chicago</c>.</param>
/// <param name="IsDemonstration">Whether its callers and crews are made up: every page says so.</param>
public sealed record AreaSummary(AreaId Area, string Title, string TimeZone, bool IsDemonstration);

/// <summary>All that is open in an area, at one row of its journal.</summary>
/// <param name="Area">The area.</param>
/// <param name="Sequence">The last row that is in it; the answer's ETag too.</param>
/// <param name="At">The time of that row.</param>
/// <param name="Rules">The hash of the rules in force.</param>
/// <param name="Calls">Calls that ring, are live, or are owed something; by number.</param>
/// <param name="Incidents">Open incidents: the most urgent first, of those the oldest.</param>
/// <param name="Units">All units of the roster, by name.</param>
/// <param name="Desks">Who sits where.</param>
/// <param name="HandOffs">Hand-offs that are not over, by their due time.</param>
public sealed record AreaOverview(AreaId Area, long Sequence, Instant At, string? Rules, IReadOnlyList<CallView> Calls, IReadOnlyList<IncidentLine> Incidents,
    IReadOnlyList<UnitView> Units, IReadOnlyList<DeskSession> Desks, IReadOnlyList<HandOffView> HandOffs);

/// <summary>What changed in an area after a row: enough to bring an <see cref="AreaOverview"/> up to date.</summary>
/// <param name="Sequence">The last row that is in it.</param>
/// <param name="At">The time of that row.</param>
/// <param name="IsWhole">Whether this is everything that is open, since the row lies too far back: drop what is not in it.</param>
/// <param name="Calls">Calls as they are now.</param>
/// <param name="Incidents">Open incidents as they are now.</param>
/// <param name="Units">Units as they are now.</param>
/// <param name="HandOffs">The hand-offs of these incidents that are not over: all that there are.</param>
/// <param name="Desks">Who sits where, where that changed; otherwise null.</param>
/// <param name="GoneCalls">Calls that are not open any more, or not yours to see.</param>
/// <param name="GoneIncidents">Incidents that are not open any more, or not yours to see.</param>
public sealed record AreaChanges(long Sequence, Instant At, bool IsWhole, IReadOnlyList<CallView> Calls, IReadOnlyList<IncidentLine> Incidents, IReadOnlyList<UnitView> Units,
    IReadOnlyList<HandOffView> HandOffs, IReadOnlyList<DeskSession>? Desks, IReadOnlyList<CallId> GoneCalls, IReadOnlyList<IncidentId> GoneIncidents);

/// <summary>The roster: all units as their providers describe them.</summary>
/// <param name="Sequence">The last row that is in it.</param>
/// <param name="SignedBy">Who signed it; null where nobody did.</param>
/// <param name="Units">The units, by name. Send them back as they are to <c>set-roster</c>.</param>
public sealed record RosterView(long Sequence, string? SignedBy, IReadOnlyList<UnitDefinition> Units);

/// <summary>A resource that a command made or changed, and where to look next.</summary>
/// <param name="Rel">What it is: <c>call</c>, <c>incident</c>, <c>unit</c>, <c>recommendation</c>, <c>explain</c>, <c>next-question</c>.</param>
/// <param name="Href">Its address on this server.</param>
public sealed record Link(string Rel, string Href);
