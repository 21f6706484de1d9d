using NodaTime;
using RightCall.Domain.Natures;

namespace RightCall.Planning.Logs;

/// <summary>How a city's call log is read: its columns, times, places, and which type of call is which nature. Read from a mapping file; immutable.</summary>
/// <param name="Id">The log's name, such as <c>seattle-911-2015</c>.</param>
/// <param name="Title">Its name in reports.</param>
/// <param name="Source">Where the log comes from.</param>
/// <param name="File">The mapping file, as the user named it.</param>
/// <param name="Zone">The time zone of its times.</param>
/// <param name="Time">The time of the call.</param>
/// <param name="TypeColumns">The columns that patterns read, in order.</param>
/// <param name="Place">Where the call is.</param>
/// <param name="Patterns">Type → nature or outside; the first that fits counts.</param>
/// <param name="Score">Columns that are only compared with, never read by a decision; null where the log has none.</param>
/// <param name="Observed">What the log says about times that really happened; null where it says nothing.</param>
/// <param name="CannotShow">What this log cannot show, in plain words, for the report.</param>
public sealed record LogMapping(string Id, string Title, string Source, string File, DateTimeZone Zone, TimeColumn Time, IReadOnlyList<string> TypeColumns,
    PlaceColumns Place, IReadOnlyList<TypePattern> Patterns, ScoreColumns? Score, ObservedColumns? Observed, IReadOnlyList<string> CannotShow);

/// <summary>The column that holds the time of the call.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Formats">The formats in which it is written, tried in order: NodaTime patterns such as <c>M/d/yy H:mm</c>.</param>
/// <param name="Means">What the time is: <c>received</c>, or what stands in for it, such as <c>at-scene</c>.</param>
public sealed record TimeColumn(string Column, IReadOnlyList<string> Formats, string Means);

/// <summary>Where the call is: coordinates, or else the middle of a named zone.</summary>
/// <param name="Latitude">The column of the latitude; null where the log has only zones.</param>
/// <param name="Longitude">The column of the longitude.</param>
/// <param name="Zone">The column that names a zone; null where there is none.</param>
/// <param name="Centroids">The middle of each zone, by its name.</param>
/// <param name="Box">What the city spans: a coordinate outside it is a mistake.</param>
public sealed record PlaceColumns(string? Latitude, string? Longitude, string? Zone, IReadOnlyDictionary<string, LogPlace> Centroids, CityBox Box);

/// <summary>A point in degrees of WGS 84.</summary>
public readonly record struct LogPlace(double Latitude, double Longitude);

/// <summary>What a city spans, in degrees.</summary>
public sealed record CityBox(double South, double North, double West, double East)
{
    /// <summary>Whether the point lies inside or on the edge.</summary>
    public bool Contains(LogPlace at) => at.Latitude >= South && at.Latitude <= North && at.Longitude >= West && at.Longitude <= East;
}

/// <summary>One line of a mapping: these types are this nature, or are outside.</summary>
/// <param name="Fits">Whether a row's type columns fit.</param>
/// <param name="Nature">The nature; null where the rows are outside.</param>
/// <param name="Outside">Why the rows are outside, such as <c>officer-initiated</c>; null where they have a nature.</param>
/// <param name="Reason">The reason in plain words; may be empty for a nature.</param>
/// <param name="CatchAll">Whether the nature only says that something is wrong.</param>
/// <param name="Line">The line of the mapping file.</param>
public sealed record TypePattern(TypeMatch Fits, NatureId? Nature, string? Outside, string Reason, bool CatchAll, int Line);

/// <summary>Columns that say how a call ended. The report compares with them; no decision reads them.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="BehaviouralHealth">Texts, as patterns, that say that the call turned out to be of behavioural health.</param>
public sealed record ScoreColumns(IReadOnlyList<string> Columns, TypeMatch BehaviouralHealth);

/// <summary>Columns of times that really happened. The report sets them beside the simulated ones; no decision reads them.</summary>
/// <param name="Arrived">The column of the first arrival.</param>
/// <param name="Cleared">The column of the end; null where the log has none.</param>
/// <param name="Formats">The formats in which they are written.</param>
public sealed record ObservedColumns(string Arrived, string? Cleared, IReadOnlyList<string> Formats);
