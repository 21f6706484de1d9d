using System.Text.Json;
using NodaTime;
using RightCall.Console.Browser;
using RightCall.Contracts.Areas;
using RightCall.Contracts.Calls;
using RightCall.Contracts.HandOffs;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Units;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Console.Centre;

/// <summary>How fresh the picture is.</summary>
public enum Freshness : byte
{
    /// <summary>Nothing was read yet.</summary>
    Loading,
    /// <summary>Every row is shown as it comes.</summary>
    Live,
    /// <summary>The connection is away: what is shown grows old.</summary>
    Stale,
    /// <summary>Nobody is signed in any more.</summary>
    Ended,
}

/// <summary>All that is open in the area, kept up to date by the feed: a row says that something changed, and what changed is read.</summary>
public sealed class AreaBook(CentreApi api, Session session)
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(40);
    private readonly Dictionary<CallId, CallView> _calls = [];
    private readonly Dictionary<IncidentId, IncidentLine> _incidents = [];
    private readonly SortedDictionary<UnitId, UnitView> _units = [];
    private readonly List<HandOffView> _handOffs = [];
    private long _heard, _told;
    private bool _isReading;
    private string? _area;

    /// <summary>How fresh it is.</summary>
    public Freshness Freshness { get; private set; }

    /// <summary>When it was last known to be up to date.</summary>
    public Instant? LiveAt { get; private set; }

    /// <summary>The last row that is in it.</summary>
    public long Sequence { get; private set; }

    /// <summary>Calls that ring, are live, or are owed something; by number.</summary>
    public IEnumerable<CallView> Calls => _calls.Values.OrderBy(c => c.Number);

    /// <summary>Open incidents: the most urgent first, of those the oldest.</summary>
    public IEnumerable<IncidentLine> Incidents => _incidents.Values.OrderBy(i => i.Priority).ThenBy(i => i.OpenedAt).ThenBy(i => i.Number);

    /// <summary>All units, by name.</summary>
    public IReadOnlyCollection<UnitView> Units => _units.Values;

    /// <summary>Hand-offs that are not over, by their due time.</summary>
    public IReadOnlyList<HandOffView> HandOffs => _handOffs;

    /// <summary>Who sits where.</summary>
    public IReadOnlyList<DeskSession> Desks { get; private set; } = [];

    /// <summary>Something of it changed. The incidents that changed; null where it may be all.</summary>
    public event Action<IReadOnlySet<IncidentId>?>? Changed;

    /// <summary>Units that changed; all of them at the start.</summary>
    public event Action<IReadOnlyList<UnitView>>? UnitsChanged;

    /// <summary>A row came.</summary>
    public event Action<FeedRow>? RowCame;

    /// <summary>An open call.</summary>
    public CallView? Find(CallId call) => _calls.GetValueOrDefault(call);

    /// <summary>An open incident.</summary>
    public IncidentLine? Find(IncidentId incident) => _incidents.GetValueOrDefault(incident);

    /// <summary>A unit.</summary>
    public UnitView? Find(UnitId unit) => _units.GetValueOrDefault(unit);

    /// <summary>Begins with an area, from its feed and its overview.</summary>
    public void Open(string area, string reader)
    {
        Close();
        _area = area;
        BrowserModule.OpenFeed($"/api/v1/areas/{area}/feed", reader, OnState, OnRows);
    }

    /// <summary>Ends.</summary>
    public void Close()
    {
        BrowserModule.CloseFeed();
        (_area, Sequence, _heard, _told, Freshness) = (null, 0, 0, 0, Freshness.Loading);
        _calls.Clear();
        _incidents.Clear();
        _units.Clear();
        _handOffs.Clear();
    }

    /// <summary>Reads what changed now: after a command, without waiting for the feed.</summary>
    public void CatchUp(long sequence)
    {
        _heard = Math.Max(_heard, sequence);
        if (_heard > Sequence) _ = ReadAsync(TimeSpan.Zero);
    }

    /// <summary>The device itself says that it has no network, or has one again: it knows before a silence tells.</summary>
    public void HasNetwork(bool has)
    {
        if (Freshness is not (Freshness.Live or Freshness.Stale)) return;
        Freshness = Freshness.Stale;
        Changed?.Invoke(new HashSet<IncidentId>());
        if (has) _ = ReadAsync(TimeSpan.Zero);
    }

    private void OnState(string state)
    {
        if (state == "ended") session.Lock();
        if (state == "reset") (_heard, _told) = (0, 0);
        Freshness = state switch { "open" => Sequence == 0 ? Freshness.Loading : Freshness.Live, "ended" => Freshness.Ended, _ => Sequence == 0 ? Freshness.Loading : Freshness.Stale };
        // After a gap the stream brings the rows that were missed; at the start there is nothing to add them to yet.
        if (state is "open" or "reset") _ = ReadAsync(TimeSpan.Zero, fromTheStart: state == "reset");
        else Changed?.Invoke(null);
    }

    private void OnRows(string json)
    {
        using var rows = JsonDocument.Parse(json);
        foreach (var row in rows.RootElement.EnumerateArray())
        {
            var sequence = row.GetProperty("sequence").GetInt64();
            // The answer to a command may be here before the rows that came before it: each is told all the same.
            if (sequence <= _told) continue;
            _told = sequence;
            _heard = Math.Max(_heard, sequence);
            if (Sequence > 0 && row.TryGetProperty("events", out _)) RowCame?.Invoke(new(row));
        }
        LiveAt = SystemClock.Instance.GetCurrentInstant();
        if (_heard > Sequence) _ = ReadAsync(Gather);
    }

    // One reader at a time. What comes while it reads is read with the next.
    private async Task ReadAsync(TimeSpan gather, bool fromTheStart = false)
    {
        if (_isReading || _area is not { } area) return;
        _isReading = true;
        try
        {
            do
            {
                await Task.Delay(gather);
                if (Sequence == 0 || fromTheStart)
                {
                    if ((await api.ReadAsync<AreaOverview>($"areas/{area}")).Value is { } all && area == _area) TakeAll(all);
                    else return;
                }
                else if ((await api.ReadAsync<AreaChanges>($"areas/{area}/changes?after={Sequence}")) is var heard && heard.Value is { } changes && area == _area) Take(changes);
                else
                {
                    if (heard.Problem is { Status: 401 }) session.Lock();
                    return;
                }
                (fromTheStart, gather) = (false, Gather);
            }
            while (_heard > Sequence);
        }
        finally
        {
            _isReading = false;
        }
    }

    private void TakeAll(AreaOverview all)
    {
        _heard = Math.Max(_heard, all.Sequence);
        Take(new(all.Sequence, all.At, true, all.Calls, all.Incidents, all.Units, all.HandOffs, all.Desks, [], []));
    }

    private void Take(AreaChanges changes)
    {
        if (changes.IsWhole)
        {
            _calls.Clear();
            _incidents.Clear();
            _units.Clear();
            _handOffs.Clear();
        }
        foreach (var call in changes.Calls) _calls[call.Call] = call;
        foreach (var call in changes.GoneCalls) _calls.Remove(call);
        foreach (var incident in changes.Incidents) _incidents[incident.Incident] = incident;
        foreach (var incident in changes.GoneIncidents) _incidents.Remove(incident);
        foreach (var unit in changes.Units) _units[unit.Unit] = unit;
        var touched = changes.Incidents.Select(i => i.Incident).Concat(changes.GoneIncidents).ToHashSet();
        _handOffs.RemoveAll(h => touched.Contains(h.Incident));
        _handOffs.AddRange(changes.HandOffs);
        _handOffs.Sort((a, b) => a.Due.CompareTo(b.Due));
        Desks = changes.Desks ?? Desks;
        (Sequence, Freshness) = (changes.Sequence, Freshness.Live);
        LiveAt = SystemClock.Instance.GetCurrentInstant();
        if (changes.Units.Count > 0) UnitsChanged?.Invoke(changes.Units);
        Changed?.Invoke(changes.IsWhole ? null : touched);
    }
}
