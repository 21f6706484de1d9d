using System.Collections.Immutable;

namespace RightCall.Domain.Areas;

/// <summary>Why a command changes nothing: data, not an exception.</summary>
/// <param name="Code">A stable code, such as <c>UNIT-003</c>; docs/guide/refusals.md lists them.</param>
/// <param name="Text">What, where, and what to do next. Never a caller's name, telephone or address.</param>
public sealed record Refusal(string Code, string Text);

/// <summary>What was decided: events, or a refusal.</summary>
/// <param name="State">The state after the events; the state before, where it was refused.</param>
/// <param name="Events">What happens; empty where it was refused, and for a Tick for which nothing is due.</param>
/// <param name="Refusal">Why nothing happens; null where it was accepted.</param>
/// <remarks>The state is what <see cref="Area.Evolve"/> makes of the events: a shell that has it need not compute it again.</remarks>
public readonly record struct Decision(AreaState State, ImmutableArray<AreaEvent> Events, Refusal? Refusal)
{
    /// <summary>Whether it was accepted.</summary>
    public bool IsAccepted => Refusal is null;
}
