using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Incidents;

/// <summary>Something happened to an incident.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
public abstract record IncidentEvent(Instant At, IncidentId Incident) : AreaEvent(At);

/// <summary>An incident was opened, and its interview pinned to a protocol.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">Its id.</param>
/// <param name="Number">Its short number.</param>
/// <param name="Call">The call that reports it.</param>
/// <param name="Nature">Its nature.</param>
/// <param name="ProtocolHash">The version of the rules that its interview is pinned to.</param>
/// <param name="Protocol">The rules themselves, found by the hash.</param>
/// <param name="Place">The best place.</param>
/// <param name="OtherPlaces">Other places that it may be: asked about, never guessed.</param>
/// <param name="Answers">What is known already.</param>
/// <param name="Continues">The archived incident that it continues.</param>
/// <param name="Timer">Whether a timer opened it, for a call that nobody had settled.</param>
/// <param name="Determined">What the protocol makes of what is known.</param>
/// <param name="Source">How good the best source is that it rests on.</param>
/// <param name="FromLostCall">Whether the call was abandoned or silent.</param>
/// <param name="DeskDue">When the desk has to have acted.</param>
/// <param name="CommitBy">When somebody has to be committed, at the latest.</param>
/// <param name="Exercise">That it is not real.</param>
/// <param name="ObservedAt">When it happened, where it was entered afterwards.</param>
public sealed record IncidentOpened(Instant At, IncidentId Incident, int Number, CallId? Call, NatureId Nature, string ProtocolHash,
    [property: ResolvedByHash] Protocol Protocol, PlaceCandidate? Place, ImmutableArray<PlaceCandidate> OtherPlaces,
    [property: Health] ImmutableArray<Answer> Answers, IncidentId? Continues, bool Timer,
    [property: Health] Determination Determined, SourceRank Source, bool FromLostCall, Instant DeskDue, Instant CommitBy,
    Exercise? Exercise = null, Instant? ObservedAt = null) : IncidentEvent(At, Incident)
{
    /// <inheritdoc/>
    public override Instant HappenedAt => ObservedAt ?? At;

    /// <summary>The interview that was made when the event was decided; an event that is read back has none, and it is made again.</summary>
    internal Interview? Made { get; init; }
}

/// <summary>Incidents near in place, time and nature were open when this one was opened. Offered for linking; a person links.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Candidates">The others, oldest first; at most five.</param>
public sealed record DuplicatesOffered(Instant At, IncidentId Incident, ImmutableArray<IncidentId> Candidates) : IncidentEvent(At, Incident);

/// <summary>Answers were recorded.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Answers">The answers.</param>
public sealed record AnswersRecorded(Instant At, IncidentId Incident, [property: Health] ImmutableArray<Answer> Answers) : IncidentEvent(At, Incident);

/// <summary>Why the effective determination changed.</summary>
public enum DeterminedBecause : byte
{
    /// <summary>Answers came, and nothing was lowered.</summary>
    Raised,
    /// <summary>Questions that nobody had answered were answered, before anybody was sent on their ground: less is needed than feared.</summary>
    InterviewWentOn,
    /// <summary>A named person confirmed a downgrade.</summary>
    DowngradeConfirmed,
    /// <summary>The nature was changed.</summary>
    NatureChanged,
    /// <summary>A crew is in danger: the priority is 1, the level stays.</summary>
    CrewProtection,
    /// <summary>The caller declined help by telephone, so a team is sent.</summary>
    TelephoneDeclined,
    /// <summary>The same response as before, for other reasons.</summary>
    ReasonsChanged,
}

/// <summary>What is acted on changed.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Because">Why.</param>
/// <param name="Level">The level.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Needs">The kinds that are needed.</param>
/// <param name="Flags">The flags.</param>
/// <param name="Disqualifiers">The disqualifiers.</param>
/// <param name="ProtocolHash">The version of the rules that said so.</param>
/// <param name="Engine">The version of the engine's meaning.</param>
/// <param name="Current">What the interview as it stands comes to by itself; its clauses are the reasons.</param>
/// <param name="Source">How good the source is that it rests on.</param>
/// <param name="CommitBy">When somebody has to be committed, at the latest.</param>
public sealed record Determined(Instant At, IncidentId Incident, DeterminedBecause Because, Level Level, Priority Priority, KindSet Needs, Flags Flags,
    DisqualifierSet Disqualifiers, string ProtocolHash, int Engine, [property: Health] Determination Current, SourceRank Source, Instant CommitBy) : IncidentEvent(At, Incident)
{
    /// <summary>The ids of the clauses that matched, in file order.</summary>
    public IEnumerable<string> ClauseIds => Current.Clauses.Select(c => c.Id);

    /// <summary>The id of the clause that is shown as the reason.</summary>
    public string? Gravest => Current.Gravest?.Id;
}

/// <summary>The nature was changed, and the interview pinned again.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Nature">The nature.</param>
/// <param name="ProtocolHash">The version of the rules that it is pinned to now.</param>
/// <param name="Protocol">The rules themselves, found by the hash.</param>
public sealed record NatureChanged(Instant At, IncidentId Incident, NatureId Nature, string ProtocolHash, [property: ResolvedByHash] Protocol Protocol) : IncidentEvent(At, Incident);

