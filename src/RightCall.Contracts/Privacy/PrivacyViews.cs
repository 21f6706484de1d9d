using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;

namespace RightCall.Contracts.Privacy;

/// <summary>What somebody did with records about places and persons.</summary>
public enum PrivacyEvent
{
    /// <summary>Read hazards and notes of a place.</summary>
    PremisesRead,
    /// <summary>Entered one.</summary>
    PremiseEntered,
    /// <summary>Ended one: it is deleted.</summary>
    PremiseEnded,
    /// <summary>Read what happened at a place before.</summary>
    PastIncidentsRead,
    /// <summary>Read which calls came from a caller's number before.</summary>
    CallerHistoryRead,
    /// <summary>Read crisis plans.</summary>
    CrisisPlansRead,
    /// <summary>Looked for a person's crisis plan.</summary>
    CrisisPlanSought,
    /// <summary>Wrote a crisis plan.</summary>
    CrisisPlanWritten,
    /// <summary>Deleted a crisis plan.</summary>
    CrisisPlanDeleted,
}

/// <summary>A line of the log: who did what, when, for which incident or place. It names records by their ids, and says nothing of what stands in them.</summary>
/// <param name="Id">Its id; later ones are greater.</param>
/// <param name="At">When.</param>
/// <param name="What">What.</param>
/// <param name="Who">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Desk">At which desk, or of which unit.</param>
/// <param name="Incident">For which incident.</param>
/// <param name="Point">For which place.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Records">Which records were shown or changed.</param>
public sealed record PrivacyLineView(Guid Id, Instant At, PrivacyEvent What, ActorId Who, AccessRole Role, string? Desk, IncidentId? Incident, GeoPoint? Point, string? Reason, IReadOnlyList<Guid> Records);

/// <summary>A page of the log, the newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record PrivacyLogView(IReadOnlyList<PrivacyLineView> Lines, string? Next);
