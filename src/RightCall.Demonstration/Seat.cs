using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RightCall.Contracts;
using RightCall.Domain.Canonical;

namespace RightCall.Demonstration;

/// <summary>Somebody who is signed in: a made-up person, crew or machine, who knows the centre by its public API alone. Safe to use from any thread.</summary>
internal sealed class Seat
{
    private static readonly JsonSerializerOptions Written = MakeOptions();
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.1, 0.3, 1, 2, 5, 5, 5, 5 }.Select(TimeSpan.FromSeconds)];

    private readonly HttpClient _http;
    private readonly object _signIn;
    private readonly string _area;
    private string _cookie = "";

    private Seat(HttpClient http, string area, object signIn) => (_http, _area, _signIn) = (http, area, signIn);

    /// <summary>Signs in by the one click of a demonstration.</summary>
    /// <param name="http">A client without cookies of its own.</param>
    /// <param name="area">The area.</param>
    /// <param name="role">As what.</param>
    /// <param name="name">Tells seats of one role apart.</param>
    /// <param name="unit">The unit, for a crew.</param>
    /// <param name="stopping">Gives up.</param>
    public static async Task<Seat> TakeAsync(HttpClient http, string area, AccessRole role, string name, string? unit, CancellationToken stopping)
    {
        var seat = new Seat(http, area, new { role, name, desk = unit is null ? $"{name}-desk" : null, unit });
        await seat.SignInAsync(stopping);
        return seat;
    }

    /// <summary>Gives a command, again with the same id where it is not known whether it was accepted.</summary>
    /// <param name="path">The address after the area's, such as <c>calls/ID/answer-call</c>.</param>
    /// <param name="body">Its fields.</param>
    /// <param name="stopping">Gives up.</param>
    /// <returns>The answer; null where it was refused.</returns>
    public async Task<JsonElement?> GiveAsync(string path, object body, CancellationToken stopping)
    {
        var id = Guid.CreateVersion7();
        foreach (var pause in Pauses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/areas/{_area}/{path}") { Content = JsonContent.Create(body, options: Written) };
            request.Headers.Add("Idempotency-Key", id.ToString());
            if (await SendAsync(request, stopping) is { } answer)
            {
                using (answer)
                {
                    if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<JsonElement>(stopping);
                    if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized)) return null;
                    if (answer.StatusCode == HttpStatusCode.Unauthorized) await SignInAsync(stopping);
                }
            }
            await Task.Delay(pause, stopping);
        }
        return null;
    }

    /// <summary>Reads a resource of the area; null where there is none.</summary>
    public async Task<JsonElement?> ReadAsync(string path, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/areas/{_area}/{path}");
        using var answer = await SendAsync(request, stopping);
        return answer is { IsSuccessStatusCode: true } ? await answer.Content.ReadFromJsonAsync<JsonElement>(stopping) : null;
    }

    /// <summary>Opens a stream of the area.</summary>
    public async Task<Stream> OpenAsync(string path, long after, CancellationToken stopping)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/areas/{_area}/{path}");
        request.Headers.Add("Cookie", _cookie);
        if (after > 0) request.Headers.Add("Last-Event-ID", after.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
        if (answer.StatusCode == HttpStatusCode.Unauthorized) await SignInAsync(stopping);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStreamAsync(stopping);
    }

    // A centre that is down for a moment is waited for.
    private async Task<HttpResponseMessage?> SendAsync(HttpRequestMessage request, CancellationToken stopping)
    {
        request.Headers.Add("Cookie", _cookie);
        try
        {
            return await _http.SendAsync(request, stopping);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task SignInAsync(CancellationToken stopping)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/demonstration/session", _signIn, Written, stopping);
        answer.EnsureSuccessStatusCode();
        _cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        foreach (var converter in DomainJson.Converters) options.Converters.Add(converter);
        return options;
    }
}
