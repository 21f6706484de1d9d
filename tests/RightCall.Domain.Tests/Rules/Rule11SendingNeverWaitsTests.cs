using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>11: sending never waits for an interpreter, a complete interview, or an exact address.</summary>
public sealed class Rule11SendingNeverWaitsTests
{
    [Fact]
    public void A_unit_is_sent_before_any_answer() => Assert.Equal([T1], Staffed().Open(TestRules.Crisis).Sent(T1).Incident().Units);

    [Theory, InlineData(InterpreterStatus.Asked), InlineData(InterpreterStatus.Joined), InlineData(InterpreterStatus.Unavailable)]
    public void The_same_units_go_at_the_same_time_whether_an_interpreter_was_asked_for_or_not(InterpreterStatus status)
    {
        var (with, without) = (Play(status), Play(null));
        Assert.NotEmpty(without);
        Assert.Equal(without, with);

        static List<(NodaTime.Instant, Domain.Units.UnitId)> Play(InterpreterStatus? status)
        {
            var area = Staffed().Given(new Ring(Call1, CallMode.Voice, CallSource.Public, null, [new(Near, new(30))])).Given(new AnswerCall(Call1));
            if (status is not null) area.Given(new AskInterpreter(Call1, "es"));
            if (status is { } and not InterpreterStatus.Asked) area.Given(new ReportInterpreter(Call1, status.Value));
            area.Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, [])).PassMinutes(20);
            return [.. area.Ever<Domain.Units.UnitAssigned>().Select(e => (e.At, e.Unit))];
        }
    }

    [Fact]
    public void Two_candidate_places_are_kept_and_the_best_one_is_sent_to()
    {
        var area = Staffed().Given(new Ring(Call1, CallMode.Voice, CallSource.Public, "es", [new(Near, new(300)), new(Far, new(900))])).Given(new AnswerCall(Call1))
            .Given(new OpenIncident(Incident1, Call1, TestRules.Crisis, null, []));
        Assert.Equal(Near, area.Incident().Place!.Point);
        Assert.Equal(Far, Assert.Single(area.Incident().OtherPlaces).Point);
        area.Sent(T1);
    }

    [Fact]
    public void Without_a_place_units_wait_and_the_shortfall_says_so()
    {
        var area = Staffed().OpenAt(Incident1, TestRules.Crisis, null).Given(new Recommend(Incident1));
        Assert.Equal(ShortfallReason.NoPlace, Assert.Single(area.Incident().Recommendation!.Shortfalls).Reason);
    }

    [Fact]
    public void A_place_that_is_found_later_is_sent_to()
    {
        var area = Staffed().OpenAt(Incident1, TestRules.Crisis, null).PassMinutes(6).Given(new MovePlace(Incident1, new(Near, new(10)), [new(Far, new(10))]));
        Assert.Single(area.Incident().OtherPlaces);
        area.Sent(T1).When(new MovePlace(Incident1, new(Near, new(10)), [new(Far, new(10))])).Refused(IncidentRefusals.AlreadySo);
    }
}
