using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>10: crews are protected.</summary>
public sealed class Rule10CrewTests
{
    [Fact]
    public void Panic_sends_the_nearest_police_and_EMS_whatever_the_determination()
    {
        var area = Working().Given(new RaisePanic(T1, Incident2));
        Assert.Equal([A1, P1], area.Then<UnitAssigned>().Select(a => a.Unit).Order());
        Assert.All(area.Then<UnitAssigned>(), a => Assert.Equal(AssignedBy.Rule, a.By));
        Assert.Equal((Level.MobileTeam, Priority.One), (area.Incident().Effective.Level, area.Incident().Effective.Priority));
    }

    [Fact]
    public void Panic_on_no_incident_opens_one_where_the_crew_is()
    {
        var area = Staffed().Given(new RaisePanic(T1, Incident2));
        Assert.Equal(Home, area.Incident(Incident2).Place!.Point);
        Assert.Equal(2, area.Then<UnitAssigned>().Count);
    }

    [Fact]
    public void A_panic_is_cancelled_only_by_the_code_and_a_named_person()
    {
        var area = Working().Given(new RaisePanic(T1, Incident2));
        area.When(new CancelPanic(T1, "tulip")).Refused(UnitRefusals.WrongCode);
        area.When(new CancelPanic(T1, Code), As(Domain.Desks.Role.Crew)).Refused(Domain.Areas.RefusalCodes.NotAllowed);
        area.Given(new CancelPanic(T1, Code));
        Assert.False(area.Unit(T1).Panic);
        Assert.Equal(Priority.One, area.Incident().Effective.Priority);
        area.When(new CancelPanic(T1, Code)).Refused(UnitRefusals.NoPanic);
    }

    [Fact]
    public void A_second_panic_is_told_that_help_is_on_the_way() => Working().Given(new RaisePanic(T1, Incident2)).When(new RaisePanic(T1, Incident2)).Refused(UnitRefusals.PanicRuns);

    [Fact]
    public void A_crew_in_panic_cannot_log_off() => Staffed().Given(new RaisePanic(T1, Incident2)).When(new LogOff(T1)).Refused(UnitRefusals.PanicRuns);

    [Fact]
    public void One_missed_check_in_is_raised()
    {
        var area = Working().Pass(Timings.CheckIn);
        Assert.Equal(1, Assert.Single(area.Ever<CheckInMissed>()).Missed);
        Assert.Equal(RaiseCause.UnitOverdue, Assert.Single(area.Ever<IncidentRaised>()).Why);
        Assert.Empty(area.Ever<CrewProtectionBegan>());
    }

    [Fact]
    public void Two_missed_check_ins_in_a_row_send_the_nearest_police_and_EMS()
    {
        var area = Working().Pass(Timings.CheckIn + Timings.CheckInAgain);
        Assert.Equal(ProtectionCause.MissedCheckIns, Assert.Single(area.Ever<CrewProtectionBegan>()).Cause);
        Assert.All(area.Ever<UnitAssigned>().Skip(1).Where(a => a.OfficerInCrew), a => Assert.Equal(OfficerGround.CrewProtection, a.Ground));
        Assert.Equal([A1, P1], area.Ever<UnitAssigned>().Skip(1).Select(a => a.Unit).Order());
    }

    [Fact]
    public void A_sign_of_life_sets_the_count_back()
    {
        var area = Working().Pass(Timings.CheckIn).Given(new CheckIn(T1));
        Assert.Equal(0, area.Unit(T1).Active!.Missed);
        Assert.Empty(area.Pass(Timings.CheckIn).Ever<CrewProtectionBegan>());
    }

    [Fact]
    public void A_check_in_does_not_acknowledge() => Staffed().Open(TestRules.Crisis).Sent(T1).When(new CheckIn(T1)).Refused(UnitRefusals.NotInTable);

    [Fact]
    public void A_unit_without_an_assignment_has_nothing_to_check_in_on() => Staffed().When(new CheckIn(T1)).Refused(UnitRefusals.NoAssignment);

