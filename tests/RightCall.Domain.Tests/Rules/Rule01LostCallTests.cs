using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>1: an accepted call is never lost. An abandoned or silent call is a call: called back, texted, located again, and never closed on "no answer" alone.</summary>
public sealed class Rule01LostCallTests
{
    private static readonly Ring ARing = new(Call1, CallMode.Voice, CallSource.Public, "en", [new(Near, new(30))]);

    [Fact]
    public void A_call_exists_from_the_ring_on() => Assert.Equal(CallLine.Ringing, Empty().Given(ARing).Call().Line);

    [Theory, InlineData(CallEnd.Abandoned), InlineData(CallEnd.Silent)]
    public void An_abandoned_or_silent_call_is_owed_a_call_back_a_text_and_a_place(CallEnd how) =>
        Assert.Equal(CallDuties.CallBack | CallDuties.Text | CallDuties.Locate | CallDuties.Settle, Empty().Given(ARing).Given(new AnswerCall(Call1)).Given(new HangUp(Call1, how)).Call().Duties);

    [Fact]
    public void Each_duty_that_is_done_is_owed_no_more()
    {
        var area = Abandoned().Given(new CallBack(Call1)).Given(new CallBackTried(Call1, CallBackOutcome.NoAnswer));
        Assert.True(area.Call().Duties.HasFlag(CallDuties.CallBack));
        area.Given(new CallBackTried(Call1, CallBackOutcome.VoiceMail)).Given(new Text(Call1, "Do you need help?")).Given(new Relocate(Call1, []));
        Assert.Equal(CallDuties.Settle, area.Call().Duties);
    }

    [Fact]
    public void A_duty_that_is_not_done_in_time_is_raised_one_role_at_a_time()
    {
        var area = Abandoned().PassMinutes(6);
        Assert.Equal([Role.Dispatcher, Role.Supervisor], area.Ever<CallRaised>().Take(2).Select(r => r.To));
    }

    [Fact]
    public void A_call_that_nobody_settles_gets_an_incident_by_the_timer()
    {
        var area = Abandoned().PassMinutes(10);
        var opened = Assert.Single(area.Ever<IncidentOpened>());
        Assert.True(opened.Timer);
        Assert.Equal(IncidentId.For(Call1), opened.Incident);
        Assert.Equal(Near, opened.Place!.Point);
    }

    [Fact]
    public void A_ring_that_nobody_answers_gets_an_incident_by_the_timer() => Assert.Single(Staffed().Given(ARing).PassMinutes(10).Ever<IncidentOpened>());

    [Fact]
    public void Nobody_was_reached_so_the_desk_cannot_dispose_of_it() => Abandoned().When(new DisposeCall(Call1, CallDisposition.Misdial)).Refused(CallRefusals.NotSettled);

    [Fact]
    public void A_person_who_was_reached_may_say_that_it_was_a_mistake()
    {
        var area = Abandoned().Given(new CallBackTried(Call1, CallBackOutcome.Reached)).Given(new DisposeCall(Call1, CallDisposition.Misdial));
        Assert.False(area.State.Calls.Contains(Call1));
        Assert.Null(area.State.NextDue);
    }

    [Fact]
    public void Its_incident_is_not_closed_on_no_answer_alone() => WithIncident().When(new CloseIncident(Incident1, new(DispositionCode.UnableToLocate))).Refused(IncidentRefusals.NoAnswerAlone);

    [Fact]
    public void Its_incident_is_not_cancelled_on_no_answer_alone() => WithIncident().When(new CancelIncident(Incident1, CancelReason.OpenedByMistake)).Refused(IncidentRefusals.NoAnswerAlone);

    [Theory, InlineData(DispositionCode.UnableToLocate), InlineData(DispositionCode.ResolvedByTelephone), InlineData(DispositionCode.Refused)]
    public void An_incident_whose_line_broke_off_in_the_middle_is_not_closed_while_the_caller_is_owed_anything(DispositionCode code) =>
        BrokeOff().When(new CloseIncident(Incident1, new(code))).Refused(IncidentRefusals.NoAnswerAlone);

    [Theory, InlineData(CancelReason.Duplicate), InlineData(CancelReason.CallerCancelled), InlineData(CancelReason.OpenedByMistake)]
    public void Nor_is_it_cancelled(CancelReason reason) => BrokeOff().When(new CancelIncident(Incident1, reason)).Refused(IncidentRefusals.NoAnswerAlone);

