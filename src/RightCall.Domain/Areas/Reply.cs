using System.Collections.Immutable;

namespace RightCall.Domain.Areas;

/// <summary>What the giver of a command is told. The same command id gets the same reply.</summary>
public abstract record Reply
{
    private protected Reply() { }
}

/// <summary>It happened.</summary>
/// <param name="Sequence">The row's number in the area's journal; the last one before it where the command had no events.</param>
/// <param name="Events">What happened.</param>
public sealed record Accepted(long Sequence, ImmutableArray<AreaEvent> Events) : Reply;

/// <summary>It did not, and nothing changed.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Text">Why, and what to do next.</param>
public sealed record Refused(string Code, string Text) : Reply;
