using System.Net.Http.Json;
using System.Text.Json;

namespace RightCall.Console.Tests.Browser;

/// <summary>Somebody who uses the API itself: the telephone, a crew, another desk.</summary>
public sealed class Seat : IDisposable
{
    private readonly HttpClient _http;

    private Seat(HttpClient http) => _http = http;

    /// <summary>Signs in to the demonstration.</summary>
    public static async Task<Seat> TakeAsync(RunningCentre centre, string role, string? unit = null)
    {
        var http = new HttpClient { BaseAddress = new(centre.Address, "/api/v1/areas/port-brannock/") };
        using var answer = await http.PostAsJsonAsync("/api/v1/demonstration/session", new { role, name = $"{role}-hand", desk = unit is null ? $"{role}-desk" : null, unit });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return new(http);
    }

    /// <summary>Gives a command that is accepted.</summary>
    public async Task<JsonElement> GiveAsync(string path, object body)
    {
        var (status, answer) = await TryAsync(path, body);
        Assert.True(status is >= 200 and < 300, $"{path}: {status} {answer}");
        return answer;
    }

    /// <summary>Gives a command that may be refused.</summary>
    public async Task<(int Status, JsonElement Answer)> TryAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Reads something.</summary>
    public Task<JsonElement> ReadAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>A call rings, in the middle of the city. Its id.</summary>
    public async Task<Guid> RingAsync(string mode = "voice", string? language = null)
    {
        var call = Guid.CreateVersion7();
        await GiveAsync($"calls/{call}/ring", new { mode, source = "public", language, places = new[] { new { point = Middle, uncertainty = 40 } } });
        return call;
    }

    /// <summary>An incident of a nature, with a place and answers. Its id and number.</summary>
    public async Task<(Guid Id, int Number)> OpenAsync(string nature, params (string Question, string Value)[] answers)
    {
        var call = await RingAsync();
        await GiveAsync($"calls/{call}/answer-call", new { });
        var incident = Guid.CreateVersion7();
        await GiveAsync($"incidents/{incident}/open-incident", new
        {
            call, nature, place = new { point = Middle, uncertainty = 20 },
            answers = answers.Select(a => new { question = a.Question, value = a.Value, giver = new { kind = "caller", id = "1" }, at = DateTimeOffset.UtcNow }),
        });
        var view = await ReadAsync($"incidents/{incident}");
        return (incident, view.GetProperty("line").GetProperty("number").GetInt32());
    }

    /// <summary>The first unit that is recommended.</summary>
    public async Task<string> RecommendedAsync(Guid incident) =>
        (await ReadAsync($"incidents/{incident}/recommendation")).GetProperty("recommendation").GetProperty("picks")[0].GetProperty("unit").GetString()!;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static readonly double[] Middle = [44.2562, -126.3004];
}
