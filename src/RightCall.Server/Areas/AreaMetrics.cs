using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;
using RightCall.Domain.Areas;

namespace RightCall.Server.Areas;

/// <summary>What an operator watches of the areas: meter and activity source <c>RightCall</c>. Tags are names of areas, codes and counts; never anything about a person.</summary>
internal static class AreaMetrics
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "RightCall";

    /// <summary>Where traces begin: requests, commands, groups that are stored.</summary>
    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("rightcall.journal.rows", "{row}", "Rows stored.");
    private static readonly Histogram<double> Append = Meter.CreateHistogram<double>("rightcall.journal.append", "s", "How long a group took to become durable.");
    private static readonly Histogram<double> Queue = Meter.CreateHistogram<double>("rightcall.commands.queue", "s", "How long commands waited for the area's writer.");
    private static readonly Histogram<double> Late = Meter.CreateHistogram<double>("rightcall.timers.late", "s", "How long after their time timers were run.");
    private static readonly Histogram<double> FeedLag = Meter.CreateHistogram<double>("rightcall.feed.lag", "s", "How long after its command a row was ready for the feeds of this process.");
    private static readonly Histogram<double> Answer = Meter.CreateHistogram<double>("rightcall.calls.answer", "s", "How long calls rang until they were answered.");
    private static readonly Histogram<double> Triage = Meter.CreateHistogram<double>("rightcall.calls.triage", "s", "How long it took from the first ring until a call's nature was known and its incident opened.");
    private static readonly Histogram<double> Sent = Meter.CreateHistogram<double>("rightcall.incidents.first_unit", "s", "How long it took from opening an incident until its first unit was sent.");
    private static readonly Histogram<int> Snapshots = Meter.CreateHistogram<int>("rightcall.snapshots.size", "By", "How long snapshots are.");

    /// <summary>A group became durable.</summary>
    public static void Stored(int rows, TimeSpan took)
    {
        Rows.Add(rows);
        Append.Record(took.TotalSeconds);
    }

    /// <summary>A command waited so long for the writer.</summary>
    public static void Waited(TimeSpan time) => Queue.Record(time.TotalSeconds);

    /// <summary>A timer was run, so long after its time.</summary>
    public static void TimerRun(Duration after) => Late.Record(after.TotalSeconds);

    /// <summary>A row was ready for feeds, so long after its command.</summary>
    public static void FeedReady(AreaId area, Duration after) => FeedLag.Record(after.TotalSeconds, Of(area));

    /// <summary>A call was answered, so long after it began to ring.</summary>
    public static void Answered(AreaId area, Duration after) => Answer.Record(after.TotalSeconds, Of(area));

    /// <summary>A call's incident was opened, so long after it began to ring.</summary>
    public static void Triaged(AreaId area, Duration after) => Triage.Record(after.TotalSeconds, Of(area));

    /// <summary>An incident's first unit was sent, so long after it was opened.</summary>
    public static void FirstUnitSent(AreaId area, Duration after) => Sent.Record(after.TotalSeconds, Of(area));

    /// <summary>A snapshot of so many bytes was kept.</summary>
    public static void SnapshotTaken(int bytes) => Snapshots.Record(bytes);

    private static KeyValuePair<string, object?> Of(AreaId area) => new("rightcall.area", area.Value);
}
