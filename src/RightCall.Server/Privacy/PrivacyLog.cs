using System.Data.Common;
using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Server.People;
using RightCall.Server.Storage;

namespace RightCall.Server.Privacy;

/// <summary>What is to stand in the log.</summary>
/// <param name="Who">Who.</param>
/// <param name="What">What.</param>
/// <param name="Incident">For which incident.</param>
/// <param name="Point">For which place.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Records">Which records were shown or changed.</param>
internal sealed record PrivacyLine(SignedIn Who, PrivacyEvent What, IncidentId? Incident = null, GeoPoint? Point = null, string? Reason = null, IReadOnlyList<Guid>? Records = null);

/// <summary>Who read or changed records about places and persons: added to, never changed. A read is in it before its answer leaves.</summary>
internal sealed class PrivacyLog(CentreDatabase database, IClock clock)
{
    /// <summary>Adds a line.</summary>
    public Task AddAsync(AreaId area, PrivacyLine line) => database.Write(change => AddAsync(change, area, line));

    /// <summary>Adds a line together with the change that it tells of.</summary>
    public Task<int> AddAsync(CentreDatabase.Change change, AreaId area, PrivacyLine line)
    {
        var now = clock.GetCurrentInstant();
        return change.Do(
            "INSERT INTO privacy_log (id, area, at, what, actor, role, desk, incident, latitude, longitude, reason, records) VALUES (@id, @area, @at, @what, @actor, @role, @desk, @incident, @latitude, @longitude, @reason, @records)",
            ("id", Guid.CreateVersion7(now.ToDateTimeOffset()).ToString()), ("area", area.Value), ("at", now.ToUnixTimeTicks()), ("what", line.What.ToString()), ("actor", line.Who.Id.Value),
            ("role", line.Who.Role.ToString()), ("desk", Or(line.Who.Unit?.ToString() ?? line.Who.Desk?.Value)), ("incident", Or(line.Incident?.ToString())),
            ("latitude", Or(line.Point?.LatitudeE7)), ("longitude", Or(line.Point?.LongitudeE7)), ("reason", Or(line.Reason)), ("records", string.Join(' ', line.Records ?? [])));
    }

    /// <summary>Lines before one, the newest first; of one incident where it is named.</summary>
    public Task<IReadOnlyList<PrivacyLineView>> BeforeAsync(AreaId area, Guid before, string? incident, int most, CancellationToken stopping) => database.List(
        $"SELECT id, at, what, actor, role, desk, incident, latitude, longitude, reason, records FROM privacy_log WHERE area = @area AND id < @before {(incident is null ? "" : "AND incident = @incident")} ORDER BY id DESC LIMIT @most",
        Read, stopping, [("area", area.Value), ("before", before.ToString()), ("most", most), .. incident is null ? Array.Empty<(string, object)>() : [("incident", incident)]]);

    private static PrivacyLineView Read(DbDataReader row) => new(Guid.Parse(row.GetString(0)), Instant.FromUnixTimeTicks(row.GetInt64(1)), Enum.Parse<PrivacyEvent>(row.GetString(2)), new(row.GetString(3)),
        Enum.Parse<AccessRole>(row.GetString(4)), Text(row, 5), Text(row, 6) is { } incident ? new IncidentId(Guid.Parse(incident)) : null,
        row.IsDBNull(7) ? null : new GeoPoint(row.GetInt32(7), row.GetInt32(8)), Text(row, 9), [.. row.GetString(10).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)]);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static object Or(object? value) => value ?? DBNull.Value;
}
