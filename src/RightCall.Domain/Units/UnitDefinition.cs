using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Units;

/// <summary>A unit as the roster describes it: what does not change from hour to hour.</summary>
/// <param name="Id">Its radio name.</param>
/// <param name="Kinds">The kinds that it can serve as.</param>
/// <param name="OfficerInCrew">Whether an officer is in its crew. Always true where a kind brings one.</param>
/// <param name="MinimumCrew">The crew below which it is never recommended.</param>
/// <param name="Skills">Such as <c>youth</c>, <c>signing</c>; sorted.</param>
/// <param name="Languages">Two-letter codes; sorted.</param>
/// <param name="Home">Where it starts from, used while its position is not known.</param>
/// <param name="Shift">The hours of the local week for which its provider signed.</param>
/// <param name="Provider">Who runs it.</param>
public sealed record UnitDefinition(UnitId Id, KindSet Kinds, bool OfficerInCrew, int MinimumCrew, ImmutableArray<string> Skills, ImmutableArray<string> Languages,
    GeoPoint Home, HourSet Shift, string Provider)
{
    /// <summary>A unit that serves as one kind, always on shift, with no special skill: enough for tests and small fleets.</summary>
    public static UnitDefinition Simple(UnitId id, ResponderKind kind, GeoPoint home, int minimumCrew = 2) =>
        new(id, KindSet.Of(kind), ResponderKinds.WithOfficer.Contains(kind), minimumCrew, [], ["en"], home, HourSet.All, "city");

    /// <summary>What is wrong with it, in plain words; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        { Kinds.IsEmpty: true } => $"{Id} serves as no kind.",
        { OfficerInCrew: false } when Kinds.Overlaps(ResponderKinds.WithOfficer) => $"{Id} serves as {Kinds}, so an officer is in its crew.",
        { MinimumCrew: < 1 } => $"{Id} needs a minimum crew of 1 or more.",
        _ when Kinds.Overlaps(ResponderKinds.AtDesk) => $"{Id} serves as {Kinds}: desk kinds are reached by hand-off, not by a unit.",
        _ => null,
    };

    /// <summary>Equal when all fields are, skills and languages one by one.</summary>
    public bool Equals(UnitDefinition? other) => other is not null && Id == other.Id && Kinds == other.Kinds && OfficerInCrew == other.OfficerInCrew
        && MinimumCrew == other.MinimumCrew && Skills.AsSpan().SequenceEqual(other.Skills.AsSpan()) && Languages.AsSpan().SequenceEqual(other.Languages.AsSpan())
        && Home == other.Home && Shift == other.Shift && Provider == other.Provider;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>Where a unit was seen.</summary>
/// <param name="Point">The place.</param>
/// <param name="AsOf">When it was seen there.</param>
public readonly record struct UnitPosition(GeoPoint Point, Instant AsOf);

/// <summary>Positions of units, as a fact for a decision. Pure: one answer for one question as long as the object is used.</summary>
public interface IUnitPositions
{
    /// <summary>The unit's last position. False where none is known: then its home counts, with no as-of.</summary>
    bool TryFind(UnitId unit, out UnitPosition position);
}
