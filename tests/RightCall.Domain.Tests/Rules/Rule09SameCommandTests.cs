using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Rules;

/// <summary>9: the same command twice has the effect of one, and gets the same answer.</summary>
public sealed class Rule09SameCommandTests
{
    private readonly Rows _rows = new();
    private readonly AreaWriter _writer;

    public Rule09SameCommandTests()
    {
        _writer = new(AreaState.Empty(new("test")), _rows);
        Submit(1, new AdoptRules(TestRules.Live), Role.Administrator);
    }

    [Fact]
    public void The_same_id_gets_the_same_reply_and_no_second_effect()
    {
        var first = Submit(2, Open(Incident1));
        Assert.Equal(first, Submit(2, Open(Incident1)));
        Assert.Equal(1, _writer.Published.Incidents.Count);
        Assert.Equal(2, _rows.All.Count);
    }

    [Fact]
    public void The_same_id_with_another_body_is_refused()
    {
        Submit(2, Open(Incident1));
        Assert.Equal(RefusalCodes.OtherBody.Code, Assert.IsType<Refused>(Submit(2, Open(Incident2))).Code);
    }

    [Fact]
    public void The_same_id_by_another_actor_is_refused()
    {
        Submit(2, Open(Incident1));
        Assert.Equal(RefusalCodes.OtherBody.Code, Assert.IsType<Refused>(Submit(2, Open(Incident1), Role.Dispatcher)).Code);
    }

    [Fact]
    public void A_refused_command_is_decided_again()
    {
        Assert.IsType<Refused>(Submit(2, new RecordAnswers(Incident1, [Says("weapon", "none")])));
        Submit(3, Open(Incident1));
        Assert.IsType<Accepted>(Submit(2, new RecordAnswers(Incident1, [Says("weapon", "none")])));
    }

    [Fact]
    public void An_id_is_known_for_a_day()
    {
        var first = Submit(2, Open(Incident1));
        for (var hour = 1; hour < 24; hour++) Submit(100 + hour, new LogOnDesk(), Role.Supervisor, Noon + Duration.FromHours(hour), $"s{hour}");
        Assert.Equal(first, Submit(2, Open(Incident1), at: Noon + Duration.FromHours(24)));
    }

    [Fact]
    public void An_id_of_the_evening_is_known_after_the_day_has_turned()
    {
        Submit(50, new LogOnDesk(), Role.Supervisor, Noon, "first");
        var first = Submit(2, Open(Incident1), at: Noon + Duration.FromHours(20));
        Submit(51, new LogOnDesk(), Role.Supervisor, Noon + Duration.FromHours(25), "next day");
        Assert.Equal(first, Submit(2, Open(Incident1), at: Noon + Duration.FromHours(26)));
    }

    [Fact]
    public void Repetition_is_known_by_the_id_alone_so_that_a_second_person_is_told()
    {
        Submit(2, Open(Incident1));
        Assert.Equal(IncidentRefusals.IdTaken.Code, Assert.IsType<Refused>(Submit(3, Open(Incident1))).Code);
    }

    [Fact]
    public void A_command_that_comes_too_late_is_refused()
    {
        var late = new Command(new(Id(2)), As(Role.CallTaker), Noon + Duration.FromMinutes(1), 12, Noon + Duration.FromSeconds(30), Open(Incident1));
        Assert.Equal(RefusalCodes.TooLate.Code, Assert.IsType<Refused>(_writer.Submit(late, Facts.Assumed)).Code);
    }

    [Fact]
    public void Time_never_goes_back()
    {
        Submit(2, Open(Incident1), at: Noon + Duration.FromMinutes(5));
        Submit(3, Open(Incident2), at: Noon);
        Assert.Equal(Noon + Duration.FromMinutes(5), _writer.Published.LastAt);
        Assert.All(_rows.All[^1].Events, e => Assert.Equal(Noon + Duration.FromMinutes(5), e.At));
    }

    [Fact]
    public void Rows_are_numbered_without_gaps_and_an_empty_tick_writes_none()
    {
        Submit(2, new Tick(), Role.Timer);
        Submit(3, Open(Incident1));
        Assert.Equal([1L, 2L], _rows.All.Select(r => r.Sequence));
        Assert.Equal(2, Assert.IsType<Accepted>(Submit(4, new Tick(), Role.Timer)).Sequence);
    }

    [Fact]
    public void A_writer_that_goes_through_the_rows_again_knows_the_same_state_and_the_same_ids()
    {
        Submit(2, Open(Incident1));
        Submit(3, new RecordAnswers(Incident1, [Says("weapon", "in-hand")]));
        var other = new AreaWriter(AreaState.Empty(new("test")));
        foreach (var row in _rows.All) other.Replay(row);
        StateComparison.AssertSame(_writer.Published, other.Published);
        Assert.Equal(3, Assert.IsType<Accepted>(other.Submit(_rows.All[2].Command, Facts.Assumed)).Sequence);
        Assert.Throws<InvalidOperationException>(() => other.Replay(_rows.All[0]));
    }

    [Fact]
    public void Commands_with_the_same_content_are_equal_whatever_their_collections()
    {
        Assert.Equal<CommandBody>(Open(Incident1), Open(Incident1));
        Assert.Equal<CommandBody>(new RecordAnswers(Incident1, [Says("weapon", "none")]), new RecordAnswers(Incident1, [Says("weapon", "none")]));
        Assert.Equal<CommandBody>(new SetRoster([Of(T1, Domain.Responders.ResponderKind.CrisisTeam)], "x"), new SetRoster([Of(T1, Domain.Responders.ResponderKind.CrisisTeam)], "x"));
        Assert.NotEqual<CommandBody>(new Domain.Dispatch.SendUnits(Incident1, [T1]), new Domain.Dispatch.SendUnits(Incident1, [T2]));
        Assert.Equal<CommandBody>(new Domain.Calls.Ring(Call1, 0, 0, null, [new(Near, new(1))]), new Domain.Calls.Ring(Call1, 0, 0, null, [new(Near, new(1))]));
        Assert.Equal<CommandBody>(new MovePlace(Incident1, new(Near, new(1)), []), new MovePlace(Incident1, new(Near, new(1)), []));
        Assert.Equal<CommandBody>(new Domain.Calls.Relocate(Call1, [new(Near, new(1))]), new Domain.Calls.Relocate(Call1, [new(Near, new(1))]));
    }

    private static OpenIncident Open(IncidentId id) => new(id, null, TestRules.Crisis, new(Near, new(10)), []);

    private Reply Submit(int id, CommandBody body, Role role = Role.CallTaker, Instant? at = null, string? name = null) =>
        _writer.Submit(new(new(Id(id)), As(role, name), at ?? Noon, 12, null, body), Facts.Assumed);

    private sealed class Rows : IRowSink
    {
        public List<Row> All { get; } = [];

        public void Append(Row row) => All.Add(row);
    }
}
