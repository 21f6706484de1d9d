using System.Diagnostics;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Tests.Stores;

namespace RightCall.Server.Tests.Hosting;

/// <summary>The database crashes and comes back under a centre that works.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class RestartedDatabaseTests(PostgresCluster cluster)
{
    private static readonly TimeSpan AnswersAgain = TimeSpan.FromSeconds(30);

    [Fact, Trait("Tier", "slow")]
    public async Task When_the_database_crashes_nothing_acknowledged_is_lost_and_the_centre_goes_on_by_itself()
    {
        var connection = await cluster.NewDatabaseAsync();
        await using (IJournalStore before = await PostgresJournalStore.OpenAsync(connection)) await Ledger.PrepareAsync(before);
        using var centre = new CentreProcess(connection);
        await centre.StartAsync();
        var ledger = await Load.WhileAsync(centre, async working =>
        {
            for (var i = 0; i < Tier.Count(fast: 1, ci: 3, soak: 20); i++)
            {
                await AnsweredAsync(working, DateTime.UtcNow);
                await cluster.RestartAsync();
                await AnsweredAsync(working, DateTime.UtcNow);
            }
        });
        Assert.False(centre.HasEnded, "The process ended by itself.");
        centre.Kill();
        await using IJournalStore store = await PostgresJournalStore.OpenAsync(connection);
        await ledger.CheckAsync(store);
    }

    private static async Task AnsweredAsync(Ledger ledger, DateTime since)
    {
        for (var began = Stopwatch.StartNew(); ledger.LastAsked <= since; await Task.Delay(20)) Assert.True(began.Elapsed < AnswersAgain, $"Nothing was acknowledged within {AnswersAgain.TotalSeconds:0} s.");
    }
}
