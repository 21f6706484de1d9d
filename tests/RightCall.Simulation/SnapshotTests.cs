using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal;
using RightCall.Journal.Chains;
using RightCall.Journal.Rows;
using RightCall.Journal.Snapshots;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Simulation.Histories;
using RightCall.Simulation.World;

namespace RightCall.Simulation;

/// <summary>A state that went through a snapshot is the same, and every later command comes to the same.</summary>
public sealed class SnapshotTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rightcall-snapshots-").FullName;
    private SqliteJournalStore _store = null!;

    public ValueTask InitializeAsync()
    {
        _store = SqliteJournalStore.Open(Path.Combine(_folder, "journal.db"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_night_goes_on_from_a_snapshot_as_if_there_had_been_none()
    {
        for (var seed = 1; seed <= Tier.Count(1, 5, 60); seed++)
        {
            var city = new City(seed, new Scenario(), ShippedRules.Value);
            city.Run(Duration.FromHours(2));
            await GoOnAsync(new($"night-{seed}"), city.Rows, city.Facts, Tier.Count(2, 5, 20));
        }
    }

    [Fact]
    public async Task Any_history_goes_on_from_a_snapshot_as_if_there_had_been_none()
    {
        List<List<Row>> histories = [];
        RandomHistoryTests.Steps.Hold(Tier.Count(5, 40, 1_000), ops =>
        {
            var history = new History(ShippedRules.Value);
            history.Play(ops);
            histories.Add([.. history.Rows]);
        });
        for (var i = 0; i < histories.Count; i++) await GoOnAsync(new($"history-{i}"), histories[i], Facts.Assumed, 2);
    }

    // Both writers get the same commands from there on: one that never stopped, and one that begins with the snapshot.
    private async Task GoOnAsync(AreaId area, IReadOnlyList<Row> rows, Facts facts, int cuts)
    {
        var journal = await AreaJournal.OpenAsync(_store, area);
        var snapshots = (AreaSnapshots?)null;
        var never = new AreaWriter(AreaState.Empty(area));
        foreach (var (row, number) in rows.Select((r, i) => (r, i)))
        {
            Assert.Equal(AppendOutcome.Stored, await journal.AppendAsync([row]));
            never.Replay(row);
            if (number == 0 || number % Math.Max(1, rows.Count / cuts) != 0) continue;
            snapshots ??= await AreaSnapshots.OpenAsync(_store, area);
            await snapshots.SaveAsync(journal.Head, new(never.Published, [(row.Command.Id, row.Sequence)]));
            // As after a start: rules and keys are read from the store.
            var (saved, sequence) = (await (await AreaJournal.OpenAsync(_store, area)).SnapshotAsync(AreaState.Empty(area)))!.Value;
            Assert.Equal(row.Sequence, sequence);
            Assert.Equal([(row.Command.Id, row.Sequence)], saved.Recent);
            var (a, b) = (StateDump.Of(never.Published), StateDump.Of(saved.State));
            Assert.True(a == b, $"After row {sequence} of {area}: {StateDump.FirstDifference(a, b)}");
            Compare(area, never.Published, saved.State, sequence, rows.Skip(number + 1), facts);
        }
    }

    private static void Compare(AreaId area, AreaState one, AreaState other, long sequence, IEnumerable<Row> later, Facts facts)
    {
        var (a, b) = (new AreaWriter(one, null, sequence), new AreaWriter(other, null, sequence));
        foreach (var row in later.Take(200))
        {
            var (left, right) = (a.Submit(row.Command, facts), b.Submit(row.Command, facts));
            Assert.Equal(Text(area, row, left), Text(area, row, right));
        }
    }

    private static string Text(AreaId area, Row row, Reply reply) => reply is Accepted accepted
        ? System.Text.Encoding.UTF8.GetString(new RowCodec().Encode(area, row with { Sequence = accepted.Sequence, Events = accepted.Events })) : reply.ToString();
}
