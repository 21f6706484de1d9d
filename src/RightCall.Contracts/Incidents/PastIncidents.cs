using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Contracts.Incidents;

/// <summary>A page of incidents, the newest first.</summary>
/// <param name="Incidents">The incidents.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record PastIncidents(IReadOnlyList<PastIncident> Incidents, string? Next);

/// <summary>An incident as the search knows it.</summary>
/// <param name="Incident">Its id: <c>explain</c> and <c>timeline</c> tell all of it.</param>
/// <param name="Number">Its short number.</param>
/// <param name="Nature">Its nature.</param>
/// <param name="Title">The nature's name.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedAt">When it ended; null while it is open.</param>
/// <param name="Ended">How it ended.</param>
/// <param name="Level">What was acted on: who.</param>
/// <param name="Priority">What was acted on: how soon.</param>
/// <param name="Units">Every unit that was assigned.</param>
/// <param name="Place">Its place; null where none is known, or its words were erased.</param>
/// <param name="Exercise">That it was not real; null where it was.</param>
public sealed record PastIncident(IncidentId Incident, int Number, NatureId Nature, string Title, Instant OpenedAt, Instant? ClosedAt, string? Ended, Level Level, Priority Priority,
    IReadOnlyList<UnitId> Units, string? Place, Exercise? Exercise = null);
