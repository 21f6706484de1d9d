using System.Data.Common;
using System.Text.Json;
using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.Facilities;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Facilities;
using RightCall.Server.Storage;

namespace RightCall.Server.Facilities;

/// <summary>A facility as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">What is known of it.</param>
/// <param name="OpenBeds">The last count.</param>
/// <param name="ChangedBy">Who described it last.</param>
/// <param name="ChangedAt">When.</param>
internal sealed record Facility(FacilityId Id, FacilityBody Body, OpenBeds? OpenBeds, ActorId ChangedBy, Instant ChangedAt);

/// <summary>Keeps an area's facilities, each with its last count of open beds. Nothing in it is about a person. Safe from any thread.</summary>
internal sealed class FacilityStore(CentreDatabase database, IClock clock)
{
    private const string Columns = "id, body, beds, beds_at, beds_by, changed_by, changed_at";

    /// <summary>All of an area, in order of their ids.</summary>
    public Task<IReadOnlyList<Facility>> AllAsync(AreaId area, CancellationToken stopping = default) =>
        database.List($"SELECT {Columns} FROM facilities WHERE area = @area ORDER BY id", Read, stopping, ("area", area.Value));

    /// <summary>One; null where there is none.</summary>
    public async Task<Facility?> FindAsync(AreaId area, FacilityId id, CancellationToken stopping = default) =>
        await database.List($"SELECT {Columns} FROM facilities WHERE area = @area AND id = @id", Read, stopping, ("area", area.Value), ("id", id.ToString())).ConfigureAwait(false) is [var found, ..] ? found : null;

    /// <summary>Describes a facility, a new one or one that is known. Its count of beds stays.</summary>
    public Task DescribeAsync(AreaId area, FacilityId id, FacilityBody body, ActorId by) => database.Write(change => change.Do(
        """
        INSERT INTO facilities (area, id, body, changed_by, changed_at) VALUES (@area, @id, @body, @by, @at)
        ON CONFLICT (area, id) DO UPDATE SET body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """,
        ("area", area.Value), ("id", id.ToString()), ("body", JsonSerializer.Serialize(body, ContractsJson.Wire)), ("by", by.Value), ("at", clock.GetCurrentInstant().ToUnixTimeTicks())));

    /// <summary>Takes a count of open beds.</summary>
    /// <returns>False where a newer count is known, or there is no such facility: nothing was changed then.</returns>
    public async Task<bool> CountAsync(AreaId area, FacilityId id, OpenBeds beds)
    {
        var taken = 0;
        await database.Write(async change => taken = await change.Do(
            "UPDATE facilities SET beds = @beds, beds_at = @at, beds_by = @by WHERE area = @area AND id = @id AND (beds_at IS NULL OR beds_at <= @at)",
            ("area", area.Value), ("id", id.ToString()), ("beds", beds.Open), ("at", beds.AsOf.ToUnixTimeTicks()), ("by", beds.By.Value)).ConfigureAwait(false)).ConfigureAwait(false);
        return taken == 1;
    }

    private static Facility Read(DbDataReader row) => new(new(row.GetString(0)), JsonSerializer.Deserialize<FacilityBody>(row.GetString(1), ContractsJson.Wire)!,
        row.IsDBNull(2) ? null : new(row.GetInt32(2), Instant.FromUnixTimeTicks(row.GetInt64(3)), new(row.GetString(4))), new(row.GetString(5)), Instant.FromUnixTimeTicks(row.GetInt64(6)));
}
