using RightCall.Domain.Units;

namespace RightCall.Simulation.Auditing;

/// <summary>What may follow what while an assignment is active: written down a second time, from the domain page and not from the area's table.</summary>
internal static class StatusTable
{
    // Forward, in this order; steps may be skipped.
    private static readonly UnitStatus[] Forward =
    [
        UnitStatus.Dispatched, UnitStatus.Acknowledged, UnitStatus.EnRoute, UnitStatus.Staged, UnitStatus.OnScene, UnitStatus.PersonReached,
        UnitStatus.Transporting, UnitStatus.AtFacility, UnitStatus.Clear,
    ];

    public static bool Allows(UnitStatus from, UnitStatus to) =>
        Array.IndexOf(Forward, from) is >= 0 and var f && Array.IndexOf(Forward, to) is var t && t > f;

    public static bool ClearAllowed(UnitStatus from, ClearReason reason) => from >= UnitStatus.OnScene
        || reason is ClearReason.Cancelled or ClearReason.Recalled or ClearReason.Withdrew or ClearReason.NotFound or ClearReason.Declined
            or ClearReason.NotAcknowledged or ClearReason.Redirected or ClearReason.Forced;
}
