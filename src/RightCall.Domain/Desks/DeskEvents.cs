using NodaTime;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Desks;

/// <summary>Something happened at a desk.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
public abstract record DeskEvent(Instant At, ActorId Person) : AreaEvent(At);

/// <summary>A person sat down at a desk.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Desk">Where.</param>
public sealed record DeskLoggedOn(Instant At, ActorId Person, Role Role, DeskId Desk) : DeskEvent(At, Person);

/// <summary>A person left the desk.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
public sealed record DeskLoggedOff(Instant At, ActorId Person) : DeskEvent(At, Person);

/// <summary>A person at a desk is there.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
public sealed record DeskActed(Instant At, ActorId Person) : DeskEvent(At, Person);
