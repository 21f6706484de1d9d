namespace RightCall.Roads;

/// <summary>A point on a street.</summary>
/// <param name="Street">The street.</param>
/// <param name="Position">How far along it: 0 at its first node, <see cref="Times.WholeStreet"/> at its last, in proportion to its length.</param>
/// <param name="LatE7">Latitude in 1e-7 degrees.</param>
/// <param name="LonE7">Longitude in 1e-7 degrees.</param>
/// <param name="DistanceMm">How far the street is from what was asked for, in millimetres.</param>
public readonly record struct RoadPoint(int Street, int Position, int LatE7, int LonE7, int DistanceMm)
{
    /// <summary>The time over the first part of an arc, up to a position in its own direction. The rest takes what is left, so that parts add up.</summary>
    internal static int PartMs(int arcMs, int position) => (int)(((long)arcMs * position) >> 30);

    /// <summary>The position seen along an arc: counted from the arc's own beginning.</summary>
    internal int Along(int arc) => (arc & 1) == 0 ? Position : Times.WholeStreet - Position;
}
