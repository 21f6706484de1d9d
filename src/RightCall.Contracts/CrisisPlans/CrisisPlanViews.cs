using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;

namespace RightCall.Contracts.CrisisPlans;

/// <summary>Who gave consent to a crisis plan.</summary>
public enum ConsentGiver
{
    /// <summary>The person.</summary>
    Person,
    /// <summary>A parent or guardian.</summary>
    Guardian,
    /// <summary>Whom the person named to decide about care.</summary>
    HealthAgent,
}

/// <summary>Why a plan is read or looked for, outside an incident.</summary>
public enum PlanReason
{
    /// <summary>Writing or renewing it with the person.</summary>
    PlanningCare,
    /// <summary>Looking after the person once an incident is over.</summary>
    FollowUp,
    /// <summary>A call or an incident that is under way.</summary>
    Incident,
    /// <summary>The person asked to see it.</summary>
    PersonAsked,
}

/// <summary>Why a plan is deleted.</summary>
public enum PlanEnd
{
    /// <summary>Consent was withdrawn.</summary>
    Withdrawn,
    /// <summary>The person asked that it be erased, or the law does.</summary>
    Erased,
    /// <summary>It was written by mistake, or for somebody else.</summary>
    Mistake,
}

/// <summary>Consent to a plan. Without it there is no plan; when it is over the plan is deleted.</summary>
/// <param name="By">Who gave it.</param>
/// <param name="GivenAt">When.</param>
/// <param name="Until">Until when: at most a year after it was given.</param>
/// <param name="Name">That one's name, where it is not the person.</param>
/// <param name="IsWritten">Whether it is on paper.</param>
public sealed record PlanConsent(ConsentGiver By, Instant GivenAt, Instant Until, string? Name = null, bool IsWritten = false);

/// <summary>Somebody who may be called.</summary>
/// <param name="Name">The name.</param>
/// <param name="Relation">Such as <c>sister</c> or <c>case manager</c>.</param>
/// <param name="Phone">The number.</param>
public sealed record PlanContact(string Name, string Relation, string? Phone = null);

/// <summary>A crisis plan: what a person wants responders to know.</summary>
/// <param name="Version">The version that this takes the place of; 0 for a new plan.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Consent">The consent to it.</param>
/// <param name="Born">The date of birth.</param>
/// <param name="Phones">Numbers that the person calls from.</param>
/// <param name="Point">Where the person lives or stays.</param>
/// <param name="Radius">How far around the point it is shown for an incident, in metres: 5 to 500; 40 where it is left out.</param>
/// <param name="Address">That place in words.</param>
/// <param name="Triggers">What makes it worse.</param>
/// <param name="Helps">What helps.</param>
/// <param name="Avoid">What to avoid.</param>
/// <param name="Medication">A note on medication.</param>
/// <param name="Contacts">Who may be called.</param>
public sealed record CrisisPlanBody(long Version, string Name, PlanConsent Consent, LocalDate? Born = null, IReadOnlyList<string>? Phones = null, GeoPoint? Point = null, Distance? Radius = null,
    string? Address = null, string? Triggers = null, string? Helps = null, string? Avoid = null, string? Medication = null, IReadOnlyList<PlanContact>? Contacts = null);

/// <summary>A crisis plan.</summary>
/// <param name="Plan">Its id.</param>
/// <param name="Body">The plan; its version is the one to give with the next change.</param>
/// <param name="FoundBy">By what it was found: <c>id</c>, <c>place</c>, <c>phone</c>, <c>name</c>. By place or telephone it may be somebody else's who is there: ask for the name.</param>
/// <param name="WrittenBy">Who wrote it last.</param>
/// <param name="WrittenAt">When.</param>
public sealed record CrisisPlanView(Guid Plan, CrisisPlanBody Body, string FoundBy, ActorId WrittenBy, Instant WrittenAt);

/// <summary>Crisis plans that were found.</summary>
/// <param name="Plans">The plans.</param>
/// <param name="Unreadable">How many more there are that cannot be opened because their key is lost.</param>
public sealed record CrisisPlansView(IReadOnlyList<CrisisPlanView> Plans, int Unreadable);

/// <summary>Looks for a person's plan. It is a body, so that no name stands in an address.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Incident">The incident, where that is the reason.</param>
/// <param name="Name">The name, its parts in any order.</param>
/// <param name="Born">The date of birth, to tell two of one name apart.</param>
/// <param name="Phone">A number that the person calls from.</param>
/// <param name="At">Where the person lives.</param>
public sealed record PlanLookUp(PlanReason Reason, IncidentId? Incident = null, string? Name = null, LocalDate? Born = null, string? Phone = null, GeoPoint? At = null);

/// <summary>A crisis plan as the centre keeps it, before it is sealed.</summary>
/// <param name="Body">The plan.</param>
/// <param name="WrittenBy">Who wrote it last.</param>
/// <param name="WrittenAt">When.</param>
public sealed record KeptPlan(CrisisPlanBody Body, ActorId WrittenBy, Instant WrittenAt);
