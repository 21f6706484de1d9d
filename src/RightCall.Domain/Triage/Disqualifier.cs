using RightCall.Domain.Responders;

namespace RightCall.Domain.Triage;

/// <summary>What a disqualifier adds.</summary>
public enum DisqualifierGroup : byte
{
    /// <summary>Adds police. Only this group makes police first.</summary>
    Police,
    /// <summary>Adds EMS.</summary>
    Ems,
    /// <summary>Adds EMS and fire.</summary>
    EmsAndFire,
    /// <summary>Adds fire.</summary>
    Fire,
}

/// <summary>A named fact that adds a kind of responder. The list is closed and in code, so that no file can make a diagnosis, homelessness or a language into one.</summary>
public enum Disqualifier : byte
{
    /// <summary>A weapon in hand, used or threatened with now, where another person can be reached.</summary>
    WeaponInHand,
    /// <summary>A firearm within reach of a person who may use it on themselves or another.</summary>
    FirearmWithinReach,
    /// <summary>Violence in progress.</summary>
    ViolenceInProgress,
    /// <summary>A credible threat to another: stated intent, a command being obeyed, or a step taken toward someone who can be reached.</summary>
    CredibleThreat,
    /// <summary>A crime in progress against a person.</summary>
    CrimeAgainstPerson,
    /// <summary>A break-in, in progress.</summary>
    BreakIn,
    /// <summary>A robbery.</summary>
    Robbery,
    /// <summary>Arson.</summary>
    Arson,
    /// <summary>An order of protection breached.</summary>
    OrderBreached,
    /// <summary>Strangulation, now or earlier.</summary>
    Strangulation,
    /// <summary>A child present together with violence or fear, heard or stated.</summary>
    ChildWithViolence,
    /// <summary>An immediate medical need.</summary>
    MedicalNeed,
    /// <summary>An attempt on one's own life, in progress or done.</summary>
    AttemptOnLife,
    /// <summary>Fire or smoke.</summary>
    FireOrSmoke,
    /// <summary>Gas.</summary>
    Gas,
    /// <summary>Electric wires.</summary>
    Wires,
    /// <summary>Water.</summary>
    Water,
    /// <summary>Traffic.</summary>
    TrafficHazard,
}

/// <summary>What is fixed about each disqualifier.</summary>
public static class Disqualifiers
{
    private static readonly (string Id, DisqualifierGroup Group)[] Table =
    [
        ("weapon-in-hand", DisqualifierGroup.Police),
        ("firearm-within-reach", DisqualifierGroup.Police),
        ("violence-in-progress", DisqualifierGroup.Police),
        ("credible-threat", DisqualifierGroup.Police),
        ("crime-against-person", DisqualifierGroup.Police),
        ("break-in", DisqualifierGroup.Police),
        ("robbery", DisqualifierGroup.Police),
        ("arson", DisqualifierGroup.Police),
        ("order-breached", DisqualifierGroup.Police),
        ("strangulation", DisqualifierGroup.Police),
        ("child-with-violence", DisqualifierGroup.Police),
        ("medical-need", DisqualifierGroup.Ems),
        ("attempt-on-life", DisqualifierGroup.EmsAndFire),
        ("fire-or-smoke", DisqualifierGroup.Fire),
        ("gas", DisqualifierGroup.Fire),
        ("wires", DisqualifierGroup.Fire),
        ("water", DisqualifierGroup.Fire),
        ("traffic-hazard", DisqualifierGroup.Fire),
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Table.Length;

    /// <summary>The police disqualifiers.</summary>
    public static readonly DisqualifierSet Police = DisqualifierSet.Create(
        [.. Enum.GetValues<Disqualifier>().Where(d => d.Group() == DisqualifierGroup.Police)]);

    /// <summary>The id in files.</summary>
    public static string Id(this Disqualifier disqualifier) => Table[(int)disqualifier].Id;

    /// <summary>Which kinds it adds.</summary>
    public static DisqualifierGroup Group(this Disqualifier disqualifier) => Table[(int)disqualifier].Group;

    /// <summary>Every id, in order.</summary>
    public static IReadOnlyList<string> AllIds { get; } = [.. Table.Select(t => t.Id)];

    /// <summary>The disqualifier with this id, or nothing.</summary>
    public static Disqualifier? Find(string id)
    {
        var at = Array.FindIndex(Table, t => t.Id == id);
        return at < 0 ? null : (Disqualifier)at;
    }

    /// <summary>Whether a clause that names a disqualifier of this group also needs the kinds that the group adds.</summary>
    public static bool IsMetBy(this DisqualifierGroup group, KindSet needs) => group switch
    {
        DisqualifierGroup.Police => needs.Overlaps(ResponderKinds.WithOfficer),
        DisqualifierGroup.Ems => needs.Overlaps(ResponderKinds.Ems),
        DisqualifierGroup.EmsAndFire => needs.Overlaps(ResponderKinds.Ems) && needs.Contains(ResponderKind.Fire),
        _ => needs.Contains(ResponderKind.Fire),
    };
}
