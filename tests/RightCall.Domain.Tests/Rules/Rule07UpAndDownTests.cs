using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>7: up is automatic, down is a decision.</summary>
public sealed class Rule07UpAndDownTests
{
    private static readonly ConfirmDowngrade Confirm = new(Incident1, DowngradeReason.SceneReport, VoiceContact.None);

    [Fact]
    public void A_new_danger_sends_at_once_what_it_needs()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Answers(Says("awake", "no"));
        var assigned = Assert.Single(area.Then<UnitAssigned>());
        Assert.Equal((A1, AssignedBy.Rule), (assigned.Unit, assigned.By));
    }

    [Fact]
    public void Crews_on_their_way_hold_short_until_they_acknowledge()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Reports(T1, UnitStatus.Acknowledged, UnitStatus.EnRoute).Answers(Says("weapon", "in-hand"));
        Assert.True(area.Unit(T1).Active!.HoldShort);
        Assert.True(area.Unit(T1).Active!.Stage);
        area.When(new ReportStatus(T1, UnitStatus.OnScene)).Refused(UnitRefusals.HoldsShort);
        area.When(new Enter(T1)).Refused(UnitRefusals.HoldsShort);
        area.Given(new AcknowledgeDanger(T1)).Given(new ReportStatus(T1, UnitStatus.OnScene));
    }

    [Fact]
    public void A_crew_whose_arrival_a_supervisor_forces_holds_short_no_more()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Reports(T1, UnitStatus.Acknowledged, UnitStatus.EnRoute).Answers(Says("weapon", "in-hand"))
            .Given(new ForceStatus(T1, UnitStatus.OnScene, "They stand before me."));
        Assert.False(area.Unit(T1).Active!.HoldShort);
        area.Given(new ReportStatus(T1, UnitStatus.PersonReached)).When(new AcknowledgeDanger(T1)).Refused(UnitRefusals.NothingToAcknowledge);
    }

    [Fact]
    public void There_is_nothing_to_acknowledge_without_a_new_danger() => Staffed().Open(TestRules.Crisis).Sent(T1).When(new AcknowledgeDanger(T1)).Refused(UnitRefusals.NothingToAcknowledge);

    [Fact]
    public void A_unit_that_holds_the_incident_is_told_of_the_danger_before_it_begins()
    {
        var area = Staffed().OpenAt(Incident2, TestRules.Crisis, Near).Given(new SendUnits(Incident2, [T1])).Open(TestRules.Crisis)
            .Given(new SendUnits(Incident1, [T1], new(OverrideReason.KnownToTeam))).Answers(Says("weapon", "in-hand"));
        Assert.Equal(Incident1, Assert.Single(area.Then<UnitHoldsShort>()).Incident);
        Assert.False(area.Unit(T1).Active!.HoldShort);
        area.OnScene(T1).Given(new ClearUnit(T1, ClearReason.Done));
        Assert.True(area.Unit(T1).Active is { HoldShort: true, Stage: true } begun && begun.Incident == Incident1);
        area.Reports(T1, UnitStatus.Acknowledged).When(new ReportStatus(T1, UnitStatus.OnScene)).Refused(UnitRefusals.HoldsShort);
    }

    [Fact]
    public void A_scene_that_was_safe_is_not_safe_from_a_danger_that_came_up_since()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Given(new RecordSceneSafe(Incident1)).Answers(Says("weapon", "in-hand"));
        Assert.True(area.Unit(T1).Active!.Stage);
        area.Given(new AcknowledgeDanger(T1)).Reports(T1, UnitStatus.Acknowledged, UnitStatus.EnRoute, UnitStatus.Staged)
            .When(new ReportStatus(T1, UnitStatus.OnScene)).Refused(UnitRefusals.NotSafe);
        area.Given(new RecordSceneSafe(Incident1)).Given(new ReportStatus(T1, UnitStatus.OnScene));
    }

    [Fact]
    public void A_flag_for_the_supervisor_raises_at_once() =>
        Assert.Equal(Role.Supervisor, Assert.Single(Staffed().Open(TestRules.Crisis).Answers(Says("afraid", "yes")).Then<IncidentRaised>()).To);

    [Fact]
    public void Once_somebody_was_sent_a_lower_word_is_only_proposed()
    {
        var area = Downgradable();
        Assert.Single(area.Then<DowngradeProposed>());
        Assert.Empty(area.Then<Determined>());
        Assert.Equal(Level.Emergency, area.Incident().Effective.Level);
    }

    [Fact]
    public void Unanswered_what_was_sent_stays_sent() => Assert.Contains(A1, Downgradable().Reports(A1, UnitStatus.Acknowledged, UnitStatus.EnRoute).PassMinutes(10).Incident().Units);

    [Fact]
    public void A_named_person_confirms_with_voice_contact()
    {
        var area = Downgradable().Given(Confirm with { Contact = VoiceContact.Responder });
        Assert.Equal(Level.MobileTeam, area.Incident().Effective.Level);
        Assert.Equal("supervisor", Assert.Single(area.Then<DowngradeConfirmed>()).By.Value);
        Assert.Contains(A1, area.Incident().Units);
        Assert.Equal(TrackStatus.Dropped, area.Incident().Tracks.Single(t => t.Need == ResponderKind.EmsBls).Status);
        area.Given(new RecallUnit(A1, RecallReason.Downgraded));
    }

    [Fact]
    public void EMS_is_not_let_go_without_voice_contact() => Downgradable().When(Confirm).Refused(IncidentRefusals.NoVoiceContact);

    [Fact]
    public void EMS_is_not_recalled_while_it_is_needed() => Downgradable().When(new RecallUnit(A1, RecallReason.Mistake)).Refused(UnitRefusals.EmsStays);

    [Fact]
    public void EMS_is_neither_redirected_nor_cancelled_while_it_is_needed()
    {
        var area = Downgradable().OpenAt(Incident2, TestRules.Crisis, Near);
        area.When(new RedirectUnit(A1, Incident2, new(OverrideReason.MoreNeeded))).Refused(UnitRefusals.EmsStays);
        area.When(new CancelIncident(Incident1, CancelReason.OpenedByMistake)).Refused(UnitRefusals.EmsStays);
    }

    [Fact]
    public void EMS_is_recalled_when_another_goes() =>
        Downgradable().Given(new SendUnits(Incident1, [A2], new(OverrideReason.UnitNearer))).Given(new RecallUnit(A1, RecallReason.Replaced));

    [Fact]
    public void A_weaker_source_overturns_nothing()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Answers(Says("awake", "no", Crew)).Answers(Says("weapon", "none"));
        Assert.Null(area.Incident().Proposal);
        // A desk with a ground settles the question, but the crew on the scene had said it.
        area.Answers(Says("awake", "yes", new(GiverKind.Desk, "d1"), ground: "called the room"));
        area.When(Confirm with { Contact = VoiceContact.Patient }).Refused(IncidentRefusals.WeakerSource);
    }

    [Fact]
    public void An_interview_by_one_key_forbids_a_downgrade()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("weapon", "in-hand", manner: Manner.YesNo)).Sent(T1).Answers(Says("weapon", "none", Crew));
        Assert.NotNull(area.Incident().Proposal);
        area.When(Confirm with { Contact = VoiceContact.Responder }).Refused(IncidentRefusals.DowngradeForbidden);
    }

    [Fact]
    public void Without_a_proposal_there_is_nothing_to_confirm_or_reject()
    {
        var area = Staffed().Open(TestRules.Crisis);
        area.When(Confirm).Refused(IncidentRefusals.NoProposal);
        area.When(new RejectDowngrade(Incident1)).Refused(IncidentRefusals.NoProposal);
    }

    [Fact]
    public void A_rejected_proposal_changes_nothing()
    {
        var area = Downgradable().Given(new RejectDowngrade(Incident1));
        Assert.Null(area.Incident().Proposal);
        Assert.Equal(Level.Emergency, area.Incident().Effective.Level);
    }

    [Fact]
    public void A_new_danger_makes_a_proposal_fall()
    {
        var area = Downgradable().Answers(Says("awake", "no", Crew));
        Assert.Null(area.Incident().Proposal);
        Assert.Single(area.Then<DowngradeRejected>());
    }

    [Fact]
    public void A_proposal_falls_when_the_nature_changes()
    {
        // Confirmed, it would bring the old nature's family back, and with that the old scope.
        var area = Downgradable().Given(new ChangeNature(Incident1, TestRules.Noise));
        Assert.Single(area.Then<DowngradeRejected>());
        area.When(Confirm with { Contact = VoiceContact.Responder }).Refused(IncidentRefusals.NoProposal);
        Assert.Equal((Level.Emergency, TestRules.Noise), (area.Incident().Effective.Level, area.Incident().Effective.Nature));
    }

    [Fact]
    public void A_call_taker_cannot_confirm() => Downgradable().When(Confirm, As(Role.CallTaker)).Refused(Domain.Areas.RefusalCodes.NotAllowed);

    [Fact]
    public void While_nobody_was_sent_an_interview_that_goes_on_needs_no_decision()
    {
        // Nobody knew whether the person is awake, so an ambulance was needed; now somebody looked.
        var area = Staffed().Open(TestRules.Crisis, Says("awake", "unknown"), Says("can-talk", "freely", manner: Manner.YesNo)).Answers(Says("awake", "yes"));
        Assert.Equal(DeterminedBecause.InterviewWentOn, Assert.Single(area.Then<Determined>()).Because);
        Assert.False(area.Incident().Effective.Needs.Contains(ResponderKind.EmsBls));
        Assert.Equal(TrackStatus.Dropped, area.Incident().Tracks.Single(t => t.Need == ResponderKind.EmsBls).Status);
    }

    [Fact]
    public void Once_somebody_was_sent_an_interview_that_goes_on_needs_one()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("awake", "unknown"), Says("can-talk", "freely", manner: Manner.YesNo)).Sent(A1, T1).Answers(Says("awake", "yes"));
        Assert.Single(area.Then<DowngradeProposed>());
        Assert.True(area.Incident().Effective.Needs.Contains(ResponderKind.EmsBls));
    }

    [Fact]
    public void An_answer_that_is_taken_back_is_a_proposal_even_while_nobody_was_sent()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("can-talk", "freely", manner: Manner.YesNo), Says("weapon", "in-hand")).Answers(Says("weapon", "none"));
        Assert.Equal(Level.TeamAndPolice, area.Incident().Effective.Level);
        Assert.NotNull(area.Incident().Proposal);
    }

    private static TestArea Downgradable() => Staffed().Open(TestRules.Crisis, Says("awake", "no")).Sent(A1, T1).Answers(Says("awake", "yes", Crew));
}
