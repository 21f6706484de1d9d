using System.Globalization;
using System.Text;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Units;
using RightCall.Server.Areas;

namespace RightCall.Server.Feed;

/// <summary>One reader of an area's rows and positions for all feeds of this process: the newest rows are kept as frames, older ones are read again by who needs them. Safe from any thread.</summary>
internal sealed class AreaFeed(AreaId area, IAreas areas, IClock clock)
{
    /// <summary>How many rows are kept for feeds that are a little behind.</summary>
    public const int Kept = 4_096;
    private readonly Lock _lock = new();
    private readonly RowFrames[] _ring = new RowFrames[Kept];
    private readonly SortedDictionary<UnitId, UnitPosition> _positions = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first = long.MaxValue, _last = -1, _seen;
    private byte[] _changed = [], _all = [];
    private bool _isAllOld;

    /// <summary>Completes with the next row or position after it was asked for.</summary>
    public Task Moved { get { lock (_lock) return _moved.Task; } }

    /// <summary>Rows after a number that are kept, at most so many; null where older ones are needed first.</summary>
    public IReadOnlyList<RowFrames>? RowsAfter(long after, int most)
    {
        lock (_lock)
        {
            if (_last < 0 || after + 1 < _first) return null;
            List<RowFrames> rows = [];
            for (var at = after + 1; at <= _last && rows.Count < most; at++) rows.Add(_ring[at % Kept]);
            return rows;
        }
    }

    /// <summary>The positions that are new to who has seen this many reports: all of them the first time, else those of the last report. Null where none are.</summary>
    public byte[]? PositionsAfter(ref long seen)
    {
        lock (_lock)
        {
            if (_seen == seen) return null;
            // Whoever missed one gets them all: the newest counts, and none is stale.
            var frame = seen == _seen - 1 ? _changed : All();
            seen = _seen;
            return frame;
        }
    }

    /// <summary>Reads rows from the area's end on, until stopped.</summary>
    public async Task ReadRowsAsync(CancellationToken stopping)
    {
        var start = (await areas.ReadAsync(area, 0, stopping)).Sequence;
        lock (_lock) if (_last < 0) (_first, _last) = (start + 1, start);
        await foreach (var row in areas.RowsAsync(area, _last, stopping))
        {
            AreaMetrics.FeedReady(area, clock.GetCurrentInstant() - row.Command.At);
            lock (_lock)
            {
                (_ring[row.Sequence % Kept], _last) = (new(row), row.Sequence);
                _first = Math.Max(_first, _last - Kept + 1);
                Wake();
            }
        }
    }

    /// <summary>Reads positions, until stopped.</summary>
    public async Task ReadPositionsAsync(CancellationToken stopping)
    {
        await foreach (var seen in areas.PositionsAsync(area, stopping))
        {
            if (seen.Count == 0) continue;
            lock (_lock)
            {
                foreach (var unit in seen) _positions[unit.Unit] = unit.Position;
                (_changed, _isAllOld) = (Frame(seen.Select(s => (s.Unit, s.Position))), true);
                _seen++;
                Wake();
            }
        }
    }

    private byte[] All()
    {
        if (_isAllOld) (_all, _isAllOld) = (Frame(_positions.Select(p => (p.Key, p.Value))), false);
        return _all;
    }

    private void Wake()
    {
        var moved = _moved;
        _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        moved.SetResult();
    }

    // [unit, latitude, longitude, seconds since 1970]: a thousand units are 40 kB.
    private static byte[] Frame(IEnumerable<(UnitId Unit, UnitPosition Position)> seen)
    {
        var text = new StringBuilder("event: positions\ndata: [");
        foreach (var (unit, position) in seen)
            text.Append(text[^1] == ']' ? "," : "").Append(CultureInfo.InvariantCulture, $"[\"{unit}\",{position.Point.Latitude:0.00000},{position.Point.Longitude:0.00000},{position.AsOf.ToUnixTimeSeconds()}]");
        return Encoding.UTF8.GetBytes(text.Append("]\n\n").ToString());
    }
}
