using System.Runtime.CompilerServices;
using NodaTime;
using RightCall.City.Packs;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Journal;
using RightCall.Journal.Chains;
using RightCall.Journal.Erasing;
using RightCall.Journal.Stores;
using RightCall.Roads;

namespace RightCall.Server.Areas;

/// <summary>An area in this process: what is seen of it here and, where it lives here, its writer. Safe to use from any thread.</summary>
internal sealed class LocalArea : IDisposable
{
    private const int Page = 500;

    private readonly AreaSettings _settings;
    private readonly IJournalStore _store;
    private readonly IClock _clock;
    private readonly Lazy<LiveRoads?> _streets;
    private readonly SemaphoreSlim _reading = new(1);
    private readonly IReadOnlySet<string> _areas;
    private AreaJournal? _history;
    private SnapshotTaker? _snapshots;
    private readonly Lock _looking = new();
    private AreaWorld? _world;

    /// <summary>An area of which nothing is known here yet.</summary>
    /// <param name="settings">What it is.</param>
    /// <param name="areas">The names of all areas of the centre.</param>
    /// <param name="store">The journals.</param>
    /// <param name="clock">The clock.</param>
    public LocalArea(AreaSettings settings, IReadOnlySet<string> areas, IJournalStore store, IClock clock)
    {
        (_settings, _areas, _store, _clock) = (settings, areas, store, clock);
        _streets = new(() => settings.Pack is { } folder ? new LiveRoads(CityPack.Open(folder).Roads) : null);
    }

    /// <summary>What it is.</summary>
    public AreaDescription Description => _settings.Description;

    /// <summary>Its id.</summary>
    public AreaId Id => _settings.Description.Id;

    /// <summary>What is seen of it here.</summary>
    public AreaFollower Follower { get; } = new();

    /// <summary>Where its units are, as this process was told.</summary>
    public PositionBook Positions { get; } = new();

    /// <summary>Whether something may wait in the outbox. Whoever delivers takes it back when all was taken.</summary>
    public bool HasOutgoing { get; set; } = true;

    /// <summary>Its writer, where it lives in this process.</summary>
    public AreaLoop? Loop { get; private set; }

    /// <summary>Begins to write here. If another process still believes that it writes, the first of the two to lose an append ends.</summary>
    /// <exception cref="JournalStoreException">The journal cannot be read.</exception>
    public async Task<AreaLoop> BeginWritingAsync(CancellationToken stopping)
    {
        var start = await AreaStart.ReadAsync(_store, _settings, stopping);
        _snapshots = new(_store, Id, start.Recent, _clock);
        var loop = new AreaLoop(start, new(Description.Zone, Positions, _streets.Value), _clock, new(Publish, OutgoingOf));
        Follower.BeginAt(loop.Published);
        return Loop = loop;
    }

    /// <summary>Writes here no more, once what waits is answered.</summary>
    public async Task EndWritingAsync(AreaLoop loop)
    {
        if (Loop == loop) Loop = null;
        await loop.DisposeAsync();
        if (_snapshots is { } snapshots) await snapshots.FinishAsync();
    }

    /// <summary>The number of the journal's last row, whoever wrote it.</summary>
    public async Task<long> StoredSequenceAsync(CancellationToken stopping) => (await _store.HeadAsync(Id, stopping)).Sequence;

    /// <summary>Reads from the journal what has not come here yet.</summary>
    /// <exception cref="JournalStoreException">It cannot be read.</exception>
    public async Task CatchUpAsync(CancellationToken stopping)
    {
        if (Follower.View is null)
        {
            var start = await AreaStart.ReadAsync(_store, _settings, stopping);
            Follower.BeginAt(new(start.State, start.Journal.Head.Sequence));
        }
        while (Follower.View is { } view && await HistoryAsync(view.Sequence, Page, stopping) is { Count: > 0 } rows)
        {
            var state = view.State;
            foreach (var row in rows) foreach (var happened in row.ForReplay().Events) state = Area.Evolve(state, happened);
            Show(rows, new(state, rows[^1].Sequence));
        }
    }

    /// <summary>Whom plan and travel times put forward for an incident, with what is seen of the world here.</summary>
    public Recommendation Recommend(AreaView view, IncidentState incident)
    {
        lock (_looking)
        {
            var moment = Look(view.State.LastAt);
            return Recommender.For(view.State, incident, moment.Facts, moment.Now);
        }
    }

    /// <summary>How long a drive without lights takes now from a point to each of some others.</summary>
    public IReadOnlyList<TravelTime> Drive(GeoPoint from, IReadOnlyList<GeoPoint> to)
    {
        var times = new TravelTime[to.Count];
        lock (_looking)
        {
            var travel = Look(Instant.MinValue).Facts.Travel;
            for (var i = 0; i < times.Length; i++) travel.ToPlace([from], to[i], withLights: false, times.AsSpan(i, 1));
        }
        return times;
    }

    /// <summary>The rows after a number, from the ring and else from the journal, then each new one.</summary>
    public async IAsyncEnumerable<Row> RowsAsync(long after, [EnumeratorCancellation] CancellationToken stopping)
    {
        while (true)
        {
            // Asked for before looking, so that a row that comes in between is not slept through.
            var moved = Follower.Moved;
            var rows = Follower.RowsAfter(after, Page) ?? await HistoryAsync(after, Page, stopping);
            if (rows.Count == 0) await moved.WaitAsync(stopping);
            foreach (var row in rows) yield return row;
            if (rows.Count > 0) after = rows[^1].Sequence;
        }
    }

    /// <summary>One row.</summary>
    public async Task<Row> RowAsync(long sequence, CancellationToken stopping) =>
        (Follower.RowsAfter(sequence - 1, 1) is { Count: 1 } here ? here : await HistoryAsync(sequence - 1, 1, stopping))[0];

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    // The travel times of an hour are for one thread, and the writer's own are not waited for.
    private Moment Look(Instant notBefore) => (_world ??= new(Description.Zone, Positions, _streets.Value)).Look(Instant.Max(_clock.GetCurrentInstant(), notBefore));

    private async Task<IReadOnlyList<Row>> HistoryAsync(long after, int most, CancellationToken stopping)
    {
        // One reader for all: it knows the rules and keys that it has read.
        await _reading.WaitAsync(stopping);
        try
        {
            _history ??= await AreaJournal.OpenAsync(_store, Id, stopping);
            return await _history.ReadAsync(after, most, stopping);
        }
        finally
        {
            _reading.Release();
        }
    }

    private void Publish(JournalHead head, IReadOnlyList<Row> rows, AreaView after)
    {
        Show(rows, after);
        _snapshots?.Add(head, rows, after.State);
        if (OutgoingOf(rows).Count > 0) HasOutgoing = true;
    }

    // A hand-off to a centre whose area is one of ours is told to that area.
    private List<Outgoing> OutgoingOf(IReadOnlyList<Row> rows)
    {
        List<Outgoing> outgoing = [];
        foreach (var row in rows)
            for (var i = 0; i < row.Events.Length; i++)
                if (row.Events[i] is HandOffOffered { Kind: ResponderKind.OtherCentre, To: { } to } && to != Id.Value && _areas.Contains(to)) outgoing.Add(new(row.Sequence, i, AreaDelivery.To(new(to))));
        return outgoing;
    }

    private void Show(IReadOnlyList<Row> rows, AreaView after)
    {
        Follower.Offer(rows, after);
        if (!rows.Any(r => r.Events.Any(e => e is Erased))) return;
        Follower.ForgetRows();
        _history = null;
    }
}
