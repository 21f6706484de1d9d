using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Facilities;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Units;

/// <summary>Sets the roster: all units of the area. A unit with an assignment cannot be left out.</summary>
/// <param name="Units">The units, in any order, each once.</param>
/// <param name="SignedBy">The provider's signature for the hours of their shifts; null where nobody signed: then <em>none on shift</em> is never taken from it.</param>
public sealed record SetRoster(ImmutableArray<UnitDefinition> Units, string? SignedBy) : CommandBody
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(SetRoster? other) => other is not null && SignedBy == other.SignedBy && Units.AsSpan().SequenceEqual(other.Units.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Units.Length;
}

/// <summary>A command about one unit.</summary>
/// <param name="Unit">The unit.</param>
public abstract record UnitCommand(UnitId Unit) : CommandBody;

/// <summary>A crew begins its duty.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Crew">How many are aboard.</param>
/// <param name="OfficerAboard">Whether an officer is aboard, beyond what the roster says.</param>
/// <param name="PanicCode">The word without which no panic of this crew is cancelled.</param>
public sealed record LogOn(UnitId Unit, int Crew, bool OfficerAboard, [property: Personal] string PanicCode) : UnitCommand(Unit);

/// <summary>A crew ends its duty. Refused while it has an assignment.</summary>
/// <param name="Unit">The unit.</param>
public sealed record LogOff(UnitId Unit) : UnitCommand(Unit);

/// <summary>A unit cannot be sent for a while. Refused while it has an active assignment.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record TakeOutOfService(UnitId Unit, OutOfServiceReason Reason) : UnitCommand(Unit);

/// <summary>A unit can be sent again.</summary>
/// <param name="Unit">The unit.</param>
public sealed record ReturnToService(UnitId Unit) : UnitCommand(Unit);

/// <summary>A unit says how far its active assignment is: acknowledged, en route, staged, on scene, person reached, transporting, at facility.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="To">The status.</param>
/// <param name="ObservedAt">When its device says that it happened; kept between the status before and now, and marked.</param>
/// <param name="Facility">Where a person is brought, with <em>transporting</em> and <em>at-facility</em> only.</param>
public sealed record ReportStatus(UnitId Unit, UnitStatus To, Instant? ObservedAt = null, FacilityId? Facility = null) : UnitCommand(Unit);

/// <summary>A crew says that it knows of the new danger. Until then it holds short.</summary>
/// <param name="Unit">The unit.</param>
public sealed record AcknowledgeDanger(UnitId Unit) : UnitCommand(Unit);

/// <summary>A staged crew enters on its own word. Only the crew gives it.</summary>
/// <param name="Unit">The unit.</param>
public sealed record Enter(UnitId Unit) : UnitCommand(Unit);

/// <summary>A unit has finished with its active assignment. The oldest held one becomes its next.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Done once it was on the scene; before that only cancelled, recalled, withdrew or not found.</param>
public sealed record ClearUnit(UnitId Unit, ClearReason Reason) : UnitCommand(Unit);

/// <summary>A crew declines before it moves. Without penalty; the next unit is asked.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record Decline(UnitId Unit, DeclineReason Reason) : UnitCommand(Unit);

/// <summary>A crew withdraws, at any stage. Without penalty; the track looks for another.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record Withdraw(UnitId Unit, DeclineReason Reason) : UnitCommand(Unit);

/// <summary>A crew's timed sign of life.</summary>
/// <param name="Unit">The unit.</param>
public sealed record CheckIn(UnitId Unit) : UnitCommand(Unit);

/// <summary>A crew's cry for help: the nearest police and EMS go, whatever the determination.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The id of the incident that is opened where the crew is on none.</param>
public sealed record RaisePanic(UnitId Unit, IncidentId Incident) : UnitCommand(Unit);

/// <summary>A named person confirms that the panic is over, with the crew's code.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Code">What the crew said.</param>
public sealed record CancelPanic(UnitId Unit, [property: Personal] string Code) : UnitCommand(Unit);

/// <summary>A crew on the scene asks for another kind.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Cause">Why.</param>
/// <param name="Words">In the crew's words.</param>
public sealed record RequestBackup(UnitId Unit, ResponderKind Kind, BackupCause Cause, [property: Personal] string? Words = null) : UnitCommand(Unit);

/// <summary>A desk recalls a unit that is not on the scene yet.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record RecallUnit(UnitId Unit, RecallReason Reason) : UnitCommand(Unit);

/// <summary>A supervisor forces a status that the table does not allow.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="To">The status; clear ends the active assignment.</param>
/// <param name="Words">The reason.</param>
public sealed record ForceStatus(UnitId Unit, UnitStatus To, [property: Personal] string Words) : UnitCommand(Unit);

/// <summary>Records what became of a backup. Possible on a closed incident, until it is archived.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The request's number.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record SettleBackup(IncidentId Incident, int Number, BackupOutcome Outcome) : IncidentCommand(Incident);
