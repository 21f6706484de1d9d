using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Domain.Dispatch;

/// <summary>Why a unit was picked.</summary>
public enum PickReason : byte
{
    /// <summary>The nearest of its kind that can go.</summary>
    Nearest,
    /// <summary>Not the nearest, but it speaks the language or has the skill, and is hardly later.</summary>
    FitsThePerson,
    /// <summary>It also serves another need of this incident.</summary>
    ServesSeveralNeeds,
}

/// <summary>Why a unit was passed over.</summary>
public enum PassReason : byte
{
    /// <summary>It could go; another is nearer, or enough are picked.</summary>
    FurtherAway,
    /// <summary>It has an assignment.</summary>
    Busy,
    /// <summary>It is out of service.</summary>
    OutOfService,
    /// <summary>It is not on shift.</summary>
    OffShift,
    /// <summary>Its crew is below the minimum.</summary>
    BelowMinimumCrew,
    /// <summary>It was asked already: it declined, withdrew or did not acknowledge.</summary>
    Declined,
    /// <summary>It holds this incident in its stack.</summary>
    Held,
    /// <summary>It is too far for the step's time.</summary>
    TooFarForTheStep,
    /// <summary>There is no way to the place.</summary>
    NoWay,
    /// <summary>An officer is in its crew, and no ground allows one.</summary>
    OfficerWithoutGround,
    /// <summary>The law forbids an officer here.</summary>
    ForbiddenByLaw,
    /// <summary>Another that is hardly later has the skill.</summary>
    SkillMissing,
    /// <summary>Another that is hardly later speaks the language.</summary>
    LanguageMissing,
    /// <summary>It is on this incident already.</summary>
    AlreadyAssigned,
    /// <summary>Its crew is in danger.</summary>
    InDanger,
    /// <summary>It does not serve as the kind that is needed.</summary>
    WrongKind,
}

/// <summary>A unit that is put forward.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Kind">The kind that it would serve as.</param>
/// <param name="Tracks">Bits of the tracks that it would count for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Eta">The travel time that was seen.</param>
/// <param name="PositionAsOf">When its position was seen; null where its home was used.</param>
/// <param name="Stage">Whether it would wait near.</param>
/// <param name="Ground">Why it may attend, where an officer is aboard.</param>
public readonly record struct Pick(UnitId Unit, ResponderKind Kind, uint Tracks, PickReason Reason, TravelTime Eta, Instant? PositionAsOf, bool Stage, OfficerGround Ground);

/// <summary>A unit that was passed over.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Track">For which track.</param>
/// <param name="Reason">Why.</param>
/// <param name="Eta">The travel time that was seen; unreachable where none was asked for.</param>
/// <param name="PositionAsOf">When its position was seen; null where its home was used.</param>
public readonly record struct PassedOver(UnitId Unit, int Track, PassReason Reason, TravelTime Eta, Instant? PositionAsOf);

/// <summary>How many more units of a track were passed over for a reason.</summary>
/// <param name="Track">The track.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many.</param>
public readonly record struct PassedOverCount(int Track, PassReason Reason, int Count);

/// <summary>What is missing: a track for which nobody can be sent now.</summary>
/// <param name="Track">The track.</param>
/// <param name="Need">The kind that is needed.</param>
/// <param name="Step">The kind of the step that runs.</param>
/// <param name="Missing">How many.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Shortfall(int Track, ResponderKind Need, ResponderKind Step, int Missing, ShortfallReason Reason);

/// <summary>Why nobody can be sent for a track now.</summary>
public enum ShortfallReason : byte
{
    /// <summary>No unit of the kind is on shift.</summary>
    NoTeamOnShift,
    /// <summary>All are busy, out of service or short of crew.</summary>
    AllTeamsBusy,
    /// <summary>Every free one is too far.</summary>
    TooFar,
    /// <summary>Every one was asked and declined.</summary>
    TeamDeclined,
    /// <summary>An officer is in every crew, and no ground allows one.</summary>
    NoGroundForOfficer,
    /// <summary>The law forbids an officer here.</summary>
    ForbiddenByLaw,
    /// <summary>No place is known.</summary>
    NoPlace,
    /// <summary>The step is a hand-off: it is offered, not sent.</summary>
    OfferHandOff,
    /// <summary>The step is a hand-off that is offered and not answered yet.</summary>
    AwaitingAnswer,
}

/// <summary>What plan and travel times put forward for an incident, at one moment. Immutable.</summary>
/// <param name="At">When.</param>
/// <param name="PolicyHash">The plan's version.</param>
/// <param name="Metric">What travel times were measured with.</param>
/// <param name="Picks">Who is put forward, in the order of the tracks.</param>
/// <param name="PassedOver">At most 20 that were not, every faster one first.</param>
/// <param name="Rest">How many others, by reason.</param>
/// <param name="Shortfalls">What is missing.</param>
/// <param name="Offer">The desk kinds to which it is to be offered now: steps of the plan, and what is offered meanwhile.</param>
public sealed record Recommendation(Instant At, string PolicyHash, string Metric, ImmutableArray<Pick> Picks, ImmutableArray<PassedOver> PassedOver,
    ImmutableArray<PassedOverCount> Rest, ImmutableArray<Shortfall> Shortfalls, KindSet Offer)
{
    /// <summary>The place of a unit among the picks, or -1.</summary>
    public int IndexOf(UnitId unit)
    {
        for (var i = 0; i < Picks.Length; i++) if (Picks[i].Unit == unit) return i;
        return -1;
    }
}
