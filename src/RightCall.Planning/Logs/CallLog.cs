using NodaTime;
using RightCall.Domain.Natures;

namespace RightCall.Planning.Logs;

/// <summary>Where a row of a log ended. Every row ends in exactly one.</summary>
public enum RowFate : byte
{
    /// <summary>A call with a nature: it is replayed.</summary>
    Mapped,
    /// <summary>No call for help that a caller made to be answered by somebody, such as an officer's own stop. In no funnel.</summary>
    Outside,
    /// <summary>A call of a type that no pattern fits.</summary>
    Unmapped,
    /// <summary>A row that cannot be read.</summary>
    Bad,
}

/// <summary>The ids of fates in files.</summary>
public static class RowFates
{
    private static readonly string[] Ids = ["mapped", "outside", "unmapped", "bad"];

    /// <summary>The id of a fate.</summary>
    public static string Id(this RowFate fate) => Ids[(int)fate];
}

/// <summary>Why a row is bad. The list is closed.</summary>
public static class BadRow
{
    /// <summary>The time is written in none of the formats, or missing.</summary>
    public const string BrokenTime = "broken-time";
    /// <summary>The time lies in the hour that is skipped in spring.</summary>
    public const string SkippedHour = "skipped-hour";
    /// <summary>The coordinate lies outside the city.</summary>
    public const string OutsideCity = "outside-city";
    /// <summary>There is neither a coordinate nor a known zone.</summary>
    public const string NoPlace = "no-place";
    /// <summary>The type is missing.</summary>
    public const string MissingType = "missing-type";
    /// <summary>The row has more or fewer columns than the header.</summary>
    public const string ColumnCount = "column-count";
    /// <summary>Some bytes are no letters of the file's encoding.</summary>
    public const string Undecodable = "undecodable";
    /// <summary>The quotation marks do not close.</summary>
    public const string Quotes = "quotes";
}

/// <summary>One call of a log.</summary>
/// <param name="Row">Its row: 1 is the first after the header.</param>
/// <param name="Nature">What the mapping makes of its type.</param>
/// <param name="CatchAll">Whether that nature only says that something is wrong.</param>
/// <param name="At">When.</param>
/// <param name="Place">Where.</param>
/// <param name="Zone">The log's own name for the zone; null where it names none.</param>
/// <param name="Type">The place of its type in <see cref="CallLog.Types"/>.</param>
/// <param name="FoundBehavioural">Whether the log says that it turned out to be of behavioural health; null where the log does not say. No decision reads it.</param>
/// <param name="ObservedResponse">How long the first responder really took; null where the log does not say. No decision reads it.</param>
public readonly record struct LoggedCall(int Row, NatureId Nature, bool CatchAll, Instant At, LogPlace Place, string? Zone, int Type, bool? FoundBehavioural, Duration? ObservedResponse);

/// <summary>A row that is not replayed, and why.</summary>
/// <param name="Row">1 is the first after the header.</param>
/// <param name="Fate">Outside, unmapped or bad.</param>
/// <param name="Reason">The reason's id, such as <c>officer-initiated</c> or <c>broken-time</c>.</param>
/// <param name="Text">The reason in plain words, with the value.</param>
public readonly record struct ListedRow(int Row, RowFate Fate, string Reason, string Text);

/// <summary>How many rows ended where: read = mapped + outside + unmapped + bad.</summary>
/// <param name="Read">All rows after the header.</param>
/// <param name="Mapped">Calls with a nature.</param>
/// <param name="Outside">No calls for help.</param>
/// <param name="Unmapped">Types that no pattern fits.</param>
/// <param name="Bad">Rows that cannot be read.</param>
/// <param name="CatchAll">Of the mapped, those whose nature only says that something is wrong.</param>
/// <param name="AmbiguousTimes">Of all, those in the hour that is repeated in autumn; the earlier was taken.</param>
public sealed record RowCounts(int Read, int Mapped, int Outside, int Unmapped, int Bad, int CatchAll, int AmbiguousTimes);

/// <summary>A log that was read to its end: its calls in the order of time (equal times in the order of the file), and every row that is not replayed.</summary>
/// <param name="File">The log, as the user named it.</param>
/// <param name="Mapping">How it was read.</param>
/// <param name="Encoding">In which encoding.</param>
/// <param name="Notes">What a reader of the report should know about how it was read.</param>
/// <param name="Rows">The counts.</param>
/// <param name="Calls">The calls.</param>
/// <param name="Listed">The other rows, in file order.</param>
/// <param name="Types">Every type text that occurs, with the pattern's line in the mapping (0 where none fits).</param>
public sealed record CallLog(string File, LogMapping Mapping, string Encoding, IReadOnlyList<string> Notes, RowCounts Rows, IReadOnlyList<LoggedCall> Calls,
    IReadOnlyList<ListedRow> Listed, IReadOnlyList<LoggedType> Types);

/// <summary>A type of call as the log writes it.</summary>
/// <param name="Text">The values of the type columns, joined by <c> / </c>.</param>
/// <param name="PatternLine">The line of the mapping file that fits; 0 where none does.</param>
public sealed record LoggedType(string Text, int PatternLine);
