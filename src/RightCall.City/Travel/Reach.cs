using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Travel;

/// <summary>The times from points to a place by one metric. For one thread.</summary>
/// <remarks>Most units stand where they stood a minute ago, and one query serves all of them; those on their way are somewhere else each time. So a point is searched by itself when it is
/// first asked about, which costs a tenth of filling its buckets, and gets buckets when it is asked about again.</remarks>
internal sealed class Reach(RoadNetwork network, Metric metric)
{
    /// <summary>How far a place may be from the nearest street that can be driven on.</summary>
    public const int Kilometres = 2;

    private const int MaxDistanceMm = Kilometres * 1_000_000;
    /// <summary>So few points are always searched one by one: one query for all is not quicker.</summary>
    private const int Few = 4;
    /// <summary>So many points for each that is asked about keep their buckets, before those that are not asked about now lose them.</summary>
    private const int Remembered = 4;
    private const int MostSpots = 10_000;

    /// <summary>Where a point is on the streets, if one is near; its number in the buckets, or -1; and the query that asked last.</summary>
    private sealed class Spot(RoadPoint? at)
    {
        public RoadPoint? At => at;
        public int Slot { get; set; } = -1;
        public long Asked { get; set; }
    }

    private readonly Dictionary<GeoPoint, Spot> _spots = [];
    private readonly RouteSearch _search = new(network.Graph, network.Hierarchy);
    private readonly UnitBuckets _buckets = new(metric, DriveDirection.FromUnits);
    private readonly List<Spot?> _inBuckets = [];
    private readonly Stack<int> _free = [];
    private readonly List<int> _strays = [];
    private readonly List<(int Index, int Slot)> _together = [];
    private int[] _ms = [];
    private int _most;
    private long _now;

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
        if (_spots.Count >= MostSpots) ForgetSpots();
        if (SpotOf(to).At is not { } place) return false;
        _now++;
        _together.Clear();
        for (var i = 0; i < from.Length; i++)
        {
            var spot = SpotOf(from[i]);
            if (spot.At is not { } start) _strays.Add(i);
            else if (spot.Slot < 0 && (from.Length <= Few || spot.Asked == 0)) times[i] = Time(_search.TravelMs(metric, start, place));
            else _together.Add((i, Keep(spot, start)));
            spot.Asked = _now;
        }
        if (_together.Count > 0) AllAtOnce(place, times);
        return true;
    }

    private void AllAtOnce(in RoadPoint place, Span<TravelTime> times)
    {
        if (_ms.Length < _buckets.Capacity) _ms = new int[2 * _buckets.Capacity];
        _buckets.Query(place, _ms);
        foreach (var (index, slot) in _together) times[index] = Time(_ms[slot]);
        _most = Math.Max(_most, _together.Count);
        if (_inBuckets.Count - _free.Count > Remembered * _most) EmptyBuckets(keepAsked: true);
    }

    private static TravelTime Time(int ms) => ms < Times.Unreachable ? new(ms) : TravelTime.Unreachable;

    private Spot SpotOf(GeoPoint point)
    {
        if (!_spots.TryGetValue(point, out var spot)) _spots.Add(point, spot = new(network.Streets.Nearest(metric, point.LatitudeE7, point.LongitudeE7, MaxDistanceMm)));
        return spot;
    }

    private int Keep(Spot spot, in RoadPoint at)
    {
        if (spot.Slot >= 0) return spot.Slot;
        if (!_free.TryPop(out var slot))
        {
            slot = _inBuckets.Count;
            _inBuckets.Add(null);
        }
        _buckets.Put(slot, at);
        _inBuckets[slot] = spot;
        return spot.Slot = slot;
    }

    private void EmptyBuckets(bool keepAsked)
    {
        for (var slot = 0; slot < _inBuckets.Count; slot++)
        {
            if (_inBuckets[slot] is not { } spot || (keepAsked && spot.Asked == _now)) continue;
            _buckets.Remove(slot);
            _inBuckets[slot] = null;
            _free.Push(slot);
            spot.Slot = -1;
        }
    }

    private void ForgetSpots()
    {
        EmptyBuckets(keepAsked: false);
        _spots.Clear();
    }
}
