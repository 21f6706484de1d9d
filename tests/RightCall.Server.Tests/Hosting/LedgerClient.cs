using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RightCall.Server.Tests.Hosting;

/// <summary>A dispatcher who works fast and by chance, and gives each command, with one id, until it is answered. Where several processes are one centre, whichever answers.</summary>
/// <param name="ledger">Where every answer is written down.</param>
/// <param name="number">Which client: the name that it signs in by.</param>
/// <param name="addresses">The processes of the centre.</param>
internal sealed class LedgerClient(Ledger ledger, int number, params Uri[] addresses) : IDisposable
{
    private const string Area = "/api/v1/areas/seattle";

    // Longer than any test stops the centre for.
    private static readonly Duration Wanted = Duration.FromMinutes(3);

    private readonly Random _chance = new();
    // One that hangs is given up soon: the same id is tried elsewhere.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = TimeSpan.FromSeconds(4) };
    private int _moved;
    private string _cookie = "";

    /// <summary>Works until told to stop; what was begun then is brought to its answer.</summary>
    public async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var (path, body) = Next();
            await GiveAsync(Guid.CreateVersion7(), path, body);
        }
    }

    /// <summary>Gives a command until it is answered, and writes the answer down.</summary>
    /// <returns>The answer's text.</returns>
    public async Task<string> GiveAsync(Guid id, string path, string body)
    {
        var (notAfter, isSure) = (SystemClock.Instance.GetCurrentInstant() + Wanted, true);
        for (var tries = 0; ; tries++)
        {
            var began = DateTime.UtcNow;
            if (await TryAsync(id, $"{path}?notAfter={InstantPattern.General.Format(notAfter)}", body) is not var (status, text)) isSure = false;
            else
            {
                if (status == HttpStatusCode.OK)
                {
                    using var answer = JsonDocument.Parse(text);
                    ledger.Accepted(id, answer.RootElement.GetProperty("sequence").GetInt64(), began);
                    return text;
                }
                if (status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
                {
                    // What went unanswered before may still arrive, until its time is over.
                    if (isSure) ledger.Refused(id);
                    else ledger.RefusedButMayArrive(id, notAfter);
                    return text;
                }
                if (status == HttpStatusCode.ServiceUnavailable)
                {
                    ledger.NotNow(text);
                    isSure = false;
                }
                if (status == HttpStatusCode.Unauthorized) await SignInAsync();
                else if (status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)) throw new InvalidOperationException($"{path}: {(int)status} {text}");
            }
            // Two minutes without an answer are a failure of the centre, not of this one.
            if (tries > 1_200) throw new TimeoutException($"{path} was not answered.");
            await Task.Delay(50 + _chance.Next(50));
        }
    }

    /// <summary>Looks at the area as it is after a row.</summary>
    /// <returns>The row that the picture says it is of; null where none was shown.</returns>
    public async Task<long?> ReadAsync(long atLeast)
    {
        if (_cookie.Length == 0) await SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(addresses[0], string.Create(CultureInfo.InvariantCulture, $"{Area}?atLeast={atLeast}")));
        request.Headers.Add("Cookie", _cookie);
        try
        {
            using var answer = await _http.SendAsync(request);
            return answer.IsSuccessStatusCode ? long.Parse(answer.Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture) : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    // Units are few and clients many, so that they often want the same one.
    private (string Path, string Body) Next()
    {
        var unit = Ledger.Units[_chance.Next(Ledger.Units.Count)];
        switch (_chance.Next(12))
        {
            case < 4: return ($"calls/{Guid.CreateVersion7()}/ring", """{"mode":"voice","source":"public"}""");
            case < 5:
                var incident = Guid.CreateVersion7();
                ledger.Incidents.Enqueue(incident);
                return ($"incidents/{incident}/open-incident", """{"nature":"suicidal-person","place":{"point":[47.6,-122.3],"uncertainty":20}}""");
            case < 8 when !ledger.Incidents.IsEmpty:
                return ($"incidents/{AnyIncident()}/send-units", $$$"""{"units":["{{{unit}}}"],"override":{"reason":"more-needed"}}""");
            case < 9 when !ledger.Incidents.IsEmpty:
                return ($"incidents/{AnyIncident()}/offer-hand-off", $$"""{"kind":"{{(_chance.Next(2) == 0 ? "988" : "311-agency")}}","part":"caller"}""");
            case < 10 when !ledger.Incidents.IsEmpty:
                return ($"incidents/{AnyIncident()}/hand-offs/{_chance.Next(1, 5)}/decline-hand-off", """{"reason":"busy"}""");
            default: return ($"units/{unit}/clear-unit", """{"reason":"cancelled"}""");
        }
    }

    // Mostly one of the last, so that something is going on with it.
    private Guid AnyIncident()
    {
        var count = ledger.Incidents.Count;
        return ledger.Incidents.ElementAt(_chance.Next(Math.Max(0, count - 20), count));
    }

    // Null: nobody answered, and whether the command was carried out is not known.
    private async Task<(HttpStatusCode Status, string Text)?> TryAsync(Guid id, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(addresses[(number + _moved) % addresses.Length], $"{Area}/{path}")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", id.ToString());
        if (_cookie.Length > 0) request.Headers.Add("Cookie", _cookie);
        try
        {
            using var answer = await _http.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            _moved++;
            return null;
        }
    }

    private async Task SignInAsync()
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(addresses[(number + _moved) % addresses.Length], "/api/v1/demonstration/session"), new { role = "dispatcher", name = string.Create(CultureInfo.InvariantCulture, $"ledger{number}"), desk = $"desk-{number}" });
            if (answer.IsSuccessStatusCode) _cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            _moved++;
        }
    }
}
