namespace RightCall.Domain.Incidents;

/// <summary>How far an incident in scope came: incidents → in scope → triaged → eligible → served → person reached → ended with no officer.</summary>
public enum FunnelStep : byte
{
    /// <summary>In scope: the nature, or the behavioural-health flag under any nature.</summary>
    InScope,
    /// <summary>The interview found out what was wrong.</summary>
    Triaged,
    /// <summary>It needed no officer.</summary>
    Eligible,
    /// <summary>Somebody without an officer took it: by telephone, by a unit, or 311.</summary>
    Served,
    /// <summary>Somebody spoke with the person concerned.</summary>
    PersonReached,
    /// <summary>It ended with no officer on the scene.</summary>
    EndedWithoutOfficer,
}

/// <summary>Who served an incident that ended with no officer. Resolved by telephone or by 311 is success.</summary>
public enum FunnelOutcome : byte
{
    /// <summary>A clinician or 988, by telephone.</summary>
    ByTelephone,
    /// <summary>A unit without an officer.</summary>
    ByUnit,
    /// <summary>311 or its agency.</summary>
    By311,
    /// <summary>Another centre.</summary>
    ByOtherCentre,
    /// <summary>The desk, by advice.</summary>
    ByDesk,
}

/// <summary>Why an incident in scope was lost between two steps of the funnel: exactly one reason.</summary>
public enum FunnelLoss : byte
{
    /// <summary>The interview could not find out what was wrong: language.</summary>
    CouldNotTriageLanguage,
    /// <summary>The interview could not find out what was wrong: the caller hung up.</summary>
    CouldNotTriageHungUp,
    /// <summary>The interview could not find out what was wrong: no place.</summary>
    CouldNotTriageNoPlace,
    /// <summary>An officer was needed: a police disqualifier, or a search.</summary>
    NotEligible,
    /// <summary>No team on shift, by a signed roster.</summary>
    NoTeamOnShift,
    /// <summary>All teams busy until the step's time had run.</summary>
    AllTeamsBusy,
    /// <summary>Every free team too far.</summary>
    TooFar,
    /// <summary>Every team asked declined.</summary>
    TeamDeclined,
    /// <summary>The team withdrew for its safety.</summary>
    WithdrewForSafety,
    /// <summary>The caller refused help.</summary>
    CallerRefused,
    /// <summary>The caller insisted on police.</summary>
    CallerInsistedOnPolice,
    /// <summary>An officer was there already.</summary>
    OfficerAlreadyThere,
    /// <summary>The person or place was not found.</summary>
    UnableToLocate,
    /// <summary>Cancelled.</summary>
    Cancelled,
    /// <summary>A person overrode the recommendation.</summary>
    Overridden,
    /// <summary>The team was there, and an officer joined because it asked or was in danger. Apart from the others, since none of them would be true.</summary>
    OfficerJoined,
    /// <summary>A baseline policy sends police first. In replay only.</summary>
    PoliceFirstByPlan,
}

/// <summary>The end of an incident in the funnel: exactly one outcome, or exactly one loss.</summary>
/// <param name="Reached">The last step that it came to.</param>
/// <param name="Outcome">Who served it, where it came to the last step.</param>
/// <param name="Loss">Why it was lost, where it did not.</param>
public readonly record struct FunnelEnd(FunnelStep Reached, FunnelOutcome? Outcome, FunnelLoss? Loss)
{
    /// <summary>It came to the last step.</summary>
    public static FunnelEnd Served(FunnelOutcome outcome) => new(FunnelStep.EndedWithoutOfficer, outcome, null);

    /// <summary>It was lost after this step.</summary>
    public static FunnelEnd LostAfter(FunnelStep reached, FunnelLoss loss) => new(reached, null, loss);
}
