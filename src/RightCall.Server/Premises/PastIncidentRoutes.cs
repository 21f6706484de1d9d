using RightCall.Contracts;
using RightCall.Contracts.Premises;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Geo;
using RightCall.Server.Api;
using RightCall.Server.Api.History;
using RightCall.Server.Areas;
using RightCall.Server.Privacy;

namespace RightCall.Server.Premises;

/// <summary>What happened at a place before, from the journal's read model. Each read is in the privacy log.</summary>
internal static class PastIncidentRoutes
{
    private const int Most = 20;
    private const int Usual = 75;
    private const int Furthest = 500;
    private static readonly QueryParameter Within = new("within", "How far around, in metres: 75 where it is left out, at most 500.");

    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/past-incidents", "Premises", "past-incidents", "Incidents that were at a point before, the newest first. The read is logged.", http => Asked.AtPointAsync(http, ShowAsync))
            .Produces<PastIncidentsHere>().WithMetadata(new QueryParameter("at", "Latitude and longitude in degrees.", IsRequired: true), Within);
        area.Get("/incidents/{incident}/past-incidents", "Premises", "incident-past-incidents", "Incidents that were at this one's place before, the newest first. The read is logged.",
            http => Asked.OfIncidentAsync(http, ShowAsync)).Produces<PastIncidentsHere>().WithMetadata(Within);
    }

    private static async Task<IResult> ShowAsync(Asked asked)
    {
        var (http, services) = (asked.Http, asked.Http.RequestServices);
        if (!Api.Api.TryNumber(http, "within", Usual, out var within) || within > Furthest) return ApiProblems.WrongQuery("within", $"It is in whole metres, at most {Furthest}.");
        IReadOnlyList<(FoundIncident Incident, Distance Away)> found = [];
        if (asked.Point is { } point)
        {
            var view = await services.GetRequiredService<IAreas>().ReadAsync(asked.Area, 0, http.RequestAborted);
            await services.GetRequiredService<HistoryFollower>().CaughtUpAsync(asked.Area, view.Sequence, http.RequestAborted);
            // One more than are shown, and perhaps the incident itself.
            found = services.GetRequiredService<HistoryStore>().Near(asked.Area, point, new(within), Most + 2);
        }
        List<PastIncidentHere> before = [.. found.Where(f => f.Incident.View.Incident != asked.Incident?.Id).Select(f => new PastIncidentHere(f.Incident.View, f.Away))];
        List<PastIncidentHere> shown = [.. before.Take(Most)];
        await asked.LogAsync(PrivacyEvent.PastIncidentsRead, [.. shown.Select(s => s.Incident.Incident.Value)]);
        return Api.Api.Json(new PastIncidentsHere(shown, before.Count > Most), ContractsJson.Wire);
    }
}