/// <summary>The place was moved.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Place">The best place.</param>
/// <param name="Others">Other places that it may be.</param>
public sealed record PlaceMoved(Instant At, IncidentId Incident, PlaceCandidate Place, ImmutableArray<PlaceCandidate> Others) : IncidentEvent(At, Incident);

/// <summary>The interview says less than what is acted on. Nothing changes until a named person answers.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="To">What the interview says.</param>
/// <param name="Source">How good the source is.</param>
public sealed record DowngradeProposed(Instant At, IncidentId Incident, [property: Health] Determination To, SourceRank Source) : IncidentEvent(At, Incident);

/// <summary>A named person confirmed the downgrade.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="Contact">With whom there was voice contact.</param>
public sealed record DowngradeConfirmed(Instant At, IncidentId Incident, ActorId By, DowngradeReason Reason, VoiceContact Contact) : IncidentEvent(At, Incident);

/// <summary>The proposal fell: a person rejected it, or a later answer raised again.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="By">Who rejected it; null where an answer did.</param>
public sealed record DowngradeRejected(Instant At, IncidentId Incident, ActorId? By) : IncidentEvent(At, Incident);

/// <summary>The scene is safe: staged crews may enter.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="By">Who says so.</param>
public sealed record SceneDeclaredSafe(Instant At, IncidentId Incident, ActorId By) : IncidentEvent(At, Incident);

/// <summary>The caller said no.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Refused">To what.</param>
public sealed record RefusalRecorded(Instant At, IncidentId Incident, CallerRefusal Refused) : IncidentEvent(At, Incident);

/// <summary>The caller insists on police.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="TeamOffered">Whether the team was offered.</param>
/// <param name="Why">In the caller's words.</param>
public sealed record InsistenceRecorded(Instant At, IncidentId Incident, bool TeamOffered, [property: Personal] string Why) : IncidentEvent(At, Incident);

/// <summary>A provider reported that its service cannot be sent in time.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Provider">Who said so.</param>
public sealed record UnavailableReported(Instant At, IncidentId Incident, ResponderKind Kind, string Provider) : IncidentEvent(At, Incident);

/// <summary>Nobody acted in time: one role higher has to.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="To">Who has to act now.</param>
/// <param name="Why">What was not done.</param>
/// <param name="Due">When it is raised again.</param>
public sealed record IncidentRaised(Instant At, IncidentId Incident, Role To, RaiseCause Why, Instant Due) : IncidentEvent(At, Incident);

/// <summary>Why an incident is raised.</summary>
public enum RaiseCause : byte
{
    /// <summary>Nobody at a desk acted on it.</summary>
    NobodyActed,
    /// <summary>The plan's last step has run out of time.</summary>
    PlanRanOut,
    /// <summary>A unit gave no sign of life in time.</summary>
    UnitOverdue,
    /// <summary>A report on a hand-off is overdue.</summary>
    ReportOverdue,
    /// <summary>Everybody has left, and nobody said how it ended.</summary>
    NotDisposed,
    /// <summary>The determination asks for the supervisor.</summary>
    SupervisorFlag,
    /// <summary>No rule of the policy fits a need.</summary>
    NoChain,
}

/// <summary>A desk acts on the incident.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="By">Who.</param>
/// <param name="Until">Until when the claim holds.</param>
/// <param name="Count">How often it was claimed since it was last raised.</param>
public sealed record IncidentClaimed(Instant At, IncidentId Incident, ActorId By, Instant Until, int Count) : IncidentEvent(At, Incident);

/// <summary>An incident ended. It leaves the open set at once.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Disposition">How; <see cref="Incidents.Disposition.OfficerOnScene"/> holds what the area saw too.</param>
/// <param name="Cancelled">Why it was cancelled, where it was.</param>
/// <param name="Funnel">Its end in the funnel; null where it was never in scope.</param>
/// <param name="ArchiveAt">When it may be archived.</param>
/// <param name="ObservedAt">When it happened, where it was entered afterwards.</param>
public sealed record IncidentClosed(Instant At, IncidentId Incident, [property: Health] Disposition Disposition, CancelReason? Cancelled, FunnelEnd? Funnel, Instant ArchiveAt, Instant? ObservedAt = null)
    : IncidentEvent(At, Incident)
{
    /// <inheritdoc/>
    public override Instant HappenedAt => ObservedAt ?? At;
}

/// <summary>A closed incident is open again.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="By">Who.</param>
/// <param name="Reopened">Bits of the tracks for which somebody is looked for again.</param>
/// <param name="Next">When the timers look at it.</param>
public sealed record IncidentReopened(Instant At, IncidentId Incident, ActorId By, uint Reopened, NextLook Next) : IncidentEvent(At, Incident);

/// <summary>A closed incident left the area's state. It stays in the journal.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
public sealed record IncidentArchived(Instant At, IncidentId Incident) : IncidentEvent(At, Incident);
