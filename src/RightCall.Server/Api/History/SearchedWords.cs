using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Server.Api.History;

/// <summary>Writes into the search what an event says of an incident.</summary>
internal static class SearchedWords
{
    private const string Refresh = """
        INSERT OR REPLACE INTO words(rowid, text) SELECT id, number || ' ' || nature || ' ' || title || ' ' || place || ' ' || units || ' ' || coalesce(ended, '') || ' ' || substr(opened, 1, 10) || ' ' || coalesce(exercise, '')
        FROM incident WHERE area = $a AND incident = $b
        """;

    public static void Note(AreaId area, AreaEvent @event, Action<string, object?[]> run)
    {
        switch (@event)
        {
            case IncidentOpened e:
                run("INSERT OR IGNORE INTO incident(area, incident, number, nature, title, opened, level, priority, place, lat, lon, exercise) VALUES ($a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l)",
                    [area.Value, e.Incident.ToString(), e.Number, e.Nature.ToString(), e.Protocol.Title.En, DomainJson.Text(e.HappenedAt), (int)e.Determined.Level, (int)e.Determined.Priority,
                        e.Place?.Label ?? "", e.Exercise is null ? e.Place?.Point.LatitudeE7 : null, e.Exercise is null ? e.Place?.Point.LongitudeE7 : null, e.Exercise?.ToString().ToLowerInvariant()]);
                break;
            case NatureChanged e:
                run("UPDATE incident SET nature = $c, title = $d WHERE area = $a AND incident = $b", [area.Value, e.Incident.ToString(), e.Nature.ToString(), e.Protocol.Title.En]);
                break;
            case Determined e:
                run("UPDATE incident SET level = $c, priority = $d WHERE area = $a AND incident = $b", [area.Value, e.Incident.ToString(), (int)e.Level, (int)e.Priority]);
                return;
            case PlaceMoved e:
                run("UPDATE incident SET place = $c, lat = iif(exercise IS NULL, $d, NULL), lon = iif(exercise IS NULL, $e, NULL) WHERE area = $a AND incident = $b",
                    [area.Value, e.Incident.ToString(), e.Place.Label ?? "", e.Place.Point.LatitudeE7, e.Place.Point.LongitudeE7]);
                break;
            case UnitAssigned e:
                run("UPDATE incident SET units = trim(units || ' ' || $c) WHERE area = $a AND incident = $b AND instr(' ' || units || ' ', ' ' || $c || ' ') = 0",
                    [area.Value, e.Incident.ToString(), e.Unit.ToString()]);
                run(Refresh, [area.Value, e.Incident.ToString()]);
                return;
            case IncidentClosed e:
                run("UPDATE incident SET closed = $c, ended = $d WHERE area = $a AND incident = $b",
                    [area.Value, e.Incident.ToString(), DomainJson.Text(e.HappenedAt), System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(e.Disposition.Code.ToString())]);
                break;
            case IncidentReopened e:
                run("UPDATE incident SET closed = NULL, ended = NULL WHERE area = $a AND incident = $b", [area.Value, e.Incident.ToString()]);
                break;
            default:
                return;
        }
        run(Refresh, [area.Value, ((IncidentEvent)@event).Incident.ToString()]);
    }
}
