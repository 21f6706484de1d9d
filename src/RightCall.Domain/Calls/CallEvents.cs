using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Calls;

/// <summary>Something happened to a call.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
public abstract record CallEvent(Instant At, CallId Call) : AreaEvent(At);

/// <summary>A call rings: it exists.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Number">Its short number.</param>
/// <param name="Mode">How it came.</param>
/// <param name="Source">From whom.</param>
/// <param name="Language">The caller's language.</param>
/// <param name="Places">Where the caller may be.</param>
/// <param name="Due">When it has to be answered.</param>
/// <param name="Class">What the line is.</param>
/// <param name="CallBackNumber">Where the caller is called back.</param>
/// <param name="Trunk">On which line or trunk it came.</param>
/// <param name="Exercise">That it is not real.</param>
/// <param name="ObservedAt">When it happened, where it was entered afterwards.</param>
public sealed record CallRang(Instant At, CallId Call, int Number, CallMode Mode, CallSource Source, string? Language, ImmutableArray<PlaceCandidate> Places, Instant Due,
    ClassOfService? Class = null, [property: Personal] string? CallBackNumber = null, string? Trunk = null,
    Exercise? Exercise = null, Instant? ObservedAt = null) : CallEvent(At, Call)
{
    /// <inheritdoc/>
    public override Instant HappenedAt => ObservedAt ?? At;
}

/// <summary>A call-taker has the call.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="By">Who; the equipment, where nobody sits at the desk that it named.</param>
/// <param name="Due">When it has to be settled.</param>
/// <param name="Desk">At which desk, where the equipment reported it.</param>
/// <param name="ObservedAt">When it happened, where it was entered afterwards.</param>
public sealed record CallAnswered(Instant At, CallId Call, ActorId By, Instant Due, DeskId? Desk = null, Instant? ObservedAt = null) : CallEvent(At, Call)
{
    /// <inheritdoc/>
    public override Instant HappenedAt => ObservedAt ?? At;
}

/// <summary>The line is closed.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="How">How it ended.</param>
/// <param name="Duties">What is owed to it now.</param>
/// <param name="Due">When that is due; null when nothing is owed.</param>
/// <param name="Recording">Where a recording lies.</param>
public sealed record CallHungUp(Instant At, CallId Call, CallEnd How, CallDuties Duties, Instant? Due, [property: Personal] string? Recording = null) : CallEvent(At, Call);

/// <summary>Where a recording of the call lies was said.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Recording">Where.</param>
public sealed record RecordingAttached(Instant At, CallId Call, [property: Personal] string Recording) : CallEvent(At, Call);

/// <summary>A desk calls back.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="By">Who.</param>
public sealed record CallBackBegun(Instant At, CallId Call, ActorId By) : CallEvent(At, Call);

/// <summary>A call-back went so.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Outcome">How.</param>
/// <param name="Duties">What is owed to it now.</param>
/// <param name="Due">When that is due.</param>
public sealed record CallBackEnded(Instant At, CallId Call, CallBackOutcome Outcome, CallDuties Duties, Instant? Due) : CallEvent(At, Call);

/// <summary>A call was located again.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Places">Where the caller may be.</param>
/// <param name="Duties">What is owed to it now.</param>
/// <param name="Due">When that is due.</param>
public sealed record CallRelocated(Instant At, CallId Call, ImmutableArray<PlaceCandidate> Places, CallDuties Duties, Instant? Due) : CallEvent(At, Call);

/// <summary>A call reports an incident.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Incident">The incident.</param>
/// <param name="Duties">What is owed to it now.</param>
/// <param name="Due">When that is due.</param>
public sealed record CallLinked(Instant At, CallId Call, IncidentId Incident, CallDuties Duties, Instant? Due) : CallEvent(At, Call);

/// <summary>What is owed to a call changed: it could harm the caller now, or somebody who settled it did it.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Duties">What is owed to it now.</param>
/// <param name="Due">When that is due; null when nothing is owed.</param>
public sealed record CallDutiesChanged(Instant At, CallId Call, CallDuties Duties, Instant? Due) : CallEvent(At, Call);

/// <summary>What was owed to a call was not done in time: one role higher has to act.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Duties">What is owed.</param>
/// <param name="To">Who has to act now.</param>
/// <param name="Due">When it is raised again.</param>
public sealed record CallRaised(Instant At, CallId Call, CallDuties Duties, Role To, Instant Due) : CallEvent(At, Call);

/// <summary>A call needed no incident.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="As">What it was.</param>
public sealed record CallDisposed(Instant At, CallId Call, CallDisposition As) : CallEvent(At, Call);
