using System.Globalization;
using NodaTime;
using RightCall.Domain.Responders;

namespace RightCall.Domain.HandOffs;

/// <summary>A hand-off's number in its incident, from 1.</summary>
/// <param name="Value">The number.</param>
public readonly record struct HandOffNumber(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is handed over.</summary>
public enum HandOffPart : byte
{
    /// <summary>The whole incident.</summary>
    Whole,
    /// <summary>The talk with the caller, while a unit goes.</summary>
    Caller,
    /// <summary>One need of several.</summary>
    Need,
}

/// <summary>How far a hand-off is. Who offers keeps the caller and the duty until it is accepted.</summary>
public enum HandOffStatus : byte
{
    /// <summary>Offered: an answer is due.</summary>
    Offered,
    /// <summary>Accepted: a report is due.</summary>
    Accepted,
    /// <summary>Joined the line; who offered stays on it.</summary>
    Joined,
}

/// <summary>Why a hand-off is declined or returned.</summary>
public enum HandOffRefusal : byte
{
    /// <summary>Nobody is free.</summary>
    Busy,
    /// <summary>Not what it does.</summary>
    OutsideScope,
    /// <summary>It became more dangerous than it can deal with.</summary>
    TooDangerous,
    /// <summary>The caller was lost.</summary>
    CallerLost,
    /// <summary>No answer in time.</summary>
    NoAnswer,
    /// <summary>It was taken back by who offered it.</summary>
    TakenBack,
}

/// <summary>How a hand-off ended well.</summary>
public enum HandOffOutcome : byte
{
    /// <summary>Settled: nothing more is needed.</summary>
    Resolved,
    /// <summary>Followed up by a service.</summary>
    Referred,
    /// <summary>The caller refused.</summary>
    CallerRefused,
    /// <summary>Somebody has to be sent after all.</summary>
    NeedsDispatch,
}

/// <summary>Giving an incident, or a part of it, to someone else. Immutable.</summary>
/// <param name="Number">Its number in the incident.</param>
/// <param name="Kind">To which kind of desk.</param>
/// <param name="To">To whom by name, where that is known.</param>
/// <param name="Part">What of it.</param>
/// <param name="Track">The track that it serves; null for help beside the plan.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="Due">When an answer or a report is due.</param>
public sealed record HandOff(HandOffNumber Number, ResponderKind Kind, string? To, HandOffPart Part, int? Track, HandOffStatus Status, Instant Since, Instant Due)
{
    /// <summary>Whether somebody has taken it.</summary>
    public bool IsTaken => Status != HandOffStatus.Offered;
}
