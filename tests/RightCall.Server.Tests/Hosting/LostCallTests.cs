using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RightCall.Journal.Stores.Sqlite;

namespace RightCall.Server.Tests.Hosting;

/// <summary>Rule 1, tried from outside on a centre as it is really run: calls that break off or stay silent, at every stage, by every mode, after every sort of try that reaches nobody.</summary>
public sealed class LostCallTests
{
    private const string Area = "/api/v1/areas/seattle";
    private const int Lanes = 8;

    private enum Stage { Rings, WroteWhileRinging, Answered, Wrote, Opened, Interviewed }

    private enum Then { Nothing, TriedInVain, MachineWrote }

    private sealed record Lost(string Mode, Stage Stage, string End, Then Then, int Number);

    private static readonly Lost[] All = [.. from mode in new[] { "voice", "text", "tty", "rtt", "relay" }
        from stage in Enum.GetValues<Stage>() from end in new[] { "abandoned", "silent" } from then in Enum.GetValues<Then>()
        select new Lost(mode, stage, end, then, 0)];

    [Fact, Trait("Tier", "slow")]
    public async Task No_call_that_was_lost_ends_before_somebody_was_reached_or_went()
    {
        using var centre = new CentreProcess();
        await using (var store = SqliteJournalStore.Open(centre.Journal)) await Ledger.PrepareAsync(store);
        await centre.StartAsync();
        using var administrator = await Desk.SignInAsync(centre.Address, "administrator", "admin");
        using var hook = new Desk(centre.Address) { Key = await administrator.KeyAsync() };
        var lost = All.Select((l, i) => l with { Number = i }).ToArray();
        Assert.True(lost.Length >= 100);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async lane =>
        {
            using var taker = await Desk.SignInAsync(centre.Address, "call-taker", $"taker{lane}");
            using var supervisor = await Desk.SignInAsync(centre.Address, "supervisor", $"supervisor{lane}");
            foreach (var one in lost.Where(l => l.Number % Lanes == lane)) await TryAsync(one, hook, taker, supervisor);
        }));
    }

    private static async Task TryAsync(Lost lost, Desk hook, Desk taker, Desk supervisor)
    {
        var (call, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await hook.Do($"calls/{call}/ring", $$"""{"mode":"{{lost.Mode}}","source":"public","class":"unknown","places":[{"point":[47.6,-122.3],"uncertainty":40}]}""");
        if (lost.Stage == Stage.WroteWhileRinging) await hook.Do($"calls/{call}/receive-text", """{"words":"please","order":1}""");
        if (lost.Stage >= Stage.Answered) await hook.Do($"calls/{call}/answer-call", $$"""{"desk":"{{taker.Name}}-desk"}""");
        if (lost.Stage == Stage.Wrote) await hook.Do($"calls/{call}/receive-text", """{"words":"please","order":1}""");
        if (lost.Stage >= Stage.Opened) await taker.Do($"incidents/{incident}/open-incident", $$"""{"call":"{{call}}","nature":"welfare-check"}""");
        if (lost.Stage == Stage.Interviewed)
            await taker.Do($"incidents/{incident}/record-answers", """{"answers":[{"question":"weapon","value":"unknown","giver":{"kind":"caller","id":"1"}},{"question":"hurt","value":"nobody","giver":{"kind":"caller","id":"1"}}]}""");
        await hook.Do($"calls/{call}/hang-up", $$"""{"how":"{{lost.End}}"}""");
        if (lost.Then != Then.Nothing) await TryInVainAsync(lost, call, hook, taker);
        await NothingEndsItAsync(lost, call, incident, taker, supervisor);
        // The timer may have opened one meanwhile: then it is that one which does not end.
        await taker.Is($"calls/{call}", HttpStatusCode.OK, lost);
        if (lost.Stage >= Stage.Opened) return;
        // And a person who was reached, by voice or in writing, may say that it was a mistake.
        if (lost.Number % 2 == 0) await taker.Do($"calls/{call}/call-back-tried", """{"outcome":"reached"}""");
        else await hook.Do($"calls/{call}/receive-text", """{"words":"sorry, a mistake","order":9}""");
        using (var view = await taker.ReadAsync($"calls/{call}"))
        {
            var duties = view.RootElement.GetProperty("duties").EnumerateArray().Select(d => d.GetString()).ToList();
            if (duties.Contains("read")) await taker.Do($"calls/{call}/read-text", """{"fromPerson":true}""");
            if (view.RootElement.TryGetProperty("incident", out _)) return;
        }
        await taker.Do($"calls/{call}/dispose-call", """{"as":"misdial"}""");
    }

    private static async Task TryInVainAsync(Lost lost, Guid call, Desk hook, Desk taker)
    {
        for (var i = 0; i < 2; i++)
        {
            await taker.Do($"calls/{call}/call-back");
            await taker.Do($"calls/{call}/call-back-tried", i == 0 ? """{"outcome":"no-answer"}""" : """{"outcome":"voice-mail"}""");
        }
        await taker.Do($"calls/{call}/text", """{"words":"Do you need help?"}""");
        await taker.Do($"calls/{call}/relocate", """{"places":[]}""");
        if (lost.Then != Then.MachineWrote) return;
        await hook.Do($"calls/{call}/receive-text", """{"words":"I am driving and will see your message later.","order":5}""");
        await taker.Do($"calls/{call}/read-text", """{"fromPerson":false}""");
    }

    // Every way in which a desk can end a call or its incident, each tried in turn by a call-taker or a supervisor.
    private static async Task NothingEndsItAsync(Lost lost, Guid call, Guid incident, Desk taker, Desk supervisor)
    {
        string[] disposals = ["misdial", "information", "test", "transferred"];
        string[] ends = ["resolved-by-telephone", "resolved-on-scene", "given-to311", "referred", "unable-to-locate", "refused", "unfounded", "nobody-came"];
        string[] cancels = ["duplicate", "caller-cancelled", "opened-by-mistake", "test"];
        foreach (var (desk, nth) in new[] { (taker, lost.Number), (supervisor, lost.Number + 1) })
        {
            for (var i = 0; i < 2; i++) await desk.Refused($"calls/{call}/dispose-call", $$"""{"as":"{{disposals[(nth + i) % disposals.Length]}}"}""", lost);
            if (lost.Stage < Stage.Opened) continue;
            for (var i = 0; i < 4; i++) await desk.Refused($"incidents/{incident}/close-incident", $$$"""{"disposition":{"code":"{{{ends[(nth + i) % ends.Length]}}}"}}""", lost);
            await desk.Refused($"incidents/{incident}/close-incident", """{"disposition":{"code":"could-not-triage","untriaged":"hung-up"}}""", lost);
            await desk.Refused($"incidents/{incident}/cancel-incident", $$"""{"reason":"{{cancels[lost.Then == Then.Nothing ? nth % 4 : 1 + nth % 3]}}"}""", lost);
        }
    }

    /// <summary>Somebody who is signed in, or the telephone system with its key. For one thread, but for the telephone.</summary>
    private sealed class Desk(Uri address) : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        private string _cookie = "";

        public string Name { get; private init; } = "";
        public string? Key { get; init; }

        public static async Task<Desk> SignInAsync(Uri address, string role, string name)
        {
            var desk = new Desk(address) { Name = name };
            using var answer = await desk._http.PostAsJsonAsync("/api/v1/demonstration/session", new { role, name, desk = $"{name}-desk" });
            desk._cookie = string.Join("; ", answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
            return desk;
        }

        public async Task<string> KeyAsync()
        {
            using var answer = await SendAsync(HttpMethod.Post, "/api/v1/keys", """{"name":"telephone","days":1}""");
            return System.Text.RegularExpressions.Regex.Match(await answer.Content.ReadAsStringAsync(), "rc_[0-9a-f_]+").Value;
        }

        public async Task Do(string command, string body = "{}")
        {
            using var answer = await SendAsync(HttpMethod.Post, $"{Area}/{command}", body);
            Assert.True(answer.IsSuccessStatusCode, $"{command} {body}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        public async Task Refused(string command, string body, Lost lost)
        {
            using var answer = await SendAsync(HttpMethod.Post, $"{Area}/{command}", body);
            Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Forbidden, $"{lost}: {command} {body} was answered {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        public async Task Is(string path, HttpStatusCode status, Lost lost)
        {
            using var answer = await SendAsync(HttpMethod.Get, $"{Area}/{path}", null);
            Assert.True(answer.StatusCode == status, $"{lost}: {path} is {(int)answer.StatusCode}");
        }

        public async Task<JsonDocument> ReadAsync(string path)
        {
            using var answer = await SendAsync(HttpMethod.Get, $"{Area}/{path}", null);
            return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        }

        public void Dispose() => _http.Dispose();

        // Who asks too often is told to wait.
        private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
        {
            var id = Guid.CreateVersion7().ToString();
            while (true)
            {
                using var request = new HttpRequestMessage(method, path);
                if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                if (Key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
                if (_cookie.Length > 0) request.Headers.Add("Cookie", _cookie);
                request.Headers.Add("Idempotency-Key", id);
                var answer = await _http.SendAsync(request);
                if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)) return answer;
                answer.Dispose();
                await Task.Delay(500);
            }
        }
    }
}
