using System.Runtime.CompilerServices;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>The way to every area: straight to its writer where it lives in this process, else through the cluster.</summary>
internal sealed class AreaGateway(LocalAreas areas, AreaPumps pumps, IGrainFactory grains) : IAreas
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    public IReadOnlyList<AreaDescription> All { get; } = [.. areas.All.Select(a => a.Description)];

    public async Task<Reply> SubmitAsync(AreaId area, Submission submission, CancellationToken stopping = default)
    {
        var here = areas[area];
        using var span = AreaMetrics.Traces.StartActivity("give command")?.SetTag("rightcall.area", area.Value).SetTag("rightcall.command", RowJson.NameOf(submission.Body.GetType()));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        for (var pause = TimeSpan.FromMilliseconds(50); ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                var reply = await GiveAsync(here, submission, patience.Token);
                span?.SetTag("rightcall.refused", (reply as Refused)?.Code);
                return reply;
            }
            catch (Exception e) when (MayPass(e) && !stopping.IsCancellationRequested)
            {
                // Half of it by chance, so that all who wait do not come back at once.
                var wait = Task.Delay(pause * (0.5 + (Random.Shared.NextDouble() / 2)), patience.Token);
                await Task.WhenAny(wait);
                if (!wait.IsCompletedSuccessfully)
                    throw new AreaUnavailableException($"Area '{area}' did not answer within {Patience.TotalSeconds:0} s. It is not known whether the command was accepted: give it again with the same id.", e);
            }
        }
    }

    public async ValueTask<AreaView> ReadAsync(AreaId area, long atLeast = 0, CancellationToken stopping = default)
    {
        var follower = (await FollowedAsync(area, stopping)).Follower;
        if (follower.View is { } now && now.Sequence >= atLeast) return now;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                var moved = follower.Moved;
                if (follower.View is { } view && view.Sequence >= atLeast) return view;
                await moved.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException e) when (!stopping.IsCancellationRequested)
        {
            throw new AreaUnavailableException($"Row {atLeast} of area '{area}' did not come within {Patience.TotalSeconds:0} s. Nothing was changed: try again.", e);
        }
    }

    public Recommendation Recommend(AreaView view, IncidentState incident) => areas[view.State.Id].Recommend(view, incident);

    public IReadOnlyList<TravelTime> Drive(AreaId area, GeoPoint from, IReadOnlyList<GeoPoint> to) => areas[area].Drive(from, to);

    public async IAsyncEnumerable<Row> RowsAsync(AreaId area, long after, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        var here = await FollowedAsync(area, stopping);
        await foreach (var row in here.RowsAsync(after, stopping)) yield return row;
    }

    public Task ReportPositionsAsync(AreaId area, IReadOnlyList<SeenUnit> seen, CancellationToken stopping = default)
    {
        var here = areas[area];
        if (here.Loop is null) return GrainOf(here).ReportAsync([.. seen.Select(GivenPosition.Of)]).WaitAsync(stopping);
        here.Positions.Report(seen);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<IReadOnlyList<SeenUnit>> PositionsAsync(AreaId area, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        var here = await FollowedAsync(area, stopping);
        for (var version = 0L; ;)
        {
            (var seen, version) = await here.Positions.SinceAsync(version, stopping);
            yield return seen;
            await Task.Delay(Often, stopping);
        }
    }

    private IAreaGrain GrainOf(LocalArea area) => grains.GetGrain<IAreaGrain>(area.Id.Value);

    // What is seen of an area here is kept up from the first time that somebody asks.
    private async Task<LocalArea> FollowedAsync(AreaId area, CancellationToken stopping)
    {
        var here = areas[area];
        try
        {
            await pumps.FollowAsync(here).WaitAsync(Patience, stopping);
            return here;
        }
        catch (TimeoutException e)
        {
            throw new AreaUnavailableException($"Area '{area}' could not be read within {Patience.TotalSeconds:0} s. Nothing was changed: try again.", e);
        }
    }

    private async Task<Reply> GiveAsync(LocalArea here, Submission submission, CancellationToken stopping)
    {
        if (here.Loop is { } loop) return await loop.SubmitAsync(submission, stopping).WaitAsync(stopping);
        var answer = await GrainOf(here).SubmitAsync(GivenCommand.Of(submission)).WaitAsync(stopping);
        return answer.Kind switch
        {
            AnswerKind.Refused => new Refused(answer.Code, answer.Text),
            AnswerKind.Nothing => new Accepted(answer.Sequence, []),
            // The row is durable, so its events can be read here.
            AnswerKind.Accepted => new Accepted(answer.Sequence, (await here.RowAsync(answer.Sequence, stopping)).Events),
            AnswerKind.Unavailable => throw new AreaUnavailableException(answer.Text),
            _ => throw new AreaLoopEndedException(answer.Text),
        };
    }

    // An area that moves to another process, a process that died, a database that restarts. A bug is none of them.
    private static bool MayPass(Exception e) => e is AreaLoopEndedException or AreaUnreadableException or Orleans.Runtime.OrleansException or TimeoutException or IOException
        or ObjectDisposedException or OperationCanceledException;
}
