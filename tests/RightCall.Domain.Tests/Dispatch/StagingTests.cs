using CsCheck;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Dispatch;

/// <summary>Who waits near, out of sight. A threat in progress to a child: the nearest units enter, none stages, whatever else asks for it.</summary>
public sealed class StagingTests
{
    private static readonly Answer Armed = Says("weapon", "in-hand");
    private static readonly Answer Child = Says("child", "threatened");

    /// <summary>In whatever order the answers come, whoever was sent meanwhile: once a child is threatened nobody stages, and without that a weapon makes everybody stage.</summary>
    [Fact]
    public void Enter_at_once_wins_over_every_reason_to_stage() =>
        Gen.Select(Gen.Shuffle(new[] { Armed, Child, Says("weapon", "unknown", OtherCaller), Says("awake", "no") }), Gen.Int[0, 4], Gen.Bool).Hold(Tier.Count(fast: 50, ci: 300, soak: 2_000), x =>
        {
            var (answers, sendAt, panic) = x;
            var area = Staffed(WithStagingSteps).Open(TestRules.Crisis);
            for (var i = 0; i < answers.Length; i++)
            {
                if (i == sendAt) area.When(new SendUnits(Incident1, [C1], new(OverrideReason.MoreNeeded)));
                area.Answers(answers[i]);
                if (i == 1 && panic) area.Given(new RaisePanic(T2, Incident1));
            }
            area.Pass(Timings.AutoSend(Priority.One));
            Assert.All(area.Incident().Units, u => Assert.False(area.Unit(u).Active!.Stage, $"{u} stages where a child is threatened."));
            Assert.NotEmpty(area.Incident().Units);
        });

    [Fact]
    public void A_crew_that_waits_near_is_told_to_enter()
    {
        var area = Staffed().Open(TestRules.Crisis, Armed).Sent(T1, P1).Reports(T1, UnitStatus.Acknowledged, UnitStatus.EnRoute, UnitStatus.Staged).Answers(Child);
        Assert.Equal([P1, T1], area.Then<UnitHoldsShort>().Select(h => h.Unit).Order());
        Assert.All(area.Then<UnitHoldsShort>(), h => Assert.False(h.Stage));
        area.Given(new AcknowledgeDanger(T1)).Given(new Enter(T1));
    }

    [Fact]
    public void A_unit_that_serves_several_needs_does_not_stage_either()
    {
        var both = UnitDefinition.Simple(T1, ResponderKind.CrisisTeam, Home) with { Kinds = [ResponderKind.CrisisTeam, ResponderKind.CommunityResponder] };
        var area = Empty(WithStagingSteps).Roster([both]).LoggedOn(T1).Open(TestRules.Crisis, Child).Given(new ChangeNature(Incident1, TestRules.Noise)).Given(new Recommend(Incident1));
        Assert.False(Assert.Single(area.Incident().Recommendation!.Picks).Stage);
    }

    [Fact]
    public void A_weapon_makes_whoever_is_on_the_way_stage() => Assert.True(Staffed().Open(TestRules.Crisis).Sent(T1).Answers(Armed).Unit(T1).Active!.Stage);

    [Fact]
    public void What_is_not_known_makes_units_stage_too() => Assert.True(Staffed().Open(TestRules.Crisis, Says("weapon", "unknown")).Sent(T1).Unit(T1).Active!.Stage);

    [Fact]
    public void Where_a_crew_is_in_danger_others_stage_and_who_protects_it_does_not()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("plan", "yes")).Given(new RaisePanic(T2, Incident1));
        Assert.All(area.Then<UnitAssigned>(), a => Assert.False(a.Stage));
        Assert.True(area.Sent(T1).Unit(T1).Active!.Stage);
    }

    // Every step of every chain stages.
    private static readonly Rulebook WithStagingSteps = TestRules.Book(TestRules.Policy with { Chains = [.. TestRules.Policy.Chains.Select(c => c with { Steps = [.. c.Steps.Select(s => s with { Stage = true })] })] });
}
