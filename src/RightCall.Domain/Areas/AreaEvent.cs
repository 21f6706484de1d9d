using NodaTime;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Areas;

/// <summary>Something that has happened in an area. An event carries all that its effect needs, and what was seen when it was decided.</summary>
/// <param name="At">When: the command's time.</param>
public abstract record AreaEvent(Instant At)
{
    /// <summary>When it happened, by what was observed: earlier than <see cref="At"/> where it was entered afterwards. Response times are between these.</summary>
    public virtual Instant HappenedAt => At;
}

/// <summary>Rules were proposed: another person may put them in force.</summary>
/// <param name="At">When.</param>
/// <param name="Hash">The hash of the rules.</param>
/// <param name="By">Who proposed them.</param>
public sealed record RulesProposed(Instant At, string Hash, ActorId By) : AreaEvent(At);

/// <summary>Rules were put in force.</summary>
/// <param name="At">When.</param>
/// <param name="Hash">The hash of the rules.</param>
/// <param name="Rules">The rules themselves, found by the hash.</param>
public sealed record RulesAdopted(Instant At, string Hash, [property: ResolvedByHash] Rulebook Rules) : AreaEvent(At);
