using System.Diagnostics.Metrics;

namespace RightCall.Server.Areas;

/// <summary>What an operator watches of the areas: meter <c>RightCall</c>.</summary>
internal static class AreaMetrics
{
    private static readonly Meter Meter = new("RightCall");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("rightcall.journal.rows", "{row}", "Rows stored.");
    private static readonly Histogram<double> Append = Meter.CreateHistogram<double>("rightcall.journal.append", "s", "How long a group took to become durable.");
    private static readonly Histogram<double> Late = Meter.CreateHistogram<double>("rightcall.timers.late", "s", "How long after their time timers were looked at.");

    /// <summary>A group became durable.</summary>
    public static void Stored(int rows, TimeSpan took)
    {
        Rows.Add(rows);
        Append.Record(took.TotalSeconds);
    }

    /// <summary>A timer was looked at so long after its time.</summary>
    public static void TimerLate(NodaTime.Duration by) => Late.Record(by.TotalSeconds);
}
