namespace RightCall.Roads;

/// <summary>The travel times from each of some places to each of others.</summary>
public static class TravelTable
{
    /// <summary>Fills a table: row by row, the time from each place to each other in milliseconds, <see cref="Times.Unreachable"/> where there is no way.</summary>
    /// <param name="metric">Times.</param>
    /// <param name="from">Rows.</param>
    /// <param name="to">Columns.</param>
    /// <param name="ms">Rows times columns.</param>
    public static void Fill(Metric metric, ReadOnlySpan<RoadPoint> from, ReadOnlySpan<RoadPoint> to, Span<int> ms)
    {
        if (ms.Length < from.Length * to.Length) throw new ArgumentException($"{ms.Length} places for {from.Length} x {to.Length} times.", nameof(ms));
        if (from.Length == 0 || to.Length == 0) return;
        var buckets = new UnitBuckets(metric, DriveDirection.ToUnits);
        for (int column = to.Length - 1; column >= 0; column--) buckets.Put(column, to[column]);
        for (int row = 0; row < from.Length; row++) buckets.Query(from[row], ms.Slice(row * to.Length, to.Length));
    }
}
