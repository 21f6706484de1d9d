using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Triage;

/// <summary>What a protocol makes of an interview: the union of every clause that matched.</summary>
/// <param name="Nature">The nature.</param>
/// <param name="Family">Its family.</param>
/// <param name="ProtocolHash">Which version of the rules said so.</param>
/// <param name="Level">The highest level that a matching clause asks for.</param>
/// <param name="Priority">The most urgent priority.</param>
/// <param name="Needs">The kinds of responder that are needed, all of them.</param>
/// <param name="Flags">The flags that are set.</param>
/// <param name="Disqualifiers">The named facts that are set.</param>
/// <param name="Clauses">Every clause that matched, in file order.</param>
/// <param name="Gravest">The clause that is shown as the reason; null when no clause matched.</param>
public sealed record Determination(NatureId Nature, Family Family, string ProtocolHash, Level Level, Priority Priority, KindSet Needs, Flags Flags,
    DisqualifierSet Disqualifiers, ImmutableArray<Clause> Clauses, Clause? Gravest)
{
    /// <summary>The version of the engine's meaning. It rises with any change of what a protocol means; results of older engines stay as golden files.</summary>
    public const int Engine = 1;

    /// <summary>Whether the incident is in the scope of "no officer without a named ground": by its family, or by the flag under any nature.</summary>
    public bool IsInScope => Family.IsInScope() || (Flags & Flags.BehaviouralHealth) != 0;

    /// <summary>Whether it needs an officer.</summary>
    public bool NeedsOfficer => Needs.Overlaps(ResponderKinds.WithOfficer);

    /// <summary>The kind that goes first; null where nobody does (see <see cref="FirstResponder"/>).</summary>
    public ResponderKind? First => FirstResponder.Of(this);

    /// <summary>The instructions of all matching clauses, each once, in file order.</summary>
    public IEnumerable<Instruction> Instructions() => Clauses.SelectMany(c => c.Effects.Instructions).DistinctBy(i => i.Id);

    /// <summary>Whether anything in this determination is graver than in the other: a higher level, a more urgent priority, a need or disqualifier that was not there.</summary>
    public bool RaisesOver(Determination other) => Level > other.Level || Priority < other.Priority || !other.Needs.ContainsAll(Needs)
        || (Disqualifiers.Bits & ~other.Disqualifiers.Bits) != 0 || (Flags & ~other.Flags) != 0;

    /// <summary>Whether anything in this determination is less than in the other: a lower level, a less urgent priority, a need that is gone.</summary>
    public bool LowersFrom(Determination other) => Level < other.Level || Priority > other.Priority || !Needs.ContainsAll(other.Needs);

    /// <summary>Whether the two ask for the same response, whichever clauses said so.</summary>
    public bool SameResponse(Determination other) => Level == other.Level && Priority == other.Priority && Needs == other.Needs && Flags == other.Flags
        && Disqualifiers == other.Disqualifiers;
}
