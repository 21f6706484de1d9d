using System.Globalization;

namespace RightCall.Domain.Geo;

/// <summary>Travel as the crow flies, times a detour factor, at one speed with lights and one without: what there is before a road graph.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed class StraightLine : ITravelTimes
{
    private readonly double _detour;
    private readonly Speed _withLights;
    private readonly Speed _plain;

    /// <summary>Travel at these speeds.</summary>
    /// <param name="detour">How many times longer a way is than the line; 1 or more.</param>
    /// <param name="withLights">The mean speed with lights and siren.</param>
    /// <param name="plain">The mean speed in traffic.</param>
    public StraightLine(double detour, Speed withLights, Speed plain)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(detour, 1);
        (_detour, _withLights, _plain) = (detour, withLights, plain);
        Metric = string.Create(CultureInfo.InvariantCulture,
            $"straight-line x{detour:0.##} {withLights.MetresPerSecond * 3.6:0.#}/{plain.MetresPerSecond * 3.6:0.#} km/h");
    }

    /// <summary>Assumption, used where a city states nothing: detour 1.3, 45 km/h with lights, 30 km/h without.</summary>
    public static readonly StraightLine Assumed = new(1.3, Speed.FromKilometresPerHour(45), Speed.FromKilometresPerHour(30));

    /// <inheritdoc/>
    public string Metric { get; }

    /// <inheritdoc/>
    public void ToPlace(ReadOnlySpan<GeoPoint> from, GeoPoint to, bool withLights, Span<TravelTime> times)
    {
        var scale = Equirectangular.EastScale(to);
        var secondsPerMetre = _detour / (withLights ? _withLights : _plain).MetresPerSecond;
        for (var i = 0; i < from.Length; i++) times[i] = TravelTime.FromSeconds(Equirectangular.Between(from[i], to, scale).Metres * secondsPerMetre);
    }
}
