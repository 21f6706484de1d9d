using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;
using RightCall.Server.Areas;

namespace RightCall.Server.Tests.Api;

/// <summary>One area in memory over the domain's writer: what the API asks of an area, without a store.</summary>
internal sealed class TestAreas : IAreas
{
    public static readonly AreaId Springfield = new("springfield");
    private readonly AreaWriter _writer = new(AreaState.Empty(Springfield));
    private readonly List<Row> _rows = [];
    private readonly List<Channel<bool>> _followers = [];
    private readonly ConcurrentDictionary<UnitId, UnitPosition> _seen = new();
    private readonly List<Channel<IReadOnlyList<SeenUnit>>> _watchers = [];
    private readonly Lock _lock = new();

    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>How many of the next commands fail as a lost connection does, after they were carried out.</summary>
    public int Lost { get; set; }

    public IReadOnlyList<AreaDescription> All { get; } = [new(Springfield, "Springfield", DateTimeZoneProviders.Tzdb["America/Chicago"], true)];

    public Task<Reply> SubmitAsync(AreaId area, Submission submission, CancellationToken stopping = default)
    {
        lock (_lock)
        {
            var before = _writer.Sequence;
            var command = new Command(submission.Id, submission.Actor, Clock.GetCurrentInstant(), 84, submission.NotAfter, submission.Body);
            var reply = _writer.Submit(command, Facts.Assumed);
            if (reply is Accepted accepted && _writer.Sequence > before)
            {
                _rows.Add(new(accepted.Sequence, command, accepted.Events));
                foreach (var follower in _followers) follower.Writer.TryWrite(true);
            }
            if (Lost-- > 0) throw new AreaUnavailableException("The connection broke.");
            return Task.FromResult(reply);
        }
    }

    public async ValueTask<AreaView> ReadAsync(AreaId area, long atLeast = 0, CancellationToken stopping = default)
    {
        while (true)
        {
            lock (_lock) if (_writer.Sequence >= atLeast) return new(_writer.Published, _writer.Sequence);
            await foreach (var row in RowsAsync(area, atLeast - 1, stopping)) break;
        }
    }

    public Recommendation Recommend(AreaView view, IncidentState incident) => Recommender.For(view.State, incident, Facts.Assumed, view.State.LastAt);

    public IReadOnlyList<TravelTime> Drive(AreaId area, GeoPoint from, IReadOnlyList<GeoPoint> to)
    {
        var times = new TravelTime[to.Count];
        for (var i = 0; i < times.Length; i++) StraightLine.Assumed.ToPlace([from], to[i], withLights: false, times.AsSpan(i, 1));
        return times;
    }

    public async IAsyncEnumerable<Row> RowsAsync(AreaId area, long after, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        var follower = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_lock) _followers.Add(follower);
        try
        {
            while (true)
            {
                Row[] rows;
                lock (_lock) rows = [.. _rows.Skip((int)after)];
                foreach (var row in rows)
                {
                    yield return row;
                    after = row.Sequence;
                }
                if (rows.Length == 0) await follower.Reader.ReadAsync(stopping);
            }
        }
        finally
        {
            lock (_lock) _followers.Remove(follower);
        }
    }

    public Task ReportPositionsAsync(AreaId area, IReadOnlyList<SeenUnit> seen, CancellationToken stopping = default)
    {
        foreach (var unit in seen) _seen[unit.Unit] = unit.Position;
        lock (_lock) foreach (var watcher in _watchers) watcher.Writer.TryWrite(seen);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<IReadOnlyList<SeenUnit>> PositionsAsync(AreaId area, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        var watcher = Channel.CreateUnbounded<IReadOnlyList<SeenUnit>>();
        lock (_lock) _watchers.Add(watcher);
        yield return [.. _seen.Select(s => new SeenUnit(s.Key, s.Value))];
        await foreach (var seen in watcher.Reader.ReadAllAsync(stopping)) yield return seen;
    }
}
