using RightCall.Domain.Dispatch;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>2: a unit has at most one active assignment. Held ones wait in its stack.</summary>
public sealed class Rule02OneAssignmentTests
{
    [Fact]
    public void A_busy_unit_is_not_sent_without_an_override() => BusyWithAnother().When(new SendUnits(Incident2, [T1])).Refused(Domain.Incidents.IncidentRefusals.NotRecommended);

    [Fact]
    public void By_an_override_it_holds_the_second_one()
    {
        var area = Holding();
        Assert.Equal(Incident1, area.Unit(T1).Active!.Incident);
        Assert.Equal(Incident2, Assert.Single(area.Unit(T1).Held).Incident);
        Assert.Equal([T1], area.Incident(Incident2).HeldBy);
        Assert.Empty(area.Incident(Incident2).Units);
    }

    [Fact]
    public void A_held_assignment_covers_no_need() => Assert.All(Holding().Incident(Incident2).Tracks, t => Assert.True(t.IsOpen));

    [Fact]
    public void The_held_one_begins_when_the_unit_is_clear()
    {
        var area = Holding().OnScene(T1).Given(new ClearUnit(T1, ClearReason.Done));
        Assert.Single(area.Then<HeldAssignmentBegan>());
        Assert.Equal(Incident2, area.Unit(T1).Active!.Incident);
        Assert.Equal(UnitStatus.Dispatched, area.Unit(T1).Status);
        Assert.Empty(area.Unit(T1).Held);
    }

    [Fact]
    public void What_somebody_else_covers_meanwhile_is_not_begun()
    {
        var area = Holding().Given(new SendUnits(Incident2, [T2])).OnScene(T1).Given(new ClearUnit(T1, ClearReason.Done));
        Assert.Equal(UnitStatus.Available, area.Unit(T1).Status);
        Assert.Empty(area.Incident(Incident2).HeldBy);
    }

    [Fact]
    public void A_need_of_another_kind_that_is_open_does_not_make_it_begin()
    {
        // A team is needed and an ambulance: another team goes, nobody has sent the ambulance yet.
        var area = Staffed().Open(TestRules.Crisis).Sent(T1).OpenAt(Incident2, TestRules.Crisis, Near, Says("awake", "no"))
            .Given(new SendUnits(Incident2, [T1], new(OverrideReason.KnownToTeam))).Given(new SendUnits(Incident2, [T2]));
        Assert.Contains(area.Incident(Incident2).Tracks, t => t.IsOpen);
        Assert.Equal(UnitStatus.Available, area.OnScene(T1).Given(new ClearUnit(T1, ClearReason.Done)).Unit(T1).Status);
    }

    [Fact]
    public void A_unit_is_not_sent_twice_to_one_incident() => BusyWithAnother().When(new SendUnits(Incident1, [T1])).Refused(UnitRefusals.AlreadyThere);

    private static TestArea BusyWithAnother() => Staffed().Open(TestRules.Crisis).Sent(T1).OpenAt(Incident2, TestRules.Crisis, Near);

    private static TestArea Holding() => BusyWithAnother().Given(new SendUnits(Incident2, [T1], new(OverrideReason.KnownToTeam)));
}
