using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Travel;

/// <summary>Travel times over a city's streets, for the hour in which a trip departs and the road conditions of the moment. For one thread.</summary>
/// <param name="roads">The streets as they are now.</param>
/// <param name="offRoad">What stands in, by name, where a place has no street within <see cref="Reach.Kilometres"/> km.</param>
public sealed class RoadTravel(LiveRoads roads, ITravelTimes offRoad)
{
    private readonly Dictionary<Metric, Reach> _reaches = [];
    private RoadTimes? _last;

    /// <summary>The travel times of an hour of the week (0 to 167, from Monday midnight, local). While neither the hour's speeds nor the road
    /// conditions change it is the same object; a change gives another, whose metric has another name.</summary>
    public ITravelTimes At(int hourOfWeek)
    {
        var (lights, plain) = (roads.At(Profile.Emergency, hourOfWeek), roads.At(Profile.Ordinary, hourOfWeek));
        if (_last is { } last && last.IsFor(lights, plain)) return last;
        // Road conditions of the past are asked for no more: without this, every closed street would keep its buckets for ever.
        if (_reaches.Count >= Times.ProfileCount * Times.MaxSpeedClasses) _reaches.Clear();
        return _last = new(ReachOf(lights), ReachOf(plain), offRoad);
    }

    private Reach ReachOf(Metric metric)
    {
        if (!_reaches.TryGetValue(metric, out var reach)) _reaches.Add(metric, reach = new(roads.Network, metric));
        return reach;
    }
}
