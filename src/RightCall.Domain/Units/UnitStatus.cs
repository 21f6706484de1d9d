namespace RightCall.Domain.Units;

/// <summary>What a unit is doing: its duty while it has no active assignment, otherwise how far its assignment is. The table <c>unit-status.csv</c> says what may follow what.</summary>
public enum UnitStatus : byte
{
    /// <summary>Not on duty.</summary>
    Off,
    /// <summary>On duty, but cannot be sent; a reason is recorded.</summary>
    OutOfService,
    /// <summary>On duty, without an active assignment.</summary>
    Available,
    /// <summary>An assignment that waits in the unit's stack until the active one is clear.</summary>
    Held,
    /// <summary>Told to go.</summary>
    Dispatched,
    /// <summary>The crew has acknowledged.</summary>
    Acknowledged,
    /// <summary>Moving.</summary>
    EnRoute,
    /// <summary>Waiting near, out of sight.</summary>
    Staged,
    /// <summary>At the place.</summary>
    OnScene,
    /// <summary>With the person.</summary>
    PersonReached,
    /// <summary>Taking the person somewhere.</summary>
    Transporting,
    /// <summary>At the place to which the person was taken.</summary>
    AtFacility,
    /// <summary>Finished with the assignment.</summary>
    Clear,
}

/// <summary>Ids of statuses in files, and what is fixed about them.</summary>
public static class UnitStatuses
{
    private static readonly string[] Ids =
    [
        "off", "out-of-service", "available", "held", "dispatched", "acknowledged", "en-route", "staged", "on-scene", "person-reached", "transporting", "at-facility", "clear",
    ];

    /// <summary>Every id, in the order of the statuses.</summary>
    public static IReadOnlyList<string> AllIds => Ids;

    /// <summary>The id in files.</summary>
    public static string Id(this UnitStatus status) => Ids[(int)status];

    /// <summary>The status with this id, or nothing.</summary>
    public static UnitStatus? Find(string id)
    {
        var at = Array.IndexOf(Ids, id);
        return at < 0 ? null : (UnitStatus)at;
    }

    /// <summary>Whether the unit has reached the place: on scene, or any status after it but clear.</summary>
    public static bool HasArrived(this UnitStatus status) => status is >= UnitStatus.OnScene and < UnitStatus.Clear;

    /// <summary>Whether it is a stage of an active assignment.</summary>
    public static bool IsActive(this UnitStatus status) => status is >= UnitStatus.Dispatched and < UnitStatus.Clear;
}
