using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Dispatch;

public sealed class RecommendationTests
{
    [Fact]
    public void The_nearest_goes_and_the_others_say_why_not()
    {
        var area = Empty().Roster([Team("T1", 3), Team("T2", 1), Team("T3", 2), Team("T4", 4), Team("T5", 5), Team("T6", 6)])
            .LoggedOn([.. Names(5)]).Given(new TakeOutOfService(new("T3"), OutOfServiceReason.Break))
            .OpenAt(Incident2, TestRules.Crisis, At(4)).Given(new SendUnits(Incident2, [new("T4")])).OpenAt(Incident1, TestRules.Crisis, Home);
        var shown = Show(area);
        Assert.Equal((new UnitId("T2"), PickReason.Nearest, ResponderKind.CrisisTeam), (shown.Picks[0].Unit, shown.Picks[0].Reason, shown.Picks[0].Kind));
        Assert.Equal([("T3", PassReason.OutOfService), ("T1", PassReason.FurtherAway), ("T4", PassReason.Busy), ("T5", PassReason.FurtherAway)], shown.PassedOver.Select(p => (p.Unit.ToString(), p.Reason)));
        Assert.Equal([(PassReason.OffShift, 1)], shown.Rest.Select(r => (r.Reason, r.Count)));
        Assert.Empty(shown.Shortfalls);
    }

    [Fact]
    public void At_most_twenty_are_named_the_fastest_first_and_the_rest_is_counted()
    {
        var units = Enumerable.Range(1, 40).Select(i => Team($"T{i}", i)).ToImmutableArray();
        var shown = Show(Empty().Roster(units).LoggedOn([.. units.Select(u => u.Id)]).OpenAt(Incident1, TestRules.Crisis, Home));
        Assert.Equal(Enumerable.Range(2, 20).Select(i => $"T{i}"), shown.PassedOver.Select(p => p.Unit.ToString()));
        Assert.Equal(19, shown.Rest.Sum(r => r.Count));
    }

    [Fact]
    public void A_position_that_was_seen_counts_before_the_home()
    {
        var area = Empty().Roster([Team("T1", 1), Team("T2", 2)]).LoggedOn(T1, T2).See(new(new Seen(T2, new(Home, Noon - Duration.FromSeconds(9))), StraightLine.Assumed)).OpenAt(Incident1, TestRules.Crisis, Home);
        var pick = Assert.Single(Show(area).Picks);
        Assert.Equal((T2, Noon - Duration.FromSeconds(9)), (pick.Unit, pick.PositionAsOf));
        var assigned = Assert.Single(area.Sent(T2).Then<UnitAssigned>());
        Assert.Equal((Noon - Duration.FromSeconds(9), StraightLine.Assumed.Metric), (assigned.PositionAsOf, assigned.Metric));
    }

    [Fact]
    public void Too_far_for_the_step_is_said()
    {
        var shown = Show(Empty().Roster([Of(T1, ResponderKind.CrisisTeam, Far)]).LoggedOn(T1).OpenAt(Incident1, TestRules.Crisis, Home));
        Assert.Equal(PassReason.TooFarForTheStep, Assert.Single(shown.PassedOver).Reason);
        Assert.Equal(ShortfallReason.TooFar, Assert.Single(shown.Shortfalls).Reason);
    }

    [Fact]
    public void On_the_last_step_nobody_is_too_far() => Assert.Single(Show(Empty().Roster([Of(P1, ResponderKind.Police, Far)]).LoggedOn(P1).OpenAt(Incident1, TestRules.Assault, Home)).Picks);

    [Fact]
    public void Nobody_on_shift_is_said() => Assert.Equal(ShortfallReason.NoTeamOnShift, Assert.Single(Show(Empty().OpenAt(Incident1, TestRules.Crisis, Home)).Shortfalls).Reason);

    [Fact]
    public void A_desk_step_is_offered_not_sent()
    {
        var area = Staffed().Open(TestRules.Ideation);
        var shown = Show(area);
        Assert.Equal(KindSet.Of(ResponderKind.ClinicianOnPhone), shown.Offer);
        Assert.Equal(ShortfallReason.OfferHandOff, Assert.Single(shown.Shortfalls).Reason);
        Assert.Equal(ShortfallReason.AwaitingAnswer, Assert.Single(Show(area.Given(new Domain.HandOffs.OfferHandOff(Incident1, ResponderKind.ClinicianOnPhone, Domain.HandOffs.HandOffPart.Need))).Shortfalls).Reason);
    }

