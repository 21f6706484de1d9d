using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Units;

/// <summary>A unit as it is now. Immutable. At most one active assignment; held ones wait in the stack.</summary>
/// <param name="Definition">What the roster says.</param>
/// <param name="Duty">Off, out of service or available; kept while an assignment is active.</param>
/// <param name="Crew">How many are aboard.</param>
/// <param name="OfficerAboard">Whether an officer is aboard: by the roster, or said at log-on.</param>
/// <param name="Active">The active assignment.</param>
/// <param name="Held">The stack, oldest first.</param>
/// <param name="Panic">Whether a panic is running.</param>
/// <param name="PanicCode">The word that the crew chose at log-on, without which no panic is cancelled.</param>
public sealed record UnitState(UnitDefinition Definition, UnitStatus Duty, int Crew, bool OfficerAboard, Assignment? Active, ImmutableArray<Assignment> Held, bool Panic, string? PanicCode) : ITimed
{
    /// <summary>Its radio name.</summary>
    public UnitId Id => Definition.Id;

    /// <summary>What it is doing: the stage of its active assignment, or its duty.</summary>
    public UnitStatus Status => Active?.Status ?? Duty;

    /// <summary>Whether it could be sent at once.</summary>
    public bool IsFree => Active is null && Duty == UnitStatus.Available && !Panic;

    /// <summary>When something about it is due; null when nothing is.</summary>
    public Instant? Due => Active?.Due;
}
