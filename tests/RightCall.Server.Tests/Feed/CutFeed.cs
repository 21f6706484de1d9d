using System.Globalization;
using System.Net.Http.Json;
using System.Text;

namespace RightCall.Server.Tests.Feed;

/// <summary>An event of a feed, as it came.</summary>
/// <param name="Id">The row's number.</param>
/// <param name="Type"><c>row</c> or <c>hidden</c>.</param>
/// <param name="Data">What it says.</param>
/// <param name="Came">When it came.</param>
internal sealed record FeedEvent(long Id, string Type, string Data, DateTime Came);

/// <summary>Somebody whose connection breaks again and again, at any byte, and who goes on after the last whole event each time.</summary>
internal sealed class CutFeed(Uri address, string role, string? unit, int seed) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    private readonly Random _chance = new(seed);

    /// <summary>All that came, in order.</summary>
    public List<FeedEvent> Events { get; } = [];

    /// <summary>Who it is.</summary>
    public string Role => role;

    private long Last => Events.Count == 0 ? 0 : Events[^1].Id;

    public async Task SignInAsync() =>
        (await _http.PostAsJsonAsync("/api/v1/demonstration/session", new { role, unit, name = $"cut{seed}" })).EnsureSuccessStatusCode();

    /// <summary>Reads until the connection was cut so often.</summary>
    public async Task ReadAsync(int cuts)
    {
        for (var i = 0; i < cuts; i++)
        {
            await ReadOnceAsync(_chance.Next(30_000), long.MaxValue, TimeSpan.FromMilliseconds(_chance.Next(200)));
            // Sometimes it is back at once, sometimes it has missed a lot.
            await Task.Delay(_chance.Next(60));
        }
    }

    /// <summary>Reads on, uncut, to a row.</summary>
    public Task ReadToAsync(long row) => ReadOnceAsync(int.MaxValue, row, TimeSpan.FromSeconds(60));

    /// <summary>Reads on, uncut, for so long.</summary>
    public Task ReadForAsync(TimeSpan time) => ReadOnceAsync(int.MaxValue, long.MaxValue, time);

    /// <summary>Opens a feed, takes nothing of it for so long, then reads what is left of it.</summary>
    /// <returns>Whether it had been cut off.</returns>
    public async Task<bool> SleepAsync(TimeSpan time)
    {
        using var answer = await OpenAsync();
        await Task.Delay(time);
        // What lies in the sockets between comes first.
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await TakeAsync(answer, int.MaxValue, long.MaxValue, enough.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (IOException)
        {
            // Torn in the middle.
        }
        return true;
    }

    public void Dispose() => _http.Dispose();

    private async Task ReadOnceAsync(int bytes, long row, TimeSpan longest)
    {
        if (Last >= row) return;
        using var answer = await OpenAsync();
        using var enough = new CancellationTokenSource(longest);
        try
        {
            Assert.True(await TakeAsync(answer, bytes, row, enough.Token), $"The feed of {role} ended after row {Last}.");
        }
        catch (OperationCanceledException)
        {
            Assert.True(row == long.MaxValue, $"The feed of {role} stands still after row {Last}, before {row}.");
        }
    }

    private async Task<HttpResponseMessage> OpenAsync()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/areas/seattle/feed");
        ask.Headers.Add("Last-Event-ID", Last.ToString(CultureInfo.InvariantCulture));
        return (await _http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead)).EnsureSuccessStatusCode();
    }

    // False: it ended before.
    private async Task<bool> TakeAsync(HttpResponseMessage answer, int bytes, long row, CancellationToken enough)
    {
        var stream = await answer.Content.ReadAsStreamAsync(enough);
        var (buffer, text) = (new byte[4_096], new StringBuilder());
        while (bytes > 0 && Last < row)
        {
            if (await stream.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, bytes)), enough) is not (> 0 and var read)) return false;
            bytes -= read;
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            TakeWhole(text);
        }
        return true;
    }

    // What is not whole yet goes with the connection. Latin1 keeps every byte, wherever a character was cut.
    private void TakeWhole(StringBuilder text)
    {
        var whole = text.ToString();
        var from = 0;
        for (int end; (end = whole.IndexOf("\n\n", from, StringComparison.Ordinal)) >= 0; from = end + 2)
        {
            var fields = whole[from..end].Split('\n').Select(line => line.Split(": ", 2)).Where(f => f.Length == 2).ToDictionary(f => f[0], f => f[1]);
            if (fields.TryGetValue("id", out var id)) Events.Add(new(long.Parse(id, CultureInfo.InvariantCulture), fields["event"], Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(fields["data"])), DateTime.UtcNow));
        }
        text.Remove(0, from);
    }
}
