using System.Text.Json.Nodes;
using NodaTime.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Journal.Tests.Stores;
using RightCall.Server.Areas;
using RightCall.Server.Feed;
using RightCall.Server.Tests.Areas;
using RightCall.Server.Tests.Hosting;

namespace RightCall.Server.Tests.Feed;

/// <summary>Readers who do not read, beside one who does, under load.</summary>
// Not beside other tests that keep the machine busy.
[Collection(nameof(PostgresCluster))]
public sealed class SlowFeedTests
{
    // More than the sockets between the two hold.
    private const int LongTexts = 2_000;
    // Rules, the roster, the crews, a ring, and the texts.
    private static readonly int Filled = 2 + Ledger.Units.Count + 1 + LongTexts;
    private static readonly TimeSpan Asleep = FeedEndpoint.Patience * 3;

    [Fact, Trait("Tier", "slow")]
    public async Task Who_does_not_read_is_cut_off_goes_on_without_a_gap_and_holds_nobody_up()
    {
        using var centre = new CentreProcess();
        await using (var store = SqliteJournalStore.Open(centre.Journal))
        {
            await Ledger.PrepareAsync(store);
            await FillAsync(store);
        }
        await centre.StartAsync();
        var sleepers = Enumerable.Range(0, 3).Select(i => new CutFeed(centre.Address, "auditor", null, i)).ToList();
        using var reader = new CutFeed(centre.Address, "supervisor", null, 3);
        foreach (var feed in sleepers.Append(reader)) await feed.SignInAsync();
        // It has read what is old.
        await reader.ReadToAsync(Filled);
        var (old, live) = (reader.Events.Count, 0);
        await Load.WhileAsync(centre, async _ =>
        {
            var reading = reader.ReadForAsync(Asleep);
            Assert.All(await Task.WhenAll(sleepers.Select(s => s.SleepAsync(Asleep))), Assert.True);
            await reading;
            live = reader.Events.Count - old;
        });
        await reader.ReadToAsync(reader.Events[^1].Id + 1);
        var last = reader.Events[^1].Id;
        foreach (var feed in sleepers)
        {
            Assert.InRange(feed.Events.Count, 0, LongTexts);
            await feed.ReadToAsync(last);
            Assert.Equal(reader.Events.Select(e => (e.Id, e.Data)), feed.Events.Take(reader.Events.Count).Select(e => (e.Id, e.Data)));
            feed.Dispose();
        }
        // Had it waited for one who sleeps, it would have been late by all of the patience.
        Assert.True(live > 300);
        Assert.InRange(reader.Events.Skip(old).Take(live).Max(Late), TimeSpan.Zero, FeedEndpoint.Patience / 2);
    }

    private static TimeSpan Late(FeedEvent row) => row.Came - InstantPattern.ExtendedIso.Parse((string)JsonNode.Parse(row.Data)!["at"]!).Value.ToDateTimeUtc();

    private static async Task FillAsync(IJournalStore store)
    {
        await using var host = await AreasHost.StartAsync(store);
        var ring = Submissions.Ring();
        await Give(ring);
        await Task.WhenAll(Enumerable.Range(0, LongTexts).Select(_ => Give(new(new(Guid.CreateVersion7()), AreasHost.Taker, new Text(((Ring)ring.Body).Call, new('a', 3_900))))));

        async Task Give(Submission submission) => Assert.IsType<Accepted>(await host.Areas.SubmitAsync(AreasHost.Area, submission));
    }
}