    [Fact]
    public void Once_all_that_was_owed_was_tried_what_the_caller_had_said_counts() =>
        BrokeOff().Given(new CallBackTried(Call1, CallBackOutcome.CannotBeCalled)).Given(new Text(Call1, "?")).Given(new Relocate(Call1, [])).Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone)));

    [Theory, InlineData(DispositionCode.UnableToLocate), InlineData(DispositionCode.Unfounded), InlineData(DispositionCode.NobodyCame)]
    public void An_incident_that_was_opened_on_a_silent_line_is_not_closed_on_no_answer_alone_either(DispositionCode code)
    {
        var area = Staffed().Given(ARing).Given(new AnswerCall(Call1)).Given(new OpenIncident(Incident1, Call1, new("abandoned-call"), null, [])).Given(new HangUp(Call1, CallEnd.Silent));
        area.Given(new CallBackTried(Call1, CallBackOutcome.CannotBeCalled)).Given(new Text(Call1, "?")).Given(new Relocate(Call1, []));
        Assert.Equal(CallDuties.None, area.Call().Duties);
        area.When(new CloseIncident(Incident1, new(code))).Refused(IncidentRefusals.NoAnswerAlone);
    }

    [Fact]
    public void Where_another_caller_told_of_it_to_the_end_what_was_owed_is_enough()
    {
        var area = Staffed().Given(ARing).Given(new AnswerCall(Call1)).Given(new OpenIncident(Incident1, Call1, TestRules.Noise, null, []))
            .Given(ARing with { Call = Call2 }).Given(new AnswerCall(Call2)).Given(new LinkToIncident(Call2, Incident1)).Given(new HangUp(Call2, CallEnd.Completed));
        area.Given(new HangUp(Call1, CallEnd.Abandoned)).Given(new CallBackTried(Call1, CallBackOutcome.CannotBeCalled)).Given(new Text(Call1, "?")).Given(new Relocate(Call1, []));
        area.Given(new CloseIncident(Incident1, new(DispositionCode.UnableToLocate)));
    }

    [Fact]
    public void Its_incident_is_closed_once_somebody_went() =>
        WithIncident().Given(new Domain.Dispatch.SendUnits(Incident1, [C1])).OnScene(C1).Given(new ClearUnit(C1, ClearReason.NotFound))
            .Given(new CloseIncident(Incident1, new(DispositionCode.UnableToLocate)));

    [Fact]
    public void Its_incident_is_closed_once_somebody_was_spoken_to() =>
        WithIncident().Given(new CallBackTried(Call1, CallBackOutcome.Reached)).Answers([.. Rule06AnswerTests.AllSafe]).Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone)));

    [Fact]
    public void An_incident_of_a_caller_who_was_reached_first_is_closed_by_telephone() =>
        Abandoned().Given(new CallBackTried(Call1, CallBackOutcome.Reached)).Given(new OpenIncident(Incident1, Call1, TestRules.Noise, null, [.. Rule06AnswerTests.AllSafe]))
            .Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone)));

    [Fact]
    public void A_call_back_is_barred_while_an_answer_says_that_it_could_harm() =>
        WithIncident().Answers(Says("afraid", "yes")).When(new CallBack(Call1)).Refused(CallRefusals.Barred);

    [Fact]
    public void A_call_back_is_barred_while_answers_come_by_one_key() =>
        WithIncident().Answers(Says("weapon", "none", manner: Domain.Triage.Manner.YesNo)).When(new CallBack(Call1)).Refused(CallRefusals.Barred);

    [Fact]
    public void A_call_back_is_barred_while_the_caller_cannot_talk() => WithIncident().Answers(Says("can-talk", "yes-no-only")).When(new CallBack(Call1)).Refused(CallRefusals.Barred);

    [Fact]
    public void A_text_is_barred_as_a_call_back_is() => WithIncident().Answers(Says("can-talk", "refused")).When(new Text(Call1, "?")).Refused(CallRefusals.Barred);

    [Fact]
    public void A_barred_duty_is_not_raised_for_ever()
    {
        var area = WithIncident().Answers(Says("afraid", "yes")).PassMinutes(5);
        Assert.Equal(CallDuties.Locate, area.Call().Duties);
    }

    [Fact]
    public void A_call_outlives_its_incident_while_its_line_is_open()
    {
        var area = Staffed().Given(ARing).Given(new AnswerCall(Call1)).Given(new OpenIncident(Incident1, Call1, TestRules.Noise, null, [.. Rule06AnswerTests.AllSafe]))
            .Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone)));
        Assert.Equal(CallLine.Live, area.Call().Line);
        Assert.False(area.Given(new HangUp(Call1, CallEnd.Completed)).State.Calls.Contains(Call1));
    }

    private static TestArea BrokeOff() => Staffed().Given(ARing).Given(new AnswerCall(Call1)).Given(new OpenIncident(Incident1, Call1, TestRules.Noise, null, [.. Rule06AnswerTests.AllSafe]))
        .Given(new HangUp(Call1, CallEnd.Abandoned));

    private static TestArea Abandoned() => Staffed().Given(ARing).Given(new HangUp(Call1, CallEnd.Abandoned));

    private static TestArea WithIncident() => Abandoned().Given(new OpenIncident(Incident1, Call1, new("abandoned-call"), null, []));
}
