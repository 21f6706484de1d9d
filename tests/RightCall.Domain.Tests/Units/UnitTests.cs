using CsCheck;
using NodaTime;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Units;

public sealed class UnitTests
{
    [Fact]
    public void A_name_is_kept_and_names_sort_as_ordinals() => Gen.String[Gen.Char["ABZ019"], 2, 8].Array[2].Sample(names =>
        Math.Sign(string.CompareOrdinal(names[0], names[1])) == Math.Sign(new UnitId(names[0]).CompareTo(new UnitId(names[1]))) && new UnitId(names[0]).ToString() == names[0]);

    [Theory, InlineData("A"), InlineData("ABCDEFGHI"), InlineData("m12"), InlineData("M 2"), InlineData("")]
    public void What_is_no_name_is_refused(string name) => Assert.Throws<ArgumentException>(() => new UnitId(name));

    [Fact]
    public void A_name_that_was_never_set_is_a_bug() => Assert.Throws<InvalidOperationException>(() => default(UnitId).ToString());

    [Fact]
    public void An_unknown_unit_is_refused() => Staffed().When(new CheckIn(new("X9"))).Refused(UnitRefusals.Unknown);

    [Fact]
    public void A_roster_names_each_unit_once_and_rightly()
    {
        var area = Empty();
        area.When(new SetRoster([Of(T1, ResponderKind.CrisisTeam), Of(T1, ResponderKind.CrisisTeam)], "x")).Refused(UnitRefusals.BadRoster);
        area.When(new SetRoster([Of(P1, ResponderKind.Police) with { OfficerInCrew = false }], "x")).Refused(UnitRefusals.BadRoster);
        area.When(new SetRoster([Of(P1, ResponderKind.Lifeline988)], "x")).Refused(UnitRefusals.BadRoster);
        area.When(new SetRoster([Of(P1, ResponderKind.Police, Near) with { MinimumCrew = 0 }], "x")).Refused(UnitRefusals.BadRoster);
    }

    [Fact]
    public void A_roster_does_not_leave_out_a_unit_that_is_on_the_way() => Staffed().Open(TestRules.Crisis).Sent(T1).When(new SetRoster([Of(P1, ResponderKind.Police)], "x")).Refused(UnitRefusals.BadRoster);

    [Fact]
    public void A_new_roster_keeps_what_units_are_doing()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Roster([Of(T1, ResponderKind.CrisisTeam), Of(new("T0"), ResponderKind.CrisisTeam)]);
        Assert.Equal(UnitStatus.Dispatched, area.Unit(T1).Status);
        Assert.Equal(UnitStatus.Off, area.Unit(new("T0")).Status);
    }

    [Theory, InlineData(0), InlineData(21)]
    public void A_crew_is_1_to_20(int crew) => Empty().Roster(Everyone).When(new LogOn(T1, crew, false, Code)).Refused(UnitRefusals.BadCrew);

    [Fact]
    public void Duty_goes_by_the_table()
    {
        var area = Empty().Roster(Everyone);
        area.When(new LogOff(T1)).Refused(UnitRefusals.AlreadySo);
        area.When(new TakeOutOfService(T1, OutOfServiceReason.Break)).Refused(UnitRefusals.NotInTable);
        area.LoggedOn(T1).When(new LogOn(T1, 2, false, Code)).Refused(UnitRefusals.AlreadySo);
        area.When(new ReturnToService(T1)).Refused(UnitRefusals.NotInTable);
        Assert.Equal(UnitStatus.OutOfService, area.Given(new TakeOutOfService(T1, OutOfServiceReason.Break)).Unit(T1).Status);
        Assert.Equal(UnitStatus.Available, area.Given(new ReturnToService(T1)).Unit(T1).Status);
        Assert.Equal(UnitStatus.Off, area.Given(new LogOff(T1)).Unit(T1).Status);
    }

    [Fact]
    public void Duty_does_not_change_while_a_unit_is_assigned()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1);
        area.When(new LogOff(T1)).Refused(UnitRefusals.HasAssignment);
        area.When(new TakeOutOfService(T1, OutOfServiceReason.Break)).Refused(UnitRefusals.HasAssignment);
    }

    [Fact]
    public void A_unit_that_is_off_is_not_sent() => Staffed().Given(new LogOff(T1)).Open(TestRules.Crisis)
        .When(new Domain.Dispatch.SendUnits(Incident1, [T1], new(Domain.Dispatch.OverrideReason.SupervisorOrder))).Refused(UnitRefusals.NotOnDuty);

    [Fact]
    public void What_a_device_observed_is_kept_between_the_status_before_and_now()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).PassMinutes(1).Given(new ReportStatus(T1, UnitStatus.Acknowledged, Noon + Duration.FromSeconds(30)));
        var kept = Assert.Single(area.Then<UnitStatusChanged>());
        Assert.Equal((Noon + Duration.FromSeconds(30), false), (kept.ObservedAt, kept.Clamped));
        area.Given(new ReportStatus(T1, UnitStatus.EnRoute, Noon - Duration.FromHours(1)));
        var clamped = Assert.Single(area.Then<UnitStatusChanged>());
        Assert.Equal((Noon + Duration.FromSeconds(30), true), (clamped.ObservedAt, clamped.Clamped));
    }

    [Fact]
    public void A_crew_names_the_facility_when_it_brings_somebody_there_and_not_before()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Reports(T1, UnitStatus.Acknowledged, UnitStatus.OnScene);
        area.When(new ReportStatus(T1, UnitStatus.PersonReached, Facility: new("west-crisis"))).Refused(UnitRefusals.NoFacility);
        area.Given(new ReportStatus(T1, UnitStatus.Transporting, Facility: new("west-crisis"))).Given(new ReportStatus(T1, UnitStatus.AtFacility));
        Assert.Equal("west-crisis", area.Unit(T1).Active!.Facility.ToString());
    }

    [Fact]
    public void A_redirected_unit_leaves_its_need_open()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).OpenAt(Incident2, TestRules.Crisis, Near).Given(new Domain.Dispatch.RedirectUnit(T1, Incident2, new(Domain.Dispatch.OverrideReason.MoreNeeded)));
        Assert.True(area.Incident().Tracks[0].IsOpen);
        Assert.Equal(Domain.Incidents.TrackStatus.Covered, TrackOf(area));
        area.When(new Domain.Dispatch.RedirectUnit(T1, Incident2, new(Domain.Dispatch.OverrideReason.MoreNeeded))).Refused(UnitRefusals.AlreadyThere);
    }

    private static Domain.Incidents.TrackStatus TrackOf(TestArea area) => area.Incident(Incident2).Tracks[0].Status;
}
