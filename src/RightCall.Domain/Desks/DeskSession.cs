using NodaTime;

namespace RightCall.Domain.Desks;

/// <summary>A person at a desk. Immutable.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Desk">Where.</param>
/// <param name="LastActed">The last sign of life.</param>
public sealed record DeskSession(ActorId Person, Role Role, DeskId Desk, Instant LastActed)
{
    /// <summary>How long a session counts as live after its last sign of life.</summary>
    public static readonly Duration LiveFor = Duration.FromMinutes(10);

    /// <summary>Whether somebody is there.</summary>
    public bool IsLive(Instant at) => at - LastActed <= LiveFor;
}
