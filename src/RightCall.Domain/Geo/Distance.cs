namespace RightCall.Domain.Geo;

/// <summary>A distance.</summary>
/// <param name="Metres">In metres, not negative.</param>
public readonly record struct Distance(double Metres) : IComparable<Distance>
{
    /// <summary>No distance.</summary>
    public static readonly Distance Zero;

    /// <inheritdoc/>
    public int CompareTo(Distance other) => Metres.CompareTo(other.Metres);

    /// <summary>Both, one after the other.</summary>
    public static Distance operator +(Distance a, Distance b) => new(a.Metres + b.Metres);

    /// <summary>So many times as far, as with a detour factor.</summary>
    public static Distance operator *(Distance distance, double factor) => new(distance.Metres * factor);

    /// <summary>The time that it takes at a speed, rounded here, once, to the millisecond.</summary>
    public static TravelTime operator /(Distance distance, Speed speed) => TravelTime.FromSeconds(distance.Metres / speed.MetresPerSecond);

    /// <summary>Whether the first is the shorter one.</summary>
    public static bool operator <(Distance a, Distance b) => a.Metres < b.Metres;

    /// <summary>Whether the first is the longer one.</summary>
    public static bool operator >(Distance a, Distance b) => a.Metres > b.Metres;

    /// <summary>Whether the first is not the longer one.</summary>
    public static bool operator <=(Distance a, Distance b) => a.Metres <= b.Metres;

    /// <summary>Whether the first is not the shorter one.</summary>
    public static bool operator >=(Distance a, Distance b) => a.Metres >= b.Metres;
}
