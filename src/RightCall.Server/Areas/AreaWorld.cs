using NodaTime;
using RightCall.City.Travel;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.Server.Areas;

/// <summary>What the decisions of an area see of the world: its local hour, where units are, how long they drive. For one loop.</summary>
/// <param name="zone">The area's time zone.</param>
/// <param name="positions">Where units are.</param>
/// <param name="streets">The area's streets; null where it has none: then a straight line stands in, by its name.</param>
internal sealed class AreaWorld(DateTimeZone zone, PositionBook positions, LiveRoads? streets)
{
    private readonly RoadTravel? _travel = streets is null ? null : new(streets, StraightLine.Assumed);

    /// <summary>The world at this moment.</summary>
    public Moment Look(Instant now)
    {
        var local = now.InZone(zone);
        var hour = (((int)local.DayOfWeek - 1) * 24) + local.Hour;
        return new(now, hour, new(positions.Now(), _travel?.At(hour) ?? StraightLine.Assumed));
    }
}

/// <summary>What a group of commands is decided with: one clock, one look at the world.</summary>
/// <param name="Now">The clock.</param>
/// <param name="HourOfWeek">The area's local hour, from Monday midnight.</param>
/// <param name="Facts">The world.</param>
internal sealed record Moment(Instant Now, int HourOfWeek, Facts Facts)
{
    /// <summary>A command with what the shell adds to it.</summary>
    public Command CommandOf(Submission given) => new(given.Id, given.Actor, Now, HourOfWeek, given.NotAfter, given.Body);
}
