using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.Demonstration;

/// <summary>A way over the streets, as points with the share of the time at which each is passed.</summary>
internal sealed class Way
{
    private readonly GeoPoint[] _points;
    private readonly double[] _passed;

    public Way(IReadOnlyList<GeoPoint> points)
    {
        _points = [.. points];
        _passed = new double[_points.Length];
        for (var i = 1; i < _points.Length; i++) _passed[i] = _passed[i - 1] + _points[i - 1].To(_points[i]).Metres;
        var whole = Math.Max(_passed[^1], 1);
        for (var i = 0; i < _passed.Length; i++) _passed[i] /= whole;
    }

    /// <summary>Where one is after a share of the time, from 0 to 1.</summary>
    public GeoPoint At(double share)
    {
        var i = 1;
        while (i < _points.Length - 1 && _passed[i] < share) i++;
        if (_points.Length == 1 || share >= 1) return _points[^1];
        var part = Math.Clamp((share - _passed[i - 1]) / Math.Max(1e-9, _passed[i] - _passed[i - 1]), 0, 1);
        var (a, b) = (_points[i - 1], _points[i]);
        return GeoPoint.FromDegrees(a.Latitude + (part * (b.Latitude - a.Latitude)), a.Longitude + (part * (b.Longitude - a.Longitude)));
    }
}

/// <summary>The streets on which made-up crews drive. Safe to use from any thread.</summary>
internal sealed class Streets(RoadNetwork network)
{
    private const int SearchMillimetres = 1_000_000;
    private readonly LiveRoads _live = new(network);
    private readonly Lock _lock = new();
    private RouteSearch? _search;

    /// <summary>The way from here to there, as a crew with lights drives it; straight where no street is near.</summary>
    public Way Find(GeoPoint from, GeoPoint to, int hourOfWeek)
    {
        lock (_lock)
        {
            var metric = _live.At(Profile.Emergency, hourOfWeek);
            if (Snap(metric, from) is not { } a || Snap(metric, to) is not { } b) return new([from, to]);
            var route = (_search ??= new(network.Graph, network.Hierarchy)).Route(metric, a, b);
            return route is null ? new([from, to]) : new([from, .. route.Geometry().Select(p => new GeoPoint(p.LatE7, p.LonE7)), to]);
        }
    }

    private RoadPoint? Snap(Metric metric, GeoPoint point) => network.Streets.Nearest(metric, point.LatitudeE7, point.LongitudeE7, SearchMillimetres);
}
