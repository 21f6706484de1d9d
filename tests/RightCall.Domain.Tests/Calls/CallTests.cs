using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Calls;

public sealed class CallTests
{
    private static readonly Ring ARing = new(Call1, CallMode.Voice, CallSource.Public, "en", []);

    [Fact]
    public void Calls_are_numbered_as_they_come()
    {
        var area = Empty().Given(ARing).Given(ARing with { Call = Call2 });
        Assert.Equal((1, 2), (area.Call().Number, area.Call(Call2).Number));
    }

    [Fact]
    public void A_call_rings_once() => Empty().Given(ARing).When(ARing).Refused(CallRefusals.IdTaken);

    [Fact]
    public void A_call_that_never_rang_is_not_here() => Empty().When(new AnswerCall(Call1)).Refused(CallRefusals.NotHere);

    [Fact]
    public void A_call_is_answered_once() => Empty().Given(ARing).Given(new AnswerCall(Call1)).When(new AnswerCall(Call1)).Refused(CallRefusals.WrongLine);

    [Fact]
    public void A_line_is_closed_once() => Completed().When(new HangUp(Call1, CallEnd.Completed)).Refused(CallRefusals.WrongLine);

    [Fact]
    public void What_was_not_answered_was_not_completed() => Empty().Given(ARing).When(new HangUp(Call1, CallEnd.Completed)).Refused(CallRefusals.WrongLine);

    [Fact]
    public void An_open_line_is_not_called_back()
    {
        var area = Empty().Given(ARing).Given(new AnswerCall(Call1));
        area.When(new CallBack(Call1)).Refused(CallRefusals.WrongLine);
        area.When(new CallBackTried(Call1, CallBackOutcome.Reached)).Refused(CallRefusals.WrongLine);
        area.When(new DisposeCall(Call1, CallDisposition.Test)).Refused(CallRefusals.WrongLine);
    }

    [Fact]
    public void A_call_without_an_incident_is_disposed_of()
    {
        var area = Completed().Given(new DisposeCall(Call1, CallDisposition.Information));
        Assert.Equal(0, area.State.Calls.Count);
        Assert.Null(area.State.NextDue);
    }

    [Fact]
    public void A_call_that_nobody_settles_is_raised() => Assert.NotEmpty(Completed().PassMinutes(6).Ever<CallRaised>());

    [Fact]
    public void A_call_with_an_incident_is_not_disposed_of() =>
        Completed().Given(new OpenIncident(Incident1, Call1, TestRules.Noise, null, [])).When(new DisposeCall(Call1, CallDisposition.Test)).Refused(CallRefusals.HasIncident);

    [Fact]
    public void A_call_is_linked_to_one_open_incident()
    {
        var area = Completed().Open(TestRules.Noise).Given(new LinkToIncident(Call1, Incident1));
        area.When(new LinkToIncident(Call1, Incident1)).Refused(CallRefusals.HasIncident);
        area.OpenAt(Incident2, TestRules.Crisis, Near).When(new LinkToIncident(Call1, Incident2)).Refused(CallRefusals.HasIncident);
        area.Given(new CancelIncident(Incident1, CancelReason.Duplicate));
        Assert.False(area.State.Calls.Contains(Call1));
    }

    [Fact]
    public void A_link_needs_an_open_incident() => Completed().When(new LinkToIncident(Call1, Incident1)).Refused(IncidentRefusals.NotOpen);

    private static TestArea Completed() => Staffed().Given(ARing).Given(new AnswerCall(Call1)).Given(new HangUp(Call1, CallEnd.Completed));
}
