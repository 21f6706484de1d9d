using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Facilities;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Units;

/// <summary>A unit sent to an incident. Immutable.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Kind">The kind that it serves as there.</param>
/// <param name="Tracks">Bits of the incident's tracks that it counts for.</param>
/// <param name="Status">How far it is; never clear, since a clear assignment is no longer here.</param>
/// <param name="Since">When it came to this status.</param>
/// <param name="AssignedAt">When it was assigned.</param>
/// <param name="Stage">Whether it is to wait near until its own word or <em>scene safe</em>.</param>
/// <param name="HoldShort">Whether a new danger is known that the crew has not acknowledged yet.</param>
/// <param name="Ground">Why it may attend, where an officer is in its crew.</param>
/// <param name="By">Who assigned it.</param>
/// <param name="Eta">The travel time that was seen when it was assigned.</param>
/// <param name="Due">When the crew's next sign of life is due: acknowledgement, moving, arrival or check-in.</param>
/// <param name="Missed">How many check-ins in a row were missed.</param>
/// <param name="Facility">Where it brings a person, once the crew has named it.</param>
public sealed record Assignment(IncidentId Incident, ResponderKind Kind, uint Tracks, UnitStatus Status, Instant Since, Instant AssignedAt, bool Stage, bool HoldShort,
    OfficerGround Ground, AssignedBy By, TravelTime Eta, Instant Due, int Missed, FacilityId? Facility = null);
