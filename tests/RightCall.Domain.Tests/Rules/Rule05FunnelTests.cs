using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>5: every loss in the funnel has exactly one reason. Resolved by telephone or by 311 is success.</summary>
public sealed class Rule05FunnelTests
{
    private static readonly Disposition OnScene = new(DispositionCode.ResolvedOnScene);

    [Fact]
    public void Out_of_scope_there_is_no_funnel() =>
        Assert.Null(Staffed().Open(TestRules.Assault).Sent(P1).OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done)).Given(new CloseIncident(Incident1, new(DispositionCode.PoliceAction))).Closed().Funnel);

    [Fact]
    public void Served_by_a_unit() => Ends(Worked(), OnScene, FunnelEnd.Served(FunnelOutcome.ByUnit));

    [Fact]
    public void Served_by_telephone()
    {
        var area = Interviewed(TestRules.Ideation).Given(new OfferHandOff(Incident1, ResponderKind.ClinicianOnPhone, HandOffPart.Need))
            .Given(new AcceptHandOff(Incident1, new(1), Duration.FromMinutes(30))).Given(new CompleteHandOff(Incident1, new(1), HandOffOutcome.Resolved, true));
        Ends(area, new(DispositionCode.ResolvedByTelephone), FunnelEnd.Served(FunnelOutcome.ByTelephone));
    }

    [Fact]
    public void Served_by_311()
    {
        var area = Interviewed(TestRules.Noise).Given(new OfferHandOff(Incident1, ResponderKind.Agency311, HandOffPart.Whole))
            .Given(new AcceptHandOff(Incident1, new(1), Duration.FromMinutes(30))).Given(new CompleteHandOff(Incident1, new(1), HandOffOutcome.Referred, false));
        Ends(area, new(DispositionCode.GivenTo311), FunnelEnd.Served(FunnelOutcome.By311));
    }

    [Fact]
    public void Settled_by_the_desk() => Ends(Interviewed(TestRules.Noise), new(DispositionCode.ResolvedByTelephone), FunnelEnd.Served(FunnelOutcome.ByDesk));

    [Theory, InlineData(UntriagedBecause.HungUp, FunnelLoss.CouldNotTriageHungUp), InlineData(UntriagedBecause.Language, FunnelLoss.CouldNotTriageLanguage), InlineData(UntriagedBecause.NoPlace, FunnelLoss.CouldNotTriageNoPlace)]
    public void Lost_because_nobody_could_find_out_what_was_wrong(UntriagedBecause why, FunnelLoss loss) =>
        Ends(Staffed().Open(TestRules.Crisis), new(DispositionCode.CouldNotTriage, Untriaged: why), FunnelEnd.LostAfter(FunnelStep.InScope, loss));

    [Fact]
    public void Lost_because_an_officer_was_needed()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("weapon", "in-hand")).Sent(P1, T1).Given(new RecordSceneSafe(Incident1));
        foreach (var unit in new[] { P1, T1 }) area.OnScene(unit).Given(new ClearUnit(unit, ClearReason.Done));
        Ends(area, OnScene, FunnelEnd.LostAfter(FunnelStep.Triaged, FunnelLoss.NotEligible));
    }

    [Fact]
    public void Lost_because_no_team_was_on_shift() => Ends(FellThrough([]), OnScene, FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.NoTeamOnShift));

    [Fact]
    public void Lost_because_all_teams_were_busy() => Ends(FellThrough([T1]), OnScene, FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.AllTeamsBusy));

    [Fact]
    public void Lost_because_every_team_was_too_far()
    {
        var area = Empty().Roster([Of(T1, ResponderKind.CrisisTeam, Far), Of(C1, ResponderKind.CommunityResponder, Far), Of(P1, ResponderKind.Police)]).LoggedOn(T1, C1, P1)
            .Open(TestRules.Crisis, Says("plan", "yes")).PassMinutes(20);
        Ends(area.OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done)), OnScene, FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.TooFar));
    }

    [Fact]
    public void Lost_because_every_team_declined()
    {
        var area = Empty().Roster([Of(T1, ResponderKind.CrisisTeam), Of(P1, ResponderKind.Police)]).LoggedOn(T1, P1).Open(TestRules.Crisis, Says("plan", "yes")).Sent(T1)
            .Given(new Decline(T1, DeclineReason.Safety)).Pass(Duration.FromSeconds(20)).OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done));
        Ends(area, OnScene, FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.TeamDeclined));
    }

    [Fact]
    public void Lost_because_the_team_withdrew()
    {
        var area = Interviewed(TestRules.Crisis).Sent(T1).Reports(T1, UnitStatus.Acknowledged, UnitStatus.EnRoute).Given(new Withdraw(T1, DeclineReason.Safety));
        Ends(area, new(DispositionCode.NobodyCame), FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.WithdrewForSafety));
    }

    [Fact]
    public void Lost_because_the_caller_refused() =>
        Ends(Interviewed(TestRules.Crisis).Given(new CallerRefused(Incident1, CallerRefusal.Everything)), new(DispositionCode.Refused), FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.CallerRefused));

    [Fact]
    public void Lost_because_the_caller_insisted_on_police()
    {
        var area = Interviewed(TestRules.Crisis).Given(new CallerInsisted(Incident1, true, "An officer.")).Given(new SendUnits(Incident1, [P1], new(OverrideReason.CallerInsisted)));
        Ends(area.OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done)), OnScene, FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.CallerInsistedOnPolice));
    }

    [Fact]
    public void Lost_because_a_person_overrode()
    {
        var area = Interviewed(TestRules.Crisis).Given(new SendUnits(Incident1, [P1], new(OverrideReason.LocalKnowledge)));
        Ends(area.OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done)), OnScene, FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.Overridden));
    }

    [Fact]
    public void Lost_because_an_officer_was_there_already() =>
        Ends(Interviewed(TestRules.Crisis), new(DispositionCode.UnableToLocate, OfficerOnScene: true), FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.OfficerAlreadyThere));

    [Fact]
    public void Lost_because_nobody_was_found()
    {
        var area = Interviewed(TestRules.Crisis).Sent(T1).OnScene(T1).Given(new ClearUnit(T1, ClearReason.NotFound));
        Ends(area, new(DispositionCode.UnableToLocate), FunnelEnd.LostAfter(FunnelStep.Served, FunnelLoss.UnableToLocate));
    }

    [Fact]
    public void Lost_because_it_was_cancelled() =>
        Assert.Equal(FunnelEnd.LostAfter(FunnelStep.Triaged, FunnelLoss.Cancelled), Interviewed(TestRules.Crisis).Given(new CancelIncident(Incident1, CancelReason.CallerCancelled)).Closed().Funnel);

    [Fact]
    public void Lost_at_the_end_because_an_officer_joined()
    {
        var area = Interviewed(TestRules.Crisis).Sent(T1).OnScene(T1).Given(new RequestBackup(T1, ResponderKind.Police, BackupCause.Violence)).OnScene(P1);
        foreach (var unit in new[] { P1, T1 }) area.Given(new ClearUnit(unit, ClearReason.Done));
        Ends(area, OnScene, FunnelEnd.LostAfter(FunnelStep.PersonReached, FunnelLoss.OfficerJoined));
    }

    [Fact]
    public void Under_a_baseline_policy_police_first_is_the_plan()
    {
        var area = Staffed(TestRules.PoliceFirst).Open(TestRules.Crisis, Rule06AnswerTests.AllSafe).Sent(P1).OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done));
        Ends(area, OnScene, FunnelEnd.LostAfter(FunnelStep.Eligible, FunnelLoss.PoliceFirstByPlan));
    }

    private static void Ends(TestArea area, Disposition disposition, FunnelEnd expected)
    {
        var end = area.Given(new CloseIncident(Incident1, disposition)).Closed().Funnel!.Value;
        Assert.Equal(expected, end);
        Assert.True(end.Outcome is null ^ end.Loss is null);
    }

    private static TestArea Interviewed(Natures.NatureId nature) => Staffed().Open(nature, Rule06AnswerTests.AllSafe);

    private static TestArea Worked() => Interviewed(TestRules.Crisis).Sent(T1).OnScene(T1).Reports(T1, UnitStatus.PersonReached).Given(new ClearUnit(T1, ClearReason.Done));

    private static TestArea FellThrough(UnitId[] busy)
    {
        var area = Empty().Roster([Of(P1, ResponderKind.Police), .. busy.Select(b => Of(b, ResponderKind.CrisisTeam))]).LoggedOn([P1, .. busy]);
        if (busy.Length > 0) area.OpenAt(Incident2, TestRules.Crisis, Near).Given(new SendUnits(Incident2, [.. busy])).OnScene(busy[0]);
        area.Open(TestRules.Crisis, Says("plan", "yes"), Says("weapon", "none")).PassMinutes(busy.Length > 0 ? 20 : 1);
        return area.OnScene(P1).Given(new ClearUnit(P1, ClearReason.Done));
    }
}
