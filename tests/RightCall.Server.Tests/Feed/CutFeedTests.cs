using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Domain.Areas;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Journal;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Journal.Tests.Stores;
using RightCall.Server.Feed;
using RightCall.Server.Tests.Areas;
using RightCall.Server.Tests.Hosting;

namespace RightCall.Server.Tests.Feed;

/// <summary>Feeds of a real centre under load, cut again and again: what came, put together, is the journal, as far as each may see it.</summary>
// Not beside other tests that keep the machine busy.
[Collection(nameof(PostgresCluster))]
public sealed class CutFeedTests
{
    private static readonly UnitId Crew = new("C1");
    private static readonly string[] SeeAll = ["auditor", "call-taker", "dispatcher", "clinician", "supervisor", "director"];

    [Fact, Trait("Tier", "slow")]
    public async Task A_feed_that_is_cut_a_hundred_times_put_together_is_the_journal()
    {
        using var centre = new CentreProcess();
        await using (var store = SqliteJournalStore.Open(centre.Journal)) await Ledger.PrepareAsync(store);
        await centre.StartAsync();
        var feeds = SeeAll.Concat(["planner", "administrator", "counsellor988", "agent311", "unit"]).Select((role, i) => new CutFeed(centre.Address, role, role == "unit" ? Crew.ToString() : null, i)).ToList();
        foreach (var feed in feeds) await feed.SignInAsync();
        await Load.WhileAsync(centre, _ => Task.WhenAll(feeds.Select(f => f.ReadAsync(Tier.Count(fast: 10, ci: 100, soak: 1_000)))));
        List<Row> journal = [];
        await using (var store = SqliteJournalStore.Open(centre.Journal))
            await foreach (var row in (await AreaJournal.OpenAsync(store, AreasHost.Area)).ReadAsync()) journal.Add(row);
        await Task.WhenAll(feeds.Select(f => f.ReadToAsync(journal.Count)));
        centre.Kill();
        // A timer may have run since.
        var ids = Enumerable.Range(1, journal.Count).Select(i => (long)i).ToList();
        Assert.All(feeds, feed => Assert.Equal(ids, feed.Events.Take(ids.Count).Select(e => e.Id)));
        foreach (var feed in feeds)
        {
            for (var i = 0; i < journal.Count; i++) Check(feed.Role, feed.Events[i], journal[i], i);
            feed.Dispose();
        }

        void Check(string role, FeedEvent came, Row row, int i)
        {
            if (SeeAll.Contains(role)) Assert.Equal(Whole(row), Said(came).ToJsonString());
            else if (role == "planner") Assert.Equal(row.Events.Select(e => RowJson.NameOf(e.GetType())), Types(came));
            else Assert.Equal(Expected(role)[i], came.Type == "hidden" ? "" : string.Join(' ', Types(came)));
        }

        List<string> Expected(string role) => _expected.TryGetValue(role, out var known) ? known : _expected[role] = role switch
        {
            "administrator" => [.. journal.Select(r => r.Events.Any(e => e is RulesAdopted or RosterSet) ? Names(r.Events) : "")],
            "unit" => OfCrew(journal),
            _ => OfDesk(journal, role == "agent311" ? ResponderKind.Agency311 : ResponderKind.Lifeline988),
        };
    }

    private readonly Dictionary<string, List<string>> _expected = [];

    // A crew sees what is about its unit, and about an incident while it is on it.
    private static List<string> OfCrew(List<Row> journal) => Following(journal,
        e => e is UnitAssigned a && a.Unit == Crew ? a.Incident : null, e => e is UnitCleared c && c.Unit == Crew ? c.Incident : null, e => e is UnitEvent u && u.Unit == Crew);

    // A partner sees an incident while something of it is handed over to its desk. Who it was handed to stands in the offer.
    private static List<string> OfDesk(List<Row> journal, ResponderKind desk)
    {
        HashSet<(IncidentId, HandOffNumber)> ours = [.. journal.SelectMany(r => r.Events).OfType<HandOffOffered>().Where(h => h.Kind == desk).Select(h => (h.Incident, h.Number))];
        return Following(journal, e => e is HandOffOffered h && h.Kind == desk ? h.Incident : null, e => e switch
        {
            HandOffEnded h when ours.Contains((h.Incident, h.Number)) => h.Incident,
            HandOffCompleted h when ours.Contains((h.Incident, h.Number)) => h.Incident,
            _ => null,
        }, _ => false);
    }

    private static List<string> Following(List<Row> journal, Func<AreaEvent, IncidentId?> begins, Func<AreaEvent, IncidentId?> ends, Func<AreaEvent, bool> always)
    {
        HashSet<IncidentId> own = [];
        List<string> expected = [];
        foreach (var row in journal)
        {
            HashSet<IncidentId> seen = [.. own, .. row.Events.Select(begins).OfType<IncidentId>()];
            expected.Add(Names(row.Events.Where(e => always(e) || (RowSubjects.IncidentOf(e) is { } about && seen.Contains(about)))));
            foreach (var e in row.Events)
            {
                if (ends(e) is { } over) own.Remove(over);
                if (begins(e) is { } begun) own.Add(begun);
            }
        }
        return expected;
    }

    private static string Names(IEnumerable<AreaEvent> events) => string.Join(' ', events.Select(e => RowJson.NameOf(e.GetType())));

    private static IEnumerable<string> Types(FeedEvent came) => Said(came)["events"]!.AsArray().Select(e => (string)e!["type"]!);

    private static JsonNode Said(FeedEvent came) => JsonNode.Parse(came.Data)!;

    // The row as the journal writes it, without the word that nobody is shown.
    private static string Whole(Row row)
    {
        var command = JsonSerializer.SerializeToNode(row.Command.Body, row.Command.Body.GetType(), RowJson.Plain)!;
        command.AsObject().Remove("panicCode");
        var events = row.Events.Select(e => JsonSerializer.SerializeToNode(e, e.GetType(), RowJson.Plain)!.AsObject()).ToArray();
        foreach (var e in events) e.Remove("panicCode");
        var actor = new JsonObject { ["id"] = row.Command.Actor.Id.Value, ["role"] = JsonNamingPolicy.KebabCaseLower.ConvertName(row.Command.Actor.Role.ToString()) };
        if (row.Command.Actor.Desk is { } desk) actor["desk"] = desk.Value;
        return new JsonObject
        {
            ["sequence"] = row.Sequence, ["commandId"] = row.Command.Id.Value, ["actor"] = actor,
            ["at"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(row.Command.At), ["command"] = command, ["events"] = new JsonArray(events),
        }.ToJsonString();
    }
}
