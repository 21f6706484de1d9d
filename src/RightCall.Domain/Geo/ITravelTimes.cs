namespace RightCall.Domain.Geo;

/// <summary>Travel times, as a fact for a decision. One answer for one question as long as the object lives: a new road state is a new object with a new metric.</summary>
public interface ITravelTimes
{
    /// <summary>The name of what was measured with, such as <c>straight-line 1.3 40/25</c> or a road graph's version. Events carry it.</summary>
    string Metric { get; }

    /// <summary>The times from many points to one place, in the order of the points.</summary>
    /// <param name="from">Where the units are.</param>
    /// <param name="to">The place.</param>
    /// <param name="withLights">Whether they travel with lights and siren.</param>
    /// <param name="times">As long as <paramref name="from"/>; written by the call.</param>
    void ToPlace(ReadOnlySpan<GeoPoint> from, GeoPoint to, bool withLights, Span<TravelTime> times);
}
