using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Facilities;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Units;

/// <summary>The roster was set.</summary>
/// <param name="At">When.</param>
/// <param name="Units">The units, by id.</param>
/// <param name="SignedBy">The provider's signature.</param>
public sealed record RosterSet(Instant At, ImmutableArray<UnitDefinition> Units, string? SignedBy) : AreaEvent(At);

/// <summary>Something happened to a unit.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
public abstract record UnitEvent(Instant At, UnitId Unit) : AreaEvent(At);

/// <summary>A crew began its duty.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Crew">How many are aboard.</param>
/// <param name="OfficerAboard">Whether an officer is aboard.</param>
/// <param name="PanicCode">The word without which no panic is cancelled.</param>
public sealed record UnitLoggedOn(Instant At, UnitId Unit, int Crew, bool OfficerAboard, [property: Personal] string PanicCode) : UnitEvent(At, Unit);

/// <summary>A crew ended its duty.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
public sealed record UnitLoggedOff(Instant At, UnitId Unit) : UnitEvent(At, Unit);

/// <summary>A unit cannot be sent for a while.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record UnitWentOutOfService(Instant At, UnitId Unit, OutOfServiceReason Reason) : UnitEvent(At, Unit);

/// <summary>A unit can be sent again.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
public sealed record UnitReturnedToService(Instant At, UnitId Unit) : UnitEvent(At, Unit);

/// <summary>A unit was assigned to an incident: told to go, or put into its stack.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Kind">The kind that it serves as.</param>
/// <param name="Tracks">Bits of the tracks that it counts for.</param>
/// <param name="Status">Dispatched or held.</param>
/// <param name="Stage">Whether it waits near.</param>
/// <param name="By">Who or what assigned it.</param>
/// <param name="Person">The person, where one did.</param>
/// <param name="OfficerInCrew">Whether an officer is aboard.</param>
/// <param name="Ground">Why it may attend, where an officer is aboard.</param>
/// <param name="Disqualifiers">The police disqualifiers, where they are the ground.</param>
/// <param name="Eta">The travel time that was seen.</param>
/// <param name="PositionAsOf">When its position was seen; null where its home was used.</param>
/// <param name="Metric">What the travel time was measured with.</param>
/// <param name="Override">Why a person chose it though it was not recommended.</param>
/// <param name="Due">When the crew has to have acknowledged.</param>
/// <param name="ObservedAt">When it happened, where it was entered afterwards.</param>
public sealed record UnitAssigned(Instant At, UnitId Unit, IncidentId Incident, ResponderKind Kind, uint Tracks, UnitStatus Status, bool Stage, AssignedBy By, ActorId? Person,
    bool OfficerInCrew, OfficerGround Ground, DisqualifierSet Disqualifiers, TravelTime Eta, Instant? PositionAsOf, string Metric, Override? Override, Instant Due,
    Instant? ObservedAt = null) : UnitEvent(At, Unit)
{
    /// <inheritdoc/>
    public override Instant HappenedAt => ObservedAt ?? At;
}

/// <summary>An assignment came to another status.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="From">The status before.</param>
/// <param name="To">The status now.</param>
/// <param name="ObservedAt">When the device says that it happened; between the status before and now.</param>
/// <param name="Clamped">Whether the device's own time lay outside and was moved.</param>
/// <param name="Forced">The reason of the supervisor who forced it.</param>
/// <param name="Due">When the next sign of life is due.</param>
/// <param name="Facility">Where a person is brought.</param>
public sealed record UnitStatusChanged(Instant At, UnitId Unit, IncidentId Incident, UnitStatus From, UnitStatus To, Instant? ObservedAt, bool Clamped,
    [property: Personal] string? Forced, Instant Due, FacilityId? Facility = null) : UnitEvent(At, Unit)
{
    /// <inheritdoc/>
    public override Instant HappenedAt => ObservedAt ?? At;
}

/// <summary>A unit has finished with an assignment.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="From">The status before; held where it never became active.</param>
/// <param name="Reason">Why.</param>
/// <param name="Why">The crew's reason, where it declined or withdrew.</param>
/// <param name="Forced">The reason of the supervisor who forced it.</param>
/// <param name="Reopened">Bits of the tracks that look for another.</param>
/// <param name="Next">When the timers look at what it leaves.</param>
public sealed record UnitCleared(Instant At, UnitId Unit, IncidentId Incident, UnitStatus From, ClearReason Reason, DeclineReason? Why, [property: Personal] string? Forced,
    uint Reopened, NextLook Next) : UnitEvent(At, Unit);

/// <summary>A unit's oldest held assignment became its active one.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Due">When the crew has to have acknowledged.</param>
public sealed record HeldAssignmentBegan(Instant At, UnitId Unit, IncidentId Incident, Instant Due) : UnitEvent(At, Unit);

/// <summary>A new danger is known: the crew holds short until it acknowledges.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Stage">Whether it waits near from now on; what it was told before counts no more.</param>
/// <param name="Due">When it has to have acknowledged.</param>
public sealed record UnitHoldsShort(Instant At, UnitId Unit, IncidentId Incident, bool Stage, Instant Due) : UnitEvent(At, Unit);

/// <summary>The crew knows of the new danger.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Due">When the next sign of life is due.</param>
public sealed record DangerAcknowledged(Instant At, UnitId Unit, IncidentId Incident, Instant Due) : UnitEvent(At, Unit);

/// <summary>A sign of life.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Due">When the next one is due.</param>
public sealed record UnitCheckedIn(Instant At, UnitId Unit, IncidentId Incident, Instant Due) : UnitEvent(At, Unit);

/// <summary>A sign of life did not come in time.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Missed">How many in a row.</param>
/// <param name="Due">When it is looked at again.</param>
public sealed record CheckInMissed(Instant At, UnitId Unit, IncidentId Incident, int Missed, Instant Due) : UnitEvent(At, Unit);

/// <summary>Why a crew is protected.</summary>
public enum ProtectionCause : byte
{
    /// <summary>It cried for help.</summary>
    Panic,
    /// <summary>It missed two check-ins.</summary>
    MissedCheckIns,
}

/// <summary>A crew is protected: the nearest police and EMS go, whatever the determination.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Cause">Why.</param>
public sealed record CrewProtectionBegan(Instant At, UnitId Unit, IncidentId Incident, ProtectionCause Cause) : UnitEvent(At, Unit);

/// <summary>A panic was cancelled, by the code and a named person.</summary>
/// <param name="At">When.</param>
/// <param name="Unit">The unit.</param>
/// <param name="By">The person.</param>
public sealed record PanicCancelled(Instant At, UnitId Unit, ActorId By) : UnitEvent(At, Unit);
