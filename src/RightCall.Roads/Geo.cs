namespace RightCall.Roads;

/// <summary>Lengths on the earth, taken as a sphere of radius 6,371,008.8 m (IUGG mean radius R1).</summary>
public static class Geo
{
    /// <summary>Millimetres in 1e-7 degrees of latitude.</summary>
    internal const double MmPerE7 = 6_371_008_800.0 * Math.PI / 180.0 / 1e7;

    /// <summary>The cosine of a latitude, rounded to 2^-20, so that every platform's mathematics library gives the same.</summary>
    internal static double CosOfLatE7(int latE7) => Math.Round(Math.Cos(latE7 * (Math.PI / 180.0 / 1e7)) * (1 << 20)) / (1 << 20);

    /// <summary>The distance between two points in millimetres, by a flat map at their mean latitude: exact to 1 in 100,000 up to 50 km.</summary>
    public static long DistanceMm(int latE7A, int lonE7A, int latE7B, int lonE7B)
    {
        double y = ((double)latE7B - latE7A) * MmPerE7;
        double x = ((double)lonE7B - lonE7A) * MmPerE7 * CosOfLatE7((int)(((long)latE7A + latE7B) / 2));
        return (long)Math.Round(Math.Sqrt(x * x + y * y));
    }

    /// <summary>Whether numbers are a latitude and a longitude in 1e-7 degrees.</summary>
    public static bool IsPoint(int latE7, int lonE7) => latE7 is >= -900_000_000 and <= 900_000_000 && lonE7 is >= -1_800_000_000 and <= 1_800_000_000;
}
