using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Units;

namespace RightCall.Planning.Replays;

/// <summary>Where units are: at their home, where they were last needed, or on the straight line back between the two. For one thread.</summary>
internal sealed class Positions : IUnitPositions
{
    private readonly Dictionary<UnitId, int> _places = [];
    private readonly GeoPoint[] _homes;
    private readonly GeoPoint[] _points;
    private readonly Instant[] _since;
    private readonly Duration[] _wayHome;

    public Positions(IReadOnlyList<UnitDefinition> units)
    {
        for (var i = 0; i < units.Count; i++) _places.Add(units[i].Id, i);
        _homes = [.. units.Select(u => u.Home)];
        _points = [.. _homes];
        _since = new Instant[units.Count];
        _wayHome = new Duration[units.Count];
    }

    /// <summary>The simulated clock.</summary>
    public Instant Now { get; set; }

    public int IndexOf(UnitId unit) => _places[unit];

    /// <summary>The unit stays here until it says otherwise.</summary>
    public void Stay(int unit, GeoPoint at)
    {
        (_points[unit], _since[unit], _wayHome[unit]) = (at, Now, Duration.Zero);
    }

    /// <summary>The unit begins its way home.</summary>
    public void GoHome(int unit, GeoPoint from, ITravelTimes travel)
    {
        Span<TravelTime> time = stackalloc TravelTime[1];
        travel.ToPlace([from], _homes[unit], withLights: false, time);
        (_points[unit], _since[unit], _wayHome[unit]) = (from, Now, time[0].IsReachable ? time[0].ToDuration() : Duration.Zero);
    }

    public bool TryFind(UnitId unit, out UnitPosition position)
    {
        var i = _places[unit];
        position = new(PointOf(i), Now);
        return true;
    }

    private GeoPoint PointOf(int i)
    {
        if (_wayHome[i] == Duration.Zero) return _points[i];
        var part = (Now - _since[i]) / _wayHome[i];
        if (part >= 1)
        {
            (_points[i], _wayHome[i]) = (_homes[i], Duration.Zero);
            return _homes[i];
        }
        var (from, to) = (_points[i], _homes[i]);
        return new(from.LatitudeE7 + (int)((to.LatitudeE7 - from.LatitudeE7) * part), from.LongitudeE7 + (int)(((long)to.LongitudeE7 - from.LongitudeE7) * part));
    }
}
