using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Travel;

/// <summary>Travel times over streets at one state of the roads: with lights by the emergency profile, without by the ordinary one. For one thread.</summary>
internal sealed class RoadTimes(Reach lights, Reach plain, ITravelTimes offRoad) : ITravelTimes
{
    public string Metric { get; } = $"roads {lights.Metric.Id:x16}/{plain.Metric.Id:x16}, off the road {offRoad.Metric}";

    public bool IsFor(Metric emergency, Metric ordinary) => lights.Metric == emergency && plain.Metric == ordinary;

    public void ToPlace(ReadOnlySpan<GeoPoint> from, GeoPoint to, bool withLights, Span<TravelTime> times)
    {
        var reach = withLights ? lights : plain;
        if (!reach.TryFill(from, to, times, out var strays))
        {
            offRoad.ToPlace(from, to, withLights, times);
            return;
        }
        foreach (var stray in strays) offRoad.ToPlace(from.Slice(stray, 1), to, withLights, times.Slice(stray, 1));
    }
}
