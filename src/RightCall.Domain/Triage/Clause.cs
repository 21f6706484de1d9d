using System.Collections.Immutable;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Triage;

/// <summary>An instruction that can be read out or done at the desk, such as <em>stay on the line</em>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The words.</param>
/// <param name="Contradicts">Ids of instructions that may never stand beside it.</param>
public sealed record Instruction(string Id, LocalText Text, ImmutableArray<string> Contradicts);

/// <summary>What a clause adds. A clause adds; it never takes away.</summary>
/// <param name="Level">The level it asks for, or null where it asks for none.</param>
/// <param name="Priority">The priority it asks for, or null.</param>
/// <param name="Needs">The kinds of responder that it asks for.</param>
/// <param name="Flags">The flags that it sets.</param>
/// <param name="Disqualifiers">The named facts that it sets.</param>
/// <param name="Instructions">The instructions that it gives.</param>
public sealed record Effects(Level? Level, Priority? Priority, KindSet Needs, Flags Flags, DisqualifierSet Disqualifiers, ImmutableArray<Instruction> Instructions);

/// <summary>One line of a protocol: when these answers, then these effects, for this reason, from this source.</summary>
/// <param name="Index">Its place in the protocol.</param>
/// <param name="Id">Its id, unique in the protocol.</param>
/// <param name="When">The answers.</param>
/// <param name="Effects">The effects.</param>
/// <param name="Reason">The reason in plain words.</param>
/// <param name="Source">Where the rule comes from; <c>[P]</c> marks a clinical proposal that a city's medical directors must approve.</param>
/// <param name="Allows">Findings of the protocol check that the city's file permits for this clause, counted apart (such as <c>police-on-non-answer</c>).</param>
public sealed record Clause(int Index, string Id, Condition When, Effects Effects, LocalText Reason, string Source, ImmutableArray<string> Allows)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
