using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Tests.Rules;
using RightCall.Domain.Triage;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Calls;

/// <summary>A conversation by text, both ways, in order; and rule 1 where the caller writes after the line closed.</summary>
public sealed class TextTests
{
    private static readonly Ring ByText = new(Call1, CallMode.Text, CallSource.Public, "en", [new(Near, new(30))]);

    [Fact]
    public void A_conversation_stands_in_the_order_in_which_it_was_written()
    {
        var area = Live().Given(new ReceiveText(Call1, "one", 10)).Given(new Text(Call1, "where?")).Given(new ReceiveText(Call1, "three", 30)).Given(new ReceiveText(Call1, "two", 20));
        Assert.Equal(["one", "where?", "two", "three"], area.Call().Conversation.Texts.Select(t => t.Words));
        Assert.Equal([true, false, true, true], area.Call().Conversation.Texts.Select(t => t.FromCaller));
    }

    [Fact]
    public void The_same_text_under_another_id_is_refused() => Live().Given(new ReceiveText(Call1, "help", 1)).When(new ReceiveText(Call1, "help", 1)).Refused(CallRefusals.AlreadySo);

    [Fact]
    public void What_became_of_a_text_only_goes_forward()
    {
        var area = Live().Given(new Text(Call1, "where are you?")).Given(new ReportText(Call1, 1, TextState.Delivered));
        Assert.Equal(TextState.Delivered, area.Call().Conversation.To(1)!.State);
        area.When(new ReportText(Call1, 1, TextState.Sent)).Refused(CallRefusals.AlreadySo);
        area.When(new ReportText(Call1, 2, TextState.Sent)).Refused(CallRefusals.NoText);
    }

    [Fact]
    public void A_text_that_failed_did_not_arrive_after_all()
    {
        var area = Live().Given(new Text(Call1, "?")).Given(new ReportText(Call1, 1, TextState.Failed));
        area.When(new ReportText(Call1, 1, TextState.Delivered)).Refused(CallRefusals.AlreadySo);
    }

    [Fact]
    public void Words_of_a_caller_are_nobody_elses_to_write() => Live().When(new ReceiveText(Call1, "x"), As(Role.CallTaker)).Refused(Domain.Areas.RefusalCodes.NotAllowed);

    [Fact]
    public void What_the_caller_writes_is_read_within_a_minute_or_raised()
    {
        var area = Live().Given(new ReceiveText(Call1, "he is here"));
        Assert.Equal(CallDuties.Settle | CallDuties.Read, area.Call().Duties);
        Assert.Empty(area.Pass(Duration.FromSeconds(59)).Ever<CallRaised>());
        Assert.Single(area.Pass(Duration.FromSeconds(2)).Ever<CallRaised>());
    }

    [Fact]
    public void Who_answers_a_text_on_an_open_line_has_read_it()
    {
        var area = Live().Given(new ReceiveText(Call1, "help")).Given(new Text(Call1, "where are you?"));
        Assert.Equal(CallDuties.Settle, area.Call().Duties);
        Assert.Equal(Noon + Timings.Settle, area.Call().Due);
    }

