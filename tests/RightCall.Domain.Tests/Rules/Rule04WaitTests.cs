using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>4: nothing waits for ever.</summary>
public sealed class Rule04WaitTests
{
    public static TheoryData<string, int> Urgent => new() { { "crisis", 1 }, { "crisis", 2 }, { "ideation", 1 }, { "ideation", 2 }, { "noise", 1 }, { "noise", 2 }, { "assault", 1 }, { "cardiac-arrest", 1 }, { "missing-vulnerable", 1 } };

    /// <summary>All desks logged off, 988 silent, no teams on shift: still no incident of priority 1 or 2 passes its maximum.</summary>
    [Theory, MemberData(nameof(Urgent))]
    public void With_nobody_at_a_desk_and_no_team_on_shift_somebody_is_on_the_way_before_the_maximum(string nature, int priority)
    {
        Answer[] answers = priority == 2 ? [Says("plan", "yes")] : [Says("awake", "no")];
        var area = Empty().Roster([Of(A1, ResponderKind.EmsBls), Of(A2, ResponderKind.EmsAls), Of(F1, ResponderKind.Fire), Of(P1, ResponderKind.Police), Of(P2, ResponderKind.Police)])
            .LoggedOn(A1, A2, F1, P1, P2).OpenAt(Incident1, new NatureId(nature), Near, answers);
        var maximum = TestRules.Policy.MaximumFor(area.Incident().Effective.Priority);
        // The first crew that is told stays silent; the next one answers.
        var silent = true;
        for (var minute = 0; minute < maximum.TotalMinutes; minute++)
        {
            area.PassMinutes(1);
            foreach (var unit in area.Incident().Units)
            {
                if (silent || area.Unit(unit).Status != UnitStatus.Dispatched) { silent = false; continue; }
                area.Reports(unit, UnitStatus.Acknowledged, UnitStatus.EnRoute);
            }
        }
        Assert.Contains(area.Incident().Units, u => area.Unit(u).Status >= UnitStatus.EnRoute);
        Assert.All(area.Ever<UnitAssigned>(), a => Assert.NotEqual(AssignedBy.Desk, a.By));
    }

    [Fact]
    public void The_timer_sends_when_nobody_does()
    {
        var area = Staffed().Open(TestRules.Crisis).Pass(Timings.AutoSend(Priority.Three));
        var assigned = Assert.Single(area.Ever<UnitAssigned>());
        Assert.Equal((T1, AssignedBy.Timer), (assigned.Unit, assigned.By));
    }

    [Fact]
    public void The_timer_offers_a_hand_off_when_nobody_does() =>
        Assert.Equal(AssignedBy.Timer, Assert.Single(Staffed().Open(TestRules.Ideation).PassMinutes(5).Ever<HandOffOffered>()).By);

    [Fact]
    public void A_hand_off_that_is_not_answered_gives_way_to_the_next_step()
    {
        var area = Staffed().Open(TestRules.Ideation).Given(new OfferHandOff(Incident1, ResponderKind.ClinicianOnPhone, HandOffPart.Need)).PassMinutes(6);
        Assert.Equal(HandOffRefusal.NoAnswer, Assert.Single(area.Ever<HandOffEnded>()).Reason);
        Assert.Equal(T1, Assert.Single(area.Ever<UnitAssigned>()).Unit);
    }

    [Fact]
    public void No_step_is_tried_twice()
    {
        var area = Empty().Open(TestRules.Crisis).Pass(Duration.FromHours(6));
        var steps = area.Ever<StepTaken>();
        Assert.Equal(steps.Count, steps.Select(s => (s.Track, s.Index)).Distinct().Count());
        Assert.All(steps, s => Assert.True(s.Index > s.From));
    }

    [Fact]
    public void A_kind_that_was_tried_is_not_tried_again_when_the_plan_changes()
    {
        var rules = WithCrisisChains(
            TestRules.Chain("urgent", ResponderKind.CrisisTeam, TestRules.Priorities(1, 2), TestRules.Send(ResponderKind.CrisisTeam, 20, 10), TestRules.Send(ResponderKind.CommunityResponder, 20, 5), TestRules.Send(ResponderKind.ClinicianOnPhone, 5, 0)),
            TestRules.Chain("calm", ResponderKind.CrisisTeam, ChainFilter.Everything, TestRules.Send(ResponderKind.CommunityResponder, 20, 10), TestRules.Send(ResponderKind.CrisisTeam, 20, 20)));
        var area = Empty(rules).Open(TestRules.Crisis).PassMinutes(12).Answers(Says("plan", "yes"));
        Assert.Equal(("urgent", ResponderKind.CrisisTeam), (area.Incident().Tracks[0].Chain.Id, area.Incident().Tracks[0].Step.Kind));
        var before = area.Ever<StepTaken>().Count;
        area.PassMinutes(30);
        Assert.Equal(2, Assert.Single(area.Ever<StepTaken>().Skip(before), s => s.Track == 0).Index);
    }

