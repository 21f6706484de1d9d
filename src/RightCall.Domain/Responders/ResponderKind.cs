namespace RightCall.Domain.Responders;

/// <summary>A kind of responder: who could go, or who could take the call over. Which kind goes first is the decision that RightCall exists for.</summary>
/// <remarks>The order is the order of files and screens; it ranks nobody.</remarks>
public enum ResponderKind : byte
{
    /// <summary>A mobile crisis team: a clinician and a medic or peer, no officer.</summary>
    CrisisTeam,
    /// <summary>A community responder: quality-of-life and social calls, no officer.</summary>
    CommunityResponder,
    /// <summary>A peer with lived experience, no officer.</summary>
    PeerSupport,
    /// <summary>A clinician at a desk of this centre.</summary>
    ClinicianOnPhone,
    /// <summary>The 988 Suicide and Crisis Lifeline.</summary>
    Lifeline988,
    /// <summary>The city's 311 and the agencies behind it.</summary>
    Agency311,
    /// <summary>An ambulance with basic life support.</summary>
    EmsBls,
    /// <summary>An ambulance with advanced life support.</summary>
    EmsAls,
    /// <summary>The fire department.</summary>
    Fire,
    /// <summary>Police.</summary>
    Police,
    /// <summary>A clinician and an officer together. It has an officer in its crew, so every rule on officers holds for it.</summary>
    CoResponse,
    /// <summary>A violence interrupter.</summary>
    ViolenceInterrupter,
    /// <summary>Another centre, to which the incident is handed.</summary>
    OtherCentre,
}

/// <summary>What is fixed about each kind.</summary>
public static class ResponderKinds
{
    private static readonly string[] Ids =
    [
        "crisis-team", "community-responder", "peer-support", "clinician-on-phone", "988", "311-agency", "ems-bls", "ems-als",
        "fire", "police", "co-response", "violence-interrupter", "other-centre",
    ];

    /// <summary>How many kinds there are.</summary>
    public static int Count => Ids.Length;

    /// <summary>Kinds that bring an officer: police and co-response.</summary>
    public static readonly KindSet WithOfficer = [ResponderKind.Police, ResponderKind.CoResponse];

    /// <summary>Kinds that are reached by a hand-off to a desk, not by a unit on the road.</summary>
    public static readonly KindSet AtDesk =
        [ResponderKind.ClinicianOnPhone, ResponderKind.Lifeline988, ResponderKind.Agency311, ResponderKind.OtherCentre];

    /// <summary>Ambulances of either level.</summary>
    public static readonly KindSet Ems = [ResponderKind.EmsBls, ResponderKind.EmsAls];

    /// <summary>Teams that go without an officer to people in distress or to quality-of-life calls.</summary>
    public static readonly KindSet Teams =
        [ResponderKind.CrisisTeam, ResponderKind.CommunityResponder, ResponderKind.PeerSupport, ResponderKind.ViolenceInterrupter];

    /// <summary>The id of a kind in files, such as <c>crisis-team</c>.</summary>
    public static string Id(this ResponderKind kind) => Ids[(int)kind];

    /// <summary>Every id, in the order of the kinds.</summary>
    public static IReadOnlyList<string> AllIds => Ids;

    /// <summary>The kind with this id, or nothing.</summary>
    public static ResponderKind? Find(string id)
    {
        var at = Array.IndexOf(Ids, id);
        return at < 0 ? null : (ResponderKind)at;
    }
}
