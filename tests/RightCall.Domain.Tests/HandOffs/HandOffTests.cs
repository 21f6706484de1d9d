using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.HandOffs;

public sealed class HandOffTests
{
    private static readonly Duration Half = Duration.FromMinutes(30);
    private static readonly HandOffNumber First = new(1);

    [Fact]
    public void Who_offers_keeps_the_duty_until_it_is_accepted()
    {
        var area = Offered();
        Assert.True(area.Incident().Tracks[0].IsOpen);
        Assert.Equal(TrackStatus.Covered, area.Given(new AcceptHandOff(Incident1, First, Half)).Incident().Tracks[0].Status);
    }

    [Fact]
    public void Who_accepts_reports_by_a_due_time()
    {
        var area = Offered().Given(new AcceptHandOff(Incident1, First, Half));
        Assert.Equal(area.Now + Half, area.Incident().Due);
        area.PassMinutes(20).Given(new ReportHandOff(Incident1, First, Half)).PassMinutes(29);
        Assert.Empty(area.Ever<HandOffOverdue>());
        area.Given(new CompleteHandOff(Incident1, First, HandOffOutcome.Resolved, true));
        Assert.Equal(TrackStatus.Served, area.Incident().Tracks[0].Status);
        Assert.True(area.Incident().Marks.HasFlag(IncidentMarks.PersonReached));
    }

    [Fact]
    public void Declined_the_plan_goes_on()
    {
        var area = Offered().Given(new DeclineHandOff(Incident1, First, HandOffRefusal.Busy)).PassMinutes(5);
        Assert.Equal(T1, area.Ever<UnitAssigned>()[0].Unit);
    }

    [Fact]
    public void Returned_the_duty_is_back_and_the_plan_goes_on()
    {
        var area = Offered().Given(new AcceptHandOff(Incident1, First, Half)).Given(new ReturnHandOff(Incident1, First, HandOffRefusal.TooDangerous));
        Assert.True(Assert.Single(area.Then<HandOffEnded>()).WasTaken);
        Assert.True(area.Incident().Tracks[0].IsOpen);
        Assert.Equal(1, area.Incident().Tracks[0].Index);
    }

    [Fact]
    public void Who_finds_that_somebody_has_to_go_says_so_and_somebody_goes()
    {
        var area = Offered().Given(new AcceptHandOff(Incident1, First, Half)).Given(new CompleteHandOff(Incident1, First, HandOffOutcome.NeedsDispatch, true)).PassMinutes(1);
        Assert.Equal(T1, Assert.Single(area.Ever<UnitAssigned>()).Unit);
    }

    [Fact]
    public void Who_joins_serves_the_need_and_the_centre_stays()
    {
        var area = Offered().Given(new JoinHandOff(Incident1, First));
        Assert.Equal(HandOffStatus.Joined, area.Incident().HandOffs[0].Status);
        area.Given(new AcceptHandOff(Incident1, First, Half));
        Assert.Equal(HandOffStatus.Accepted, area.Incident().HandOffs[0].Status);
    }

    [Fact]
    public void The_whole_covers_every_open_need()
    {
        var area = Staffed().Open(TestRules.Crisis, Says("awake", "no")).Given(new OfferHandOff(Incident1, ResponderKind.OtherCentre, HandOffPart.Whole, "next county")).Given(new AcceptHandOff(Incident1, First, Half));
        Assert.All(area.Incident().Tracks, t => Assert.Equal(TrackStatus.Covered, t.Status));
        area.Given(new ReturnHandOff(Incident1, First, HandOffRefusal.Busy));
        Assert.All(area.Incident().Tracks, t => Assert.True(t.IsOpen));
    }

    [Fact]
    public void A_unit_kind_is_not_offered_to() => Staffed().Open(TestRules.Crisis).When(new OfferHandOff(Incident1, ResponderKind.Police, HandOffPart.Need)).Refused(HandOffRefusals.NotADesk);

    [Fact]
    public void One_offer_at_a_time_to_a_kind() => Offered().When(new OfferHandOff(Incident1, ResponderKind.ClinicianOnPhone, HandOffPart.Caller)).Refused(HandOffRefusals.OfferedAlready);

    [Fact]
    public void A_number_that_is_not_open_is_refused()
    {
        var area = Staffed().Open(TestRules.Ideation);
        area.When(new AcceptHandOff(Incident1, First, Half)).Refused(HandOffRefusals.Unknown);
        area.When(new JoinHandOff(Incident1, First)).Refused(HandOffRefusals.Unknown);
        area.When(new DeclineHandOff(Incident1, First, HandOffRefusal.Busy)).Refused(HandOffRefusals.Unknown);
        area.When(new ReturnHandOff(Incident1, First, HandOffRefusal.Busy)).Refused(HandOffRefusals.Unknown);
        area.When(new ReportHandOff(Incident1, First, Half)).Refused(HandOffRefusals.Unknown);
        area.When(new CompleteHandOff(Incident1, First, HandOffOutcome.Resolved, true)).Refused(HandOffRefusals.Unknown);
    }

    [Fact]
    public void What_is_only_offered_is_not_returned_reported_or_completed()
    {
        var area = Offered();
        area.When(new ReturnHandOff(Incident1, First, HandOffRefusal.Busy)).Refused(HandOffRefusals.NotTaken);
        area.When(new ReportHandOff(Incident1, First, Half)).Refused(HandOffRefusals.NotTaken);
        area.When(new CompleteHandOff(Incident1, First, HandOffOutcome.Resolved, true)).Refused(HandOffRefusals.NotTaken);
    }

    [Fact]
    public void What_is_taken_is_not_accepted_joined_or_declined_again()
    {
        var area = Offered().Given(new AcceptHandOff(Incident1, First, Half));
        area.When(new AcceptHandOff(Incident1, First, Half)).Refused(HandOffRefusals.TakenAlready);
        area.When(new JoinHandOff(Incident1, First)).Refused(HandOffRefusals.TakenAlready);
        area.When(new DeclineHandOff(Incident1, First, HandOffRefusal.Busy)).Refused(HandOffRefusals.TakenAlready);
    }

    [Theory, InlineData(0), InlineData(481)]
    public void A_report_is_promised_within_a_minute_to_eight_hours(int minutes)
    {
        var area = Offered();
        area.When(new AcceptHandOff(Incident1, First, Duration.FromMinutes(minutes))).Refused(HandOffRefusals.BadTime);
        area.Given(new AcceptHandOff(Incident1, First, Half)).When(new ReportHandOff(Incident1, First, Duration.FromMinutes(minutes))).Refused(HandOffRefusals.BadTime);
    }

    [Fact]
    public void The_whole_is_not_given_away_while_units_are_needed() =>
        Staffed().Open(TestRules.Crisis, Says("awake", "no")).When(new OfferHandOff(Incident1, ResponderKind.Lifeline988, HandOffPart.Whole)).Refused(HandOffRefusals.NotWhole);

    private static TestArea Offered() => Staffed().Open(TestRules.Ideation).Given(new OfferHandOff(Incident1, ResponderKind.ClinicianOnPhone, HandOffPart.Need));
}
