using RightCall.Domain.Geo;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>What a decision sees of the world beside the state: one snapshot. Events carry what was seen of it.</summary>
/// <param name="Positions">Where units are, with their as-of.</param>
/// <param name="Travel">Travel times, with the metric's name.</param>
public sealed record Facts(IUnitPositions Positions, ITravelTimes Travel)
{
    /// <summary>No positions known (homes count), travel in a straight line.</summary>
    public static readonly Facts Assumed = new(new Unknown(), StraightLine.Assumed);

    private sealed class Unknown : IUnitPositions
    {
        public bool TryFind(UnitId unit, out UnitPosition position)
        {
            position = default;
            return false;
        }
    }
}
