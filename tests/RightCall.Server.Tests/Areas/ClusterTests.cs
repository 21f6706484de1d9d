using NodaTime;
using Npgsql;
using RightCall.Domain.Areas;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Tests.Stores;
using RightCall.Server.Hosting;

namespace RightCall.Server.Tests.Areas;

/// <summary>Two members of one centre on PostgreSQL: whichever is asked, there is one area, and it goes on where the other one ended.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class ClusterTests(PostgresCluster cluster)
{
    [Fact, Trait("Tier", "slow")]
    public async Task Whichever_is_asked_there_is_one_area_and_it_outlives_the_one_it_lived_in()
    {
        var connection = await cluster.NewDatabaseAsync();
        await using (var database = NpgsqlDataSource.Create(connection)) await Task.WhenAll(ClusterTables.MakeAsync(database), ClusterTables.MakeAsync(database));
        await using IJournalStore one = await PostgresJournalStore.OpenAsync(connection), two = await PostgresJournalStore.OpenAsync(connection);
        await using var second = await StartedInAsync(connection, one, two);
        // The first has ended in there: the area goes on here.
        var began = SystemClock.Instance.GetCurrentInstant();
        Assert.Equal(202, Assert.IsType<Accepted>(await second.Areas.SubmitAsync(AreasHost.Area, Submissions.Ring())).Sequence);
        Assert.True(SystemClock.Instance.GetCurrentInstant() - began < Duration.FromSeconds(15));
        Assert.Equal(202, (await StoreVerifier.VerifyAsync(two, AreasHost.Area)).Sequence);
    }

    private static async Task<AreasHost> StartedInAsync(string connection, IJournalStore one, IJournalStore two)
    {
        await using var first = await AreasHost.StartAsync(one, cluster: new(connection));
        // It lives in the first, since that was asked first.
        var ring = Submissions.RingAt("12 Elm Street");
        var accepted = Assert.IsType<Accepted>(await first.Areas.SubmitAsync(AreasHost.Area, ring));
        var second = await AreasHost.StartAsync(two, cluster: new(connection));
        // From the other one: the same answer, the same events, and the same refusal.
        var again = Assert.IsType<Accepted>(await second.Areas.SubmitAsync(AreasHost.Area, ring));
        Assert.Equal((accepted.Sequence, accepted.Events.Length), (again.Sequence, again.Events.Length));
        Assert.Equal("AREA-001", Assert.IsType<Refused>(await second.Areas.SubmitAsync(AreasHost.Area, Submissions.Ring() with { Id = ring.Id })).Code);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var reading = new[] { first, second }.Select(async host =>
        {
            List<long> numbers = [];
            await foreach (var row in host.Areas.RowsAsync(AreasHost.Area, 0, enough.Token))
            {
                numbers.Add(row.Sequence);
                if (row.Sequence == 201) break;
            }
            return numbers;
        }).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            for (var n = 0; n < 25; n++) Assert.IsType<Accepted>(await (i % 2 == 0 ? first : second).Areas.SubmitAsync(AreasHost.Area, Submissions.Ring()));
        }));
        foreach (var numbers in await Task.WhenAll(reading)) Assert.Equal(Enumerable.Range(1, 201).Select(i => (long)i), numbers);
        Assert.Equal(201, (await second.Areas.ReadAsync(AreasHost.Area, 201)).State.Calls.Count);
        return second;
    }
}
