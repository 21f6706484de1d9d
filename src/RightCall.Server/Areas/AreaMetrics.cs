using System.Diagnostics.Metrics;

namespace RightCall.Server.Areas;

/// <summary>What an operator watches of the areas: meter <c>RightCall</c>.</summary>
internal static class AreaMetrics
{
    private static readonly Meter Meter = new("RightCall");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("rightcall.journal.rows", "{row}", "Rows stored.");
    private static readonly Histogram<double> Append = Meter.CreateHistogram<double>("rightcall.journal.append", "s", "How long a group took to become durable.");
    private static readonly Histogram<double> Late = Meter.CreateHistogram<double>("rightcall.timers.late", "s", "How long after their time timers were run.");
    private static readonly Histogram<int> Snapshots = Meter.CreateHistogram<int>("rightcall.snapshots.size", "By", "How long snapshots are.");

    /// <summary>A group became durable.</summary>
    public static void Stored(int rows, TimeSpan took)
    {
        Rows.Add(rows);
        Append.Record(took.TotalSeconds);
    }

    /// <summary>A timer was run, so long after its time.</summary>
    public static void TimerRun(NodaTime.Duration after) => Late.Record(after.TotalSeconds);

    /// <summary>A snapshot of so many bytes was kept.</summary>
    public static void SnapshotTaken(int bytes) => Snapshots.Record(bytes);
}
