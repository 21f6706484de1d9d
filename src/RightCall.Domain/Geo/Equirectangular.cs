namespace RightCall.Domain.Geo;

/// <summary>Distances on a plane laid at one latitude. The same bits on every machine: the cosine is a polynomial of ours, not the platform's.</summary>
internal static class Equirectangular
{
    /// <summary>Metres for 10⁻⁷ degree of latitude (mean radius 6,371,008.8 m).</summary>
    private const double MetresPerStep = 6_371_008.8 * Math.PI / 180 / 1e7;

    /// <summary>How much shorter a step east is than a step north at this point's latitude.</summary>
    public static double EastScale(GeoPoint at)
    {
        var x = at.LatitudeE7 * (Math.PI / 180 / 1e7);
        var y = x * x;
        // Taylor to the 14th power: on -90 to 90 degrees the error is below 1e-8.
        return 1 + y * (-1 / 2.0 + y * (1 / 24.0 + y * (-1 / 720.0 + y * (1 / 40_320.0 + y * (-1 / 3_628_800.0 + y * (1 / 479_001_600.0 - y / 87_178_291_200.0))))));
    }

    /// <summary>The distance between two points, given the scale at one of them.</summary>
    public static Distance Between(GeoPoint a, GeoPoint b, double eastScale)
    {
        double north = (long)a.LatitudeE7 - b.LatitudeE7;
        var east = ((long)a.LongitudeE7 - b.LongitudeE7) * eastScale;
        return new(Math.Sqrt(north * north + east * east) * MetresPerStep);
    }
}
