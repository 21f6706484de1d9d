using Microsoft.Data.Sqlite;
using RightCall.Contracts.Incidents;
using RightCall.Domain.Calls;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Server.Api.History;

/// <summary>An incident of the read model.</summary>
/// <param name="Key">Its place: newer ones have a higher one.</param>
/// <param name="View">What is shown.</param>
internal sealed record FoundIncident(long Key, PastIncident View)
{
    public static FoundIncident Read(SqliteDataReader row) => new(row.GetInt64(0), new(new(Guid.Parse(row.GetString(1))), row.GetInt32(2), new NatureId(row.GetString(3)), row.GetString(4),
        At(row.GetString(5)), row.IsDBNull(6) ? null : At(row.GetString(6)), row.IsDBNull(7) ? null : row.GetString(7), (Level)row.GetInt32(8), (Priority)row.GetInt32(9),
        [.. row.GetString(10).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(u => new UnitId(u))], row.GetString(11) is { Length: > 0 } place ? place : null,
        row.IsDBNull(12) ? null : Enum.Parse<Exercise>(row.GetString(12), ignoreCase: true)));

    private static NodaTime.Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
