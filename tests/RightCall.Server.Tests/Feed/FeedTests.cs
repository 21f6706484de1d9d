using System.Net.ServerSentEvents;
using NodaTime;
using RightCall.Contracts;
using RightCall.Domain.Geo;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.Feed;

public sealed class FeedTests
{
    private const string Rings = """{"mode":"voice","source":"public","places":[{"point":[39.78,-89.65],"uncertainty":40,"label":"12 Main St"}]}""";

    [Fact]
    public async Task A_row_comes_while_it_is_live_and_again_to_who_resumes_without_a_gap_or_a_double()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        await using var live = await Reader.OpenAsync(taker);
        Assert.Equal("hello", (await live.NextAsync()).EventType);
        for (var i = 0; i < 20; i++) await taker.Do($"calls/{Guid.CreateVersion7()}/ring", Rings);
        var ids = new List<string?>();
        for (var i = 0; i < 20; i++) ids.Add((await live.NextAsync()).EventId);
        var first = long.Parse(ids[0]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{first + i}"), ids);
        await using var resumed = await Reader.OpenAsync(taker, ids[9]);
        Assert.Equal("hello", (await resumed.NextAsync()).EventType);
        for (var i = 10; i < 20; i++) Assert.Equal(ids[i], (await resumed.NextAsync()).EventId);
        await using var fromTheBeginning = await Reader.OpenAsync(taker, "0");
        await fromTheBeginning.NextAsync();
        Assert.Equal("1", (await fromTheBeginning.NextAsync()).EventId);
    }

    [Fact]
    public async Task A_row_that_a_role_may_not_see_comes_hidden_with_the_same_id()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        using var three = new Three(host.As(AccessRole.Unit, "C1"), host.As(AccessRole.Unit, "C2"), host.As(AccessRole.Planner));
        var (crew, other, planner) = three;
        await using var whole = await Reader.OpenAsync(taker);
        await using var crews = await Reader.OpenAsync(crew);
        await using var others = await Reader.OpenAsync(other);
        await using var planners = await Reader.OpenAsync(planner);
        foreach (var reader in new[] { whole, crews, others, planners }) await reader.NextAsync();
        await taker.Do($"calls/{Guid.CreateVersion7()}/ring", Rings);
        Assert.Contains("12 Main St", (await whole.NextAsync()).Data, StringComparison.Ordinal);
        Assert.Equal("hidden", (await crews.NextAsync()).EventType);
        Assert.Equal("hidden", (await others.NextAsync()).EventType);
        var anonymous = await planners.NextAsync();
        Assert.Contains("call-rang", anonymous.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Main St", anonymous.Data, StringComparison.Ordinal);
        await crew.Do("units/C1/take-out-of-service", """{"reason":"break"}""");
        Assert.Equal("row", (await crews.NextAsync()).EventType);
        Assert.Equal("hidden", (await others.NextAsync()).EventType);
    }

    [Fact]
    public async Task The_equipment_sees_what_it_has_to_do_and_nothing_else()
    {
        await using var host = await ApiHost.StartAsync();
        using var telephone = host.As(AccessRole.Service);
        using var taker = host.As(AccessRole.CallTaker);
        await using var feed = await Reader.OpenAsync(telephone);
        await feed.NextAsync();
        var call = Guid.CreateVersion7();
        await telephone.Do($"calls/{call}/ring", Rings);
        await taker.Do($"calls/{call}/answer-call");
        await taker.Do($"calls/{call}/ask-interpreter", """{"language":"es"}""");
        await taker.Do($"calls/{call}/text", """{"words":"Where are you?"}""");
        foreach (var wanted in new[] { null, null, "interpreter-asked", "\"words\":\"Where are you?\"" })
        {
            var row = await feed.NextAsync();
            Assert.Equal(wanted is null ? "hidden" : "row", row.EventType);
            if (wanted is not null) Assert.Contains(wanted, row.Data, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_message_comes_to_those_to_whom_it_goes_and_hidden_to_all_others()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        (AccessRole Role, string? Unit, bool Sees)[] readers = [(AccessRole.CallTaker, null, true), (AccessRole.Dispatcher, null, false), (AccessRole.Clinician, null, false), (AccessRole.Supervisor, null, true),
            (AccessRole.Auditor, null, true), (AccessRole.Unit, "C1", true), (AccessRole.Unit, "C2", false), (AccessRole.Planner, null, false), (AccessRole.Administrator, null, false)];
        List<(Client Client, Reader Feed, bool Sees)> open = [];
        foreach (var (role, unit, sees) in readers)
        {
            var client = host.As(role, unit, role == AccessRole.CallTaker ? null : $"{role}.{unit}");
            open.Add((client, await Reader.OpenAsync(client), sees));
            await open[^1].Feed.NextAsync();
        }
        await taker.Do($"messages/{Guid.CreateVersion7()}/send-message", """{"to":{"unit":"C1"},"words":"Use the back door"}""");
        foreach (var (client, feed, sees) in open)
        {
            var row = await feed.NextAsync();
            Assert.Equal(sees ? "row" : "hidden", row.EventType);
            Assert.Equal(sees, row.Data.Contains("back door", StringComparison.Ordinal));
            await feed.DisposeAsync();
            client.Dispose();
        }
    }

    [Fact]
    public async Task Where_a_thousand_units_are_comes_in_the_same_stream_without_an_id()
    {
        await using var host = await ApiHost.StartAsync();
        using var dispatcher = host.As(AccessRole.Dispatcher);
        var now = SystemClock.Instance.GetCurrentInstant();
        await host.Areas.ReportPositionsAsync(TestAreas.Springfield, [.. Enumerable.Range(0, 1_000).Select(i => new Server.Areas.SeenUnit(new($"U{i}X"), new(GeoPoint.FromDegrees(39.7, -89.6), now)))]);
        await using var reader = await Reader.OpenAsync(dispatcher);
        await reader.NextAsync();
        var positions = await reader.NextAsync();
        Assert.Equal(("positions", 1_000), (positions.EventType, System.Text.Json.JsonDocument.Parse(positions.Data).RootElement.GetArrayLength()));
        Assert.Null(positions.EventId);
    }

    [Fact]
    public async Task A_feed_ends_with_the_process_and_holds_nobody_up()
    {
        var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        await using var reader = await Reader.OpenAsync(taker);
        await reader.NextAsync();
        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    private sealed record Three(Client A, Client B, Client C) : IDisposable
    {
        public void Dispose()
        {
            foreach (var client in new[] { A, B, C }) client.Dispose();
        }
    }

    private sealed class Reader(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public static async Task<Reader> OpenAsync(Client client, string? after = null)
        {
            var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/areas/springfield/feed");
            if (after is not null) ask.Headers.Add("Last-Event-ID", after);
            var answer = await client.Http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            return new(answer, SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator());
        }

        public async Task<SseItem<string>> NextAsync()
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)), "The feed ended.");
            return events.Current;
        }

        public ValueTask DisposeAsync()
        {
            answer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
