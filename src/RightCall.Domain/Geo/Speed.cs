namespace RightCall.Domain.Geo;

/// <summary>A speed.</summary>
/// <param name="MetresPerSecond">In metres a second, above zero.</param>
public readonly record struct Speed(double MetresPerSecond)
{
    /// <summary>A speed in kilometres an hour.</summary>
    public static Speed FromKilometresPerHour(double value) => new(value / 3.6);
}
