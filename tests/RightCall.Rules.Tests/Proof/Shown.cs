using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;

namespace RightCall.Rules.Tests.Proof;

/// <summary>Looks at a counter-example with the engine alone: whether the interview can come about, whether the changed one follows from it, and whether the two show the violation.</summary>
internal static class Shown
{
    /// <summary>Fails where the example does not show what its kind says.</summary>
    public static (Determination Before, Determination After) By(Protocol protocol, Violation violation)
    {
        var example = violation.Example!;
        byte[] before = [.. example.Before], after = [.. example.After ?? example.Before];
        Assert.True(CanComeAbout(protocol, before), $"{violation}: {string.Join(' ', before)} cannot come about.");
        for (var q = 0; q < before.Length; q++)
            if (before[q] != after[q] && protocol.Questions[q] != example.Changed)
                Assert.True(before[q] == 0 && !protocol.Questions[q].Guard.Holds(before) && protocol.Questions[q].Guard.Holds(after), $"{violation}: {protocol.Questions[q].Id} was not newly asked.");
        var (first, second) = (TriageEngine.Determine(protocol, before), TriageEngine.Determine(protocol, after));
        Assert.True(IsShown(protocol, violation, first, second), $"{violation} is not shown by {string.Join(' ', before)} and {string.Join(' ', after)}.");
        return (first, second);
    }

    private static bool IsShown(Protocol protocol, Violation violation, Determination before, Determination after) => violation.Kind switch
    {
        ViolationKind.NoDetermination => violation.Subject == "level" ? LevelOf(before) < 0 : PriorityOf(before) > 5,
        ViolationKind.LevelFalls or ViolationKind.NonAnswerLowersLevel => LevelOf(after) < LevelOf(before),
        ViolationKind.PriorityFalls or ViolationKind.NonAnswerLowersPriority => PriorityOf(after) > PriorityOf(before),
        ViolationKind.NeedFalls or ViolationKind.NonAnswerLowersNeed => !NeedsOf(after).ContainsAll(NeedsOf(before)) || after.Disqualifiers != before.Disqualifiers
            || (FlagsOf(before) & ~FlagsOf(after) & Flags.BehaviouralHealth) != 0,
        ViolationKind.NonAnswerWithoutCare => (FlagsOf(before) & Flags.ApproachWithCare) == 0,
        ViolationKind.NonAnswerWithoutEms => !NeedsOf(before).Overlaps(ResponderKinds.Ems),
        ViolationKind.PoliceOnNonAnswer => before.NeedsOfficer && (violation.Example!.After is null || !after.NeedsOfficer),
        ViolationKind.LowLevelWithoutSafeAnswer => LevelOf(before) is 0 or 1,
        ViolationKind.ContradictoryInstructions => before.Instructions().Any(a => before.Instructions().Any(b => a.Contradicts.Contains(b.Id))),
        ViolationKind.PoliceWithoutGround => before.NeedsOfficer && before.IsInScope && !before.Disqualifiers.HasPolice,
        ViolationKind.PoliceByProtectedTopic => violation.Example!.Changed!.Topic != ProtectedTopic.None && (before.Needs != after.Needs || before.Disqualifiers != after.Disqualifiers),
        ViolationKind.LawForbidsPolice => before.NeedsOfficer && LawTable.NeedsCare(protocol.Family, before.Flags) && LawTable.GroundsOf(before.Disqualifiers, before.Flags) == default,
        _ => true,
    };

    // As the clauses say it: the engine itself puts a careful level in where none is given.
    private static int LevelOf(Determination d) => d.Clauses.Max(c => (int?)c.Effects.Level) ?? -1;

    private static int PriorityOf(Determination d) => d.Clauses.Min(c => (int?)c.Effects.Priority) ?? 6;

    private static KindSet NeedsOf(Determination d) => d.Clauses.Aggregate(KindSet.None, (all, c) => all | c.Effects.Needs);

    private static Flags FlagsOf(Determination d) => d.Clauses.Aggregate(Flags.None, (all, c) => all | c.Effects.Flags);

    private static bool CanComeAbout(Protocol protocol, byte[] codes)
    {
        var ended = false;
        for (var q = 0; q < codes.Length; q++)
        {
            var asked = protocol.Questions[q].Guard.Holds(codes);
            if (codes[q] != 0 && (ended || !asked)) return false;
            ended |= asked && codes[q] == 0;
        }
        return true;
    }
}
