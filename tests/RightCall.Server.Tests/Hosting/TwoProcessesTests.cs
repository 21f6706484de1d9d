using System.Diagnostics;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Tests.Stores;

namespace RightCall.Server.Tests.Hosting;

/// <summary>Two processes that are one centre: an area lives in one of them, and goes on in the other when that one dies or sleeps.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class TwoProcessesTests(PostgresCluster cluster)
{
    private static readonly TimeSpan AnswersAgain = TimeSpan.FromSeconds(15);

    [Fact, Trait("Tier", "slow")]
    public Task An_area_answers_again_when_the_process_that_it_lives_in_is_killed() => TryAsync((centre, _, _) =>
    {
        centre.Kill();
        return Task.CompletedTask;
    });

    [Fact, Trait("Tier", "slow")]
    public Task A_process_that_slept_until_its_area_went_on_elsewhere_writes_nothing_twice_and_shows_nothing_stale_as_fresh() => TryAsync(async (centre, ledger, broken) =>
    {
        await centre.PauseAsync();
        await MovedAsync(ledger, broken);
        // A row that came while it slept.
        var since = DateTime.UtcNow;
        await MovedAsync(ledger, since);
        var known = ledger.Last;
        using var desk = new LedgerClient(ledger, 99, centre.Address);
        await centre.ResumeAsync();
        // Whatever it still wanted to write, it tries now. What it shows has that row, or it shows nothing.
        for (var awake = Stopwatch.StartNew(); awake.Elapsed < TimeSpan.FromSeconds(5); await Task.Delay(20))
            if (await desk.ReadAsync(atLeast: known) is { } shown) Assert.InRange(shown, known, long.MaxValue);
        centre.Kill();
    });

    // One after the other: the area lives in one of the two.
    private async Task TryAsync(Func<CentreProcess, Ledger, DateTime, Task> breakAsync)
    {
        var connection = await cluster.NewDatabaseAsync();
        await using IJournalStore store = await PostgresJournalStore.OpenAsync(connection);
        await Ledger.PrepareAsync(store);
        using CentreProcess one = new(connection), other = new(connection);
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        var ledger = new Ledger();
        using var end = new CancellationTokenSource();
        LedgerClient[] clients = [.. Enumerable.Range(0, 8).Select(i => new LedgerClient(ledger, i, one.Address, other.Address))];
        Task[] work = [.. clients.Select(c => c.WorkAsync(end.Token))];
        foreach (var centre in new[] { one, other })
        {
            await MovedAsync(ledger, DateTime.UtcNow);
            var broken = DateTime.UtcNow;
            await breakAsync(centre, ledger, broken);
            await MovedAsync(ledger, broken);
            if (centre == one) await centre.StartAsync();
        }
        await end.CancelAsync();
        await Task.WhenAll(work);
        foreach (var client in clients) client.Dispose();
        one.Kill();
        other.Kill();
        await ledger.CheckAsync(store);
    }

    // What was asked for and acknowledged only after this moment.
    private static async Task MovedAsync(Ledger ledger, DateTime since)
    {
        var began = Stopwatch.StartNew();
        while (ledger.LastAsked <= since && began.Elapsed < AnswersAgain) await Task.Delay(20);
        Assert.True(ledger.LastAsked > since, $"Nothing was acknowledged within {AnswersAgain.TotalSeconds:0} s.");
        TestContext.Current.SendDiagnosticMessage($"Answered again after {began.Elapsed.TotalSeconds:0.0} s.");
    }
}