    [Fact]
    public void Each_raise_goes_one_role_higher()
    {
        var area = Empty().Open(TestRules.Crisis).Pass(Duration.FromHours(3));
        var roles = area.Ever<IncidentRaised>().Select(r => r.To).ToList();
        Assert.Equal([Role.Dispatcher, Role.Supervisor, Role.Director, Role.Director], roles.Take(4));
    }

    [Fact]
    public void A_claim_needs_a_live_session() => Staffed().Open(TestRules.Crisis).When(new ClaimIncident(Incident1)).Refused(IncidentRefusals.NoSession);

    [Fact]
    public void A_session_without_a_sign_of_life_is_not_live()
    {
        var area = Staffed().Given(new LogOnDesk()).PassMinutes(11).Open(TestRules.Crisis);
        area.When(new ClaimIncident(Incident1), As(Role.Supervisor)).Refused(IncidentRefusals.NoSession);
    }

    [Fact]
    public void A_claim_holds_two_minutes_and_may_be_given_once_more()
    {
        var area = AtDesk().Given(new ClaimIncident(Incident1));
        Assert.Equal(area.Now + Duration.FromMinutes(2), area.Incident().DeskDue);
        area.PassMinutes(1).Given(new ClaimIncident(Incident1)).When(new ClaimIncident(Incident1)).Refused(IncidentRefusals.ClaimedEnough);
    }

    [Fact]
    public void Who_claims_and_does_nothing_is_raised_over()
    {
        var area = AtDesk().Given(new ClaimIncident(Incident1)).PassMinutes(1).Given(new ClaimIncident(Incident1)).PassMinutes(3);
        Assert.Equal(Role.Dispatcher, Assert.Single(area.Ever<IncidentRaised>()).To);
    }

    [Fact]
    public void A_claim_holds_the_plan_up_no_longer_than_its_step_lasts()
    {
        var rules = WithCrisisChains(TestRules.Chain("short", ResponderKind.CrisisTeam, ChainFilter.Everything, TestRules.Send(ResponderKind.CrisisTeam, 20, 1), TestRules.Send(ResponderKind.ClinicianOnPhone, 5, 0)));
        var area = Staffed(rules).Given(new LogOnDesk()).Open(TestRules.Crisis).Given(new ClaimIncident(Incident1)).PassMinutes(1);
        Assert.Equal(T1, Assert.Single(area.Ever<UnitAssigned>()).Unit);
    }

    [Fact]
    public void A_report_that_does_not_come_is_raised()
    {
        var area = Staffed().Open(TestRules.Ideation).Given(new OfferHandOff(Incident1, ResponderKind.ClinicianOnPhone, HandOffPart.Need))
            .Given(new AcceptHandOff(Incident1, new(1), Duration.FromMinutes(30))).PassMinutes(31);
        Assert.Single(area.Ever<HandOffOverdue>());
        Assert.Equal(RaiseCause.ReportOverdue, Assert.Single(area.Ever<IncidentRaised>()).Why);
    }

    [Fact]
    public void A_crew_that_does_not_acknowledge_is_replaced()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).PassMinutes(3);
        Assert.Equal(ClearReason.NotAcknowledged, Assert.Single(area.Ever<UnitCleared>()).Reason);
        Assert.Equal([T2], area.Incident().Units);
    }

    [Fact]
    public void When_everybody_has_left_the_desk_says_how_it_ended_or_is_raised_over()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).OnScene(T1).Given(new ClearUnit(T1, ClearReason.Done)).PassMinutes(31);
        Assert.Equal(RaiseCause.NotDisposed, Assert.Single(area.Ever<IncidentRaised>()).Why);
    }

    [Fact]
    public void A_tick_for_which_nothing_is_due_has_no_events() => Assert.Empty(Staffed().Open(TestRules.Crisis).Given(new Tick()).Last.Events);

    [Fact]
    public void A_need_that_nobody_can_meet_stays_looked_for()
    {
        var area = Empty().Open(TestRules.Assault).Pass(Duration.FromHours(5));
        Assert.True(area.Incident().Tracks[0].IsOpen);
        area.Roster([Of(P1, ResponderKind.Police)]).LoggedOn(P1).Pass(Duration.FromHours(2));
        Assert.Contains(area.Ever<UnitAssigned>(), a => a.Unit == P1);
    }

    private static Rulebook WithCrisisChains(params Chain[] chains) =>
        TestRules.Book(TestRules.Policy with { Chains = [.. chains, .. TestRules.Policy.Chains.Where(c => c.Need != ResponderKind.CrisisTeam)] });

    private static TestArea AtDesk() => Staffed().Given(new LogOnDesk()).When(new LogOnDesk(), As(Role.Supervisor)) is var area && area.State.Desks.Count > 0 ? area.Open(TestRules.Crisis) : throw new InvalidOperationException();
}
