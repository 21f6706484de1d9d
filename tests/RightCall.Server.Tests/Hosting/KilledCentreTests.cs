using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Journal.Tests.Stores;

namespace RightCall.Server.Tests.Hosting;

/// <summary>What a centre answered is true after it was killed, again and again, while eight people worked.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class KilledCentreTests(PostgresCluster cluster)
{
    private const int Clients = 8;

    [Fact, Trait("Tier", "slow")]
    public async Task What_was_acknowledged_before_a_kill_stands_in_the_journal_once()
    {
        using var centre = new CentreProcess();
        await using (var store = SqliteJournalStore.Open(centre.Journal)) await Ledger.PrepareAsync(store);
        var ledger = await WorkAsync(centre, Tier.Count(fast: 1, ci: 4, soak: 50));
        await using var after = SqliteJournalStore.Open(centre.Journal);
        await ledger.CheckAsync(after);
    }

    [Fact, Trait("Tier", "slow")]
    public async Task What_was_acknowledged_before_a_kill_stands_in_the_journal_once_on_postgres()
    {
        var connection = await cluster.NewDatabaseAsync();
        await using IJournalStore store = await PostgresJournalStore.OpenAsync(connection);
        await Ledger.PrepareAsync(store);
        using var centre = new CentreProcess(connection);
        var ledger = await WorkAsync(centre, Tier.Count(fast: 1, ci: 4, soak: 50));
        await ledger.CheckAsync(store);
    }

    [Fact, Trait("Tier", "slow")]
    public async Task The_same_command_at_the_same_moment_on_two_connections_has_one_effect_and_one_answer()
    {
        using var centre = new CentreProcess();
        await using (var store = SqliteJournalStore.Open(centre.Journal)) await Ledger.PrepareAsync(store);
        await centre.StartAsync();
        var ledger = new Ledger();
        // The same person at two windows.
        using LedgerClient one = new(ledger, 1, centre.Address), other = new(ledger, 1, centre.Address);
        for (var i = 0; i < Tier.Count(fast: 20, ci: 100, soak: 2_000); i++)
        {
            var (id, path) = (Guid.CreateVersion7(), $"calls/{Guid.CreateVersion7()}/ring");
            const string body = """{"mode":"voice","source":"public"}""";
            var answers = await Task.WhenAll(one.GiveAsync(id, path, body), other.GiveAsync(id, path, body));
            Assert.Equal(answers[0], answers[1]);
        }
        centre.Kill();
        await using var after = SqliteJournalStore.Open(centre.Journal);
        await ledger.CheckAsync(after);
    }

    private static async Task<Ledger> WorkAsync(CentreProcess centre, int kills)
    {
        var (ledger, chance) = (new Ledger(), new Random(kills));
        using var end = new CancellationTokenSource();
        await centre.StartAsync();
        LedgerClient[] clients = [.. Enumerable.Range(0, Clients).Select(i => new LedgerClient(ledger, i, centre.Address))];
        Task[] work = [.. clients.Select(c => c.WorkAsync(end.Token))];
        for (var i = 0; i < kills; i++)
        {
            await ServedAsync();
            await Task.Delay(chance.Next(1_000));
            centre.Kill();
            // Now and then it dies while it starts.
            if (i % 4 == 3)
            {
                centre.Begin();
                await Task.Delay(chance.Next(3_000));
                centre.Kill();
            }
            await centre.StartAsync();
        }
        await ServedAsync();
        await end.CancelAsync();
        await Task.WhenAll(work);
        foreach (var client in clients) client.Dispose();
        centre.Kill();
        return ledger;

        // Between two kills it has to work, else nothing is proved.
        async Task ServedAsync()
        {
            var enough = ledger.Acknowledged + 50;
            for (var until = Task.Delay(TimeSpan.FromSeconds(60)); ledger.Acknowledged < enough; await Task.Delay(20))
            {
                if (Array.Find(work, w => w.IsFaulted) is { } failed) await failed;
                Assert.False(until.IsCompleted, $"Of 50 commands {ledger.Acknowledged + 50 - enough} were acknowledged within a minute.");
            }
        }
    }
}
