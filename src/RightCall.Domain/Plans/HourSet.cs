namespace RightCall.Domain.Plans;

/// <summary>A set of hours of the local week: 0 is Monday 00:00 to 01:00, 167 is Sunday 23:00 to 24:00.</summary>
/// <param name="Low">Hours 0 to 63.</param>
/// <param name="Middle">Hours 64 to 127.</param>
/// <param name="High">Hours 128 to 167.</param>
public readonly record struct HourSet(ulong Low, ulong Middle, ulong High)
{
    /// <summary>How many hours a week has.</summary>
    public const int HoursOfWeek = 168;

    /// <summary>Every hour.</summary>
    public static readonly HourSet All = new(ulong.MaxValue, ulong.MaxValue, (1UL << 40) - 1);

    /// <summary>Whether the hour is in the set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The hour is not 0 to 167.</exception>
    public bool Contains(int hour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hour);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(hour, HoursOfWeek);
        return ((hour < 64 ? Low : hour < 128 ? Middle : High) & (1UL << (hour & 63))) != 0;
    }

    /// <summary>The set with one more hour.</summary>
    public HourSet With(int hour)
    {
        var bit = 1UL << (hour & 63);
        return hour < 64 ? this with { Low = Low | bit } : hour < 128 ? this with { Middle = Middle | bit } : this with { High = High | bit };
    }
}
