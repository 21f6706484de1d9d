using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>3: no officer without a named ground.</summary>
public sealed class Rule03OfficerTests
{
    private static readonly Override Insisted = new(OverrideReason.CallerInsisted);
    private static readonly Override Knowledge = new(OverrideReason.LocalKnowledge);

    [Fact]
    public void In_scope_an_officer_is_not_recommended_and_not_sent() => Staffed().Open(TestRules.Crisis).When(new SendUnits(Incident1, [P1])).Refused(IncidentRefusals.NotRecommended);

    [Fact]
    public void Under_any_nature_the_flag_brings_it_into_scope()
    {
        Assert.False(Staffed().Open(TestRules.Cardiac).Incident().IsInScope);
        Assert.True(Staffed().Open(TestRules.Cardiac, Says("distress", "yes")).Incident().IsInScope);
    }

    [Fact]
    public void Out_of_scope_police_go_as_before()
    {
        var area = Staffed().Open(TestRules.Assault).Sent(P1);
        Assert.Equal(OfficerGround.OutOfScope, Assert.Single(area.Then<UnitAssigned>()).Ground);
    }

    [Fact]
    public void Ground_1_a_police_disqualifier_is_named_with_the_fact()
    {
        var assigned = Assert.Single(Staffed().Open(TestRules.Crisis, Says("weapon", "in-hand")).Sent(P1).Then<UnitAssigned>());
        Assert.Equal(OfficerGround.Disqualifier, assigned.Ground);
        Assert.True(assigned.Disqualifiers.Contains(Disqualifier.WeaponInHand));
    }

