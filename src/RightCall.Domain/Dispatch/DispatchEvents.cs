using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>A recommendation was shown, or acted on.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Recommendation">All of it: who, why, who not, and what is missing.</param>
public sealed record Recommended(Instant At, IncidentId Incident, Recommendation Recommendation) : IncidentEvent(At, Incident);

/// <summary>A person chose something other than what was recommended.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="By">Who.</param>
/// <param name="Chosen">The units that were sent.</param>
/// <param name="Recommended">The units that were recommended.</param>
/// <param name="Override">Why.</param>
/// <param name="SendsOfficer">Whether an officer goes for whom there was no other ground.</param>
public sealed record OverrideRecorded(Instant At, IncidentId Incident, ActorId By, ImmutableArray<UnitId> Chosen, ImmutableArray<UnitId> Recommended, Override Override,
    bool SendsOfficer) : IncidentEvent(At, Incident);
