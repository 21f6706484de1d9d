using System.Diagnostics;
using System.Globalization;
using RightCall.Bench.Core;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Journal;
using RightCall.Journal.Chains;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Bench.Journal;

/// <summary>What an append costs, durable each time: one command by itself, groups of them, several areas at once; and reading back. Beside them, the same bytes written and flushed to a bare file.</summary>
internal static class JournalSuite
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);
    private static readonly AreaId Area = new("bench");

    public static int Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<int> RunAsync()
    {
        Console.WriteLine($"The journal, on {Environment.ProcessorCount} cores, .NET {Environment.Version}; durable at each commit");
        var folder = Directory.CreateTempSubdirectory("rightcall-bench-journal-").FullName;
        try
        {
            await using (var sqlite = SqliteJournalStore.Open(Path.Combine(folder, "journal.db"))) await MeasureAsync("SQLite", sqlite, folder);
            if (await PostgresServer.StartAsync(Path.Combine(folder, "pg")) is not { } server)
            {
                CoreSuite.Line("PostgreSQL", "not measured: its programs are not on this machine", "");
                return 0;
            }
            await using (server)
            await using (var postgres = await PostgresJournalStore.OpenAsync(server.Connection)) await MeasureAsync("PostgreSQL", postgres, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string name, IJournalStore store, string folder)
    {
        // Interleaved with the bare file, so that a disk that is busy is busy for both.
        var (bare, one) = (new List<double>(), new List<double>());
        var journal = await AreaJournal.OpenAsync(store, new(name));
        using (var file = new FileStream(Path.Combine(folder, name), FileMode.Create))
        {
            var bytes = new RowCodec().Encode(Area, Row(1)).ToArray();
            for (var began = Stopwatch.StartNew(); began.Elapsed < Each;)
            {
                bare.Add(Timed(() => { file.Write(bytes); file.Flush(flushToDisk: true); }));
                var watch = Stopwatch.GetTimestamp();
                await AppendAsync(journal, 1);
                one.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        }
        CoreSuite.Line($"{name}: a bare write and flush of one row", Times(bare), "");
        CoreSuite.Line($"{name}: one command, sealed and durable", Times(one), "");
        foreach (var size in new[] { 16, 64, 256 })
        {
            var grouped = await AreaJournal.OpenAsync(store, new($"{name}-{size}"));
            var rows = 0;
            var began = Stopwatch.StartNew();
            for (; began.Elapsed < Each; rows += size) await AppendAsync(grouped, size);
            CoreSuite.Line($"{name}: groups of {size}", Rate(rows, began.Elapsed), "");
        }
        await ManyAreasAsync(name, store, areas: 10, size: 16);
        await ReadAsync(name, store, new($"{name}-256"));
    }

    private static async Task ManyAreasAsync(string name, IJournalStore store, int areas, int size)
    {
        var began = Stopwatch.StartNew();
        var rows = await Task.WhenAll(Enumerable.Range(0, areas).Select(i => Task.Run(async () =>
        {
            var journal = await AreaJournal.OpenAsync(store, new($"{name}-area-{i}"));
            var count = 0;
            for (; began.Elapsed < Each; count += size) await AppendAsync(journal, size);
            return count;
        })));
        CoreSuite.Line($"{name}: {areas} areas at once, groups of {size}", Rate(rows.Sum(), began.Elapsed), "");
    }

    private static async Task ReadAsync(string name, IJournalStore store, AreaId area)
    {
        var began = Stopwatch.StartNew();
        var head = await StoreVerifier.VerifyAsync(store, area);
        CoreSuite.Line($"{name}: verify the chain", Rate(head.Sequence, began.Elapsed), "");
        began.Restart();
        var read = 0;
        await foreach (var _ in (await AreaJournal.OpenAsync(store, area)).ReadAsync()) read++;
        CoreSuite.Line($"{name}: read rows back and open their words", Rate(read, began.Elapsed), "");
    }

    private static async Task AppendAsync(AreaJournal journal, int size)
    {
        var rows = new Row[size];
        for (var i = 0; i < size; i++) rows[i] = Row(journal.Head.Sequence + 1 + i);
        if (await journal.AppendAsync(rows) is var outcome && outcome != AppendOutcome.Stored) throw new InvalidOperationException($"An append came to {outcome}.");
    }

    // A text to a caller: words that are sealed twice, in the command and in its event. About 17 commands belong to one call.
    private static Row Row(long sequence)
    {
        var call = new CallId(new Guid((int)(sequence / 17), 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]));
        var at = NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0) + NodaTime.Duration.FromMilliseconds(sequence);
        const string Words = "Can you talk? Answer 1 for yes, 2 for no. Somebody is on the way to you.";
        return new(sequence, new(new(Guid.CreateVersion7()), new(new("taker-7"), Role.CallTaker, new("desk-3")), at, 34, null, new Text(call, Words)), [new CallTexted(at, call, Words, CallDuties.None, null)]);
    }

    private static double Timed(Action action)
    {
        var watch = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    private static string Times(List<double> milliseconds)
    {
        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"P50 {milliseconds[milliseconds.Count / 2]:0.00} ms, P99 {milliseconds[(int)(milliseconds.Count * .99)]:0.00} ms ({milliseconds.Count:N0} times)");
    }

    private static string Rate(long rows, TimeSpan took) => string.Create(CultureInfo.InvariantCulture, $"{rows / took.TotalSeconds:N0} commands a second");
}
