using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Incidents;

/// <summary>An incident that is known ahead.</summary>
public sealed class ScheduledTests
{
    private static readonly Instant AtTwo = Noon + Duration.FromHours(2);
    private static readonly ScheduleIncident AVisit = new(Incident1, TestRules.Crisis, new(Near, new(20)), AtTwo, "She asked for Dana.");

    [Fact]
    public void It_is_opened_by_the_clock_at_its_time_with_what_is_to_be_known()
    {
        var area = Staffed().Given(AVisit).Pass(Duration.FromHours(2) - Duration.FromSeconds(1));
        Assert.Empty(area.Ever<IncidentOpened>());
        var opened = Assert.Single(area.Pass(Duration.FromSeconds(1)).Ever<IncidentOpened>());
        Assert.Equal((AtTwo, true), (opened.At, opened.Timer));
        Assert.Equal("She asked for Dana.", Assert.Single(area.Incident().Notes).Words);
        Assert.Empty(area.State.Scheduled);
    }

    [Fact]
    public void From_then_on_it_waits_for_nobody() => Assert.NotEmpty(Staffed().Given(AVisit).Pass(Duration.FromHours(4)).Ever<Domain.Units.UnitAssigned>());

    [Fact]
    public void A_nature_that_the_rules_have_no_more_does_not_keep_it()
    {
        var others = TestRules.Live with { Hash = "fewer", Protocols = TestRules.Live.Protocols.Remove(TestRules.Crisis) };
        Assert.Single(Staffed().Given(AVisit).Given(new AdoptRules(others)).Pass(Duration.FromHours(2)).Ever<IncidentOpened>());
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        var area = Staffed().Given(AVisit).Given(new CancelScheduled(Incident1, CancelReason.CallerCancelled));
        area.When(new CancelScheduled(Incident1, CancelReason.CallerCancelled)).Refused(IncidentRefusals.NotScheduled);
        Assert.Empty(area.Pass(Duration.FromHours(3)).Ever<IncidentOpened>());
        Assert.Null(area.State.NextDue);
    }

    [Fact]
    public void Whoever_opens_it_before_its_time_is_not_waited_for()
    {
        var area = Staffed().Given(AVisit).Open(TestRules.Crisis);
        Assert.Empty(area.State.Scheduled);
        Assert.Single(area.Pass(Duration.FromHours(3)).Ever<IncidentOpened>());
    }

    [Fact]
    public void Its_time_lies_ahead_by_a_year_at_most()
    {
        Staffed().When(AVisit with { DueAt = Noon }).Refused(IncidentRefusals.NotAhead);
        Staffed().When(AVisit with { DueAt = Noon + Duration.FromDays(400) }).Refused(IncidentRefusals.NotAhead);
    }

    [Fact]
    public void Its_nature_and_its_id_are_looked_at_when_it_is_scheduled()
    {
        Staffed().When(AVisit with { Nature = new("no-such") }).Refused(IncidentRefusals.UnknownNature);
        Staffed().Given(AVisit).When(AVisit).Refused(IncidentRefusals.IdTaken);
        WithoutRules().When(AVisit).Refused(RefusalCodes.NoRules);
    }

    [Fact]
    public void Not_more_than_two_thousand_are_kept()
    {
        var area = Empty();
        for (var i = 0; i < 2_000; i++) area = Of(Area.Evolve(area.State, new IncidentScheduled(Noon, new(Id(5_000 + i)), TestRules.Crisis, null, AtTwo, null, new("x"), Domain.Desks.Role.Dispatcher, null)));
        area.When(AVisit).Refused(IncidentRefusals.TooMany);
    }
}
