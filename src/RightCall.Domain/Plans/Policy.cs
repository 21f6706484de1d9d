using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Domain.Plans;

/// <summary>What a policy may be used for.</summary>
public enum PolicyUse : byte
{
    /// <summary>Live work, and replay. The area enforces every rule of the domain.</summary>
    Live,
    /// <summary>Replay only, as the baseline that is compared with; it may break the rules, and the plan check lists how.</summary>
    Baseline,
}

/// <summary>The city's response plans: for each kind that a determination needs, the ordered steps that get it, or what stands in for it.</summary>
/// <param name="Id">The policy's name, such as <c>right-responder</c>.</param>
/// <param name="Use">Live or baseline.</param>
/// <param name="Status"><c>sample</c> for what ships, <c>approved</c> for what a city signed.</param>
/// <param name="Hash">SHA-256, in lower-case hex, of the canonical JSON.</param>
/// <param name="Maximum">By priority, 1 first: the longest time until somebody is committed to the incident (assigned and moving, or a hand-off accepted).</param>
/// <param name="MaximumResponse">By priority: the longest response time that the plan accepts from a team; no step that leads to an officer begins before it has run.</param>
/// <param name="Staffed">The kinds that are staffed round the clock, so that a chain may end with them.</param>
/// <param name="Chains">The chains; the first that fits a need, its level, priority, family, zone and hour is used.</param>
public sealed record Policy(string Id, PolicyUse Use, string Status, string Hash, ImmutableArray<Duration> Maximum, ImmutableArray<Duration> MaximumResponse,
    KindSet Staffed, ImmutableArray<Chain> Chains)
{
    /// <summary>The longest time until somebody is committed to an incident of this priority.</summary>
    public Duration MaximumFor(Priority priority) => Maximum[(int)priority - 1];

    /// <summary>The longest response time that the plan accepts from a team at this priority.</summary>
    public Duration MaximumResponseFor(Priority priority) => MaximumResponse[(int)priority - 1];

    /// <summary>The chain for one need of a determination; null where the policy has none (the plan check proves that a live one always has).</summary>
    /// <param name="need">The kind that is needed.</param>
    /// <param name="determination">Whose level, priority and family select the chain.</param>
    /// <param name="zone">The zone of the incident's place, or null outside all.</param>
    /// <param name="hourOfWeek">The local hour, 0 (Monday 00:00) to 167.</param>
    public Chain? ChainFor(ResponderKind need, Determination determination, string? zone, int hourOfWeek)
    {
        foreach (var chain in Chains) if (chain.Need == need && chain.For.Fits(determination, zone, hourOfWeek)) return chain;
        return null;
    }
}

/// <summary>The ordered steps for one needed kind: send this kind within so many minutes, else that kind, else … ("run card").</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Need">The kind that a determination needs.</param>
/// <param name="For">Which incidents it is for.</param>
/// <param name="Steps">At least one. The last is staffed round the clock.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record Chain(string Id, ResponderKind Need, ChainFilter For, ImmutableArray<Step> Steps, LocalText Reason);

/// <summary>One step of a chain.</summary>
/// <param name="Kind">The kind to send, or (a kind at a desk) to hand over to.</param>
/// <param name="Within">Sent only if it is estimated to be there within this time of being sent; for a hand-off, the time to accept.</param>
/// <param name="Try">How long the step is tried before the next begins. Zero on the last step: it is tried until somebody goes.</param>
/// <param name="Count">How many units.</param>
/// <param name="Stage">Whether they stage whatever the determination says.</param>
/// <param name="Meanwhile">Desk kinds that are offered to the caller by telephone while this step runs or travels.</param>
public sealed record Step(ResponderKind Kind, Duration Within, Duration Try, int Count, bool Stage, KindSet Meanwhile)
{
    /// <summary>Whether the step hands over to a desk instead of sending a unit.</summary>
    public bool IsHandOff => ResponderKinds.AtDesk.Contains(Kind);
}

/// <summary>Which incidents a chain is for. What is left open fits everything.</summary>
/// <param name="Levels">Bits of levels (bit 0 = level 0).</param>
/// <param name="Priorities">Bits of priorities (bit 0 = priority 1).</param>
/// <param name="Families">Bits of families, in their order.</param>
/// <param name="Zones">Zone ids; empty for all.</param>
/// <param name="Hours">Hours of the local week.</param>
public sealed record ChainFilter(int Levels, int Priorities, int Families, ImmutableArray<string> Zones, HourSet Hours)
{
    /// <summary>Fits everything.</summary>
    public static readonly ChainFilter Everything = new(0x1f, 0x1f, 0xff, [], HourSet.All);

    /// <summary>Whether the chain is for this determination at this place and hour.</summary>
    public bool Fits(Determination determination, string? zone, int hourOfWeek) =>
        (Levels & (1 << (int)determination.Level)) != 0 && (Priorities & (1 << ((int)determination.Priority - 1))) != 0
        && (Families & (1 << (int)determination.Family)) != 0 && Hours.Contains(hourOfWeek) && (Zones.IsEmpty || (zone is not null && Zones.Contains(zone)));

    /// <summary>The families that it fits.</summary>
    public IEnumerable<Family> FamiliesThatFit() => Enum.GetValues<Family>().Where(f => (Families & (1 << (int)f)) != 0);

    /// <summary>The priorities that it fits.</summary>
    public IEnumerable<Priority> PrioritiesThatFit() => Enum.GetValues<Priority>().Where(p => (Priorities & (1 << ((int)p - 1))) != 0);
}
