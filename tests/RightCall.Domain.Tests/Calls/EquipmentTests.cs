using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Tests.Areas;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Calls;

/// <summary>What the telephone system reports of a call.</summary>
public sealed class EquipmentTests
{
    private static readonly Ring ARing = new(Call1, CallMode.Voice, CallSource.Public, "en", [], ClassOfService.WirelessPhaseTwo, "+1 555 0100", "trunk-7");
    private static readonly Actor Equipment = As(Role.Gateway, "telephone") with { Desk = null };

    [Fact]
    public void A_ring_brings_what_the_line_is()
    {
        var area = Empty().When(ARing, Equipment).Accepted();
        Assert.Equal(new(ClassOfService.WirelessPhaseTwo, "+1 555 0100", "trunk-7"), area.Call().Origin);
    }

    [Fact]
    public void A_ring_is_not_refused_for_what_its_number_looks_like() => Empty().Given(ARing with { CallBackNumber = "anonymous; isub=?" });

    [Fact]
    public void The_desk_that_the_equipment_names_has_the_call_by_whoever_sits_there()
    {
        var ann = As(Role.CallTaker, "ann") with { Desk = new("take-1") };
        var area = Empty().When(new LogOnDesk(), ann).Given(ARing).After(Duration.FromSeconds(9)).When(new AnswerCall(Call1, new("take-1")), Equipment).Accepted();
        Assert.Equal(new(Noon + Duration.FromSeconds(9), ann.Id, new("take-1")), area.Call().Taken);
        area.When(new AnswerCall(Call1), ann).Refused(CallRefusals.WrongLine);
    }

    [Fact]
    public void Where_nobody_sits_there_the_equipment_itself_is_who_answered() =>
        Assert.Equal(Equipment.Id, Empty().Given(ARing).When(new AnswerCall(Call1, new("take-1")), Equipment).Accepted().Call().Taken!.By);

    [Fact]
    public void Somebody_who_left_the_desk_did_not_take_the_call()
    {
        var ann = As(Role.CallTaker, "ann") with { Desk = new("take-1") };
        var area = Empty().When(new LogOnDesk(), ann).After(Duration.FromMinutes(11)).Given(ARing).When(new AnswerCall(Call1, new("take-1")), Equipment).Accepted();
        Assert.Equal(Equipment.Id, area.Call().Taken!.By);
    }

    [Fact]
    public void The_equipment_says_which_desk_and_a_person_speaks_for_the_own()
    {
        Empty().Given(ARing).When(new AnswerCall(Call1), Equipment).Refused(CallRefusals.OtherDesk);
        Empty().Given(ARing).When(new AnswerCall(Call1, new("elsewhere")), As(Role.CallTaker)).Refused(CallRefusals.OtherDesk);
    }

    [Fact]
    public void The_clock_of_the_answer_runs_from_the_ring() => Assert.Equal(Noon + Duration.FromSeconds(20), Empty().Given(ARing).Call().Due);

    [Fact]
    public void Recordings_are_kept_once_each()
    {
        var area = Empty().Given(ARing).Given(new AttachRecording(Call1, "rec://1")).Given(new HangUp(Call1, CallEnd.Abandoned, "rec://2"));
        Assert.Equal(["rec://1", "rec://2"], area.Call().Recordings);
        area.When(new AttachRecording(Call1, "rec://2")).Refused(CallRefusals.AlreadySo);
    }

    [Fact]
    public void No_more_than_twenty_recordings_are_kept()
    {
        var area = Empty().Given(ARing);
        for (var i = 0; i < 20; i++) area.Given(new AttachRecording(Call1, $"rec://{i}"));
        area.When(new AttachRecording(Call1, "rec://20")).Refused(CallRefusals.TooMany);
    }
}
