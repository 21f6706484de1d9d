using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Incidents;

/// <summary>Training and tests: marked at the ring, outside every count, and nobody is sent to them but by a person's word.</summary>
public sealed class ExerciseTests
{
    private static readonly Ring Trained = new(Call1, CallMode.Voice, CallSource.Public, null, [new(Near, new(30))], Exercise: Exercise.Training);

    [Fact]
    public void The_mark_follows_from_the_ring_to_the_incident_and_the_funnel_leaves_it_out()
    {
        var area = Opened();
        Assert.Equal(Exercise.Training, area.Incident().Exercise);
        area.Given(new CancelIncident(Incident1, CancelReason.OpenedByMistake));
        Assert.Null(Assert.Single(area.Ever<IncidentClosed>()).Funnel);
    }

    [Theory, InlineData(CancelReason.Test), InlineData(CancelReason.Duplicate)]
    public void What_was_a_test_or_anothers_duplicate_is_in_no_funnel(CancelReason reason) =>
        Assert.Null(Assert.Single(Staffed().Open(TestRules.Crisis).Given(new CancelIncident(Incident1, reason)).Ever<IncidentClosed>()).Funnel);

    [Fact]
    public void No_timer_sends_or_offers_and_the_desk_is_told_all_the_same()
    {
        var area = Opened().Answers(Says("weapon", "in-hand"), Says("awake", "no")).PassMinutes(300);
        Assert.Empty(area.Ever<UnitAssigned>());
        Assert.Empty(area.Ever<HandOffOffered>());
        Assert.NotEmpty(area.Ever<IncidentRaised>());
    }

    [Fact]
    public void A_person_may_send_and_a_new_danger_sends_nobody_more()
    {
        var area = Opened().Sent(T1).Answers(Says("weapon", "in-hand"));
        Assert.Equal([T1], area.Ever<UnitAssigned>().Select(e => e.Unit));
    }

    [Fact]
    public void A_crew_that_cries_for_help_in_an_exercise_gets_it()
    {
        var area = Opened().Sent(T1).OnScene(T1).Given(new RaisePanic(T1, Incident1));
        Assert.Contains(area.Ever<UnitAssigned>(), e => e.OfficerInCrew);
    }

    [Fact]
    public void A_request_from_the_scene_of_an_exercise_is_answered_by_a_person() =>
        Assert.Single(Opened().Sent(T1).OnScene(T1).Given(new RequestBackup(T1, ResponderKind.EmsBls, BackupCause.Medical)).PassMinutes(15).Ever<UnitAssigned>());

    [Fact]
    public void An_exercise_and_what_is_real_are_not_linked()
    {
        Opened().Given(Trained with { Call = Call2, Exercise = null }).When(new LinkToIncident(Call2, Incident1)).Refused(IncidentRefusals.Exercise);
        Staffed().Open(TestRules.Crisis).Given(Trained).When(new LinkToIncident(Call1, Incident1)).Refused(IncidentRefusals.Exercise);
    }

    [Fact]
    public void They_are_not_offered_as_duplicates_of_each_other() => Assert.Empty(Opened().OpenAt(Incident2, TestRules.Crisis, Near).Ever<DuplicatesOffered>());

    [Fact]
    public void Another_centre_is_not_asked_for_help_in_an_exercise() =>
        Opened().When(new OfferHandOff(Incident1, ResponderKind.OtherCentre, HandOffPart.Whole)).Refused(IncidentRefusals.Exercise);

    [Fact]
    public void A_test_call_that_was_hung_up_needs_nobody_to_be_reached() => Staffed().Given(Trained).Given(new HangUp(Call1, CallEnd.Abandoned)).Given(new DisposeCall(Call1, CallDisposition.Test));

    private static TestArea Opened() => Staffed().Given(Trained).Given(new AnswerCall(Call1)).Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, []));
}
