using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Tests.Stores;

/// <summary>What every store holds to. A store's own class only says how it is opened, and how a stranger writes into it.</summary>
public abstract class JournalStoreContract : IAsyncLifetime
{
    private static readonly AreaId Area = Journals.Area;
    private IJournalStore _store = null!;

    /// <summary>Opens the test's store; the same one each time.</summary>
    protected abstract Task<IJournalStore> OpenAsync();

    /// <summary>Changes the store's tables behind its back.</summary>
    protected abstract Task TamperAsync(string sql);

    /// <summary>An expression for this column with its first byte changed.</summary>
    protected abstract string Changed(string column);

    public virtual async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null) await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_journal_without_rows_ends_at_the_beginning()
    {
        Assert.Equal(JournalHead.Empty, await _store.HeadAsync(Area));
        Assert.Empty(await _store.AreasAsync());
        Assert.Empty(await _store.ReadAsync(Area, 0, 10));
        Assert.Equal(JournalHead.Empty, await StoreVerifier.VerifyAsync(_store, Area));
    }

    [Fact]
    public async Task What_was_stored_is_read_again_from_any_row_on()
    {
        var rows = await Append(5);
        Assert.Equal(rows.HeadOf(), await _store.HeadAsync(Area));
        Assert.Equal([Area], await _store.AreasAsync());
        AssertSame(rows, await _store.ReadAsync(Area, 0, 10));
        AssertSame(rows[3..], await _store.ReadAsync(Area, 3, 10));
        AssertSame(rows[1..3], await _store.ReadAsync(Area, 1, 2));
        Assert.Empty(await _store.ReadAsync(Area, 5, 10));
        Assert.Equal(rows.HeadOf(), await StoreVerifier.VerifyAsync(_store, Area, rows.HeadOf()));
    }

    [Fact]
    public async Task It_is_there_after_the_store_is_opened_again()
    {
        var rows = await Append(3);
        await _store.DisposeAsync();
        _store = await OpenAsync();
        AssertSame(rows, await _store.ReadAsync(Area, 0, 10));
    }

    [Fact]
    public async Task A_second_writer_loses()
    {
        var rows = await Append(2);
        var late = StoredRows.After(JournalHead.Empty, 1, id: _ => new(Guid.CreateVersion7()));
        Assert.Equal(AppendOutcome.Lost, await _store.AppendAsync(Area, JournalHead.Empty, new(late)));
        var early = StoredRows.After(new(5, rows[^1].Hash), 1);
        Assert.Equal(AppendOutcome.Lost, await _store.AppendAsync(Area, new(5, rows[^1].Hash), new(early)));
        var other = new JournalHead(2, new('a', 64));
        Assert.Equal(AppendOutcome.Lost, await _store.AppendAsync(Area, other, new(StoredRows.After(other, 1))));
        AssertSame(rows, await _store.ReadAsync(Area, 0, 10));
    }

    [Fact]
    public async Task Of_writers_that_start_together_exactly_one_wins_each_round()
    {
        const int Writers = 6;
        var head = JournalHead.Empty;
        for (var round = 0; round < Tier.Count(10, 40, 400); round++)
        {
            using var barrier = new Barrier(Writers);
            var groups = Enumerable.Range(0, Writers).Select(_ => StoredRows.After(head, 2, id: _ => new(Guid.CreateVersion7()))).ToList();
            var outcomes = await Task.WhenAll(groups.Select(rows => Task.Factory.StartNew(() =>
            {
                barrier.SignalAndWait();
                return _store.AppendAsync(Area, head, new(rows));
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            Assert.Equal(Writers - 1, outcomes.Count(o => o == AppendOutcome.Lost));
            head = groups[Array.IndexOf(outcomes, AppendOutcome.Stored)].HeadOf();
            Assert.Equal(head, await _store.HeadAsync(Area));
        }
        Assert.Equal(head, await StoreVerifier.VerifyAsync(_store, Area, head));
    }

    [Fact]
    public async Task A_command_is_stored_once_and_its_row_is_found()
    {
        var rows = await Append(3);
        var again = StoredRows.After(rows.HeadOf(), 3, id: s => s == 5 ? rows[1].Command : new(Guid.CreateVersion7()));
        Assert.Equal(AppendOutcome.Repeated, await _store.AppendAsync(Area, rows.HeadOf(), new(again)));
        AssertSame(rows, await _store.ReadAsync(Area, 0, 10));
        AssertSame([rows[1]], [(await _store.FindAsync(Area, rows[1].Command))!]);
        Assert.Null(await _store.FindAsync(Area, new(Guid.CreateVersion7())));
        Assert.Null(await _store.FindAsync(new("elsewhere"), rows[1].Command));
    }

    [Fact]
    public async Task Areas_do_not_touch_each_other()
    {
        var rows = await Append(2);
        var elsewhere = new AreaId("elsewhere");
        var others = StoredRows.After(JournalHead.Empty, 3, elsewhere);
        Assert.Equal(AppendOutcome.Stored, await _store.AppendAsync(elsewhere, JournalHead.Empty, new(others)));
        AssertSame(rows, await _store.ReadAsync(Area, 0, 10));
        AssertSame(others, await _store.ReadAsync(elsewhere, 0, 10));
        Assert.Equal([elsewhere, Area], await _store.AreasAsync());
    }

    [Fact]
    public async Task What_comes_with_the_rows_is_stored_with_them_or_not_at_all()
    {
        var person = new Subject("call:1");
        var (key, document) = (new SealingKey("k1", person, [1, 2, 3]), new Document("d1", new byte[] { 4, 5 }));
        var lost = new AppendGroup(StoredRows.After(JournalHead.Empty, 1)) { Keys = [key], Documents = [document], Adoptions = [new(1, "r1")], Held = [person] };
        var rows = await Append(1);
        Assert.Equal(AppendOutcome.Lost, await _store.AppendAsync(Area, JournalHead.Empty, lost));
        Assert.Empty(await _store.KeysAsync(Area, ["k1"]));
        Assert.Null(await _store.DocumentAsync("d1"));
        Assert.Empty(await _store.AdoptionsAsync(Area));
        Assert.Empty(await _store.HoldsAsync(Area));

        var next = StoredRows.After(rows.HeadOf(), 1);
        Assert.Equal(AppendOutcome.Stored, await _store.AppendAsync(Area, rows.HeadOf(), lost with { Rows = next }));
        Assert.Equal([1, 2, 3], (await _store.KeysAsync(Area, ["k1", "none"]))["k1"].Secret);
        Assert.Equal("k1", Assert.Single(await _store.KeysOfAsync(Area, [person])).Id);
        Assert.Equal([4, 5], (await _store.DocumentAsync("d1"))!.Body.ToArray());
        Assert.Equal([new(1, "r1")], await _store.AdoptionsAsync(Area));
        Assert.Equal([person], await _store.HoldsAsync(Area));
    }

    [Fact]
    public async Task Erasing_takes_the_keys_and_the_snapshots_and_nothing_else()
    {
        var (one, two) = (new SealingKey("k1", new("call:1"), [1]), new SealingKey("k2", new("call:2"), [2]));
        var first = StoredRows.After(JournalHead.Empty, 1);
        await _store.AppendAsync(Area, JournalHead.Empty, new(first) { Keys = [one, two], Held = [one.Subject] });
        await _store.SaveSnapshotAsync(Area, new(first.HeadOf(), "s1", new byte[] { 9 }));
        var second = StoredRows.After(first.HeadOf(), 1);
        Assert.Equal(AppendOutcome.Stored, await _store.AppendAsync(Area, first.HeadOf(), new(second) { Erased = [one.Subject], Freed = [one.Subject] }));
        await _store.ScrubAsync();
        Assert.Equal(["k2"], (await _store.KeysAsync(Area, ["k1", "k2"])).Keys);
        Assert.Empty(await _store.HoldsAsync(Area));
        Assert.Null(await _store.SnapshotAsync(Area, "s1"));
        Assert.Equal(second.HeadOf(), await StoreVerifier.VerifyAsync(_store, Area));
    }

    [Fact]
    public async Task The_latest_snapshot_of_a_shape_is_kept_where_it_is_of_this_journal()
    {
        var rows = await Append(3);
        JournalHead At(int i) => new(rows[i].Sequence, rows[i].Hash);
        await _store.SaveSnapshotAsync(Area, new(At(1), "s1", new byte[] { 2 }));
        await _store.SaveSnapshotAsync(Area, new(At(0), "s1", new byte[] { 1 }));
        Assert.Equal([2], (await _store.SnapshotAsync(Area, "s1"))!.Body.ToArray());
        await _store.SaveSnapshotAsync(Area, new(At(2), "s1", new byte[] { 3 }));
        Assert.Equal(At(2), (await _store.SnapshotAsync(Area, "s1"))!.At);
        Assert.Null(await _store.SnapshotAsync(Area, "s2"));
        await _store.SaveSnapshotAsync(Area, new(new(9, new('c', 64)), "s1", new byte[] { 4 }));
        Assert.Null(await _store.SnapshotAsync(Area, "s1"));
    }

    [Fact]
    public async Task A_snapshot_from_before_an_erasure_is_kept_no_more()
    {
        var first = await Append(2);
        var second = StoredRows.After(first.HeadOf(), 1);
        await _store.AppendAsync(Area, first.HeadOf(), new(second) { Erased = [new("call:1")] });
        await _store.SaveSnapshotAsync(Area, new(first.HeadOf(), "s1", new byte[] { 1 }));
        Assert.Null(await _store.SnapshotAsync(Area, "s1"));
        await _store.SaveSnapshotAsync(Area, new(second.HeadOf(), "s1", new byte[] { 2 }));
        Assert.Equal([2], (await _store.SnapshotAsync(Area, "s1"))!.Body.ToArray());
    }

    [Fact]
    public async Task A_timer_is_due_as_the_last_group_that_was_stored_says()
    {
        Assert.Null(await _store.TimerAsync(Area));
        var rows = await Append(1, new(Instances.Noon));
        Assert.Equal([(Area, Instances.Noon)], await _store.DueAsync(Instances.Noon));
        Assert.Empty(await _store.DueAsync(Instances.Noon - NodaTime.Duration.FromSeconds(1)));
        Assert.Equal(AppendOutcome.Lost, await _store.AppendAsync(Area, JournalHead.Empty, new(StoredRows.After(JournalHead.Empty, 1)) { Timer = new(null) }));
        var second = StoredRows.After(rows.HeadOf(), 1);
        await _store.AppendAsync(Area, rows.HeadOf(), new(second));
        Assert.Equal(new(Instances.Noon), await _store.TimerAsync(Area));
        await _store.AppendAsync(Area, second.HeadOf(), new(StoredRows.After(second.HeadOf(), 1)) { Timer = new(null) });
        Assert.Empty(await _store.DueAsync(Instances.Noon));
        Assert.Equal(new NextTimer(null), await _store.TimerAsync(Area));
    }

    [Fact]
    public async Task What_is_to_be_told_to_others_waits_until_it_was_taken()
    {
        var rows = StoredRows.After(JournalHead.Empty, 2);
        Outgoing[] outbox = [new(1, 0, "area:tacoma"), new(2, 0, "area:kent"), new(2, 3, "area:tacoma")];
        await _store.AppendAsync(Area, JournalHead.Empty, new(rows) { Outbox = outbox });
        Assert.Equal(outbox, await _store.OutboxAsync(Area, 10));
        Assert.Equal(outbox[..1], await _store.OutboxAsync(Area, 1));
        await _store.TakenAsync(Area, outbox[1]);
        await _store.TakenAsync(Area, outbox[1]);
        Assert.Equal([outbox[0], outbox[2]], await _store.OutboxAsync(Area, 10));
        Assert.Empty(await _store.OutboxAsync(new("elsewhere"), 10));
    }

    [Theory]
    [InlineData("area"), InlineData("sequence"), InlineData("command_id"), InlineData("body"), InlineData("hash")]
    public async Task A_changed_byte_in_any_column_of_any_row_is_found(string column)
    {
        var rows = await Append(3);
        for (var row = 3; row >= 1; row--)
        {
            await Reset();
            await _store.AppendAsync(Area, JournalHead.Empty, new(rows));
            await TamperAsync($"UPDATE journal SET {column} = {Changed(column)} WHERE sequence = {row}");
            var found = await Assert.ThrowsAsync<JournalException>(() => StoreVerifier.VerifyAsync(_store, Area, rows.HeadOf()));
            // A row that was moved away is missed where it was.
            Assert.Equal(row, found.Line);
        }
    }

    [Fact]
    public async Task A_tail_that_is_cut_off_is_found_by_the_head()
    {
        var rows = await Append(4);
        await TamperAsync("DELETE FROM journal WHERE sequence > 2");
        Assert.Equal(2, (await StoreVerifier.VerifyAsync(_store, Area)).Sequence);
        Assert.Equal(3, (await Assert.ThrowsAsync<JournalException>(() => StoreVerifier.VerifyAsync(_store, Area, rows.HeadOf()))).Line);
    }

    [Fact]
    public async Task Tables_that_are_newer_than_the_program_are_refused()
    {
        await _store.DisposeAsync();
        await TamperAsync(NewerTables);
        Assert.Contains("version 999", (await Assert.ThrowsAsync<JournalStoreException>(OpenAsync)).Message, StringComparison.Ordinal);
        await TamperAsync(OlderTables);
        _store = await OpenAsync();
    }

    protected abstract string NewerTables { get; }

    protected abstract string OlderTables { get; }

    private Task Reset() => TamperAsync("DELETE FROM journal");

    private async Task<List<StoredRow>> Append(int count, NextTimer? timer = null)
    {
        var rows = StoredRows.After(JournalHead.Empty, count);
        Assert.Equal(AppendOutcome.Stored, await _store.AppendAsync(Area, JournalHead.Empty, new(rows) { Timer = timer }));
        return rows;
    }

    private static void AssertSame(IReadOnlyList<StoredRow> expected, IReadOnlyList<StoredRow> found) =>
        Assert.Equal(expected.Select(r => (r.Sequence, r.Command, r.Hash, Convert.ToHexString(r.Body.Span))), found.Select(r => (r.Sequence, r.Command, r.Hash, Convert.ToHexString(r.Body.Span))));
}
