using System.Collections.Immutable;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof;

/// <summary>One yes-or-no output of a determination that the check proves something about, such as "level at least 3" or "needs fire". It is there when any clause that has it fires.</summary>
/// <param name="Name">Its name in findings. Steps of one scale (level, priority) share it.</param>
/// <param name="Has">Whether a clause has it.</param>
internal sealed record Output(string Name, Func<Clause, bool> Has)
{
    /// <summary>Level at least this.</summary>
    public static Output LevelAtLeast(int level) => new("level", c => (int?)c.Effects.Level >= level);

    /// <summary>Priority at least this urgent.</summary>
    public static Output PriorityAtMost(int priority) => new("priority", c => (int?)c.Effects.Priority <= priority);

    /// <summary>A need.</summary>
    public static Output Need(ResponderKind kind) => new($"need {kind.Id()}", c => c.Effects.Needs.Contains(kind));

    /// <summary>A flag.</summary>
    public static Output Flag(Flags flag) => new($"flag {flag.Names().First()}", c => (c.Effects.Flags & flag) != 0);

    /// <summary>A named ground for police, EMS or fire: any disqualifier of a group that adds that kind.</summary>
    public static Output Ground(string kind, params DisqualifierGroup[] groups) =>
        new($"ground for {kind}", c => c.Effects.Disqualifiers.Any(d => groups.Contains(d.Group())));

    /// <summary>One disqualifier.</summary>
    public static Output Of(Disqualifier disqualifier) => new($"disqualifier {disqualifier.Id()}", c => c.Effects.Disqualifiers.Contains(disqualifier));

    /// <summary>Any kind with an officer.</summary>
    public static readonly Output Officer = new("need for an officer", c => c.Effects.Needs.Overlaps(ResponderKinds.WithOfficer));

    /// <summary>Every step of the level, the gravest first.</summary>
    public static readonly ImmutableArray<Output> Levels = [.. Enumerable.Range(0, 5).Reverse().Select(LevelAtLeast)];

    /// <summary>Every step of the priority, the most urgent first.</summary>
    public static readonly ImmutableArray<Output> Priorities = [.. Enumerable.Range(1, 5).Select(PriorityAtMost)];

    /// <summary>Every need.</summary>
    public static readonly ImmutableArray<Output> Needs = [.. Enum.GetValues<ResponderKind>().Select(Need)];

    /// <summary>What else may not vanish when an answer becomes graver. One disqualifier may give way to another that adds the same kind: a firearm in reach becomes a weapon in hand.</summary>
    public static readonly ImmutableArray<Output> Named =
    [
        Ground("police", DisqualifierGroup.Police), Ground("ems", DisqualifierGroup.Ems, DisqualifierGroup.EmsAndFire),
        Ground("fire", DisqualifierGroup.Fire, DisqualifierGroup.EmsAndFire), Flag(Flags.BehaviouralHealth),
    ];
}
