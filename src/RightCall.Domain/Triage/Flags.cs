namespace RightCall.Domain.Triage;

/// <summary>What a determination tells desks and crews beside who goes. The list is closed: each flag has a meaning in the area's rules.</summary>
[Flags]
public enum Flags : uint
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>A behavioural-health need: the incident is in scope whatever its nature.</summary>
    BehaviouralHealth = 1 << 0,
    /// <summary>Something dangerous is not known: call back first, a crew of two, stage, shown to the supervisor.</summary>
    ApproachWithCare = 1 << 1,
    /// <summary>Units wait near, out of sight, until their own word or <em>scene safe</em>.</summary>
    Stage = 1 << 2,
    /// <summary>Voice contact by telephone before anybody approaches.</summary>
    TelephoneFirst = 1 << 3,
    /// <summary>No call-back and no text: it could harm the caller.</summary>
    CallbackBarred = 1 << 4,
    /// <summary>Somebody is afraid of someone there: ask in private, tell nobody where they are.</summary>
    Fear = 1 << 5,
    /// <summary>A minor is concerned.</summary>
    Minor = 1 << 6,
    /// <summary>A minor is alone, or in the care of the person in crisis.</summary>
    MinorAlone = 1 << 7,
    /// <summary>A missing vulnerable person is searched for: the ground <em>search</em> for police.</summary>
    Search = 1 << 8,
    /// <summary>Shown to the supervisor at once.</summary>
    Supervisor = 1 << 9,
    /// <summary>Trains or traffic are stopped by their own operator.</summary>
    StopTrains = 1 << 10,
    /// <summary>Where the person is, or how the check ended, is not told to the requester without the person's consent.</summary>
    Withhold = 1 << 11,
    /// <summary>Recorded as a possible breach of an order of protection.</summary>
    PossibleBreach = 1 << 12,
    /// <summary>Nothing may be lowered on this interview's word: the caller cannot talk freely.</summary>
    NoDowngrade = 1 << 13,
    /// <summary>Police come only if the team asks.</summary>
    PoliceOnRequest = 1 << 14,
    /// <summary>A 988 counsellor or clinician joins the line, and 911 stays on.</summary>
    CounsellorJoins = 1 << 15,
    /// <summary>Traffic control out of sight of the person: a separate, named task.</summary>
    TrafficControl = 1 << 16,
    /// <summary>The nearest units enter; none stages.</summary>
    EnterAtOnce = 1 << 17,
}

/// <summary>The ids of flags in files.</summary>
public static class FlagIds
{
    private static readonly string[] Ids =
    [
        "behavioural-health", "approach-with-care", "stage", "telephone-first", "callback-barred", "fear", "minor", "minor-alone", "search",
        "supervisor", "stop-trains", "withhold", "possible-breach", "no-downgrade", "police-on-request", "counsellor-joins", "traffic-control",
        "enter-at-once",
    ];

    /// <summary>Every id, in order of the bits.</summary>
    public static IReadOnlyList<string> All => Ids;

    /// <summary>The flag with this id, or nothing.</summary>
    public static Flags? Find(string id)
    {
        var at = Array.IndexOf(Ids, id);
        return at < 0 ? null : (Flags)(1u << at);
    }

    /// <summary>The ids of the flags that are set, in order.</summary>
    public static IEnumerable<string> Names(this Flags flags) => Ids.Where((_, i) => ((uint)flags & (1u << i)) != 0);
}
