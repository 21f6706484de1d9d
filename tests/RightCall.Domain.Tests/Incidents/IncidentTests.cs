using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Tests.Rules;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Incidents;

public sealed class IncidentTests
{
    private static readonly CloseIncident Settled = new(Incident1, new(DispositionCode.ResolvedByTelephone));

    [Fact]
    public void Nothing_is_opened_without_rules() => WithoutRules().When(new OpenIncident(Incident1, null, TestRules.Crisis, null, [])).Refused(RefusalCodes.NoRules);

    [Fact]
    public void The_same_rules_are_not_adopted_twice() => Empty().When(new AdoptRules(TestRules.Live)).Refused(RefusalCodes.RulesInForce);

    [Fact]
    public void An_id_is_given_once() => Staffed().Open(TestRules.Crisis).When(new OpenIncident(Incident1, null, TestRules.Noise, null, [])).Refused(IncidentRefusals.IdTaken);

    [Fact]
    public void A_nature_is_in_the_catalogue() => Staffed().When(new OpenIncident(Incident1, null, new("dragon"), null, [])).Refused(IncidentRefusals.UnknownNature);

    [Fact]
    public void Opening_says_whether_a_call_is_known()
    {
        var area = Staffed();
        area.When(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, [])).Refused(CallRefusals.NotHere);
        area.Given(new Ring(Call1, CallMode.Voice, CallSource.Public, null, [])).Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, []));
        area.When(new OpenIncident(Incident2, Call1, TestRules.Crisis, null, [])).Refused(CallRefusals.HasIncident);
    }

    [Fact]
    public void A_command_about_an_incident_that_is_not_open_is_refused() => Staffed().When(new Recommend(Incident1)).Refused(IncidentRefusals.NotOpen);

    [Fact]
    public void An_incident_near_in_place_time_and_family_is_offered_as_a_duplicate_and_a_person_links()
    {
        var area = Staffed().Given(new Ring(Call1, CallMode.Voice, CallSource.Public, null, [])).Open(TestRules.Crisis)
            .OpenAt(Incident2, TestRules.Ideation, Near);
        Assert.Equal([Incident1], Assert.Single(area.Then<DuplicatesOffered>()).Candidates);
        Assert.Equal(2, area.State.Incidents.Count);
        Assert.Equal([Call1], area.Given(new LinkToIncident(Call1, Incident1)).Incident().Calls);
    }

    [Fact]
    public void An_incident_far_away_or_of_another_family_is_no_duplicate()
    {
        var area = Staffed().Open(TestRules.Crisis).OpenAt(Incident2, TestRules.Crisis, Far);
        Assert.Empty(area.Then<DuplicatesOffered>());
        Assert.Empty(area.OpenAt(new(Id(203)), TestRules.Noise, Near).Then<DuplicatesOffered>());
    }

    [Fact]
    public void It_cannot_end_while_a_unit_is_assigned() => Interviewed().Sent(T1).When(Settled).Refused(IncidentRefusals.UnitsAssigned);

    [Fact]
    public void It_cannot_end_while_a_unit_holds_it()
    {
        var area = Staffed().OpenAt(Incident2, TestRules.Crisis, Near).Given(new Domain.Dispatch.SendUnits(Incident2, [T1])).Open(TestRules.Crisis)
            .Given(new Domain.Dispatch.SendUnits(Incident1, [T1], new(Domain.Dispatch.OverrideReason.KnownToTeam)));
        area.When(Settled).Refused(IncidentRefusals.UnitsAssigned);
    }

    [Fact]
    public void It_cannot_end_while_a_hand_off_is_open() =>
        Interviewed().Given(new OfferHandOff(Incident1, ResponderKind.Lifeline988, HandOffPart.Caller)).When(Settled).Refused(IncidentRefusals.HandOffOpen);

    [Fact]
    public void An_end_with_no_unit_needs_every_danger_question_answered_safe()
    {
        Staffed().Open(TestRules.Crisis, Says("weapon", "none"), Says("awake", "yes")).When(Settled).Refused(IncidentRefusals.DangerNotAnswered);
        Staffed().Open(TestRules.Crisis, Says("weapon", "none"), Says("awake", "yes"), Says("plan", "unknown")).When(Settled).Refused(IncidentRefusals.DangerNotAnswered);
        Interviewed().Given(Settled);
    }

    [Theory, InlineData(DispositionCode.NobodyCame, UntriagedBecause.Triaged), InlineData(DispositionCode.CouldNotTriage, UntriagedBecause.HungUp)]
    public void Only_a_supervisor_ends_what_nobody_came_to(DispositionCode code, UntriagedBecause why) =>
        Staffed().Open(TestRules.Crisis).When(new CloseIncident(Incident1, new(code, Untriaged: why)), As(Role.Dispatcher)).Refused(IncidentRefusals.SupervisorOnly);

    [Theory]
    [InlineData(DispositionCode.ResolvedOnScene, Destination.None, UntriagedBecause.Triaged)]
    [InlineData(DispositionCode.Transported, Destination.CrisisCentre, UntriagedBecause.Triaged)]
    [InlineData(DispositionCode.CouldNotTriage, Destination.None, UntriagedBecause.Triaged)]
    [InlineData(DispositionCode.Referred, Destination.Jail, UntriagedBecause.Triaged)]
    [InlineData(DispositionCode.Referred, Destination.None, UntriagedBecause.Language)]
    public void A_disposition_does_not_contradict_itself_or_what_was_seen(DispositionCode code, Destination where, UntriagedBecause why) =>
        Interviewed().When(new CloseIncident(Incident1, new(code, Destination: where, Untriaged: why))).Refused(IncidentRefusals.Contradiction);

    [Fact]
    public void The_area_adds_what_it_saw_to_the_disposition()
    {
        var area = Staffed().Open(TestRules.Assault).Sent(P1).OnScene(P1).Reports(P1, UnitStatus.PersonReached).Given(new ClearUnit(P1, ClearReason.Done))
            .Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedOnScene)));
        Assert.True(area.Closed().End!.Disposition is { OfficerOnScene: true, PersonReached: true });
    }

    [Fact]
    public void A_closed_incident_leaves_the_open_set_at_once_and_is_archived_after_a_day()
    {
        var area = Interviewed().Given(Settled);
        Assert.Equal(0, area.State.Incidents.Count);
        Assert.Equal(1, area.State.Closed.Count);
        area.Pass(Duration.FromHours(25));
        Assert.Equal(0, area.State.Closed.Count);
        Assert.Null(area.State.NextDue);
        Assert.Single(area.Ever<IncidentArchived>());
    }

    [Fact]
    public void Within_a_day_it_is_reopened()
    {
        var area = Interviewed().Given(Settled).Pass(Duration.FromHours(23)).Given(new ReopenIncident(Incident1));
        Assert.True(area.Incident().IsOpen);
        Assert.Equal(4, area.Incident().Interview.Answers.Length);
        Assert.Equal([T1], area.PassMinutes(5).Incident().Units);
    }

    [Fact]
    public void What_was_done_is_looked_for_again_when_it_is_reopened()
    {
        var area = Interviewed().Sent(T1).OnScene(T1).Given(new ClearUnit(T1, ClearReason.Done)).Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedOnScene))).Given(new ReopenIncident(Incident1));
        Assert.True(area.Incident().Tracks[0].IsOpen);
        area.Sent(T1);
    }

    [Fact]
    public void Later_a_linked_one_is_opened()
    {
        var area = Interviewed().Given(Settled);
        area.When(new OpenLinkedIncident(Incident2, Incident1, TestRules.Crisis, null)).Refused(IncidentRefusals.StillHere);
        area.Pass(Duration.FromHours(26)).When(new ReopenIncident(Incident1)).Refused(IncidentRefusals.NotClosed);
        Assert.Equal(Incident1, area.Given(new OpenLinkedIncident(Incident2, Incident1, TestRules.Crisis, null)).Incident(Incident2).Continues);
    }

    [Fact]
    public void Cancelling_lets_go_who_is_on_the_way()
    {
        var area = Interviewed().Sent(T1).Given(new OfferHandOff(Incident1, ResponderKind.Lifeline988, HandOffPart.Caller)).Given(new CancelIncident(Incident1, CancelReason.CallerCancelled));
        Assert.Equal(ClearReason.Cancelled, Assert.Single(area.Then<UnitCleared>()).Reason);
        Assert.Equal(UnitStatus.Available, area.Unit(T1).Status);
    }

    [Fact]
    public void Cancelling_needs_an_empty_scene() => Interviewed().Sent(T1).OnScene(T1).When(new CancelIncident(Incident1, CancelReason.OpenedByMistake)).Refused(IncidentRefusals.UnitsAssigned);

    [Fact]
    public void Cancelling_needs_every_hand_off_given_back() => Interviewed().Given(new OfferHandOff(Incident1, ResponderKind.Lifeline988, HandOffPart.Caller))
        .Given(new AcceptHandOff(Incident1, new(1), Duration.FromMinutes(5))).When(new CancelIncident(Incident1, CancelReason.OpenedByMistake)).Refused(IncidentRefusals.HandOffOpen);

    [Theory, InlineData("weapon", "in-hand"), InlineData("awake", "no"), InlineData("afraid", "yes")]
    public void A_caller_does_not_cancel_a_danger(string question, string answer) =>
        Staffed().Open(TestRules.Crisis, Says(question, answer)).When(new CancelIncident(Incident1, CancelReason.CallerCancelled)).Refused(IncidentRefusals.CannotCancel);

    [Fact]
    public void Who_declines_the_telephone_gets_the_team()
    {
        var area = Staffed().Open(TestRules.Ideation).Given(new CallerRefused(Incident1, CallerRefusal.Telephone));
        Assert.Equal(Level.MobileTeam, area.Incident().Effective.Level);
        Assert.Equal(ResponderKind.CrisisTeam, Assert.Single(area.Then<TrackOpened>()).Need);
        area.When(new OfferHandOff(Incident1, ResponderKind.ClinicianOnPhone, HandOffPart.Need)).Refused(HandOffRefusals.CallerDeclined);
        area.Sent(T1);
    }

    [Fact]
    public void No_police_is_recorded_and_changes_nothing() => Assert.Single(Staffed().Open(TestRules.Crisis).Given(new CallerRefused(Incident1, CallerRefusal.Police)).Last.Events);

    [Fact]
    public void Insisting_is_recorded_once() =>
        Staffed().Open(TestRules.Crisis).Given(new CallerInsisted(Incident1, true, "x")).When(new CallerInsisted(Incident1, true, "x")).Refused(IncidentRefusals.AlreadySo);

    [Fact]
    public void Only_a_service_reports_that_it_cannot_come() => Staffed().Open(TestRules.Crisis).When(new ReportUnavailable(Incident1, ResponderKind.Police, "x")).Refused(IncidentRefusals.NothingGiven);

    [Fact]
    public void A_changed_priority_may_take_another_chain_and_tries_no_kind_again()
    {
        var area = Empty().Open(TestRules.Crisis).PassMinutes(21);
        var before = area.Incident().Tracks[0];
        Assert.Equal("crisis", before.Chain.Id);
        area.Answers(Says("plan", "yes"));
        var after = area.Incident().Tracks[0];
        Assert.Equal("crisis-urgent", after.Chain.Id);
        Assert.Equal(before.Step.Kind, after.Step.Kind);
    }

    private static TestArea Interviewed() => Staffed().Open(TestRules.Crisis, Rule06AnswerTests.AllSafe);
}
