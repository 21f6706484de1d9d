using NodaTime;
using NodaTime.TimeZones;

namespace RightCall.Planning.Replays;

/// <summary>The local hour of the week of an instant. Asks the time zone once for each of its offsets, not once for each command. For one thread.</summary>
internal sealed class LocalHours(DateTimeZone zone)
{
    private const int SecondsOfHour = 3_600;
    // 1970-01-01 was a Thursday: 72 hours after Monday 00:00.
    private const int HoursToThursday = 72;
    private ZoneInterval? _interval;

    /// <summary>0 is Monday 00:00 to 01:00, 167 is Sunday 23:00 to 24:00.</summary>
    public int HourOfWeek(Instant at)
    {
        if (_interval is null || !_interval.Contains(at)) _interval = zone.GetZoneInterval(at);
        var hours = Math.DivRem(at.ToUnixTimeSeconds() + _interval.WallOffset.Seconds, SecondsOfHour, out var rest) - (rest < 0 ? 1 : 0);
        var hour = (int)((hours + HoursToThursday) % 168);
        return hour < 0 ? hour + 168 : hour;
    }

    /// <summary>0 to 23.</summary>
    public int HourOfDay(Instant at) => HourOfWeek(at) % 24;
}
