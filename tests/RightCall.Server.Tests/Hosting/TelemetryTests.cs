using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.Hosting;

/// <summary>What leaves a centre for those who run it: figures, traces and lines of the log, and no word about a person.</summary>
public sealed class TelemetryTests
{
    // No word of any language, so that it stands nowhere but where it was said.
    private const string Marker = "Xanthoquillo";
    private const string Number = "+1 555 0199 777";
    private const string Point = "[44.2562,-126.3004]";

    [Fact, Trait("Tier", "slow")]
    public async Task A_whole_call_leaves_figures_and_traces_and_no_word_of_it_in_them_nor_in_the_log()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var centre = await DemonstrationProcess.StartAsync("--otlp", collector.Address);
        using var taker = await SignInAsync(centre, "call-taker");
        using var dispatcher = await SignInAsync(centre, "dispatcher");
        using var clinician = await SignInAsync(centre, "clinician");
        using var administrator = await SignInAsync(centre, "administrator");
        await LiveAsync(taker, dispatcher, clinician);
        await FailAsync(taker, administrator);
        await collector.CameAsync(collector.OfMetrics, ["rightcall.calls.answer", "rightcall.calls.triage", "rightcall.incidents.first_unit", "rightcall.commands.queue", "rightcall.journal.append",
            "rightcall.feed.lag", "rightcall.timers.late", "http.server.request.duration", "rightcall.area", "port-brannock"]);
        await collector.CameAsync(collector.OfTraces, ["POST /api/v1/areas/{area}/calls/{call}/ring", "GET /api/v1/areas/{area}/search", "give command", "answer-call", "store rows", "rightcall.role", "CallTaker"]);
        var scraped = await administrator.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative));
        Assert.Contains("rightcall_calls_answer_seconds_bucket", scraped, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await taker.GetAsync(new Uri("/api/v1/metrics", UriKind.Relative))).StatusCode);
        foreach (var (where, text) in new[] { ("the log", centre.Output()), ("metrics", scraped), ("OTLP metrics", string.Join('\n', collector.OfMetrics)), ("OTLP traces", string.Join('\n', collector.OfTraces)) })
        {
            Assert.NotEmpty(text);
            foreach (var word in new[] { Marker, Marker.ToLowerInvariant(), Number, "5550199777", "0199777", "44.2562" })
                Assert.True(text.Split('\n').FirstOrDefault(l => l.Contains(word, StringComparison.Ordinal)) is null, $"'{word}' stands in {where}.");
        }
    }

    private static async Task LiveAsync(HttpClient taker, HttpClient dispatcher, HttpClient clinician)
    {
        // A feed that is open, so that rows are made ready for it.
        using var feed = await taker.GetAsync(new Uri("/api/v1/areas/port-brannock/feed", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var (call, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await GiveAsync(taker, $"calls/{call}/ring", $$"""{"mode":"text","source":"public","callBackNumber":"{{Number}}","places":[{"point":{{Point}},"uncertainty":20,"label":"12 {{Marker}} St"}]}""");
        await GiveAsync(taker, $"calls/{call}/answer-call", "{}");
        await GiveAsync(taker, $"calls/{call}/text", $$"""{"words":"Are you there, {{Marker}}?"}""");
        await GiveAsync(taker, $"incidents/{incident}/open-incident", $$"""{"call":"{{call}}","nature":"person-down"}""");
        await GiveAsync(taker, $"incidents/{incident}/record-answers", """{"answers":[{"question":"weapon","value":"none","giver":{"kind":"caller","id":"1"}}]}""");
        await GiveAsync(taker, $"incidents/{incident}/caller-insisted", $$"""{"teamOffered":true,"why":"{{Marker}} is afraid"}""");
        var units = (await dispatcher.GetFromJsonAsync<JsonElement>("/api/v1/areas/port-brannock/units")).EnumerateArray();
        var unit = units.First(u => u.GetProperty("isFree").GetBoolean() && u.GetProperty("kinds")[0].GetString() == "community-responder").GetProperty("unit").GetString();
        await GiveAsync(dispatcher, $"incidents/{incident}/send-units", $$"""{"units":["{{unit}}"],"override":{"reason":"known-to-team","words":"{{Marker}} trusts them"} }""");
        await OkAsync(await clinician.PutAsJsonAsync($"/api/v1/areas/port-brannock/premises/{Guid.CreateVersion7()}",
            new { kind = "approach", text = $"{Marker} sleeps by day.", point = new[] { 44.2562, -126.3004 }, seenAt = DateTime.UtcNow.AddDays(-3), source = "resident" }));
        await OkAsync(await clinician.PostAsJsonAsync("/api/v1/areas/port-brannock/crisis-plans/look-up", new { reason = "follow-up", name = Marker, phone = Number }));
        await OkAsync(await taker.GetAsync(new Uri($"/api/v1/areas/port-brannock/search?q={Marker}", UriKind.Relative)));
        await OkAsync(await taker.GetAsync(new Uri($"/api/v1/areas/port-brannock/incidents/{incident}/premises", UriKind.Relative)));
        await OkAsync(await taker.GetAsync(new Uri($"/api/v1/areas/port-brannock/incidents/{incident}/explain", UriKind.Relative)));
        await OkAsync(await taker.GetAsync(new Uri("/api/v1/areas/port-brannock/premises?at=44.2562,-126.3004", UriKind.Relative)));
    }

    // What goes wrong is logged more than what does not.
    private static async Task FailAsync(HttpClient taker, HttpClient administrator)
    {
        await OkAsync(await taker.PostAsync(new Uri($"/api/v1/areas/{Marker}/calls/{Marker}/ring", UriKind.Relative), new StringContent("{\"" + Marker)), mayBeRefused: true);
        await OkAsync(await taker.GetAsync(new Uri($"/api/v1/areas/port-brannock/places?q={Marker}&near={Marker}", UriKind.Relative)), mayBeRefused: true);
        await OkAsync(await taker.GetAsync(new Uri($"/{Marker}?{Marker}={Marker}", UriKind.Relative)), mayBeRefused: true);
        await OkAsync(await administrator.GetAsync(new Uri($"/api/v1/people/{Marker}", UriKind.Relative)), mayBeRefused: true);
        await OkAsync(await administrator.PostAsJsonAsync("/api/v1/session", new { name = Marker, password = Marker }), mayBeRefused: true);
        await OkAsync(await administrator.PostAsJsonAsync("/api/v1/people", new { name = $"{Marker} {Marker}", roles = new[] { "planner" } }), mayBeRefused: true);
    }

    private static async Task<HttpClient> SignInAsync(DemonstrationProcess centre, string role)
    {
        var client = new HttpClient { BaseAddress = centre.Address };
        await OkAsync(await client.PostAsJsonAsync("/api/v1/demonstration/session", new { role, desk = $"{role}-7", name = "life" }));
        return client;
    }

    private static async Task GiveAsync(HttpClient client, string command, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/areas/port-brannock/{command}") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        await OkAsync(await client.SendAsync(request));
    }

    private static async Task OkAsync(HttpResponseMessage answer, bool mayBeRefused = false)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode || (mayBeRefused && (int)answer.StatusCode < 500), $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        }
    }
}
