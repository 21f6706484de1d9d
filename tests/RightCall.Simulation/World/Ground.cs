using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Units;

namespace RightCall.Simulation.World;

/// <summary>Where units are: the last place that they came to, or their home.</summary>
internal sealed class Ground : IUnitPositions
{
    private readonly SortedDictionary<string, UnitPosition> _at = new(StringComparer.Ordinal);

    public void Move(UnitId unit, GeoPoint to, Instant asOf) => _at[unit.ToString()] = new(to, asOf);

    public bool TryFind(UnitId unit, out UnitPosition position) => _at.TryGetValue(unit.ToString(), out position);

    /// <summary>A point of a city about twelve kilometres wide.</summary>
    public static GeoPoint Point(Random chance) => new(476_000_000 + chance.Next(-540_000, 540_000), -1_223_300_000 + chance.Next(-800_000, 800_000));
}
