using System.Globalization;
using NodaTime;

namespace RightCall.Domain.Geo;

/// <summary>How long a trip takes. Four bytes, so that a thousand of them fit on the stack; everything else uses <see cref="Duration"/>.</summary>
/// <param name="Milliseconds">Milliseconds; the greatest value means that there is no way.</param>
public readonly record struct TravelTime(int Milliseconds) : IComparable<TravelTime>
{
    /// <summary>There is no way.</summary>
    public static readonly TravelTime Unreachable = new(int.MaxValue);

    /// <summary>So many seconds, rounded to the millisecond; more than 24 days counts as unreachable.</summary>
    public static TravelTime FromSeconds(double seconds) => seconds * 1_000 < int.MaxValue - 1 ? new((int)(seconds * 1_000 + 0.5)) : Unreachable;

    /// <summary>The same as a duration.</summary>
    /// <exception cref="InvalidOperationException">There is no way.</exception>
    public Duration ToDuration() => IsReachable ? Duration.FromMilliseconds(Milliseconds) : throw new InvalidOperationException("There is no way, so no duration.");

    /// <summary>The same as a duration; nothing where there is no way.</summary>
    internal Duration OrZero() => IsReachable ? Duration.FromMilliseconds(Milliseconds) : Duration.Zero;

    /// <summary>Whether there is a way.</summary>
    public bool IsReachable => Milliseconds != int.MaxValue;

    /// <inheritdoc/>
    public int CompareTo(TravelTime other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>Whether the first is quicker.</summary>
    public static bool operator <(TravelTime a, TravelTime b) => a.Milliseconds < b.Milliseconds;

    /// <summary>Whether the first is slower.</summary>
    public static bool operator >(TravelTime a, TravelTime b) => a.Milliseconds > b.Milliseconds;

    /// <summary>Whether the first is not slower.</summary>
    public static bool operator <=(TravelTime a, TravelTime b) => a.Milliseconds <= b.Milliseconds;

    /// <summary>Whether the first is not quicker.</summary>
    public static bool operator >=(TravelTime a, TravelTime b) => a.Milliseconds >= b.Milliseconds;

    /// <summary>Minutes and seconds, such as <c>4:05</c>.</summary>
    public override string ToString() =>
        IsReachable ? string.Create(CultureInfo.InvariantCulture, $"{Milliseconds / 60_000}:{Milliseconds / 1_000 % 60:00}") : "no way";
}
