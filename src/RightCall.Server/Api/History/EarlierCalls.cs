using Microsoft.Data.Sqlite;
using NodaTime.Text;
using RightCall.Contracts.Calls;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Canonical;
using RightCall.Server.Privacy;

namespace RightCall.Server.Api.History;

/// <summary>Reads rows of the model.</summary>
internal delegate List<T> ReadRows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values);

/// <summary>Which calls came from one number. The number stands nowhere in the model: a keyed mark of it does.</summary>
internal static class EarlierCalls
{
    /// <summary>The sort of these marks.</summary>
    public const string Sort = "call-back number";

    /// <summary>Notes what an event says of a call's number.</summary>
    public static void Note(AreaId area, AreaEvent happened, Func<string, string, string> marks, Action<string, object?[]> run)
    {
        if (happened is not CallRang { CallBackNumber: { } number } call || !PersonWords.IsPhone(number)) return;
        run("INSERT OR IGNORE INTO caller(area, call, mark, number, rang, mode) VALUES ($a, $b, $c, $d, $e, $f)",
            [area.Value, call.Call.ToString(), marks(Sort, PersonWords.Phone(number)), call.Number, DomainJson.Text(call.At), call.Mode.ToString()]);
    }

    /// <summary>The calls of a mark but one, the newest first.</summary>
    public static IReadOnlyList<EarlierCall> Find(AreaId area, string mark, CallId but, int most, ReadRows<EarlierCall> calls, ReadRows<FoundIncident> incidents)
    {
        var found = calls("SELECT call, number, rang, mode FROM caller WHERE area = $a AND mark = $b AND call <> $c ORDER BY id DESC LIMIT $d", Read, area.Value, mark, but.ToString(), most);
        return [.. found.Select(call => call with { Incident = IncidentOf(area, call.Call, incidents) })];
    }

    private static Contracts.Incidents.PastIncident? IncidentOf(AreaId area, CallId call, ReadRows<FoundIncident> incidents) => incidents(
        """
        SELECT id, incident, number, nature, title, opened, closed, ended, level, priority, units, place, exercise FROM incident
        WHERE area = $a AND incident IN (SELECT incident FROM report WHERE area = $a AND call = $b) ORDER BY id DESC LIMIT 1
        """, FoundIncident.Read, area.Value, call.ToString()) is [var incident, ..] ? incident.View : null;

    private static EarlierCall Read(SqliteDataReader row) =>
        new(new(Guid.Parse(row.GetString(0))), row.GetInt32(1), InstantPattern.ExtendedIso.Parse(row.GetString(2)).Value, Enum.Parse<CallMode>(row.GetString(3)), null);
}
