namespace RightCall.Domain.Natures;

/// <summary>The family of a nature.</summary>
public enum Family : byte
{
    /// <summary>A person in mental distress.</summary>
    MentalHealth,
    /// <summary>Noise, encampments, intoxication, trespass and the like.</summary>
    QualityOfLife,
    /// <summary>People who need help of a social kind: welfare checks, disputes, lost or neglected persons.</summary>
    Social,
    /// <summary>Illness and injury.</summary>
    Medical,
    /// <summary>Fire, gas, wires, water, rescue.</summary>
    Fire,
    /// <summary>Crime, in progress or reported.</summary>
    Crime,
    /// <summary>Traffic.</summary>
    Traffic,
    /// <summary>Silent or abandoned calls, "something is wrong".</summary>
    Unknown,
}

/// <summary>What is fixed about each family.</summary>
public static class Families
{
    private static readonly string[] Ids = ["mental-health", "quality-of-life", "social", "medical", "fire", "crime", "traffic", "unknown"];

    /// <summary>The id of a family in files.</summary>
    public static string Id(this Family family) => Ids[(int)family];

    /// <summary>Every id, in the order of the families.</summary>
    public static IReadOnlyList<string> AllIds => Ids;

    /// <summary>The family with this id, or nothing.</summary>
    public static Family? Find(string id)
    {
        var at = Array.IndexOf(Ids, id);
        return at < 0 ? null : (Family)at;
    }

    /// <summary>Whether incidents of the family are in the scope of "no officer without a named ground", whatever the answers.</summary>
    public static bool IsInScope(this Family family) => family is Family.MentalHealth or Family.QualityOfLife or Family.Social;

    /// <summary>Whether a police disqualifier together with this family means a team and police together (level 3), not police alone (level 4).</summary>
    public static bool NeedsATeam(this Family family) => family is Family.MentalHealth or Family.Social;
}
