using System.Collections.Immutable;
using RightCall.Domain.Units;

namespace RightCall.Planning.Fleets;

/// <summary>A unit of a fleet: what the roster says, and how many are aboard.</summary>
/// <param name="Definition">What the roster says.</param>
/// <param name="Crew">How many are aboard.</param>
public sealed record FleetUnit(UnitDefinition Definition, int Crew);

/// <summary>The units with which a log is replayed. One run is at one fixed fleet, the same for every policy.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Proposed">Whether it was proposed by RightCall from the load of the log, not stated by a city.</param>
/// <param name="Units">The units, by radio name.</param>
/// <param name="Notes">What a reader should know about it.</param>
public sealed record Fleet(string Id, bool Proposed, ImmutableArray<FleetUnit> Units, ImmutableArray<string> Notes);
