using RightCall.Domain.Facilities;

namespace RightCall.Domain.Incidents;

/// <summary>Why a downgrade is confirmed.</summary>
public enum DowngradeReason : byte
{
    /// <summary>A responder on the scene says so.</summary>
    SceneReport,
    /// <summary>The person concerned says so, talking freely.</summary>
    PersonSaysSo,
    /// <summary>A witness who saw it says so.</summary>
    FirstHandWitness,
    /// <summary>The giver corrected a mistake of their own.</summary>
    CorrectedByGiver,
    /// <summary>A clinician judged so.</summary>
    ClinicianJudged,
}

/// <summary>With whom there was voice contact.</summary>
public enum VoiceContact : byte
{
    /// <summary>With nobody who could know.</summary>
    None,
    /// <summary>With the person concerned.</summary>
    Patient,
    /// <summary>With a witness who saw it.</summary>
    FirstHandWitness,
    /// <summary>With a responder on the scene.</summary>
    Responder,
}

/// <summary>What a caller said no to.</summary>
public enum CallerRefusal : byte
{
    /// <summary>Help by telephone: the team is sent.</summary>
    Telephone,
    /// <summary>A team.</summary>
    Team,
    /// <summary>An ambulance.</summary>
    Ems,
    /// <summary>Police. Recorded, never promised.</summary>
    Police,
    /// <summary>Any help.</summary>
    Everything,
}

/// <summary>Why an incident is cancelled.</summary>
public enum CancelReason : byte
{
    /// <summary>The caller cancelled, talking freely.</summary>
    CallerCancelled,
    /// <summary>It was reported before, and the calls were linked.</summary>
    Duplicate,
    /// <summary>Opened by mistake.</summary>
    OpenedByMistake,
    /// <summary>A test.</summary>
    Test,
}

/// <summary>What a call-taker or crew found that an incident came to.</summary>
public enum DispositionCode : byte
{
    /// <summary>Settled by telephone.</summary>
    ResolvedByTelephone,
    /// <summary>Settled by those who came.</summary>
    ResolvedOnScene,
    /// <summary>The person was taken somewhere.</summary>
    Transported,
    /// <summary>Referred to a service that follows up.</summary>
    Referred,
    /// <summary>311 or its agency does the rest.</summary>
    GivenTo311,
    /// <summary>Handed to another centre.</summary>
    GivenToOtherCentre,
    /// <summary>The person or place was looked for and not found.</summary>
    UnableToLocate,
    /// <summary>The person refused help.</summary>
    Refused,
    /// <summary>Nothing of the kind had happened.</summary>
    Unfounded,
    /// <summary>A report or an arrest by police.</summary>
    PoliceAction,
    /// <summary>The person had died.</summary>
    Deceased,
    /// <summary>The interview could not find out what was wrong.</summary>
    CouldNotTriage,
    /// <summary>Nobody could be sent, and nobody waits any more.</summary>
    NobodyCame,
}

/// <summary>Why an interview could not find out what was wrong.</summary>
public enum UntriagedBecause : byte
{
    /// <summary>It could.</summary>
    Triaged,
    /// <summary>No common language, and no interpreter in time.</summary>
    Language,
    /// <summary>The caller hung up.</summary>
    HungUp,
    /// <summary>No place could be found.</summary>
    NoPlace,
}

/// <summary>Where a person was taken.</summary>
public enum Destination : byte
{
    /// <summary>Nowhere.</summary>
    None,
    /// <summary>An emergency department.</summary>
    EmergencyDepartment,
    /// <summary>A crisis centre.</summary>
    CrisisCentre,
    /// <summary>A sobering centre.</summary>
    SoberingCentre,
    /// <summary>A shelter.</summary>
    Shelter,
    /// <summary>A place of their own or of family.</summary>
    Home,
    /// <summary>Jail.</summary>
    Jail,
    /// <summary>Elsewhere.</summary>
    Other,
}

