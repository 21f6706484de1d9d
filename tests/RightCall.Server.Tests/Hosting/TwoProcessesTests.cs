using System.Diagnostics;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Tests.Stores;

namespace RightCall.Server.Tests.Hosting;

/// <summary>Two processes that are one centre: an area lives in one of them, and goes on in the other when that one dies.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class TwoProcessesTests(PostgresCluster cluster)
{
    private static readonly TimeSpan AnswersAgain = TimeSpan.FromSeconds(15);

    [Fact, Trait("Tier", "slow")]
    public Task An_area_answers_again_when_the_process_that_it_lives_in_is_killed() => TryAsync((centre, _) =>
    {
        centre.Kill();
        return Task.CompletedTask;
    });

    // One after the other: the area lives in one of the two.
    private async Task TryAsync(Func<CentreProcess, Func<Task>, Task> breakAsync)
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
            await breakAsync(centre, () => MovedAsync(ledger, broken));
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
