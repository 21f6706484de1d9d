using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>Why a kind is needed.</summary>
public enum TrackCause : byte
{
    /// <summary>The determination needs it.</summary>
    Determination,
    /// <summary>Somebody on the scene asked for it.</summary>
    SceneRequest,
    /// <summary>A crew is protected.</summary>
    CrewProtection,
    /// <summary>Nobody was committed in time: a staffed kind that needs no ground goes.</summary>
    LastResort,
}

/// <summary>Where a track stands.</summary>
public enum TrackStatus : byte
{
    /// <summary>Somebody is still to be found.</summary>
    Open,
    /// <summary>As many as it takes are assigned, or a hand-off is accepted.</summary>
    Covered,
    /// <summary>Somebody came, or took it over, and finished.</summary>
    Served,
    /// <summary>It is not needed any more.</summary>
    Dropped,
}

/// <summary>One need of an incident, and the plan's chain that gets it or what stands in for it. Immutable. No step is tried twice.</summary>
/// <param name="Number">Its number in the incident, from 0; at most 31. Bits in <see cref="Assignment.Tracks"/>.</param>
/// <param name="Need">The kind that is needed.</param>
/// <param name="Cause">Why.</param>
/// <param name="Chain">The chain that it runs.</param>
/// <param name="Index">The step that runs.</param>
/// <param name="Started">When the track began.</param>
/// <param name="StepStarted">When the step began.</param>
/// <param name="Due">When the timer looks at it next, while it is open.</param>
/// <param name="Tried">The kinds of the steps that ran, this one included.</param>
/// <param name="Asked">Units that declined, withdrew or did not acknowledge: not asked again.</param>
/// <param name="Committed">How many assigned units count for it.</param>
/// <param name="HandOff">The hand-off that is offered or accepted for it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Loss">Why the first step that would have needed no officer failed; null while none has.</param>
/// <param name="ReportedUnavailable">Whether a provider reported that it cannot come in time.</param>
public sealed record Track(int Number, ResponderKind Need, TrackCause Cause, Chain Chain, int Index, Instant Started, Instant StepStarted, Instant Due, KindSet Tried,
    ImmutableArray<UnitId> Asked, int Committed, HandOffNumber? HandOff, TrackStatus Status, FunnelLoss? Loss, bool ReportedUnavailable)
{
    /// <summary>The step that runs.</summary>
    public Step Step => Chain.Steps[Index];

    /// <summary>Whether the last step runs.</summary>
    public bool IsLastStep => Index == Chain.Steps.Length - 1;

    /// <summary>Whether somebody is still to be found.</summary>
    public bool IsOpen => Status == TrackStatus.Open;

    /// <summary>The kinds that count for it now: what is needed, and what the plan has come to.</summary>
    public KindSet Accepts => Cause == TrackCause.Determination ? KindSet.Of(Need) | KindSet.Of(Step.Kind) : KindSet.Of(Need);
}
