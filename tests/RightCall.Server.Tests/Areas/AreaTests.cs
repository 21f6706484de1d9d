using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Units;
using RightCall.Server.Areas;

namespace RightCall.Server.Tests.Areas;

/// <summary>An area as the rest of the server sees it.</summary>
public sealed class AreaTests : IAsyncLifetime
{
    private readonly TemporaryStore _store = new();
    private readonly AheadClock _clock = new();
    private AreasHost _host = null!;

    private IAreas Areas => _host.Areas;

    public async ValueTask InitializeAsync() => _host = await AreasHost.StartAsync(_store.Store, _clock);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_was_accepted_is_in_the_area_and_in_its_journal()
    {
        var accepted = await RingAsync();
        var view = await Areas.ReadAsync(AreasHost.Area, accepted.Sequence);
        Assert.Equal(1, view.State.Calls.Count);
        Assert.Equal(accepted.Sequence, (await _store.Store.HeadAsync(AreasHost.Area)).Sequence);
        Assert.Contains(accepted.Events, e => e is CallRang);
    }

    [Fact]
    public async Task The_same_command_twice_has_the_effect_of_one_and_another_body_under_its_id_is_refused()
    {
        var ring = Submissions.Ring();
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Areas.SubmitAsync(AreasHost.Area, ring)));
        Assert.Equal([1], replies.Select(r => Assert.IsType<Accepted>(r).Sequence).Distinct());
        var again = Assert.IsType<Accepted>(await Areas.SubmitAsync(AreasHost.Area, ring));
        Assert.Equal(((Accepted)replies[0]).Events.Single(), again.Events.Single());
        Assert.Equal("AREA-001", Assert.IsType<Refused>(await Areas.SubmitAsync(AreasHost.Area, Submissions.Ring() with { Id = ring.Id })).Code);
        Assert.Equal("AREA-001", Assert.IsType<Refused>(await Areas.SubmitAsync(AreasHost.Area, ring with { Actor = AreasHost.Taker })).Code);
    }

    [Fact]
    public async Task A_refusal_writes_no_row_and_is_decided_again()
    {
        var answer = new Submission(new(Guid.CreateVersion7()), AreasHost.Taker, new AnswerCall(new(Guid.CreateVersion7())));
        Assert.IsType<Refused>(await Areas.SubmitAsync(AreasHost.Area, answer));
        Assert.Equal(0, (await _store.Store.HeadAsync(AreasHost.Area)).Sequence);
        var late = Submissions.Ring() with { NotAfter = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1) };
        Assert.Equal("AREA-002", Assert.IsType<Refused>(await Areas.SubmitAsync(AreasHost.Area, late)).Code);
    }

    [Fact]
    public async Task Rows_come_from_the_journal_and_then_live_without_a_gap_or_a_double()
    {
        for (var i = 0; i < 20; i++) await RingAsync();
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var reading = Enumerable.Range(0, 4).Select(async first =>
        {
            List<long> numbers = [];
            await foreach (var row in Areas.RowsAsync(AreasHost.Area, first, enough.Token))
            {
                numbers.Add(row.Sequence);
                if (row.Sequence >= 420) break;
            }
            return numbers;
        }).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => { for (var i = 0; i < 50; i++) await RingAsync(); }));
        for (var first = 0; first < reading.Count; first++) Assert.Equal(Enumerable.Range(first + 1, 420 - first).Select(i => (long)i), await reading[first]);
    }

    [Fact]
    public async Task Where_units_are_is_told_to_whoever_asks_and_the_newest_counts()
    {
        var (unit, now) = (new UnitId("M12"), SystemClock.Instance.GetCurrentInstant());
        await RingAsync();
        await Areas.ReportPositionsAsync(AreasHost.Area, [new(unit, new(new(476_000_000, -1_223_000_000), now))]);
        await Areas.ReportPositionsAsync(AreasHost.Area, [new(unit, new(new(477_000_000, -1_223_000_000), now - Duration.FromSeconds(5)))]);
        await foreach (var seen in Areas.PositionsAsync(AreasHost.Area))
        {
            Assert.Equal(476_000_000, Assert.Single(seen).Position.Point.LatitudeE7);
            break;
        }
    }

    [Fact]
    public async Task A_timer_runs_though_nobody_calls_also_when_the_centre_was_started_again()
    {
        var rang = await RingAsync();
        Assert.NotNull((await Areas.ReadAsync(AreasHost.Area, rang.Sequence)).State.NextDue);
        await _host.DisposeAsync();
        _clock.Move(Duration.FromHours(1));
        // Nobody asks for the area: only its time in the store tells.
        _host = await AreasHost.StartAsync(_store.Store, _clock);
        for (var until = Task.Delay(TimeSpan.FromSeconds(20)); !until.IsCompleted && (await _store.Store.HeadAsync(AreasHost.Area)).Sequence == rang.Sequence;) await Task.Delay(50);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var row in Areas.RowsAsync(AreasHost.Area, rang.Sequence, enough.Token))
        {
            Assert.IsType<Tick>(row.Command.Body);
            Assert.Equal(Actor.Clock, row.Command.Actor);
            break;
        }
    }

    [Fact]
    public async Task An_area_goes_on_where_it_ended_when_the_centre_starts_again()
    {
        var first = Submissions.Ring();
        await Areas.SubmitAsync(AreasHost.Area, first);
        await RingAsync();
        await _host.DisposeAsync();
        _host = await AreasHost.StartAsync(_store.Store, _clock);
        Assert.Equal(2, (await Areas.ReadAsync(AreasHost.Area)).State.Calls.Count);
        Assert.Equal(1, Assert.IsType<Accepted>(await Areas.SubmitAsync(AreasHost.Area, first)).Sequence);
        Assert.Equal(3, (await RingAsync()).Sequence);
    }

    private async Task<Accepted> RingAsync() => Assert.IsType<Accepted>(await Areas.SubmitAsync(AreasHost.Area, Submissions.Ring()));
}
