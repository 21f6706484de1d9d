using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Tests.Stores;
using RightCall.Server.Areas;

namespace RightCall.Server.Tests.Areas;

/// <summary>An area that nobody calls.</summary>
// Not beside the tests that start and kill whole centres: it is about seconds.
[Collection(nameof(PostgresCluster))]
public sealed class IdleTimerTests
{
    private static readonly Duration Latest = Duration.FromSeconds(2);

    [Fact, Trait("Tier", "slow")]
    public async Task An_idle_area_runs_its_timers_at_most_two_seconds_late()
    {
        await using var store = new TemporaryStore();
        var clock = new AheadClock();
        await using var host = await AreasHost.StartAsync(store.Store, clock);
        var last = Assert.IsType<Accepted>(await host.Areas.SubmitAsync(AreasHost.Area, Submissions.Ring())).Sequence;
        List<Duration> late = [];
        // As many as a silent caller starts one after the other.
        for (var i = 0; i < Tier.Count(fast: 1, ci: 4, soak: 40) && (await host.Areas.ReadAsync(AreasHost.Area, last)).State.NextDue is { } due; i++)
        {
            // Each comes at another moment between two looks.
            clock.Move(due - clock.GetCurrentInstant() - Duration.FromMilliseconds(300 + (170 * (i % 5))));
            var row = await NextRowAsync(host.Areas, last);
            Assert.IsType<Tick>(row.Command.Body);
            late.Add(row.Command.At - due);
            last = row.Sequence;
        }
        Assert.NotEmpty(late);
        Assert.All(late, l => Assert.InRange(l, Duration.Zero, Latest));
    }

    private static async Task<Row> NextRowAsync(IAreas areas, long after)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var row in areas.RowsAsync(AreasHost.Area, after, enough.Token)) return row;
        throw new InvalidOperationException("The rows ended.");
    }
}