    [Fact]
    public void Ground_2_a_request_from_the_scene()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).OnScene(T1).Given(new RequestBackup(T1, ResponderKind.Police, BackupCause.Violence));
        Assert.Equal(OfficerGround.RequestFromScene, Assert.Single(area.Then<UnitAssigned>()).Ground);
        Assert.Single(area.Incident().Backups);
    }

    [Fact]
    public void Ground_3_crew_protection()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Given(new RaisePanic(T1, Incident2));
        Assert.Equal(OfficerGround.CrewProtection, Assert.Single(area.Then<UnitAssigned>(), a => a.OfficerInCrew).Ground);
    }

    [Fact]
    public void Ground_4_a_search() => Assert.Equal(OfficerGround.Search, Assert.Single(Staffed().Open(TestRules.Missing).Sent(P1).Then<UnitAssigned>()).Ground);

    [Fact]
    public void Ground_5_an_exhausted_step()
    {
        var area = OnlyPolice().Open(TestRules.Crisis, Says("plan", "yes")).PassMinutes(25);
        var assigned = area.Ever<UnitAssigned>()[0];
        Assert.Equal((P1, OfficerGround.ExhaustedStep), (assigned.Unit, assigned.Ground));
        Assert.True(area.Incident().Marks.HasFlag(IncidentMarks.FellThrough));
    }

    [Fact]
    public void A_step_is_not_exhausted_before_the_longest_response_that_the_plan_accepts()
    {
        // Two teams are busy elsewhere: the chain's own times end after 15 minutes, the longest response is 20.
        var area = TeamsBusy().PassMinutes(19);
        Assert.DoesNotContain(area.Ever<UnitAssigned>(), a => a.OfficerInCrew);
        Assert.Equal(OfficerGround.ExhaustedStep, Assert.Single(area.PassMinutes(1).Ever<UnitAssigned>(), a => a.OfficerInCrew).Ground);
    }

    [Fact]
    public void A_step_is_exhausted_when_every_unit_was_asked_and_declined()
    {
        var area = Empty().Roster([Of(T1, ResponderKind.CrisisTeam), Of(P1, ResponderKind.Police)]).LoggedOn(T1, P1).Open(TestRules.Crisis, Says("plan", "yes")).Sent(T1)
            .Given(new Decline(T1, DeclineReason.Safety)).PassMinutes(1);
        Assert.Equal(OfficerGround.ExhaustedStep, Assert.Single(area.Ever<UnitAssigned>(), a => a.OfficerInCrew).Ground);
        Assert.Equal(StepEnd.AllDeclined, Assert.Single(area.Ever<StepTaken>()).End);
    }

    [Fact]
    public void A_step_is_exhausted_when_none_is_on_shift_by_a_signed_roster() => Assert.Equal(2, OnlyPolice().Open(TestRules.Crisis, Says("plan", "yes")).Incident().Tracks[0].Index);

    [Fact]
    public void An_unsigned_roster_exhausts_nothing()
    {
        var area = Empty().Roster([Of(P1, ResponderKind.Police)], signed: false).LoggedOn(P1).Open(TestRules.Crisis, Says("plan", "yes"));
        Assert.Equal(0, area.Incident().Tracks[0].Index);
        Assert.DoesNotContain(area.PassMinutes(19).Ever<UnitAssigned>(), a => a.OfficerInCrew);
    }

    [Fact]
    public void A_quality_of_life_incident_with_nobody_in_danger_never_falls_through_to_police()
    {
        var area = OnlyPolice().Open(TestRules.Noise).Pass(Duration.FromHours(30));
        Assert.DoesNotContain(area.Ever<UnitAssigned>(), a => a.OfficerInCrew);
        Assert.Contains(area.Ever<Domain.HandOffs.HandOffOffered>(), h => h.Kind == ResponderKind.Agency311);
    }

    [Fact]
    public void What_has_become_a_quality_of_life_incident_with_nobody_in_danger_falls_through_no_more()
    {
        // No team is on shift, so the plan has come to its police step; then somebody finds out that it is only noise.
        var area = OnlyPolice().Open(TestRules.Crisis, Says("plan", "yes"));
        Assert.Equal(ResponderKind.Police, area.Incident().Tracks[0].Step.Kind);
        area.Given(new ChangeNature(Incident1, TestRules.Noise)).Pass(Duration.FromHours(30));
        Assert.DoesNotContain(area.Ever<UnitAssigned>(), a => a.OfficerInCrew);
    }

    [Fact]
    public void A_team_with_an_officer_aboard_counts_as_an_officer()
    {
        var area = Empty().Roster([Of(T1, ResponderKind.CrisisTeam)]).Given(new LogOn(T1, 2, true, Code)).Open(TestRules.Crisis).Given(new Recommend(Incident1));
        Assert.Equal(PassReason.OfficerWithoutGround, Assert.Single(area.Incident().Recommendation!.PassedOver).Reason);
        Assert.Equal(ShortfallReason.NoGroundForOfficer, Assert.Single(area.Incident().Recommendation!.Shortfalls).Reason);
    }

    [Fact]
    public void An_officer_who_came_aboard_after_it_was_shown_does_not_go()
    {
        var area = Staffed().Open(TestRules.Crisis).Given(new Recommend(Incident1)).Given(new LogOff(T1)).Given(new LogOn(T1, 2, true, Code));
        area.When(new SendUnits(Incident1, [T1])).Refused(IncidentRefusals.NotRecommended);
        Assert.Equal(OfficerGround.Override, Assert.Single(area.Given(new SendUnits(Incident1, [T1], Knowledge)).Then<UnitAssigned>()).Ground);
    }

    [Fact]
    public void A_person_may_override_and_it_is_recorded()
    {
        var area = Staffed().Open(TestRules.Crisis).Given(new SendUnits(Incident1, [P1], Knowledge));
        var overridden = Assert.Single(area.Then<OverrideRecorded>());
        Assert.True(overridden.SendsOfficer);
        Assert.Equal([P1], overridden.Chosen);
        Assert.Equal([T1], overridden.Recommended);
        Assert.Equal(OfficerGround.Override, Assert.Single(area.Then<UnitAssigned>()).Ground);
    }

    [Fact]
    public void A_caller_who_insists_is_offered_the_team_before_a_person_overrides()
    {
        var area = Staffed().Open(TestRules.Crisis).Given(new CallerInsisted(Incident1, false, "He is loud."));
        area.When(new SendUnits(Incident1, [P1], Insisted)).Refused(IncidentRefusals.TeamNotOffered);
        area.Given(new CallerInsisted(Incident1, true, "I want an officer.")).Given(new SendUnits(Incident1, [P1], Insisted));
    }

    [Fact]
    public void Where_the_law_forbids_no_override_sends_police() =>
        Staffed(null, Statute.IllinoisCessa).Open(TestRules.Crisis).When(new SendUnits(Incident1, [P1], Knowledge)).Refused(IncidentRefusals.ForbiddenByLaw);

    [Fact]
    public void Where_the_law_forbids_no_redirection_sends_police() =>
        Staffed(null, Statute.IllinoisCessa).OpenAt(Incident2, TestRules.Assault, Near).Given(new SendUnits(Incident2, [P1])).Open(TestRules.Crisis)
            .When(new RedirectUnit(P1, Incident1, Knowledge)).Refused(IncidentRefusals.ForbiddenByLaw);

    [Fact]
    public void Where_the_law_forbids_no_roster_sends_police() =>
        Assert.DoesNotContain(OnlyPolice(Statute.IllinoisCessa).Open(TestRules.Crisis, Says("plan", "yes")).PassMinutes(60).Ever<UnitAssigned>(), a => a.OfficerInCrew);

    [Fact]
    public void The_law_allows_what_a_provider_reported()
    {
        var area = Staffed(null, Statute.IllinoisCessa).Open(TestRules.Crisis).Given(new ReportUnavailable(Incident1, ResponderKind.CrisisTeam, "county"));
        area.Given(new SendUnits(Incident1, [P1], Knowledge));
    }

    [Fact]
    public void A_held_officer_does_not_begin_where_the_law_forbids_by_then()
    {
        // Allowed while the weapon counted; the downgrade took it back before the officer was free.
        var area = Staffed(null, Statute.IllinoisCessa).OpenAt(Incident2, TestRules.Assault, Near).Given(new SendUnits(Incident2, [P1]))
            .Open(TestRules.Crisis, Says("weapon", "in-hand")).Given(new SendUnits(Incident1, [P1], Knowledge))
            .Answers(Says("weapon", "none", Crew)).Given(new ConfirmDowngrade(Incident1, DowngradeReason.SceneReport, VoiceContact.Responder));
        area.OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done));
        Assert.Null(area.Unit(P1).Active);
        Assert.Empty(area.Incident().HeldBy);
    }

    [Fact]
    public void A_baseline_policy_skips_the_rule_and_the_events_say_so() =>
        Assert.Equal(OfficerGround.Baseline, Assert.Single(Staffed(TestRules.PoliceFirst).Open(TestRules.Crisis).Sent(P1).Then<UnitAssigned>()).Ground);

    private static TestArea OnlyPolice(Statute statute = Statute.None) => Empty(null, statute).Roster([Of(P1, ResponderKind.Police), Of(P2, ResponderKind.Police)]).LoggedOn(P1, P2);

    private static TestArea TeamsBusy() => Empty().Roster([Of(T1, ResponderKind.CrisisTeam), Of(C1, ResponderKind.CommunityResponder), Of(P1, ResponderKind.Police)]).LoggedOn(T1, C1, P1)
        .OpenAt(Incident2, TestRules.Noise, Near).Given(new SendUnits(Incident2, [C1, T1], new(OverrideReason.MoreNeeded))).OnScene(C1).OnScene(T1)
        .Open(TestRules.Crisis, Says("plan", "yes"));
}