/// <summary>How an incident ended.</summary>
/// <param name="Code">The end.</param>
/// <param name="OfficerOnScene">Whether an officer was on the scene, by the word of who closes; the area adds what it saw itself.</param>
/// <param name="Injuries">Whether anybody was hurt during the response.</param>
/// <param name="Referral">Whether the person was referred to a service.</param>
/// <param name="Destination">Where the person was taken.</param>
/// <param name="PersonReached">Whether somebody spoke with the person concerned.</param>
/// <param name="Untriaged">Why the interview could not find out what was wrong, where the code says so.</param>
/// <param name="Facility">The facility that the person was brought to, where it is known by name.</param>
public sealed record Disposition(DispositionCode Code, bool OfficerOnScene = false, bool Injuries = false, bool Referral = false, Destination Destination = Destination.None,
    bool PersonReached = false, UntriagedBecause Untriaged = UntriagedBecause.Triaged, FacilityId? Facility = null);

/// <summary>What the area saw happen in an incident: the ground of its funnel's end.</summary>
[Flags]
public enum IncidentMarks : uint
{
    /// <summary>Nothing yet.</summary>
    None = 0,
    /// <summary>An officer arrived.</summary>
    OfficerArrived = 1 << 0,
    /// <summary>An officer was there before anybody else was sent or arrived.</summary>
    OfficerFirst = 1 << 1,
    /// <summary>A unit without an officer arrived.</summary>
    ResponderArrived = 1 << 2,
    /// <summary>A unit reached the person.</summary>
    PersonReached = 1 << 3,
    /// <summary>Somebody was sent.</summary>
    SomebodySent = 1 << 4,
    /// <summary>A unit without an officer was sent.</summary>
    ResponderSent = 1 << 5,
    /// <summary>A clinician or 988 accepted.</summary>
    TelephoneAccepted = 1 << 6,
    /// <summary>311 accepted.</summary>
    Agency311Accepted = 1 << 7,
    /// <summary>Another centre accepted.</summary>
    OtherCentreAccepted = 1 << 8,
    /// <summary>A crew declined.</summary>
    Declined = 1 << 9,
    /// <summary>A crew withdrew.</summary>
    Withdrew = 1 << 10,
    /// <summary>A crew did not find the person or place.</summary>
    NotFound = 1 << 11,
    /// <summary>The caller refused any help, or the team.</summary>
    CallerRefused = 1 << 12,
    /// <summary>The caller insisted on police.</summary>
    CallerInsisted = 1 << 13,
    /// <summary>A person overrode a recommendation and sent an officer.</summary>
    OverriddenToOfficer = 1 << 14,
    /// <summary>A backup was requested from the scene.</summary>
    BackupRequested = 1 << 15,
    /// <summary>Crew protection was started.</summary>
    CrewProtected = 1 << 16,
    /// <summary>The incident was ever in scope.</summary>
    InScope = 1 << 17,
    /// <summary>The incident's determination ever needed an officer.</summary>
    NeededOfficer = 1 << 18,
    /// <summary>Any answer was ever recorded.</summary>
    Answered = 1 << 19,
    /// <summary>The incident began with an abandoned or silent call.</summary>
    FromLostCall = 1 << 20,
    /// <summary>Somebody was spoken to: by call-back, by telephone, or at the place.</summary>
    Contact = 1 << 21,
    /// <summary>Police came by an exhausted plan step.</summary>
    FellThrough = 1 << 22,
    /// <summary>The scene was declared safe.</summary>
    SceneSafe = 1 << 23,
    /// <summary>The incident was reopened.</summary>
    Reopened = 1 << 24,
    /// <summary>The caller refused help by telephone.</summary>
    TelephoneRefused = 1 << 25,
    /// <summary>The team was offered to a caller who insisted on police.</summary>
    TeamOffered = 1 << 26,
    /// <summary>A baseline policy sent an officer. In replay only.</summary>
    PoliceFirstByPlan = 1 << 27,
}
