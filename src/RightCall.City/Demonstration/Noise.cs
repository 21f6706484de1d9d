namespace RightCall.City.Demonstration;

/// <summary>Seeded chance without a stream: the same (seed, purpose, a, b) always gives the same number, whatever else is drawn before.</summary>
internal sealed class Noise(ulong seed)
{
    /// <summary>A number in [0, 1).</summary>
    public double Unit(int purpose, long a = 0, long b = 0) => unchecked((Mix(seed ^ Mix(((ulong)purpose * 0x9E3779B97F4A7C15UL) ^ Mix((ulong)a ^ Mix((ulong)b)))) >> 11) * (1.0 / (1UL << 53)));

    /// <summary>A number in [low, high).</summary>
    public double Between(double low, double high, int purpose, long a = 0, long b = 0) => low + ((high - low) * Unit(purpose, a, b));

    /// <summary>Smooth noise in [-1, 1] over the plane, with features of about one unit (value noise, cosine-smoothed).</summary>
    public double Smooth(double x, double y, int purpose)
    {
        var (ix, iy) = ((long)Math.Floor(x), (long)Math.Floor(y));
        var (fx, fy) = (Ease(x - ix), Ease(y - iy));
        double Corner(long dx, long dy) => (2 * Unit(purpose, ix + dx, iy + dy)) - 1;
        var bottom = Corner(0, 0) + ((Corner(1, 0) - Corner(0, 0)) * fx);
        var top = Corner(0, 1) + ((Corner(1, 1) - Corner(0, 1)) * fx);
        return bottom + ((top - bottom) * fy);
    }

    private static double Ease(double t) => t * t * (3 - (2 * t));

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
