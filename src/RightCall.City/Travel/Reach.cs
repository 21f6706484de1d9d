using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Travel;

/// <summary>The times from points to a place by one metric. It remembers where the points are on the streets, since most units stand where they stood a minute ago. For one thread.</summary>
internal sealed class Reach(RoadNetwork network, Metric metric)
{
    /// <summary>How far a place may be from the nearest street that can be driven on.</summary>
    public const int Kilometres = 2;

    private const int MaxDistanceMm = Kilometres * 1_000_000;
    /// <summary>So many points for each that is asked about are remembered before all are forgotten.</summary>
    private const int Remembered = 4;
    private const int NoStreet = -1;

    private readonly Dictionary<GeoPoint, int> _slots = [];
    private readonly List<int> _strays = [];
    private UnitBuckets _buckets = new(metric, DriveDirection.FromUnits);
    private int[] _ms = [];

    public Metric Metric => metric;

    /// <summary>Writes the time from each point that has a street near.</summary>
    /// <param name="from">The points.</param>
    /// <param name="to">The place.</param>
    /// <param name="times">Written where there is a street.</param>
    /// <param name="strays">Which points have none; valid until the next call.</param>
    /// <returns>Whether the place has a street near; if not, nothing is written.</returns>
    public bool TryFill(ReadOnlySpan<GeoPoint> from, GeoPoint to, Span<TravelTime> times, out List<int> strays)
    {
        _strays.Clear();
        strays = _strays;
        if (Snap(to) is not { } place) return false;
        if (_slots.Count > Remembered * (from.Length + 16))
        {
            _slots.Clear();
            _buckets = new(metric, DriveDirection.FromUnits);
        }
        foreach (var point in from) if (!_slots.ContainsKey(point)) Remember(point);
        if (_ms.Length < _buckets.Capacity) _ms = new int[Math.Max(_buckets.Capacity, _ms.Length * 2)];
        _buckets.Query(place, _ms);
        for (var i = 0; i < from.Length; i++)
        {
            var slot = _slots[from[i]];
            if (slot == NoStreet) _strays.Add(i);
            else times[i] = _ms[slot] < Times.Unreachable ? new(_ms[slot]) : TravelTime.Unreachable;
        }
        return true;
    }

    private void Remember(GeoPoint point)
    {
        var slot = NoStreet;
        if (Snap(point) is { } onStreet) _buckets.Put(slot = _buckets.Capacity, onStreet);
        _slots.Add(point, slot);
    }

    private RoadPoint? Snap(GeoPoint at) => network.Streets.Nearest(metric, at.LatitudeE7, at.LongitudeE7, MaxDistanceMm);
}
