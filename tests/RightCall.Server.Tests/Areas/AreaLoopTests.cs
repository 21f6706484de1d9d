using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Stores;
using RightCall.Server.Areas;

namespace RightCall.Server.Tests.Areas;

/// <summary>The one writer of an area, by itself, on a store that a test breaks.</summary>
public sealed class AreaLoopTests : IAsyncLifetime
{
    private readonly TemporaryStore _temporary = new();
    private readonly List<Row> _published = [];
    private FaultyStore _store = null!;
    private AreaLoop _loop = null!;

    public async ValueTask InitializeAsync()
    {
        _store = new(_temporary.Store);
        _loop = await NewLoopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        await _store.DisposeAsync();
        await _temporary.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_is_answered_and_nothing_is_shown_before_the_row_is_durable()
    {
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.OnAppend = async (_, append) =>
        {
            asked.SetResult();
            await goOn.Task;
            return await append();
        };
        var answer = _loop.SubmitAsync(Submissions.Ring());
        await asked.Task;
        Assert.False(answer.IsCompleted);
        Assert.Empty(_published);
        Assert.Equal(0, _loop.Published.Sequence);
        goOn.SetResult();
        Assert.Equal(1, Assert.IsType<Accepted>(await answer).Sequence);
        Assert.Single(_published);
    }

    [Fact]
    public async Task What_waits_while_a_group_is_on_its_way_goes_into_the_next_one_together_up_to_256()
    {
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.OnAppend = async (_, append) =>
        {
            asked.TrySetResult();
            await goOn.Task;
            return await append();
        };
        List<Task<Reply>> answers = [_loop.SubmitAsync(Submissions.Ring())];
        await asked.Task;
        for (var i = 0; i < 300; i++) answers.Add(_loop.SubmitAsync(Submissions.Ring()));
        goOn.SetResult();
        Assert.Equal(Enumerable.Range(1, 301).Select(i => (long)i), (await Task.WhenAll(answers)).Select(a => Assert.IsType<Accepted>(a).Sequence));
        Assert.Equal([1, 256, 44], _store.Groups);
    }

    [Fact]
    public async Task A_group_ends_once_its_rows_are_a_megabyte()
    {
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.OnAppend = async (_, append) =>
        {
            asked.TrySetResult();
            await goOn.Task;
            return await append();
        };
        List<Task<Reply>> answers = [_loop.SubmitAsync(Submissions.Ring())];
        await asked.Task;
        for (var i = 0; i < 8; i++) answers.Add(_loop.SubmitAsync(Submissions.RingAt(new string('x', 150_000))));
        goOn.SetResult();
        foreach (var answer in await Task.WhenAll(answers)) Assert.IsType<Accepted>(answer);
        Assert.True(_store.Groups.Count > 2, $"All came in one group of {_store.Groups[^1]}.");
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_same_loop_writes_on_when_there_is_room()
    {
        Assert.IsType<Accepted>(await _loop.SubmitAsync(Submissions.Ring()));
        _store.OnAppend = (_, _) => throw new JournalStoreException("The disk is full.", mayHaveLanded: false);
        var ring = Submissions.Ring();
        Assert.Contains("disk is full", (await Assert.ThrowsAsync<AreaUnavailableException>(() => _loop.SubmitAsync(ring))).Message, StringComparison.Ordinal);
        Assert.Equal(1, _loop.Published.State.Calls.Count);
        Assert.False(_loop.Ended.IsCompleted);
        _store.OnAppend = null;
        Assert.Equal(2, Assert.IsType<Accepted>(await _loop.SubmitAsync(ring)).Sequence);
        Assert.Equal(2, _loop.Published.State.Calls.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Where_nobody_knows_whether_it_was_stored_the_loop_ends_and_the_next_one_answers_from_the_journal(bool landed)
    {
        _store.OnAppend = async (_, append) =>
        {
            if (landed) await append();
            throw new JournalStoreException("The connection broke.", mayHaveLanded: true);
        };
        var (first, second) = (Submissions.Ring(), Submissions.Ring());
        var answers = new[] { _loop.SubmitAsync(first), _loop.SubmitAsync(second) };
        foreach (var answer in answers) await Assert.ThrowsAsync<AreaLoopEndedException>(() => answer);
        await _loop.Ended;
        await Assert.ThrowsAsync<AreaLoopEndedException>(() => _loop.SubmitAsync(Submissions.Ring()));
        _store.OnAppend = null;
        _loop = await NewLoopAsync();
        var again = new[] { Assert.IsType<Accepted>(await _loop.SubmitAsync(first)), Assert.IsType<Accepted>(await _loop.SubmitAsync(second)) };
        Assert.Equal([1, 2], again.Select(a => a.Sequence));
        Assert.Equal(2, _loop.Published.State.Calls.Count);
    }

    [Fact]
    public async Task A_second_writer_loses_at_the_append_and_writes_nothing()
    {
        await using var other = await NewLoopAsync();
        Assert.IsType<Accepted>(await other.SubmitAsync(Submissions.Ring()));
        var late = Submissions.Ring();
        await Assert.ThrowsAsync<AreaLoopEndedException>(() => _loop.SubmitAsync(late));
        await _loop.Ended;
        Assert.Equal(1, (await _store.HeadAsync(AreasHost.Area)).Sequence);
        Assert.Equal(2, Assert.IsType<Accepted>(await other.SubmitAsync(late)).Sequence);
    }

    [Fact]
    public async Task A_command_that_memory_has_forgotten_is_answered_from_its_row_and_the_others_of_its_group_are_decided()
    {
        var (old, refusedNow) = (Submissions.Ring(), Submissions.Ring() with { NotAfter = SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(300) });
        Assert.IsType<Accepted>(await _loop.SubmitAsync(old));
        Assert.IsType<Accepted>(await _loop.SubmitAsync(refusedNow));
        await Task.Delay(400);
        // A failed append makes the loop forget all ids.
        _store.OnAppend = (_, _) => throw new JournalStoreException("The disk is full.", mayHaveLanded: false);
        await Assert.ThrowsAsync<AreaUnavailableException>(() => _loop.SubmitAsync(Submissions.Ring()));
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.OnAppend = async (_, append) =>
        {
            asked.TrySetResult();
            await goOn.Task;
            return await append();
        };
        var first = _loop.SubmitAsync(Submissions.Ring());
        await asked.Task;
        var answers = new[] { _loop.SubmitAsync(Submissions.Ring()), _loop.SubmitAsync(old), _loop.SubmitAsync(refusedNow), _loop.SubmitAsync(Submissions.Ring()) };
        goOn.SetResult();
        await first;
        Assert.Equal([4, 1, 2, 5], (await Task.WhenAll(answers)).Select(a => Assert.IsType<Accepted>(a).Sequence));
        Assert.Equal(5, (await _store.HeadAsync(AreasHost.Area)).Sequence);
    }

    [Fact]
    public async Task A_caller_who_gave_up_before_it_was_decided_changes_nothing()
    {
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _loop.SubmitAsync(Submissions.Ring(), gaveUp.Token));
        Assert.Equal(1, Assert.IsType<Accepted>(await _loop.SubmitAsync(Submissions.Ring())).Sequence);
    }

    [Fact]
    public async Task The_time_of_the_next_timer_is_stored_with_the_rows_that_change_it()
    {
        Assert.IsType<Accepted>(await _loop.SubmitAsync(Submissions.Ring()));
        var due = _loop.Published.State.NextDue!.Value;
        Assert.Equal(due.ToUnixTimeMilliseconds(), (await _store.TimerAsync(AreasHost.Area))!.Value.At!.Value.ToUnixTimeMilliseconds());
    }

    private async Task<AreaLoop> NewLoopAsync()
    {
        var start = await AreaStart.ReadAsync(_store, AreasHost.Settings, default);
        return new(start, new(DateTimeZone.Utc, new(), null), SystemClock.Instance, new((_, rows, _) => _published.AddRange(rows), _ => []));
    }
}
