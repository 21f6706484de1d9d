namespace RightCall.Roads;

/// <summary>What sort of road a street is. The numbers are stored in files: never renumber.</summary>
/// <remarks>Follows OpenStreetMap's <c>highway</c> values; ramps of all roads are one class.</remarks>
public enum RoadClass : byte
{
    /// <summary>A street of unknown sort, such as one whose travel times are given.</summary>
    Unknown = 0,
    /// <summary>A motorway or freeway.</summary>
    Motorway = 1,
    /// <summary>The most important roads that are not motorways.</summary>
    Trunk = 2,
    /// <summary>Between large towns, or an arterial.</summary>
    Primary = 3,
    /// <summary>Between towns, or a minor arterial.</summary>
    Secondary = 4,
    /// <summary>Between districts, or a collector.</summary>
    Tertiary = 5,
    /// <summary>A minor through road.</summary>
    Unclassified = 6,
    /// <summary>A street to homes.</summary>
    Residential = 7,
    /// <summary>People on foot go first here.</summary>
    LivingStreet = 8,
    /// <summary>Driveways, alleys, car parks.</summary>
    Service = 9,
    /// <summary>A slip road of a motorway, trunk, primary, secondary or tertiary road.</summary>
    Ramp = 10,
    /// <summary>For farms and forests.</summary>
    Track = 11,
    /// <summary>For buses only; open to emergency vehicles.</summary>
    Busway = 12,
    /// <summary>A pedestrian street; open to emergency vehicles at walking pace.</summary>
    Pedestrian = 13,
    /// <summary>A ferry that carries vehicles.</summary>
    Ferry = 14,
}

/// <summary>Who drives. The numbers are stored in files: never renumber.</summary>
public enum Profile : byte
{
    /// <summary>A car that keeps every rule.</summary>
    Ordinary = 0,
    /// <summary>A vehicle with lights: its own speeds, and streets that are closed to others.</summary>
    Emergency = 1,
}

/// <summary>Which profiles may use a street in one direction, or are bound by a turn restriction.</summary>
[Flags]
public enum Profiles : byte
{
    /// <summary>Nobody.</summary>
    None = 0,
    /// <summary>Cars that keep every rule.</summary>
    Ordinary = 1,
    /// <summary>Vehicles with lights.</summary>
    Emergency = 2,
    /// <summary>Everyone.</summary>
    All = Ordinary | Emergency,
}

/// <summary>Limits of the kernel.</summary>
public static class Times
{
    /// <summary>The time, in milliseconds, of what cannot be reached: about twelve days. Two of them still fit an int.</summary>
    public const int Unreachable = 1_073_741_823;

    /// <summary>How many profiles there are.</summary>
    public const int ProfileCount = 2;

    /// <summary>How many road classes a speed table has a place for.</summary>
    public const int RoadClassCount = 16;

    /// <summary>The most speed classes (groups of hours) that one profile may have.</summary>
    public const int MaxSpeedClasses = 8;

    /// <summary>Hours in a week; hour 0 begins on Monday at midnight, local time.</summary>
    public const int HoursPerWeek = 168;

    /// <summary>The whole of a street, as a position on it: positions count from 0 at its first node to this at its last.</summary>
    public const int WholeStreet = 1 << 30;
}
