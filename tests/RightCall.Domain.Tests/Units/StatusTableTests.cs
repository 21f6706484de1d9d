using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Units;

/// <summary>Status changes follow the table: every change of it, and every change that is not in it, is tried.</summary>
public sealed class StatusTableTests
{
    private static readonly UnitStatus[] Stages =
        [UnitStatus.Dispatched, UnitStatus.Acknowledged, UnitStatus.EnRoute, UnitStatus.Staged, UnitStatus.OnScene, UnitStatus.PersonReached, UnitStatus.Transporting, UnitStatus.AtFacility];

    public static TheoryData<UnitStatus, UnitStatus> Reports => new(from f in Stages from t in Enum.GetValues<UnitStatus>() select (f, t));

    public static TheoryData<UnitStatus> From => [.. Stages];

    [Theory, MemberData(nameof(Reports))]
    public void A_report_is_accepted_exactly_where_the_table_says_so(UnitStatus from, UnitStatus to)
    {
        var area = At(from).Given(new Domain.Incidents.RecordSceneSafe(Incident1)).When(new ReportStatus(T1, to));
        if (from == to) area.Refused(UnitRefusals.AlreadySo);
        else if (!StatusTable.Allows(from, to, StatusCommand.Report)) area.Refused(UnitRefusals.NotInTable);
        else Assert.Equal(to, area.Accepted().Unit(T1).Status);
    }

    [Theory, MemberData(nameof(From))]
    public void Entering_is_accepted_exactly_where_the_table_says_so(UnitStatus from) => Check(At(from).When(new Enter(T1)), from, UnitStatus.OnScene, StatusCommand.Enter);

    [Theory, MemberData(nameof(From))]
    public void Declining_is_accepted_exactly_where_the_table_says_so(UnitStatus from) => Check(At(from).When(new Decline(T1, DeclineReason.Safety)), from, UnitStatus.Available, StatusCommand.Decline);

    [Theory, MemberData(nameof(From))]
    public void Withdrawing_is_accepted_at_every_stage(UnitStatus from) => Check(At(from).When(new Withdraw(T1, DeclineReason.Safety)), from, UnitStatus.Available, StatusCommand.Withdraw);

    [Theory, MemberData(nameof(From))]
    public void A_recall_is_accepted_exactly_where_the_table_says_so(UnitStatus from) => Check(At(from).When(new RecallUnit(T1, RecallReason.Mistake)), from, UnitStatus.Available, StatusCommand.Recall);

    [Theory, MemberData(nameof(From))]
    public void Clearing_as_done_is_accepted_exactly_where_the_table_says_so(UnitStatus from) => Check(At(from).When(new ClearUnit(T1, ClearReason.Done)), from, UnitStatus.Available, StatusCommand.ClearDone);

    [Theory, MemberData(nameof(From))]
    public void Clearing_as_not_found_is_accepted_exactly_where_the_table_says_so(UnitStatus from) =>
        Check(At(from).When(new ClearUnit(T1, ClearReason.NotFound)), from, UnitStatus.Available, StatusCommand.ClearNotFound);

    [Theory, MemberData(nameof(From))]
    public void A_redirection_is_accepted_exactly_where_the_table_says_so(UnitStatus from) =>
        Check(At(from).OpenAt(Incident2, TestRules.Crisis, Far).When(new RedirectUnit(T1, Incident2, new(OverrideReason.SupervisorOrder))), from, UnitStatus.Dispatched, StatusCommand.Redirect);

    [Theory, MemberData(nameof(Reports))]
    public void A_supervisor_forces_exactly_what_the_table_says(UnitStatus from, UnitStatus to)
    {
        var area = At(from).When(new ForceStatus(T1, to, "radio failed"));
        if (from == to) area.Refused(UnitRefusals.AlreadySo);
        else if (!StatusTable.Allows(from, to, StatusCommand.Force)) area.Refused(UnitRefusals.NotInTable);
        else Assert.Equal(to == UnitStatus.Clear ? UnitStatus.Available : to, area.Accepted().Unit(T1).Status);
    }

    [Fact]
    public void Only_a_supervisor_forces() => At(UnitStatus.OnScene).When(new ForceStatus(T1, UnitStatus.EnRoute, "mistake"), As(Domain.Desks.Role.Dispatcher)).Refused(RefusalCodes.NotAllowed);

    [Fact]
    public void No_line_stands_in_the_table_twice_or_against_another() =>
        Assert.All(StatusTable.Rows.GroupBy(r => (r.From, r.To, r.Command)), g => Assert.Single(g));

    [Fact]
    public void Steps_are_never_taken_back_by_a_report() =>
        Assert.DoesNotContain(StatusTable.Rows, r => r is { Command: StatusCommand.Report, Allowed: true } && r.To < r.From);

    [Fact]
    public void Clear_before_on_scene_is_only_cancelled_recalled_withdrew_declined_timed_out_or_not_found() =>
        Assert.DoesNotContain(StatusTable.Rows, r => r is { To: UnitStatus.Clear, Command: StatusCommand.ClearDone, Allowed: true } && !r.From.HasArrived());

    private static void Check(TestArea area, UnitStatus from, UnitStatus to, StatusCommand command)
    {
        var target = command is StatusCommand.Enter or StatusCommand.Redirect ? to : UnitStatus.Clear;
        if (StatusTable.Allows(from, target, command)) Assert.Equal(to, area.Accepted().Unit(T1).Status);
        else area.Refused(UnitRefusals.NotInTable);
    }

    private static TestArea At(UnitStatus status)
    {
        var area = Staffed().Open(TestRules.Crisis).Given(new SendUnits(Incident1, [T1]));
        foreach (var stage in Stages.TakeWhile(s => s <= status).Skip(1))
        {
            if (stage == UnitStatus.Staged && status != UnitStatus.Staged) continue;
            area.Given(new ReportStatus(T1, stage));
        }
        return area;
    }
}
