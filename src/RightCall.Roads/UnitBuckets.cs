using System.Runtime.Intrinsics;

namespace RightCall.Roads;

/// <summary>Which way the drives of <see cref="UnitBuckets"/> go.</summary>
public enum DriveDirection
{
    /// <summary>From all units to the one place: which unit is there first?</summary>
    FromUnits,
    /// <summary>From the one place to all units: which hospital is nearest? (The "units" are the hospitals.)</summary>
    ToUnits,
}

/// <summary>The travel times between all units and one place in one query.</summary>
/// <remarks>
/// <para>For each unit, the few nodes that can be the highest of a shortest route hold its time in a bucket. A query climbs once from the place
/// and reads the buckets on the way (Knopp, Sanders, Schultes, Schulz and Wagner, "Computing Many-to-Many Shortest Paths Using Highway Hierarchies",
/// 2007). A node is left out of a unit's buckets when a higher node does as well, so that about a twentieth of them remain.</para>
/// <para>Exact: the same times as one query for each unit. Units are numbered from 0 by the caller. For one thread at a time, reading included; a new
/// metric is taken by <see cref="Refill"/>.</para>
/// </remarks>
public sealed unsafe class UnitBuckets
{
    private readonly RoadGraph _graph;
    private readonly RoadHierarchy _hierarchy;
    private readonly DriveDirection _direction;
    private readonly Climb _climb;
    private readonly BucketStore _store;
    private readonly int[] _path;
    private readonly Lanes _exact;
    private Lanes _found = new(0);
    private RoadPoint[] _points = [];
    private int[] _streets = [];

    /// <param name="metric">Times at the beginning.</param>
    /// <param name="direction">Which way the drives go.</param>
    public UnitBuckets(Metric metric, DriveDirection direction)
    {
        Metric = metric;
        _graph = metric.Graph;
        _hierarchy = metric.Hierarchy;
        _direction = direction;
        _climb = new Climb(_graph, _hierarchy);
        _store = new BucketStore(_hierarchy.NodeCount);
        _path = new int[_hierarchy.LevelCount];
        _exact = new Lanes(_hierarchy.LevelCount);
    }

    /// <summary>The metric that the buckets are filled with.</summary>
    public Metric Metric { get; private set; }

    /// <summary>One more than the highest unit number that was ever put: how many times a query writes.</summary>
    public int Capacity => _points.Length;

    /// <summary>How many buckets a unit is in, for measurements.</summary>
    public int BucketCount(int unit) => _store.CountOf(unit);