    [Fact]
    public void On_an_open_line_of_text_a_caller_who_cannot_speak_is_answered()
    {
        var area = Live().Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, [Says("can-talk", "yes-no-only")]));
        area.Given(new Text(Call1, "Are you hurt? Y or N"));
        area.Given(new HangUp(Call1, CallEnd.Abandoned)).When(new Text(Call1, "Are you there?")).Refused(CallRefusals.Barred);
    }

    [Fact]
    public void A_person_who_writes_after_the_line_closed_is_reached_and_only_the_place_is_owed()
    {
        var area = Abandoned().Given(new ReceiveText(Call1, "sorry, wrong number"));
        Assert.Equal(CallDuties.CallBack | CallDuties.Text | CallDuties.Locate | CallDuties.Settle | CallDuties.Read, area.Call().Duties);
        area.When(new DisposeCall(Call1, CallDisposition.Misdial)).Refused(CallRefusals.NotSettled);
        area.Given(new ReadText(Call1, FromPerson: true));
        Assert.Equal(CallDuties.Locate | CallDuties.Settle, area.Call().Duties);
        Assert.True(area.Call().Reached);
        area.Given(new DisposeCall(Call1, CallDisposition.Misdial));
    }

    [Fact]
    public void A_telephone_that_answers_by_itself_has_reached_nobody()
    {
        var area = Abandoned().Given(new Text(Call1, "Do you need help?")).Given(new ReceiveText(Call1, "I am driving.")).Given(new ReadText(Call1, FromPerson: false));
        Assert.Equal(CallDuties.CallBack | CallDuties.Locate | CallDuties.Settle, area.Call().Duties);
        area.When(new DisposeCall(Call1, CallDisposition.Misdial)).Refused(CallRefusals.NotSettled);
    }

    [Fact]
    public void What_was_written_before_the_line_closed_is_no_sign_of_life_after()
    {
        var area = Live().Given(new ReceiveText(Call1, "he has a")).Given(new HangUp(Call1, CallEnd.Silent)).Given(new ReadText(Call1, FromPerson: true));
        Assert.Equal(CallDuties.CallBack | CallDuties.Text | CallDuties.Locate | CallDuties.Settle, area.Call().Duties);
        area.When(new DisposeCall(Call1, CallDisposition.Misdial)).Refused(CallRefusals.NotSettled);
    }

    [Fact]
    public void What_came_while_it_rang_and_nobody_answered_is_still_read()
    {
        var area = Staffed().Given(ByText).Given(new ReceiveText(Call1, "he has a knife")).Given(new HangUp(Call1, CallEnd.Abandoned));
        Assert.True(area.Call().Duties.HasFlag(CallDuties.Read));
        Assert.False(area.Given(new ReadText(Call1, true)).Call().Reached);
    }

    [Fact]
    public void An_answer_to_a_lost_caller_says_nothing_of_who_wrote() =>
        Assert.True(Abandoned().Given(new ReceiveText(Call1, "ok")).Given(new Text(Call1, "Who is this?")).Call().Duties.HasFlag(CallDuties.Read));

    [Fact]
    public void A_caller_who_wrote_counts_as_contact_with_the_incident()
    {
        var area = Abandoned().Given(new OpenIncident(Incident1, Call1, new("abandoned-call"), null, [])).Given(new ReceiveText(Call1, "I am fine")).Given(new ReadText(Call1, true)).Answers([.. Rule06AnswerTests.AllSafe]);
        area.Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone)));
    }

    [Fact]
    public void Neither_call_nor_incident_ends_over_words_that_nobody_read()
    {
        var area = Live().Given(new OpenIncident(Incident1, Call1, TestRules.Noise, null, [.. Rule06AnswerTests.AllSafe])).Given(new ReceiveText(Call1, "it is worse now"));
        area.When(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone))).Refused(CallRefusals.Unread);
        area.When(new CancelIncident(Incident1, CancelReason.Duplicate)).Refused(CallRefusals.Unread);
        Abandoned().Given(new CallBackTried(Call1, CallBackOutcome.Reached)).Given(new ReceiveText(Call1, "wait")).When(new DisposeCall(Call1, CallDisposition.Misdial)).Refused(CallRefusals.Unread);
    }

    [Fact]
    public void A_call_whose_incident_is_over_stays_until_what_came_last_is_read()
    {
        var area = Live().Given(new OpenIncident(Incident1, Call1, TestRules.Noise, null, [.. Rule06AnswerTests.AllSafe])).Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone)))
            .Given(new ReceiveText(Call1, "he is back")).Given(new HangUp(Call1, CallEnd.Abandoned));
        Assert.NotEmpty(area.PassMinutes(2).Ever<CallRaised>());
        Assert.False(area.Given(new ReadText(Call1, true)).State.Calls.Contains(Call1));
    }

    [Fact]
    public void Nothing_is_read_that_is_not_there()
    {
        Live().When(new ReadText(Call1, true)).Refused(CallRefusals.NoText);
        Live().Given(new ReceiveText(Call1, "x")).Given(new ReadText(Call1, true)).When(new ReadText(Call1, true)).Refused(CallRefusals.AlreadySo);
    }

    [Fact]
    public void Of_a_very_long_conversation_the_latest_texts_are_kept()
    {
        var area = Live();
        for (var i = 0; i < 501; i++) area.Given(new ReceiveText(Call1, $"{i}", i));
        Assert.Equal(500, area.Call().Conversation.Texts.Length);
        Assert.Equal("1", area.Call().Conversation.Texts[0].Words);
    }

    private static TestArea Live() => Staffed().Given(ByText).Given(new AnswerCall(Call1));

    private static TestArea Abandoned() => Staffed().Given(ByText).Given(new HangUp(Call1, CallEnd.Abandoned));
}
