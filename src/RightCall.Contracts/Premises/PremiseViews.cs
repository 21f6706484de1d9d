using NodaTime;
using RightCall.Contracts.Incidents;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;

namespace RightCall.Contracts.Premises;

/// <summary>What a hazard or note of a place is about.</summary>
public enum PremiseKind
{
    /// <summary>A weapon was there.</summary>
    Weapon,
    /// <summary>Somebody there was violent.</summary>
    Violence,
    /// <summary>An animal that may attack.</summary>
    Animal,
    /// <summary>Chemicals, gas, oxygen, sharps.</summary>
    Chemical,
    /// <summary>A building that may hurt: floors, wires, dark stairs.</summary>
    Structure,
    /// <summary>How to get in: gates, keys, lifts.</summary>
    Access,
    /// <summary>A medical device, or a need that a crew has to know.</summary>
    Medical,
    /// <summary>How people there hear, speak and understand.</summary>
    Communication,
    /// <summary>How to come so that people there stay calm.</summary>
    Approach,
}

/// <summary>Who said it.</summary>
public enum PremiseSource
{
    /// <summary>A responder who was there.</summary>
    Responder,
    /// <summary>A caller.</summary>
    Caller,
    /// <summary>Somebody who lives or works there.</summary>
    Resident,
    /// <summary>A clinician or a service that knows the people there.</summary>
    Clinician,
    /// <summary>A record of another agency.</summary>
    Agency,
}

/// <summary>A hazard or note of a place. It is never changed: end it, and enter another.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What a crew has to know, at most 1,000 characters: facts, no judgement of people.</param>
/// <param name="Point">Where.</param>
/// <param name="SeenAt">When it was seen or said. It is shown with its date, since it may be so no more.</param>
/// <param name="Source">Who said it.</param>
/// <param name="Radius">How far around the point it counts, in metres: 5 to 2,000; 50 where it is left out.</param>
/// <param name="Address">The place in words, such as the number of a flat.</param>
/// <param name="ExpiresAt">From then on it is shown to nobody and deleted: at most, and without a word, a year after it was seen.</param>
public sealed record PremiseBody(PremiseKind Kind, string Text, GeoPoint Point, Instant SeenAt, PremiseSource Source, Distance? Radius = null, string? Address = null, Instant? ExpiresAt = null);

/// <summary>A hazard or note as it is shown at a place.</summary>
/// <param name="Premise">Its id.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What a crew has to know.</param>
/// <param name="Point">Where.</param>
/// <param name="Radius">How far around it counts, in metres.</param>
/// <param name="Away">How far that is from the place that was asked about, in metres.</param>
/// <param name="Address">The place in words.</param>
/// <param name="SeenAt">When it was seen or said.</param>
/// <param name="ExpiresAt">Until when it counts.</param>
/// <param name="Source">Who said it.</param>
/// <param name="Question">The question of the opening that finds out whether it is so today; null where there is none. A hazard prompts a question; it is never an answer, and never a ground to send police.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="EnteredAt">When.</param>
public sealed record PremiseView(Guid Premise, PremiseKind Kind, string Text, GeoPoint Point, Distance Radius, Distance Away, string? Address, Instant SeenAt, Instant ExpiresAt, PremiseSource Source,
    string? Question, ActorId EnteredBy, Instant EnteredAt);

/// <summary>What is known of a place.</summary>
/// <param name="Premises">Hazards and notes, the latest seen first.</param>
/// <param name="Unreadable">How many more may lie near, which cannot be opened because their key is lost.</param>
public sealed record PremisesView(IReadOnlyList<PremiseView> Premises, int Unreadable);

/// <summary>An incident that was here before.</summary>
/// <param name="Incident">The incident: when, which nature, how it ended.</param>
/// <param name="Away">How far its place is, in metres.</param>
public sealed record PastIncidentHere(PastIncident Incident, Distance Away);

/// <summary>What happened at a place before. It says what to ask, and nothing of who has to come: nothing in it is ever a ground to send police.</summary>
/// <param name="Incidents">The incidents, the newest first.</param>
/// <param name="AreMore">Whether there were more than are listed.</param>
public sealed record PastIncidentsHere(IReadOnlyList<PastIncidentHere> Incidents, bool AreMore);
