using System.Net.ServerSentEvents;
using System.Text.Json;

namespace RightCall.Demonstration;

/// <summary>Watches an area's live feed, and goes on where it broke off.</summary>
internal sealed class Feed(Seat seat, Action<JsonElement> happened)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private long _last;

    /// <summary>Reads until stopped.</summary>
    /// <param name="after">The row after which it begins.</param>
    /// <param name="stopping">Stops.</param>
    public async Task RunAsync(long after, CancellationToken stopping)
    {
        _last = after;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var stream = await seat.OpenAsync("feed", _last, stopping);
                await foreach (var item in SseParser.Create(stream).EnumerateAsync(stopping)) Take(item);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The centre is away: it comes back, and the feed with it.
            }
            await Task.Delay(Again, stopping);
        }
    }

    private void Take(SseItem<string> item)
    {
        if (!long.TryParse(item.EventId, out var id)) return;
        _last = id;
        if (item.EventType == "hidden" || item.Data.Length == 0) return;
        using var row = JsonDocument.Parse(item.Data);
        if (!row.RootElement.TryGetProperty("events", out var events)) return;
        foreach (var each in events.EnumerateArray()) happened(each.Clone());
    }
}
