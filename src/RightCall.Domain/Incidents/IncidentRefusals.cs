using System.Collections.Immutable;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Incidents;

/// <summary>Reasons for refusing a command about an incident.</summary>
public static class IncidentRefusals
{
    /// <summary>The incident is not open.</summary>
    public static readonly RefusalCode NotOpen = new("INC-001", "No incident with this id is open: it never was, or it is closed.");
    /// <summary>The id is taken.</summary>
    public static readonly RefusalCode IdTaken = new("INC-002", "An incident with this id exists already.");
    /// <summary>No such nature.</summary>
    public static readonly RefusalCode UnknownNature = new("INC-003", "The rules in force have no such nature.");
    /// <summary>An answer does not fit its question.</summary>
    public static readonly RefusalCode BadAnswer = new("INC-004", "A question does not offer the answer that was given.");
    /// <summary>Nothing is given.</summary>
    public static readonly RefusalCode NothingGiven = new("INC-005", "The command names nothing, or names something twice.");
    /// <summary>It is so already.</summary>
    public static readonly RefusalCode AlreadySo = new("INC-006", "The incident is in that state already.");
    /// <summary>No downgrade is proposed.</summary>
    public static readonly RefusalCode NoProposal = new("INC-007", "No downgrade is proposed for this incident.");
    /// <summary>The source is too weak.</summary>
    public static readonly RefusalCode WeakerSource = new("INC-008", "The source of the downgrade is less good than the one that it would overturn.");
    /// <summary>The interview forbids a downgrade.</summary>
    public static readonly RefusalCode DowngradeForbidden = new("INC-009", "The caller could not talk freely: the interview forbids a downgrade.");
    /// <summary>EMS would be let go without voice contact.</summary>
    public static readonly RefusalCode NoVoiceContact = new("INC-010", "EMS is not let go without voice contact with the patient or a first-hand witness.");
    /// <summary>The unit is not recommended.</summary>
    public static readonly RefusalCode NotRecommended = new("INC-011", "The unit is not recommended now, and no reason for an override is given.");
    /// <summary>The law forbids police.</summary>
    public static readonly RefusalCode ForbiddenByLaw = new("INC-012", "The law forbids police at this incident; an override does not change that.");
    /// <summary>The team was not offered.</summary>
    public static readonly RefusalCode TeamNotOffered = new("INC-013", "A caller who insists on police is asked why and offered the team before a person may override.");
    /// <summary>Units are assigned.</summary>
    public static readonly RefusalCode UnitsAssigned = new("INC-014", "Units are assigned to the incident or hold it in their stack.");
    /// <summary>A hand-off is open.</summary>
    public static readonly RefusalCode HandOffOpen = new("INC-015", "A hand-off of the incident is not over.");
    /// <summary>No answer alone.</summary>
    public static readonly RefusalCode NoAnswerAlone = new("INC-016", "An incident that began with an abandoned or silent call is not closed on 'no answer' alone.");
    /// <summary>Danger questions are not answered safe.</summary>
    public static readonly RefusalCode DangerNotAnswered = new("INC-017", "An end with no unit needs every danger question answered safe.");
    /// <summary>Only a supervisor.</summary>
    public static readonly RefusalCode SupervisorOnly = new("INC-018", "Only a supervisor may end an incident to which nobody came, or that nobody could triage.");
    /// <summary>It cannot be cancelled so.</summary>
    public static readonly RefusalCode CannotCancel = new("INC-019", "The incident cannot be cancelled on this word: a danger is known, or the caller cannot talk freely.");
    /// <summary>It is not closed, or archived.</summary>
    public static readonly RefusalCode NotClosed = new("INC-020", "The incident is not among those closed in the last 24 hours: open a linked one.");
    /// <summary>Too many.</summary>
    public static readonly RefusalCode TooMany = new("INC-021", "The incident has as many needs, hand-offs, answers or notes as it can have.");
    /// <summary>Claimed as often as it may be.</summary>
    public static readonly RefusalCode ClaimedEnough = new("INC-022", "The incident was claimed twice since it was last raised: act on it, or let it be raised.");
    /// <summary>Nobody is at the desk.</summary>
    public static readonly RefusalCode NoSession = new("INC-023", "A claim needs a live session at a desk.");
    /// <summary>It is still open or kept.</summary>
    public static readonly RefusalCode StillHere = new("INC-024", "The incident to be continued is open, or can be reopened.");
    /// <summary>No such backup.</summary>
    public static readonly RefusalCode NoBackup = new("INC-025", "The incident has no such request from the scene without an outcome.");
    /// <summary>It contradicts itself.</summary>
    public static readonly RefusalCode Contradiction = new("INC-026", "The disposition contradicts what the area saw, or itself.");

    /// <summary>One of them is not real.</summary>
    public static readonly RefusalCode Exercise = new("INC-027", "An exercise and what is real are kept apart.");
    /// <summary>It is not scheduled.</summary>
    public static readonly RefusalCode NotScheduled = new("INC-028", "No incident with this id is scheduled: it never was, it was cancelled, or its time has come.");
    /// <summary>Its time does not lie ahead.</summary>
    public static readonly RefusalCode NotAhead = new("INC-029", "The time of a scheduled incident lies ahead, by a year at most.");

    internal static readonly ImmutableArray<RefusalCode> All =
    [
        NotOpen, IdTaken, UnknownNature, BadAnswer, NothingGiven, AlreadySo, NoProposal, WeakerSource, DowngradeForbidden, NoVoiceContact, NotRecommended, ForbiddenByLaw,
        TeamNotOffered, UnitsAssigned, HandOffOpen, NoAnswerAlone, DangerNotAnswered, SupervisorOnly, CannotCancel, NotClosed, TooMany, ClaimedEnough, NoSession, StillHere, NoBackup,
        Contradiction, Exercise, NotScheduled, NotAhead,
    ];
}
