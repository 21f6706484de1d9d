using System.Runtime.CompilerServices;

namespace RightCall.Roads;

/// <summary>How fast one profile drives: by road class, and by hour of the week in at most eight speed classes.</summary>
/// <remarks>
/// A trip is driven at the speed class of its departure. Within a speed class, the speed on a street is its posted limit (times
/// <see cref="LimitPermille"/>) or, where no limit is known, the base speed of its road class; either times the factor of the speed class and road
/// class. A given time is divided by the same factor. Immutable.
/// </remarks>
public sealed class SpeedTable
{
    private readonly int[] _baseKmhTenths;
    private readonly int[] _factorPermille;
    private readonly byte[] _classOfHour;

    /// <param name="profile">Who drives.</param>
    /// <param name="baseKmhTenths">By road class (16): the free speed in tenths of km/h, more than 0.</param>
    /// <param name="limitPermille">How much of a posted limit is driven, in thousandths.</param>
    /// <param name="factorPermille">By speed class and road class (speed class * 16 + road class): thousandths of the free speed, more than 0.</param>
    /// <param name="classOfHour">By hour of the week (168, from Monday midnight, local): the speed class.</param>
    /// <exception cref="ArgumentException">A number is missing or out of range; the message says which.</exception>
    public SpeedTable(Profile profile, ReadOnlySpan<int> baseKmhTenths, int limitPermille, ReadOnlySpan<int> factorPermille, ReadOnlySpan<byte> classOfHour)
    {
        Profile = profile;
        LimitPermille = limitPermille;
        _baseKmhTenths = baseKmhTenths.ToArray();
        _factorPermille = factorPermille.ToArray();
        _classOfHour = classOfHour.ToArray();
        SpeedClassCount = factorPermille.Length / Times.RoadClassCount;

        if ((int)profile >= Times.ProfileCount) throw new ArgumentException($"Profile {(int)profile} is unknown.", nameof(profile));
        if (baseKmhTenths.Length != Times.RoadClassCount || baseKmhTenths.ContainsAnyExceptInRange(1, 3_000))
            throw new ArgumentException($"Base speeds are {Times.RoadClassCount} numbers from 1 to 3000 tenths of km/h, not [{string.Join(", ", _baseKmhTenths)}].", nameof(baseKmhTenths));
        if (limitPermille is < 1 or > 3_000)
            throw new ArgumentException($"{limitPermille} thousandths of the limit is not between 1 and 3000.", nameof(limitPermille));
        if (SpeedClassCount is < 1 or > Times.MaxSpeedClasses || factorPermille.Length % Times.RoadClassCount != 0 || factorPermille.ContainsAnyExceptInRange(1, 3_000))
            throw new ArgumentException($"Factors are {Times.RoadClassCount} numbers from 1 to 3000 thousandths for each of 1 to {Times.MaxSpeedClasses} speed classes.", nameof(factorPermille));
        if (classOfHour.Length != Times.HoursPerWeek || classOfHour.ContainsAnyExceptInRange((byte)0, (byte)(SpeedClassCount - 1)))
            throw new ArgumentException($"Hours are {Times.HoursPerWeek} numbers, each a speed class from 0 to {SpeedClassCount - 1}.", nameof(classOfHour));
    }

    /// <summary>Who drives.</summary>
    public Profile Profile { get; }

    /// <summary>How much of a posted limit is driven, in thousandths.</summary>
    public int LimitPermille { get; }

    /// <summary>How many speed classes (groups of hours) there are: 1 to 8.</summary>
    public int SpeedClassCount { get; }

    /// <summary>The speed class of an hour of the week: 0 is Monday from midnight to one, 167 Sunday from eleven.</summary>
    public int SpeedClassAt(int hourOfWeek) => _classOfHour[hourOfWeek];

    /// <summary>Base speed of a road class in tenths of km/h.</summary>
    public int BaseKmhTenths(RoadClass road) => _baseKmhTenths[(int)road];

    /// <summary>Factor on speeds in a speed class, in thousandths.</summary>
    public int FactorPermille(int speedClass, RoadClass road) => _factorPermille[speedClass * Times.RoadClassCount + (int)road];

    internal ReadOnlySpan<int> Bases => _baseKmhTenths;
    internal ReadOnlySpan<int> Factors => _factorPermille;
    internal ReadOnlySpan<byte> Hours => _classOfHour;

    /// <summary>The time along each arc in a speed class, closed streets and slow-downs not counted; <see cref="Times.Unreachable"/> where the
    /// profile may not drive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]   // A long loop that runs once: there is no second call that could be faster.
    internal void FillArcTimes(RoadGraph graph, int speedClass, Span<int> ms)
    {
        var access = graph.StreetAccess.Span;
        var length = graph.StreetLength.Span;
        var road = graph.StreetClass.Span;
        var limit = graph.ArcLimit.Span;
        var given = graph.ArcGiven.Span;
        var factors = _factorPermille.AsSpan(speedClass * Times.RoadClassCount, Times.RoadClassCount);

        // Speeds in millimetres a second: tenths of km/h / 36 m/s = x / 0.036 mm/s; times thousandths.
        Span<double> perMm = stackalloc double[Times.RoadClassCount];
        for (int c = 0; c < Times.RoadClassCount; c++) perMm[c] = 36_000.0 / ((double)_baseKmhTenths[c] * factors[c]);

        int profile = (int)Profile;
        for (int s = 0; s < access.Length; s++)
        {
            int c = road[s];
            for (int direction = 0; direction < 2; direction++)
            {
                int arc = 2 * s + direction;
                if ((access[s] >> (2 * direction + profile) & 1) == 0) { ms[arc] = Times.Unreachable; continue; }
                double time = given.Length > 0 && given[2 * arc + profile] >= 0
                    ? given[2 * arc + profile] * 1_000.0 / factors[c]
                    : limit[arc] > 0 ? length[s] * 3_600_000.0 / ((double)limit[arc] * LimitPermille * factors[c]) : length[s] * perMm[c];
                ms[arc] = (int)Math.Min(time + 0.5, Times.Unreachable - 1);
            }
        }
    }
}