    [Fact]
    public void A_crew_declines_without_penalty_and_the_next_is_asked()
    {
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).Given(new Decline(T1, DeclineReason.Safety));
        Assert.Equal(UnitStatus.Available, area.Unit(T1).Status);
        Assert.Equal([T2], area.PassMinutes(1).Incident().Units);
    }

    [Fact]
    public void A_crew_withdraws_from_the_scene_and_another_is_looked_for()
    {
        var area = Working().Given(new Withdraw(T1, DeclineReason.Safety));
        Assert.True(area.Incident().Tracks[0].IsOpen);
        Assert.Equal([T2], area.PassMinutes(1).Incident().Units);
    }

    [Fact]
    public void A_staged_crew_enters_on_its_own_word()
    {
        var area = Staging();
        area.When(new ReportStatus(T1, UnitStatus.OnScene)).Refused(UnitRefusals.NotSafe);
        area.When(new Enter(T1), As(Domain.Desks.Role.Dispatcher)).Refused(Domain.Areas.RefusalCodes.NotAllowed);
        Assert.Equal(UnitStatus.OnScene, area.Given(new Enter(T1)).Unit(T1).Status);
    }

    [Fact]
    public void A_staged_crew_enters_when_the_scene_is_safe()
    {
        var area = Staging().Given(new RecordSceneSafe(Incident1)).Given(new ReportStatus(T1, UnitStatus.OnScene));
        area.When(new RecordSceneSafe(Incident1)).Refused(IncidentRefusals.AlreadySo);
    }

    [Fact]
    public void Below_its_minimum_crew_a_unit_is_not_recommended()
    {
        var area = Empty().Roster([Of(T1, ResponderKind.CrisisTeam)]).Given(new LogOn(T1, 1, false, Code)).Open(TestRules.Crisis).Given(new Recommend(Incident1));
        Assert.Empty(area.Incident().Recommendation!.Picks);
        Assert.Equal(PassReason.BelowMinimumCrew, Assert.Single(area.Incident().Recommendation!.PassedOver).Reason);
    }

    [Fact]
    public void Backup_is_asked_for_from_the_scene_only() => Staffed().Open(TestRules.Crisis).Sent(T1).When(new RequestBackup(T1, ResponderKind.Police, BackupCause.Violence)).Refused(UnitRefusals.NotOnScene);

    [Fact]
    public void A_desk_kind_is_not_a_backup() => Working().When(new RequestBackup(T1, ResponderKind.Lifeline988, BackupCause.Other)).Refused(UnitRefusals.NotAUnitKind);

    [Fact]
    public void What_became_of_a_backup_is_recorded_even_after_the_incident_has_ended()
    {
        var area = Working().Given(new RequestBackup(T1, ResponderKind.Police, BackupCause.Hands)).OnScene(P1);
        foreach (var unit in new[] { P1, T1 }) area.Given(new ClearUnit(unit, ClearReason.Done));
        area.Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedOnScene))).Given(new SettleBackup(Incident1, 1, BackupOutcome.NotNeeded));
        area.When(new SettleBackup(Incident1, 1, BackupOutcome.NotNeeded)).Refused(IncidentRefusals.NoBackup);
    }

    [Fact]
    public void More_requests_than_an_incident_can_have_are_refused()
    {
        var area = Working();
        for (var i = 1; i < 32; i++) area.Given(new RequestBackup(T1, ResponderKind.ViolenceInterrupter, BackupCause.Hands));
        area.When(new RequestBackup(T1, ResponderKind.Police, BackupCause.Violence)).Refused(IncidentRefusals.TooMany);
    }

    private static TestArea Working() => Staffed().Open(TestRules.Crisis).Sent(T1).OnScene(T1);

    private static TestArea Staging() => Staffed().Open(TestRules.Crisis, Says("weapon", "in-hand")).Sent(T1, P1).Reports(T1, UnitStatus.Acknowledged, UnitStatus.EnRoute, UnitStatus.Staged);
}
