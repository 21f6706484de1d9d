using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using RightCall.Domain.Areas;
using RightCall.Server.Api;
using RightCall.Server.Api.History;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Feed;

/// <summary>The live feed: an area's rows as server-sent events, each with its sequence as id, through the eyes of who reads; and where units are, without an id.</summary>
internal static class FeedEndpoint
{
    // So many rows at once: a reader who resumes after a week does not hold a day in memory.
    private const int Page = 256;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    /// <summary>Whoever does not take what was written within this is cut off, and resumes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(RouteGroupBuilder area) => area.Get("/feed", "Feed", "feed",
            "Each row when it is durable, as server-sent events (row, hidden, positions). Resumes after Last-Event-ID without a gap or a double.", StartAsync)
        .Produces(200, contentType: "text/event-stream").WithMetadata(new QueryParameter("after", "Where to begin, for clients that cannot send Last-Event-ID; the area's end where neither is given."));

    private static async Task<IResult> StartAsync(HttpContext http)
    {
        var areas = http.RequestServices.GetRequiredService<IAreas>();
        if (Api.Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var view = await areas.ReadAsync(area, 0, http.RequestAborted);
        var from = http.Request.Headers["Last-Event-ID"].ToString();
        if (from.Length == 0) from = http.Request.Query["after"].ToString();
        var after = view.Sequence;
        if (from.Length > 0 && (!long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out after) || after > view.Sequence))
            return ApiProblems.WrongQuery("after", "Last-Event-ID is the number of a row that the area has.");
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers before it sends makes a live feed a late one.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var feed = http.RequestServices.GetRequiredService<Feeds>().Of(area);
        try
        {
            var history = http.RequestServices.GetRequiredService<IncidentHistory>();
            await RunAsync(http, areas, area, feed, await FeedView.AfterAsync(http.Features.Get<SignedIn>()!, view, after, areas, history, stopping.Token), after, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Gone, too slow, or the process ends: it resumes where it was.
            http.Abort();
        }
        return Results.Empty;
    }

    private static async Task RunAsync(HttpContext http, IAreas areas, AreaId area, AreaFeed feed, FeedView view, long after, CancellationToken stopping)
    {
        var body = http.Response.BodyWriter;
        var seen = 0L;
        body.Write(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: 1000\nevent: hello\ndata: {{\"area\":\"{area}\",\"after\":{after}}}\n\n")));
        await FlushAsync(body, stopping);
        while (true)
        {
            var moved = feed.Moved;
            var wrote = false;
            var rows = feed.RowsAfter(after, Page) ?? await OlderAsync(areas, area, after, stopping);
            foreach (var row in rows)
            {
                body.Write(view.Of(row));
                (after, wrote) = (row.Sequence, true);
            }
            if (view.HasPositions && feed.PositionsAfter(ref seen) is { } positions)
            {
                body.Write(positions);
                wrote = true;
            }
            if (wrote)
            {
                await FlushAsync(body, stopping);
                await Task.Delay(Pause, stopping);
            }
            else if (await Task.WhenAny(moved, Task.Delay(Heartbeat, stopping)) != moved)
            {
                stopping.ThrowIfCancellationRequested();
                body.Write(": still here\n\n"u8);
                await FlushAsync(body, stopping);
            }
        }
    }

    // Rows that are kept no more are read from the journal, for this feed alone.
    private static async Task<IReadOnlyList<RowFrames>> OlderAsync(IAreas areas, AreaId area, long after, CancellationToken stopping)
    {
        List<RowFrames> rows = [];
        var end = (await areas.ReadAsync(area, 0, stopping)).Sequence;
        if (end == after) return rows;
        await foreach (var row in areas.RowsAsync(area, after, stopping))
        {
            rows.Add(new(row));
            if (rows.Count == Page || row.Sequence >= end) break;
        }
        return rows;
    }

    private static async Task FlushAsync(System.IO.Pipelines.PipeWriter body, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        if ((await body.FlushAsync(patience.Token)).IsCompleted) throw new OperationCanceledException("The reader has gone.");
    }

    private static void Write(this System.IO.Pipelines.PipeWriter body, ReadOnlySpan<byte> bytes) => System.Buffers.BuffersExtensions.Write(body, bytes);
}
