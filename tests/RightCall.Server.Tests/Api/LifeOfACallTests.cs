using System.Net;
using System.Text.Json;
using RightCall.Contracts;

namespace RightCall.Server.Tests.Api;

/// <summary>A call from its ring to its end, over HTTP.</summary>
public sealed class LifeOfACallTests
{
    private const string HerPlace = """{"point":[39.7801,-89.6502],"uncertainty":40,"zone":"central","label":"12 Main St"}""";

    [Fact]
    public async Task A_call_is_taken_from_ring_to_disposition_and_explained()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        using var dispatcher = host.As(AccessRole.Dispatcher);
        using var crew = host.As(AccessRole.Unit, "C1");
        var (call, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var rang = await taker.Do($"calls/{call}/ring", $$"""{"mode":"voice","source":"public","language":"en","places":[{{HerPlace}}]}""");
        Assert.Equal("call-rang", rang.GetProperty("events")[0].GetProperty("type").GetString());
        await taker.Do($"calls/{call}/answer-call");
        await taker.Do($"incidents/{incident}/open-incident", $$"""{"call":"{{call}}","nature":"suicidal-person"}""");
        await taker.Do($"incidents/{incident}/record-answers", """{"answers":[{"question":"weapon","value":"none","giver":{"kind":"caller","id":"1"}}]}""");
        var next = await taker.Read($"incidents/{incident}/next-question");
        Assert.NotEmpty(next.GetProperty("question").GetProperty("answers").EnumerateArray());
        Assert.NotEmpty((await taker.Read($"incidents/{incident}/determination")).GetProperty("clauses").EnumerateArray());
        var recommended = (await dispatcher.Read($"incidents/{incident}/recommendation")).GetProperty("recommendation");
        Assert.True(recommended.TryGetProperty("passedOver", out _));
        await dispatcher.Do($"incidents/{incident}/send-units", """{"units":["C1"],"override":{"reason":"more-needed"}}""");
        foreach (var status in new[] { "acknowledged", "en-route", "on-scene", "person-reached" }) await crew.Do("units/C1/report-status", $$"""{"to":"{{status}}"}""");
        await crew.Do($"incidents/{incident}/record-answers", """{"answers":[{"question":"awake","value":"normally"},{"question":"weapon","value":"none"}]}""");
        await crew.Do("units/C1/clear-unit", """{"reason":"done"}""");
        foreach (var line in (await dispatcher.Read("")).GetProperty("incidents").EnumerateArray()) Assert.Equal(incident, line.GetProperty("incident").GetGuid());
        foreach (var unit in (await dispatcher.Read($"incidents/{incident}")).GetProperty("crews").EnumerateArray()) await dispatcher.Do($"units/{unit.GetProperty("unit").GetString()}/clear-unit", """{"reason":"cancelled"}""");
        foreach (var handOff in (await dispatcher.Read("hand-offs")).EnumerateArray())
            await dispatcher.Do($"incidents/{incident}/hand-offs/{handOff.GetProperty("number").GetInt32()}/decline-hand-off", """{"reason":"taken-back"}""");
        var closed = await taker.Do($"incidents/{incident}/close-incident", """{"disposition":{"code":"resolved-on-scene","personReached":true}}""");
        Assert.Contains(closed.GetProperty("events").EnumerateArray(), e => e.GetProperty("type").GetString() == "incident-closed");
        var story = await taker.Read($"incidents/{incident}/explain");
        Assert.Contains("responder", story.GetProperty("byGiver").EnumerateArray().Select(g => g.GetProperty("giver").GetProperty("kind").GetString()));
        Assert.Contains("call-rang", story.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("event").GetProperty("type").GetString()));
        Assert.Equal("resolved-on-scene", story.GetProperty("end").GetProperty("disposition").GetProperty("code").GetString());
        Assert.NotEmpty((await taker.Read($"incidents/{incident}/timeline")).GetProperty("rows").EnumerateArray());
        Assert.Equal(1, (await taker.Read("search?q=main+suic")).GetProperty("incidents").GetArrayLength());
        Assert.DoesNotContain("Main St", host.Logged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_command_twice_gets_the_same_answer_and_another_body_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        var (call, key) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        const string body = """{"mode":"voice","source":"public"}""";
        var first = await (await taker.Give($"calls/{call}/ring", body, key)).Content.ReadAsStringAsync();
        Assert.Equal(first, await (await taker.Give($"calls/{call}/ring", body, key)).Content.ReadAsStringAsync());
        Assert.Equal((422, "AREA-001"), await Client.Problem(await taker.Give($"calls/{call}/ring", """{"mode":"text","source":"public"}""", key)));
    }

