using RightCall.Roads;

namespace RightCall.City.Tiles;

/// <summary>From which zoom on a street is drawn, and what its class is called.</summary>
internal static class TileLevels
{
    /// <summary>From here on every street is in, each a feature of its own; below, the streets of a class are joined.</summary>
    public const int EachStreet = 14;

    /// <summary>How many zooms after a street its name comes: a line needs room to write on.</summary>
    private const int NameAfter = 1;

    private static readonly (RoadClass Class, string Word, int From)[] Table =
    [
        (RoadClass.Unknown, "unknown", 12), (RoadClass.Motorway, "motorway", 6), (RoadClass.Trunk, "trunk", 6), (RoadClass.Primary, "primary", 8), (RoadClass.Secondary, "secondary", 10),
        (RoadClass.Tertiary, "tertiary", 11), (RoadClass.Unclassified, "unclassified", 13), (RoadClass.Residential, "residential", 13), (RoadClass.LivingStreet, "living-street", 13),
        (RoadClass.Service, "service", EachStreet), (RoadClass.Ramp, "ramp", 12), (RoadClass.Track, "track", EachStreet), (RoadClass.Busway, "busway", 13), (RoadClass.Pedestrian, "pedestrian", 13),
        (RoadClass.Ferry, "ferry", 10),
    ];

    public static string Word(RoadClass cls) => Table[(int)cls].Word;

    public static bool Shows(RoadClass cls, int zoom) => zoom >= Table[(int)cls].From;

    public static bool Names(RoadClass cls, int zoom) => zoom >= Table[(int)cls].From + NameAfter;
}