    [Fact]
    public void What_the_plan_offers_meanwhile_is_said() => Assert.Equal(KindSet.Of(ResponderKind.ClinicianOnPhone), Show(Staffed().Open(TestRules.Crisis)).Offer);

    [Fact]
    public void One_unit_serves_several_needs()
    {
        var both = UnitDefinition.Simple(A2, ResponderKind.EmsAls, Home) with { Kinds = [ResponderKind.EmsAls, ResponderKind.EmsBls] };
        var area = Empty().Roster([both]).LoggedOn(A2).Open(TestRules.Cardiac, Says("awake", "no"));
        var pick = Assert.Single(Show(area).Picks);
        Assert.Equal(PickReason.ServesSeveralNeeds, pick.Reason);
        area.Sent(A2);
        Assert.Equal([ResponderKind.Fire], area.Incident().Tracks.Where(t => t.IsOpen).Select(t => t.Need));
    }

    [Fact]
    public void Who_speaks_the_language_is_preferred_if_hardly_later()
    {
        var area = Empty().Roster([Team("T1", 1), Team("T2", 2) with { Languages = ["en", "es"] }, Team("T3", 30) with { Languages = ["es"] }]).LoggedOn(T1, T2, new("T3"))
            .Given(new Ring(Call1, CallMode.Voice, CallSource.Public, "es", [])).Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, new(Home, new(1)), []));
        var shown = Show(area);
        Assert.Equal((T2, PickReason.FitsThePerson), (shown.Picks[0].Unit, shown.Picks[0].Reason));
        Assert.Equal((T1, PassReason.LanguageMissing), (shown.PassedOver[0].Unit, shown.PassedOver[0].Reason));
        Assert.Equal(T1, Show(area.Given(new TakeOutOfService(T2, OutOfServiceReason.Break))).Picks[0].Unit);
    }

    [Fact]
    public void Who_declined_is_not_asked_again()
    {
        var area = Empty().Roster([Of(T1, ResponderKind.CrisisTeam)]).LoggedOn(T1).Open(TestRules.Crisis).Sent(T1).Given(new Decline(T1, DeclineReason.Conflict));
        var shown = Show(area);
        Assert.Equal(PassReason.Declined, Assert.Single(shown.PassedOver).Reason);
        Assert.Equal(ShortfallReason.TeamDeclined, Assert.Single(shown.Shortfalls).Reason);
    }

    [Fact]
    public void Nothing_is_sent_where_nothing_or_one_twice_is_named()
    {
        Staffed().Open(TestRules.Crisis).When(new SendUnits(Incident1, [])).Refused(IncidentRefusals.NothingGiven);
        Staffed().Open(TestRules.Crisis).When(new SendUnits(Incident1, [T1, T1])).Refused(IncidentRefusals.NothingGiven);
    }

    [Fact]
    public void A_recommendation_that_is_a_minute_old_is_computed_again()
    {
        var area = Staffed().Open(TestRules.Crisis).Given(new Recommend(Incident1)).PassMinutes(2).Sent(T1);
        Assert.Single(area.Then<Recommended>());
        Assert.Empty(Staffed().Open(TestRules.Crisis).Given(new Recommend(Incident1)).Sent(T1).Then<Recommended>());
    }

    [Fact]
    public void Who_was_taken_since_it_was_shown_does_not_go()
    {
        var area = Staffed().Open(TestRules.Crisis).Given(new Recommend(Incident1)).OpenAt(Incident2, TestRules.Crisis, Near).Given(new SendUnits(Incident2, [T1]));
        area.When(new SendUnits(Incident1, [T1])).Refused(IncidentRefusals.NotRecommended);
    }

    [Fact]
    public void Weapons_make_units_stage() => Assert.All(Show(Staffed().Open(TestRules.Crisis, Says("weapon", "in-hand"))).Picks, p => Assert.True(p.Stage));

    private static Recommendation Show(TestArea area) => area.Given(new Recommend(Incident1)).Incident().Recommendation!;

    private static IEnumerable<UnitId> Names(int count) => Enumerable.Range(1, count).Select(i => new UnitId($"T{i}"));

    private static UnitDefinition Team(string id, int far) => Of(new(id), ResponderKind.CrisisTeam, At(far));

    private static GeoPoint At(int far) => GeoPoint.FromDegrees(47.6 + far * 0.002, -122.33);

    private sealed class Seen(UnitId unit, UnitPosition where) : IUnitPositions
    {
        public bool TryFind(UnitId of, out UnitPosition position)
        {
            position = where;
            return of == unit;
        }
    }
}
