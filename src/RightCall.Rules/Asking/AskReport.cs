using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Asking;

/// <summary>A clause that matched, as reports show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Its reason in the language asked for.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record MatchedClause(string Id, string Reason, string Source);

/// <summary>An instruction, as reports show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The words in the language asked for.</param>
public sealed record GivenInstruction(string Id, string Text);

/// <summary>What a protocol makes of an interview: the one object that <c>protocol ask --json</c> prints. Documented in docs/guide/asking.md.</summary>
public sealed record AskReport
{
    /// <summary>The nature.</summary>
    public required string Nature { get; init; }
    /// <summary>Its family.</summary>
    public required string Family { get; init; }
    /// <summary>0 to 4.</summary>
    public required int Level { get; init; }
    /// <summary>1 to 5.</summary>
    public required int Priority { get; init; }
    /// <summary>The kinds that are needed.</summary>
    public required ImmutableArray<string> Needs { get; init; }
    /// <summary>The flags that are set.</summary>
    public required ImmutableArray<string> Flags { get; init; }
    /// <summary>The named facts that are set.</summary>
    public required ImmutableArray<string> Disqualifiers { get; init; }
    /// <summary>The ids of the instructions.</summary>
    public required ImmutableArray<string> Instructions { get; init; }
    /// <summary>Every clause that matched, in the order of the files.</summary>
    public required ImmutableArray<MatchedClause> Clauses { get; init; }
    /// <summary>The id of the clause that is the reason; null where none matched.</summary>
    public required string? Gravest { get; init; }
    /// <summary>The id of the next question; null where none is left.</summary>
    public required string? Next { get; init; }
    /// <summary>How many questions are still to be asked as things stand.</summary>
    public required int Remaining { get; init; }
    /// <summary>Whether no officer may go without a named ground.</summary>
    public required bool InScope { get; init; }
    /// <summary>Whether an officer is needed.</summary>
    public required bool Police { get; init; }
    /// <summary>The kind that goes first; null where nobody does.</summary>
    public required string? FirstResponder { get; init; }
    /// <summary>SHA-256 of the protocol's canonical JSON.</summary>
    public required string ProtocolHash { get; init; }
    /// <summary>The version of the engine's meaning.</summary>
    public required int Engine { get; init; }

    /// <summary>The report on an interview as it stands.</summary>
    public static AskReport Of(Interview interview, string language)
    {
        var found = TriageEngine.Determine(interview);
        return new()
        {
            Nature = found.Nature.ToString(),
            Family = found.Family.Id(),
            Level = (int)found.Level,
            Priority = (int)found.Priority,
            Needs = [.. found.Needs.Select(k => k.Id())],
            Flags = [.. found.Flags.Names()],
            Disqualifiers = [.. found.Disqualifiers.Select(d => d.Id())],
            Instructions = [.. found.Instructions().Select(i => i.Id)],
            Clauses = [.. found.Clauses.Select(c => new MatchedClause(c.Id, c.Reason.In(language), c.Source))],
            Gravest = found.Gravest?.Id,
            Next = interview.Next()?.Id,
            Remaining = interview.Remaining(),
            InScope = found.IsInScope,
            Police = found.NeedsOfficer,
            FirstResponder = found.First?.Id(),
            ProtocolHash = found.ProtocolHash,
            Engine = Determination.Engine,
        };
    }
}
