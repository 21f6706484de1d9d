using NodaTime;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Contracts.Units;

/// <summary>A unit as it is now.</summary>
/// <param name="Unit">Its radio name.</param>
/// <param name="Kinds">The kinds that it can serve as.</param>
/// <param name="Status">What it is doing.</param>
/// <param name="Duty">Its duty beside its assignment.</param>
/// <param name="Crew">How many are aboard.</param>
/// <param name="OfficerAboard">Whether an officer is aboard.</param>
/// <param name="IsFree">Whether it could be sent at once.</param>
/// <param name="Active">Its active assignment.</param>
/// <param name="Held">Incidents in its stack, oldest first.</param>
/// <param name="Panic">Whether a panic is running.</param>
/// <param name="Due">When its next sign of life is due.</param>
/// <param name="Provider">Who runs it.</param>
public sealed record UnitView(UnitId Unit, KindSet Kinds, UnitStatus Status, UnitStatus Duty, int Crew, bool OfficerAboard, bool IsFree, Assignment? Active,
    IReadOnlyList<IncidentId> Held, bool Panic, Instant? Due, string Provider);
