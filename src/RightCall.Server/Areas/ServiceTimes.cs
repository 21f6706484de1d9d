using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Server.Areas;

/// <summary>How long callers waited, read from rows as they are stored: once for each, since an area has one writer.</summary>
internal static class ServiceTimes
{
    /// <summary>Measures what happened in these rows.</summary>
    /// <param name="rows">Rows that are durable now.</param>
    /// <param name="before">The area before them.</param>
    /// <param name="after">The area after them.</param>
    public static void Note(IReadOnlyList<Row> rows, AreaState before, AreaState after)
    {
        HashSet<IncidentId>? sent = null;
        foreach (var row in rows)
        {
            foreach (var happened in row.Events)
            {
                switch (happened)
                {
                    case CallAnswered e when after.Calls.TryGet(e.Call, out var call) && call.Exercise is null:
                        AreaMetrics.Answered(after.Id, e.HappenedAt - call.RangAt);
                        break;
                    case IncidentOpened { Call: { } id, Exercise: null } e when after.Calls.TryGet(id, out var call):
                        AreaMetrics.Triaged(after.Id, e.HappenedAt - call.RangAt);
                        break;
                    case UnitAssigned e when IsFirst(before, e.Incident) && (sent ??= []).Add(e.Incident) && after.Incidents.TryGet(e.Incident, out var incident) && incident.Exercise is null:
                        AreaMetrics.FirstUnitSent(after.Id, e.HappenedAt - incident.OpenedAt);
                        break;
                }
            }
        }
    }

    private static bool IsFirst(AreaState before, IncidentId id) => !before.Incidents.TryGet(id, out var incident) || (incident.Marks & IncidentMarks.SomebodySent) == 0;
}
