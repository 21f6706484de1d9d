using NodaTime;
using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>A person chose something other than what was recommended.</summary>
/// <param name="Reason">Why, of the closed list.</param>
/// <param name="Words">The free words.</param>
public sealed record Override(OverrideReason Reason, [property: Personal] string? Words = null);

/// <summary>Sends units to an incident: all of them, or none and a refusal.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Units">The units, each once. A busy one needs an override; the assignment then waits in its stack.</param>
/// <param name="Override">Needed for a unit that is not recommended now.</param>
/// <param name="ObservedAt">When they were sent, where it is entered afterwards.</param>
public sealed record SendUnits(IncidentId Incident, ImmutableArray<UnitId> Units, Override? Override = null, Instant? ObservedAt = null) : IncidentCommand(Incident)
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(SendUnits? other) => other is not null && Incident == other.Incident && Override == other.Override && ObservedAt == other.ObservedAt && Units.AsSpan().SequenceEqual(other.Units.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Incident.GetHashCode();
}

/// <summary>Sends a unit that is not on the scene yet to another incident instead.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="To">The other incident.</param>
/// <param name="Override">Needed, since it is not recommended while it is busy.</param>
public sealed record RedirectUnit(UnitId Unit, IncidentId To, Override Override) : UnitCommand(Unit);
