using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Desks;

public sealed class DeskTests
{
    private static readonly Actor Ann = new(new("ann"), Role.Dispatcher, new("desk-1"));

    [Fact]
    public void A_person_sits_down_acts_and_leaves()
    {
        var area = Empty().When(new LogOnDesk(), Ann).Accepted();
        Assert.Equal(Role.Dispatcher, Assert.Single(area.State.Desks).Value.Role);
        area.PassMinutes(5).When(new ActAtDesk(), Ann).Accepted();
        Assert.Equal(area.Now, Assert.Single(area.State.Desks).Value.LastActed);
        Assert.Empty(area.When(new LogOffDesk(), Ann).Accepted().State.Desks);
    }

    [Fact]
    public void Nobody_sits_down_nowhere() => Empty().When(new LogOnDesk(), Ann with { Desk = null }).Refused(RefusalCodes.NoDesk);

    [Fact]
    public void Nobody_sits_down_twice() => Empty().When(new LogOnDesk(), Ann).When(new LogOnDesk(), Ann).Refused(RefusalCodes.AlreadyAtDesk);

    [Fact]
    public void Another_desk_takes_the_place_of_the_first()
    {
        var area = Empty().When(new LogOnDesk(), Ann).When(new LogOnDesk(), Ann with { Desk = new("desk-2") }).Accepted();
        Assert.Equal("desk-2", Assert.Single(area.State.Desks).Value.Desk.Value);
    }

    [Fact]
    public void Who_is_not_there_cannot_act_or_leave()
    {
        Empty().When(new ActAtDesk(), Ann).Refused(RefusalCodes.NotAtDesk);
        Empty().When(new LogOffDesk(), Ann).Refused(RefusalCodes.NotAtDesk);
    }

    public static TheoryData<CommandBody, Role[]> Table => new()
    {
        { new Tick(), [Role.Timer] },
        { new ProposeRules("hash"), [Role.Administrator] },
        { new AdoptRules(TestRules.Live), [Role.Administrator] },
        { new SetRoster([], null), [Role.Administrator] },
        { new Ring(Call1, CallMode.Voice, CallSource.Public, null, []), [Role.CallTaker, Role.Dispatcher, Role.Supervisor, Role.Director, Role.Gateway] },
        { new AnswerCall(Call1), [Role.CallTaker, Role.Dispatcher, Role.Supervisor, Role.Director, Role.Clinician, Role.Gateway] },
        { new Text(Call1, ""), [Role.CallTaker, Role.Dispatcher, Role.Supervisor, Role.Director, Role.Clinician] },
        { new ReceiveText(Call1, ""), [Role.Gateway] },
        { new SendUnits(Incident1, [T1]), [Role.CallTaker, Role.Dispatcher, Role.Supervisor, Role.Director] },
        { new SendUnits(Incident1, [T1], new(OverrideReason.MoreNeeded)), [Role.Dispatcher, Role.Supervisor, Role.Director] },
        { new RedirectUnit(T1, Incident1, new(OverrideReason.MoreNeeded)), [Role.Dispatcher, Role.Supervisor, Role.Director] },
        { new Enter(T1), [Role.Crew] },
        { new ForceStatus(T1, UnitStatus.Clear, ""), [Role.Supervisor, Role.Director] },
        { new ReportStatus(T1, UnitStatus.OnScene), [Role.Dispatcher, Role.Supervisor, Role.Director, Role.Crew] },
        { new ConfirmDowngrade(Incident1, DowngradeReason.SceneReport, VoiceContact.None), [Role.Dispatcher, Role.Supervisor, Role.Director, Role.Clinician] },
        { new CancelPanic(T1, ""), [Role.Dispatcher, Role.Supervisor, Role.Director] },
        { new Domain.HandOffs.ReturnHandOff(Incident1, new(1), Domain.HandOffs.HandOffRefusal.Busy), [Role.Clinician, Role.Partner] },
    };

    [Theory, MemberData(nameof(Table))]
    public void Each_command_is_given_by_its_roles_and_by_no_other(CommandBody body, Role[] roles) => Assert.Equal(roles.Order(), Permissions.For(body).Order());

    [Fact]
    public void Another_role_is_refused() => Empty().When(new SetRoster([], null), Ann).Refused(RefusalCodes.NotAllowed);
}
