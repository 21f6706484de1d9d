namespace RightCall.Domain.Geo;

/// <summary>A place on the earth, in degrees times ten million (WGS 84): a step is about a centimetre, and equal places are equal numbers.</summary>
/// <param name="LatitudeE7">Latitude × 10⁷.</param>
/// <param name="LongitudeE7">Longitude × 10⁷.</param>
public readonly record struct GeoPoint(int LatitudeE7, int LongitudeE7)
{
    private const double PerDegree = 1e7;

    /// <summary>The point at these degrees.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a latitude (-90 to 90) or not a longitude (-180 to 180).</exception>
    public static GeoPoint FromDegrees(double latitude, double longitude)
    {
        if (!(latitude is >= -90 and <= 90)) throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude is -90 to 90.");
        if (!(longitude is >= -180 and <= 180)) throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude is -180 to 180.");
        return new((int)Math.Round(latitude * PerDegree), (int)Math.Round(longitude * PerDegree));
    }

    /// <summary>Degrees north.</summary>
    public double Latitude => LatitudeE7 / PerDegree;

    /// <summary>Degrees east.</summary>
    public double Longitude => LongitudeE7 / PerDegree;

    /// <summary>The distance to another point as the crow flies: equirectangular, good to a thousandth within a city.</summary>
    public Distance To(GeoPoint other) => Equirectangular.Between(this, other, Equirectangular.EastScale(other));
}
