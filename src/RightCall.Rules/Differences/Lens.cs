using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Differences;

/// <summary>One output of a determination. What a clause adds to it is a set of bits; a determination has the bits of all matching clauses, and the output is read off them.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Relevant">The bits that it is read off.</param>
/// <param name="Read">The value, in words.</param>
internal sealed record Lens(string Name, ulong Relevant, Func<ulong, Family, string> Read)
{
    private const int PriorityAt = 5;
    private const int NeedsAt = 10;
    private const int PoliceAt = 23;
    private const int DangerAt = 24;
    private const int FireAt = 25;
    private const int SearchAt = 26;
    private const int CareAt = 27;
    private const ulong LevelBits = 0x1f;
    private const ulong PriorityBits = 0x1fUL << PriorityAt;
    private const ulong NeedBits = 0x1fffUL << NeedsAt;
    // Whether any level and any priority is asked for decides whether the engine's careful default stands.
    private const ulong DefaultBits = 1UL | (1UL << (PriorityAt + 4));

    private static readonly DisqualifierSet FireFirst = [Disqualifier.FireOrSmoke, Disqualifier.Gas, Disqualifier.Wires, Disqualifier.Water];

    /// <summary>Who goes first.</summary>
    public static readonly Lens First = new("first responder", LevelBits | NeedBits | (0x1fUL << PoliceAt) | DefaultBits, (bits, family) => FirstOf(bits, family)?.Id() ?? "nobody");

    /// <summary>Whether an officer is needed.</summary>
    public static readonly Lens Police = new("police", NeedsMask(ResponderKinds.WithOfficer), (bits, _) => (bits & NeedsMask(ResponderKinds.WithOfficer)) != 0 ? "yes" : "no");

    /// <summary>All outputs, in the order of reports.</summary>
    public static readonly ImmutableArray<Lens> All =
    [
        First,
        new("level", LevelBits | DefaultBits, (bits, _) => $"{(int)LevelOf(bits)}"),
        new("priority", PriorityBits | DefaultBits, (bits, _) => $"{PriorityOf(bits)}"),
        Police,
        .. Enum.GetValues<ResponderKind>().Select(kind => new Lens($"need {kind.Id()}", NeedsMask([kind]) | (kind == ResponderKind.CrisisTeam ? DefaultBits : 0),
            (bits, _) => NeedsOf(bits).Contains(kind) ? "needed" : "not needed")),
    ];

    /// <summary>What a clause adds.</summary>
    public ulong Of(Clause clause)
    {
        var effects = clause.Effects;
        var bits = NeedsMask(effects.Needs);
        if (effects.Level is { } level) bits |= (2UL << (int)level) - 1;
        if (effects.Priority is { } priority) bits |= (0x1fUL << (PriorityAt + (int)priority - 1)) & PriorityBits;
        if (effects.Disqualifiers.HasPolice) bits |= 1UL << PoliceAt;
        if (effects.Disqualifiers.Any(d => d.Group() != DisqualifierGroup.Police)) bits |= 1UL << DangerAt;
        if (effects.Disqualifiers.Overlaps(FireFirst)) bits |= 1UL << FireAt;
        if ((effects.Flags & Flags.Search) != 0) bits |= 1UL << SearchAt;
        if ((effects.Flags & Flags.BehaviouralHealth) != 0) bits |= 1UL << CareAt;
        return bits & Relevant;
    }

    private static ulong NeedsMask(KindSet needs) => (ulong)needs.Bits << NeedsAt;

    private static bool IsDefault(ulong bits) => (bits & DefaultBits) != DefaultBits;

    private static Level LevelOf(ulong bits)
    {
        var level = 4;
        while (level > 0 && (bits & (1UL << level)) == 0) level--;
        return (Level)(IsDefault(bits) ? Math.Max(level, (int)Level.MobileTeam) : level);
    }

    private static int PriorityOf(ulong bits)
    {
        for (var priority = 1; priority <= 5; priority++)
            if ((bits & (1UL << (PriorityAt + priority - 1))) != 0) return IsDefault(bits) ? Math.Min(priority, 2) : priority;
        return 2;
    }

    private static KindSet NeedsOf(ulong bits)
    {
        var needs = new KindSet((ushort)((bits & NeedBits) >> NeedsAt));
        return IsDefault(bits) ? needs | [ResponderKind.CrisisTeam] : needs;
    }

    private static ResponderKind? FirstOf(ulong bits, Family family)
    {
        var disqualifiers = default(DisqualifierSet);
        if ((bits & (1UL << PoliceAt)) != 0) disqualifiers |= [Disqualifier.WeaponInHand];
        if ((bits & (1UL << DangerAt)) != 0) disqualifiers |= [Disqualifier.MedicalNeed];
        if ((bits & (1UL << FireAt)) != 0) disqualifiers |= [Disqualifier.Gas];
        var flags = (bits & (1UL << SearchAt)) != 0 ? Flags.Search : Flags.None;
        return FirstResponder.Of(LevelOf(bits), NeedsOf(bits), disqualifiers, flags, family.IsInScope() || (bits & (1UL << CareAt)) != 0);
    }
}