    /// <summary>Puts a unit at a point, or moves it there.</summary>
    /// <param name="unit">Its number, 0 or more; buckets grow with the highest.</param>
    /// <param name="point">Where it is.</param>
    public void Put(int unit, in RoadPoint point)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)point.Street, (uint)_graph.StreetCount, nameof(point));
        if (unit >= _points.Length)
        {
            int before = _points.Length, size = unit + 1;
            Array.Resize(ref _points, size);
            Array.Resize(ref _streets, size);
            _streets.AsSpan(before).Fill(-1);
            _store.Grow(size);
            if (_found.Count < size) _found = new Lanes(2 * size);
        }
        _store.Remove(unit);
        _points[unit] = point;
        _streets[unit] = point.Street;
        Fill(unit);
    }

    /// <summary>Takes a unit out; its time is <see cref="Times.Unreachable"/> from now on.</summary>
    public void Remove(int unit)
    {
        if ((uint)unit >= (uint)_points.Length) return;
        _store.Remove(unit);
        _streets[unit] = -1;
    }

    /// <summary>Takes new times for all units, such as after a street was closed.</summary>
    /// <exception cref="ArgumentException">The metric is of another network.</exception>
    public void Refill(Metric metric)
    {
        if (metric.Hierarchy != _hierarchy) throw new ArgumentException("The metric is of another network.", nameof(metric));
        Metric = metric;
        _store.Clear();
        for (int unit = 0; unit < _points.Length; unit++)
            if (_streets[unit] >= 0) Fill(unit);
    }

    /// <summary>The time of every unit to or from a place, in milliseconds; <see cref="Times.Unreachable"/> where there is no way or no unit.</summary>
    /// <param name="place">The place.</param>
    /// <param name="ms">Filled by unit number; at least <see cref="Capacity"/> numbers.</param>
    public void Query(in RoadPoint place, Span<int> ms)
    {
        if (ms.Length < _points.Length) throw new ArgumentException($"{ms.Length} places for the times of {_points.Length} units.", nameof(ms));
        ms = ms[.._points.Length];
        _climb.Clear();
        if (_direction == DriveDirection.FromUnits) _climb.ReachPoint(Metric, place);
        else _climb.LeavePoint(Metric, place);
        var found = _found.Span[..Lanes.RoundUp(ms.Length)];
        found.Fill(Times.Unreachable);
        if (_climb.Lowest >= 0) Scan();
        found[..ms.Length].CopyTo(ms);

        // A drive along one street meets no node.
        for (int from = 0, next; (next = _streets.AsSpan(from).IndexOf(place.Street)) >= 0; from += next + 1)
        {
            int unit = from + next;
            int direct = _direction == DriveDirection.FromUnits ? RouteSearch.DirectMs(Metric, _points[unit], place) : RouteSearch.DirectMs(Metric, place, _points[unit]);
            if (direct < ms[unit]) ms[unit] = direct;
        }
    }

    /// <summary>The units that are nearest in time, nearest first; of two that take equally long the lower number first.</summary>
    /// <param name="place">The place.</param>
    /// <param name="count">At most how many.</param>
    public IReadOnlyList<(int Unit, int Ms)> Nearest(in RoadPoint place, int count)
    {
        var ms = new int[_points.Length];
        Query(place, ms);
        return [.. ms.Select((time, unit) => (Unit: unit, Ms: time)).Where(u => u.Ms < Times.Unreachable).OrderBy(u => u.Ms).ThenBy(u => u.Unit).Take(count)];
    }

    private void Scan()
    {
        _climb.Start();
        var search = _direction == DriveDirection.FromUnits ? Metric.DownSearch : Metric.UpSearch;
        int n = _hierarchy.NodeCount;
        int* d = _climb.Ms, units = _found.First, times = _store.Ms.First;
        fixed (int* parent = _hierarchy.Parent, first = search.First, weight = search.Ms, group = _store.Group)
        fixed (ushort* level = _hierarchy.Level, block = search.Block)
        fixed (BucketStore.Bucket* buckets = _store.Buckets)
        {
            for (int x = _climb.Lowest; x < n; x = parent[x])
            {
                int time = d[level[x]];
                if (time >= Times.Unreachable) continue;
                SearchGraph.Relax(d, time, first[x], first[x + 1], block, weight);
                var here = Vector256.Create(time);
                var bucket = buckets[x];
                for (int k = bucket.Start; k < bucket.Start + bucket.Count; k++)
                {
                    int* eight = units + Lanes.Width * group[k];
                    Vector256.Min(Vector256.Load(eight), here + Vector256.Load(times + Lanes.Width * k)).Store(eight);
                }
            }
        }
    }

    /// <summary>Climbs from a unit, then walks down again and leaves out each node that a higher one replaces.</summary>
    private void Fill(int unit)
    {
        _climb.Clear();
        if (_direction == DriveDirection.FromUnits) _climb.LeavePoint(Metric, _points[unit]);
        else _climb.ReachPoint(Metric, _points[unit]);
        if (_climb.Lowest < 0) return;
        _climb.Start();
        bool from = _direction == DriveDirection.FromUnits;
        var search = from ? Metric.UpSearch : Metric.DownSearch;
        var opposite = from ? Metric.DownSearch : Metric.UpSearch;
        int n = _hierarchy.NodeCount, steps = 0;
        int* d = _climb.Ms, exact = _exact.First;
        fixed (int* parent = _hierarchy.Parent, path = _path)
        fixed (int* first = search.First, weight = search.Ms, backFirst = opposite.First, backWeight = opposite.Ms)
        fixed (ushort* level = _hierarchy.Level, block = search.Block, backBlock = opposite.Block)
        {
            for (int x = _climb.Lowest; x < n; x = parent[x])
            {
                path[steps++] = x;
                SearchGraph.Relax(d, d[level[x]], first[x], first[x + 1], block, weight);
            }
            while (--steps >= 0)
            {
                int x = path[steps], l = level[x], own = d[l];
                int other = SearchGraph.Shortest(exact, backFirst[x], backFirst[x + 1], backBlock, backWeight);
                exact[l] = Math.Min(own, other);
                if (own < other) _store.Add(x, unit, own);
            }
        }
    }
}
