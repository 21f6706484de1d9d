namespace RightCall.Domain.Dispatch;

/// <summary>Why a unit with an officer in its crew may attend. In scope, only the five named grounds, or a person's recorded override; each is counted apart.</summary>
public enum OfficerGround : byte
{
    /// <summary>No officer is in the crew: none is needed.</summary>
    NoOfficer,
    /// <summary>The incident is not in scope.</summary>
    OutOfScope,
    /// <summary>1: a police disqualifier.</summary>
    Disqualifier,
    /// <summary>2: a request from the scene.</summary>
    RequestFromScene,
    /// <summary>3: crew protection: a panic, or two missed check-ins.</summary>
    CrewProtection,
    /// <summary>4: a search for a missing vulnerable person.</summary>
    Search,
    /// <summary>5: an exhausted plan step.</summary>
    ExhaustedStep,
    /// <summary>A person's recorded override.</summary>
    Override,
    /// <summary>A baseline policy, in replay: no rule on officers is enforced.</summary>
    Baseline,
}

/// <summary>Who or what assigned a unit.</summary>
public enum AssignedBy : byte
{
    /// <summary>A person at a desk.</summary>
    Desk,
    /// <summary>A timer: nobody acted in time.</summary>
    Timer,
    /// <summary>A rule that does not wait for a desk: up is automatic, crew protection, the next in a stack.</summary>
    Rule,
}

/// <summary>Why a person chose something other than what was recommended.</summary>
public enum OverrideReason : byte
{
    /// <summary>The caller insisted on police, was asked why, and was offered the team.</summary>
    CallerInsisted,
    /// <summary>Something that the desk knows of the place or the person.</summary>
    LocalKnowledge,
    /// <summary>The unit is nearer than its position says, or free before it says so.</summary>
    UnitNearer,
    /// <summary>The person asked for this team, or it knows the person.</summary>
    KnownToTeam,
    /// <summary>The recommended unit cannot be reached.</summary>
    CannotBeReached,
    /// <summary>More than the plan foresees is wanted.</summary>
    MoreNeeded,
    /// <summary>A supervisor's order.</summary>
    SupervisorOrder,
}