    [Fact]
    public async Task An_answer_that_was_lost_on_the_way_is_asked_for_again_with_the_same_id()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        host.Areas.Lost = 1;
        var (call, key) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var lost = await taker.Give($"calls/{call}/ring", """{"mode":"voice","source":"public"}""", key);
        Assert.NotNull(lost.Headers.RetryAfter);
        Assert.Equal((503, "API-010"), await Client.Problem(lost));
        await taker.Do($"calls/{call}/ring", """{"mode":"voice","source":"public"}""", key);
        Assert.Equal(1, (await taker.Read("")).GetProperty("calls").GetArrayLength());
    }

    [Theory, InlineData(""), InlineData("incidents/00000000-0000-0000-0000-000000000001/timeline")]
    public async Task A_row_far_ahead_is_not_waited_for(string path)
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        foreach (var row in new[] { "9223372036854775807", "9223372036854775808", "20000", "-1" })
            Assert.Equal((422, "API-013"), await Client.Problem(await taker.Get($"{path}?atLeast={row}")));
    }

    [Fact]
    public async Task A_picture_that_has_not_changed_is_not_sent_again()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        var first = await taker.Get("");
        var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/areas/springfield");
        ask.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await taker.Http.SendAsync(ask)).StatusCode);
        var rang = await taker.Do($"calls/{Guid.CreateVersion7()}/ring", """{"mode":"voice","source":"public"}""");
        ask = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/areas/springfield?atLeast={rang.GetProperty("sequence").GetInt64()}");
        ask.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(1, JsonDocument.Parse(await (await taker.Http.SendAsync(ask)).Content.ReadAsStringAsync()).RootElement.GetProperty("calls").GetArrayLength());
    }

    [Theory]
    [InlineData("calls/{0}/answer-call", null, 404, "CALL-001")]
    [InlineData("calls/17/ring", """{"mode":"voice","source":"public"}""", 404, "API-008")]
    [InlineData("calls/{0}/ring", """{"mode":"voice","source":"public","extra":1}""", 422, "API-002")]
    [InlineData("calls/{0}/ring", """{"mode":"shouting","source":"public"}""", 422, "API-002")]
    [InlineData("calls/{0}/ring", """{"mode":1,"source":"public"}""", 422, "API-002")]
    [InlineData("calls/{0}/ring", """{"source":"public"}""", 422, "API-002")]
    [InlineData("calls/{0}/ring", """{"mode":"voice","source":"public","mode":"text"}""", 400, "API-001")]
    [InlineData("calls/{0}/ring", """{"mode":"voice","source":"public","places":[null]}""", 422, "API-002")]
    [InlineData("calls/{0}/ring", """{"mode":"voice","source":"public","places":[{"point":[95,0],"uncertainty":1}]}""", 422, "API-002")]
    [InlineData("calls/{0}/ring", """{"mode":"voice","source":"public","places":[{"point":[39,-89],"uncertainty":-1}]}""", 422, "API-002")]
    [InlineData("calls/{0}/ring", """[1]""", 400, "API-001")]
    [InlineData("calls/{0}/ring", """{"mode":""", 400, "API-001")]
    [InlineData("incidents/{0}/open-incident", """{"nature":"no-such"}""", 422, "INC-003")]
    [InlineData("incidents/{0}/open-incident", """{"nature":"noise","answers":[{"question":"weapon","value":"none","giver":{"kind":"caller","id":"1"},"at":"2999-01-01T00:00:00Z"}]}""", 422, "API-002")]
    [InlineData("no-such-command", "{}", 404, "API-008")]
    public async Task What_is_wrong_is_a_problem_document_and_changes_nothing(string command, string? body, int status, string code)
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        var before = (await host.Areas.ReadAsync(TestAreas.Springfield)).Sequence;
        Assert.Equal((status, code), await Client.Problem(await taker.Give(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, Guid.CreateVersion7()), body)));
        Assert.Equal(before, (await host.Areas.ReadAsync(TestAreas.Springfield)).Sequence);
    }
}
