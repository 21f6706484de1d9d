using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Tests.Rules;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Incidents;

/// <summary>What was written on paper while the system was down is entered with its true times: rows keep their order, and response times count from what happened.</summary>
public sealed class EnteredLateTests
{
    private static readonly Instant Ten = Noon - Duration.FromHours(2);

    [Fact]
    public void A_card_is_entered_with_its_own_times()
    {
        var area = Card().Given(new ReportStatus(T1, UnitStatus.Acknowledged, Minutes(3))).Given(new ReportStatus(T1, UnitStatus.EnRoute, Minutes(4))).Given(new ReportStatus(T1, UnitStatus.OnScene, Minutes(12)))
            .Given(new ClearUnit(T1, ClearReason.Done)).Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedOnScene), Minutes(40)));
        Assert.Equal(Ten, area.Ever<CallRang>()[0].HappenedAt);
        Assert.Equal(Minutes(0.5), area.Ever<CallAnswered>()[0].HappenedAt);
        Assert.Equal(Minutes(1), area.Ever<IncidentOpened>()[0].HappenedAt);
        Assert.Equal(Minutes(2), area.Ever<UnitAssigned>()[0].HappenedAt);
        Assert.Equal([Minutes(3), Minutes(4), Minutes(12)], area.Ever<UnitStatusChanged>().Select(e => e.HappenedAt));
        Assert.All(area.Ever<UnitStatusChanged>(), e => Assert.False(e.Clamped));
        Assert.Equal(Minutes(40), area.Ever<IncidentClosed>()[0].HappenedAt);
        Assert.All(area.History, e => Assert.True(e.At >= Noon));
        Assert.Equal(Ten, area.Ever<CallRang>()[0].ObservedAt);
    }

    [Fact]
    public void While_a_card_is_entered_no_timer_acts_on_it()
    {
        var area = Staffed().Given(ARing).Given(new AnswerCall(Call1, ObservedAt: Minutes(0.5))).Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, [Says("weapon", "in-hand")], Minutes(1))).PassMinutes(14);
        Assert.Empty(area.Ever<UnitAssigned>());
        Assert.Empty(area.Ever<CallRaised>());
    }

    [Fact]
    public void After_that_it_waits_for_nobody() =>
        Assert.NotEmpty(Staffed().Given(new OpenIncident(Incident1, null, TestRules.Crisis, new(Near, new(20)), [Says("weapon", "in-hand")], Ten)).PassMinutes(17).Ever<UnitAssigned>());

    [Fact]
    public void A_crew_that_is_there_now_gets_what_it_asks_for_at_once() =>
        Assert.Contains(Card().OnScene(T1).Given(new RequestBackup(T1, Domain.Responders.ResponderKind.EmsBls, BackupCause.Medical)).Then<UnitAssigned>(), e => e.Unit == A1);

    [Fact]
    public void A_crew_that_was_sent_on_paper_is_not_let_go_for_want_of_an_answer() => Assert.Equal([T1], Card().PassMinutes(10).Incident().Units);

    [Fact]
    public void Times_are_kept_in_the_order_in_which_things_can_happen()
    {
        var area = Staffed().Given(ARing).Given(new AnswerCall(Call1, ObservedAt: Ten - Duration.FromHours(1)));
        Assert.Equal(Ten, area.Ever<CallAnswered>()[0].ObservedAt);
        area = Staffed().Open(TestRules.Noise, [.. Rule06AnswerTests.AllSafe]).After(Duration.FromMinutes(5)).Given(new CloseIncident(Incident1, new(DispositionCode.ResolvedByTelephone), Noon + Duration.FromHours(9)));
        Assert.Equal(Noon + Duration.FromMinutes(5), area.Ever<IncidentClosed>()[0].ObservedAt);
    }

    private static readonly Ring ARing = new(Call1, CallMode.Voice, CallSource.Public, null, [new(Near, new(30))], ObservedAt: Ten);

    private static Instant Minutes(double minutes) => Ten + Duration.FromMinutes(minutes);

    private static TestArea Card() => Staffed().Given(ARing).Given(new AnswerCall(Call1, ObservedAt: Minutes(0.5))).Given(new HangUp(Call1, CallEnd.Completed))
        .Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, [], Minutes(1))).Given(new SendUnits(Incident1, [T1], ObservedAt: Minutes(2)));
}
