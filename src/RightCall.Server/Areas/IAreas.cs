using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Server.Areas;

/// <summary>The dispatch areas of this centre, wherever in the cluster they live. Safe to use from any thread.</summary>
public interface IAreas
{
    /// <summary>The areas of this centre, in order of their names.</summary>
    IReadOnlyList<AreaDescription> All { get; }

    /// <summary>Gives a command. The answer comes only after its row is durable; a refusal changes nothing.</summary>
    /// <exception cref="AreaUnavailableException">It is not known whether it was accepted. Give it again with the same id.</exception>
    Task<Reply> SubmitAsync(AreaId area, Submission submission, CancellationToken stopping = default);

    /// <summary>The area as this process sees it: every row up to <paramref name="atLeast"/> is in it.</summary>
    /// <exception cref="AreaUnavailableException">The area cannot be read now.</exception>
    ValueTask<AreaView> ReadAsync(AreaId area, long atLeast = 0, CancellationToken stopping = default);

    /// <summary>Whom plan and travel times put forward for an open incident, with what this process sees of the streets and of where units are. Looked at, not recorded.</summary>
    Recommendation Recommend(AreaView view, IncidentState incident);

    /// <summary>How long a drive without lights takes now from a point to each of some others, in their order, by the streets as this process sees them; a straight line where the area has none.</summary>
    IReadOnlyList<TravelTime> Drive(AreaId area, GeoPoint from, IReadOnlyList<GeoPoint> to);

    /// <summary>The rows after this number, in order, without a gap or a double; then each new one when it is durable, until stopped.</summary>
    IAsyncEnumerable<Row> RowsAsync(AreaId area, long after, CancellationToken stopping = default);

    /// <summary>Says where units are. Kept in memory only; the newest counts.</summary>
    Task ReportPositionsAsync(AreaId area, IReadOnlyList<SeenUnit> seen, CancellationToken stopping = default);

    /// <summary>Where units are, newest only: first all that are known, then those that changed, at most once a second.</summary>
    IAsyncEnumerable<IReadOnlyList<SeenUnit>> PositionsAsync(AreaId area, CancellationToken stopping = default);
}

/// <summary>An area of this centre.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Zone">Its time zone.</param>
/// <param name="IsDemonstration">Whether its callers and crews are made up: every page says so.</param>
public sealed record AreaDescription(AreaId Id, string Title, DateTimeZone Zone, bool IsDemonstration);

/// <summary>An area at one moment. Immutable.</summary>
/// <param name="State">Its state.</param>
/// <param name="Sequence">The last row that is in the state.</param>
public sealed record AreaView(AreaState State, long Sequence);

/// <summary>Where a unit was seen.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Position">Where, and when.</param>
public readonly record struct SeenUnit(UnitId Unit, UnitPosition Position);

/// <summary>An area cannot be reached, or it is not known whether a command was accepted.</summary>
/// <param name="message">What happened, without any personal data.</param>
/// <param name="cause">What failed.</param>
public sealed class AreaUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>When to try again.</summary>
    public Duration RetryAfter { get; init; } = Duration.FromSeconds(1);
}
