using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>A proposed downgrade that nobody has answered yet: what was sent stays sent.</summary>
/// <param name="To">What the interview says now.</param>
/// <param name="At">Since when.</param>
/// <param name="Source">How good the source is.</param>
public sealed record DowngradeProposal(Determination To, Instant At, SourceRank Source);

/// <summary>How good a source is. A downgrade needs one at least as good as the one that it overturns.</summary>
public enum SourceRank : byte
{
    /// <summary>Nothing was said.</summary>
    Nothing,
    /// <summary>Relayed or overheard words.</summary>
    Relayed,
    /// <summary>A caller.</summary>
    Caller,
    /// <summary>A desk that names its ground.</summary>
    Desk,
    /// <summary>A responder on the scene.</summary>
    Scene,
}

/// <summary>When the timers look at what is left, once somebody has gone.</summary>
/// <param name="Track">At the needs that are open again.</param>
/// <param name="Desk">At the desk, which has to have acted.</param>
/// <param name="Commit">When somebody has to be committed again, at the latest.</param>
public readonly record struct NextLook(Instant Track, Instant Desk, Instant Commit);

/// <summary>A desk's claim: somebody acts on the incident for two minutes.</summary>
/// <param name="By">Who.</param>
/// <param name="Until">Until when.</param>
/// <param name="Count">How often it was claimed since it was last raised: at most twice.</param>
public sealed record Claim(ActorId By, Instant Until, int Count);

/// <summary>An incident as it is now. Immutable once it is in a state.</summary>
public sealed record IncidentState : ITimed
{
    /// <summary>Its id.</summary>
    public required IncidentId Id { get; init; }
    /// <summary>Its short number.</summary>
    public required int Number { get; init; }
    /// <summary>When it was opened.</summary>
    public required Instant OpenedAt { get; init; }
    /// <summary>Whether it is open.</summary>
    public bool IsOpen => End is null;
    /// <summary>Its nature.</summary>
    public required NatureId Nature { get; init; }
    /// <summary>All answers, under the pinned protocol.</summary>
    public required Interview Interview { get; init; }
    /// <summary>What the protocol makes of the interview as it stands, clauses and all.</summary>
    public required Determination Current { get; init; }
    /// <summary>What is acted on: the current determination, never silently lowered.</summary>
    public required Determination Effective { get; init; }
    /// <summary>How good the best source is that raised what is acted on.</summary>
    public SourceRank RaisedBy { get; init; }
    /// <summary>The best place; null where none is known.</summary>
    public PlaceCandidate? Place { get; init; }
    /// <summary>Other places that it may be.</summary>
    public ImmutableArray<PlaceCandidate> OtherPlaces { get; init; } = [];
    /// <summary>That it is not real; null where it is.</summary>
    public Exercise? Exercise { get; init; }
    /// <summary>Until when nobody is sent and nothing is offered but by a person's word: for ever in an exercise, a while where it was entered afterwards.</summary>
    public Instant? ByHandUntil { get; init; }
    /// <summary>The calls that report it.</summary>
    public ImmutableArray<CallId> Calls { get; init; } = [];
    /// <summary>Its needs, in the order in which they came up. A track's number is its place.</summary>
    public ImmutableArray<Track> Tracks { get; init; } = [];
    /// <summary>The units whose active assignment it is.</summary>
    public ImmutableArray<UnitId> Units { get; init; } = [];
    /// <summary>The units that hold it in their stack: nobody is on the way with them yet.</summary>
    public ImmutableArray<UnitId> HeldBy { get; init; } = [];
    /// <summary>Its hand-offs that are not over.</summary>
    public ImmutableArray<HandOff> HandOffs { get; init; } = [];
    /// <summary>How many hand-offs it ever had.</summary>
    public int HandOffCount { get; init; }
    /// <summary>Requests from the scene whose outcome is not recorded yet.</summary>
    public ImmutableArray<BackupRequest> Backups { get; init; } = [];
    /// <summary>How many requests from the scene it ever had.</summary>
    public int BackupCount { get; init; }
    /// <summary>What desks and crews noted, oldest first.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];
    /// <summary>The downgrade that is proposed.</summary>
    public DowngradeProposal? Proposal { get; init; }
    /// <summary>The latest recommendation that was shown or acted on.</summary>
    public Recommendation? Recommendation { get; init; }
    /// <summary>The role that has to act on it.</summary>
    public Role RaisedTo { get; init; }
    /// <summary>Who acts on it now.</summary>
    public Claim? Claim { get; init; }
    /// <summary>When the desk has to have acted.</summary>
    public required Instant DeskDue { get; init; }
    /// <summary>When somebody has to be committed, at the latest.</summary>
    public required Instant CommitBy { get; init; }
    /// <summary>What the area saw happen.</summary>
    public IncidentMarks Marks { get; init; }
    /// <summary>The incident that it continues.</summary>
    public IncidentId? Continues { get; init; }
    /// <summary>How it ended; null while it is open.</summary>
    public IncidentEnd? End { get; init; }
    /// <summary>Its end in the funnel, once closed and if it was ever in scope.</summary>
    public FunnelEnd? Funnel => End?.Funnel;
    /// <summary>When the timer looks at it next; null where only the timers of its units run. An open incident always has the one or the other; a closed one may be archived then.</summary>
    public Instant? Due { get; internal set; }

    /// <summary>Whether people alone send to it now. What protects a crew is sent all the same.</summary>
    public bool IsByHand(Instant at) => ByHandUntil > at;

    /// <summary>Whether the rule "no officer without a named ground" holds for it.</summary>
    public bool IsInScope => Effective.IsInScope;
}
