using NodaTime;
using RightCall.Domain.Desks;

namespace RightCall.Contracts.Premises;

/// <summary>A hazard or note as the centre keeps it, before it is sealed.</summary>
/// <param name="Body">The hazard or note, whole.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="EnteredAt">When.</param>
public sealed record KeptPremise(PremiseBody Body, ActorId EnteredBy, Instant EnteredAt);
