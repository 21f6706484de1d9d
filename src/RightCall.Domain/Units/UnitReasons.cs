namespace RightCall.Domain.Units;

/// <summary>Why a unit on duty cannot be sent.</summary>
public enum OutOfServiceReason : byte
{
    /// <summary>A meal or a rest.</summary>
    Break,
    /// <summary>The vehicle.</summary>
    Vehicle,
    /// <summary>Restocking, cleaning, paperwork.</summary>
    Restock,
    /// <summary>Training or a meeting.</summary>
    Training,
    /// <summary>Recovery after a hard call.</summary>
    Recovery,
    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>Why a unit is clear. Before it was on the scene only those that say that it never got there.</summary>
public enum ClearReason : byte
{
    /// <summary>It did what it came for.</summary>
    Done,
    /// <summary>The incident was cancelled.</summary>
    Cancelled,
    /// <summary>A desk recalled it.</summary>
    Recalled,
    /// <summary>The crew withdrew: no penalty, no question.</summary>
    Withdrew,
    /// <summary>The person or the place was not found.</summary>
    NotFound,
    /// <summary>The crew declined before it moved.</summary>
    Declined,
    /// <summary>It did not acknowledge in time, and another was asked.</summary>
    NotAcknowledged,
    /// <summary>It was sent to another incident.</summary>
    Redirected,
    /// <summary>A supervisor forced it, with a reason.</summary>
    Forced,
}

/// <summary>Why a crew declines an assignment before it moves, or withdraws from it.</summary>
public enum DeclineReason : byte
{
    /// <summary>Not safe for this crew.</summary>
    Safety,
    /// <summary>Outside what it may do.</summary>
    OutsideScope,
    /// <summary>A conflict of interest, or the person is known to the crew.</summary>
    Conflict,
    /// <summary>The vehicle or the equipment.</summary>
    Equipment,
    /// <summary>The end of the shift or tiredness.</summary>
    Fatigue,
    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>Why a desk recalls a unit.</summary>
public enum RecallReason : byte
{
    /// <summary>A downgrade was confirmed, and the need is gone.</summary>
    Downgraded,
    /// <summary>A nearer or better unit goes.</summary>
    Replaced,
    /// <summary>The incident was cancelled.</summary>
    Cancelled,
    /// <summary>Sent by mistake.</summary>
    Mistake,
    /// <summary>Others on the scene suffice, by their own word.</summary>
    SceneSaysEnough,
}
