using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>How a step ended without anybody going.</summary>
public enum StepEnd : byte
{
    /// <summary>Its time has run; every unit of the kind was busy.</summary>
    TimeRanAllBusy,
    /// <summary>Its time has run; every free unit of the kind was too far.</summary>
    TimeRanTooFar,
    /// <summary>Its time has run; some could have gone and nobody sent them.</summary>
    TimeRan,
    /// <summary>Every unit of the kind was asked and declined.</summary>
    AllDeclined,
    /// <summary>No unit of the kind is on shift, by a signed roster.</summary>
    NoneOnShift,
    /// <summary>The desk declined, or did not answer in time.</summary>
    HandOffNotTaken,
    /// <summary>It may not be tried here: it leads to an officer, and no ground allows one.</summary>
    NotAllowed,
    /// <summary>The caller refused it.</summary>
    CallerRefused,
}

/// <summary>A need came up, and the chain that gets it begins.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Track">Its number.</param>
/// <param name="Need">The kind that is needed.</param>
/// <param name="Cause">Why.</param>
/// <param name="ChainId">The chain's id in the policy; the need's own id where the policy has no chain and the kind itself is asked.</param>
/// <param name="Chain">The chain, found by its id in the rules in force.</param>
/// <param name="Index">The step that begins: the first one that may be tried.</param>
/// <param name="Loss">Why the steps before it could not be tried, where there were any.</param>
/// <param name="Due">When the timer looks at it.</param>
public sealed record TrackOpened(Instant At, IncidentId Incident, int Track, ResponderKind Need, TrackCause Cause, string ChainId,
    [property: Areas.ResolvedByHash] Chain Chain, int Index, FunnelLoss? Loss, Instant Due) : IncidentEvent(At, Incident);

/// <summary>A step ended without anybody going, and the next begins.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Track">The track.</param>
/// <param name="From">The step that ended.</param>
/// <param name="End">How.</param>
/// <param name="Index">The step that begins.</param>
/// <param name="Loss">Why no team goes, if it is that.</param>
/// <param name="Due">When the timer looks at it.</param>
public sealed record StepTaken(Instant At, IncidentId Incident, int Track, int From, StepEnd End, int Index, FunnelLoss? Loss, Instant Due) : IncidentEvent(At, Incident);

/// <summary>Nobody could be sent yet; the timer looks again.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Track">The track.</param>
/// <param name="Due">When.</param>
public sealed record TrackWaits(Instant At, IncidentId Incident, int Track, Instant Due) : IncidentEvent(At, Incident);

/// <summary>A track runs another chain, since the determination changed; kinds that were tried are not tried again.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Track">The track.</param>
/// <param name="ChainId">The chain's id.</param>
/// <param name="Chain">The chain, found by its id in the rules in force.</param>
/// <param name="Index">The step that begins.</param>
/// <param name="Due">When the timer looks at it.</param>
public sealed record TrackRerouted(Instant At, IncidentId Incident, int Track, string ChainId, [property: Areas.ResolvedByHash] Chain Chain, int Index, Instant Due)
    : IncidentEvent(At, Incident);

/// <summary>A need is gone: by a confirmed downgrade, by an interview that went on, or because the caller refused.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Tracks">The tracks.</param>
public sealed record TracksDropped(Instant At, IncidentId Incident, ImmutableArray<int> Tracks) : IncidentEvent(At, Incident);

/// <summary>Why a crew asks for backup.</summary>
public enum BackupCause : byte
{
    /// <summary>Somebody threatens or is violent.</summary>
    Violence,
    /// <summary>A weapon was seen.</summary>
    Weapon,
    /// <summary>Somebody needs medical help.</summary>
    Medical,
    /// <summary>The person runs, or has to be looked for.</summary>
    Search,
    /// <summary>Traffic, fire, water or wires.</summary>
    Hazard,
    /// <summary>The law asks for an officer, such as for a hold.</summary>
    LegalHold,
    /// <summary>More hands are needed.</summary>
    Hands,
    /// <summary>Another cause.</summary>
    Other,
}

/// <summary>What became of a backup.</summary>
public enum BackupOutcome : byte
{
    /// <summary>It came and was needed.</summary>
    Needed,
    /// <summary>It came and was not needed.</summary>
    NotNeeded,
    /// <summary>It was let go before it came.</summary>
    LetGo,
    /// <summary>It did not come.</summary>
    DidNotCome,
}

/// <summary>A request from the scene for another kind.</summary>
/// <param name="Number">Its number in the incident, from 1.</param>
/// <param name="Unit">Who asked.</param>
/// <param name="Kind">For which kind.</param>
/// <param name="Cause">Why.</param>
/// <param name="At">When.</param>
public sealed record BackupRequest(int Number, UnitId Unit, ResponderKind Kind, BackupCause Cause, Instant At);

/// <summary>A crew on the scene asked for another kind: the ground <em>request from the scene</em>.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The request's number in the incident.</param>
/// <param name="Unit">Who asked.</param>
/// <param name="Kind">For which kind.</param>
/// <param name="Cause">Why.</param>
/// <param name="Words">In the crew's words.</param>
public sealed record BackupRequested(Instant At, IncidentId Incident, int Number, UnitId Unit, ResponderKind Kind, BackupCause Cause, [property: Areas.Personal] string? Words)
    : IncidentEvent(At, Incident);

/// <summary>What became of a backup was recorded.</summary>
/// <param name="At">When.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Number">The request's number.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record BackupSettled(Instant At, IncidentId Incident, int Number, BackupOutcome Outcome) : IncidentEvent(At, Incident);
