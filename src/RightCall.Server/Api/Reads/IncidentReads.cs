using RightCall.Contracts;
using RightCall.Contracts.Incidents;
using RightCall.Domain.Incidents;
using RightCall.Server.Api.Access;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Api.Reads;

/// <summary>Open incidents, and everything about one.</summary>
internal static class IncidentReads
{
    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/incidents", "Incidents", "incidents", "Open incidents: the most urgent first, of those the oldest.",
            http => Api.FromViewAsync(http, (_, view) => Api.Json<IReadOnlyList<IncidentLine>>(
                [.. AreaReads.InOrder(view.State.Incidents.Select(i => i.Value).Where(i => new Sight(http.Features.Get<SignedIn>()!).Sees(view.State, i))).Select(Views.Line)], ContractsJson.Wire))).Produces<IReadOnlyList<IncidentLine>>();
        area.Get("/scheduled", "Incidents", "scheduled", "Incidents that are known ahead, the next first.",
            http => Api.FromViewAsync(http, (_, view) => Api.Json<IReadOnlyList<ScheduledIncident>>([.. view.State.Scheduled.Select(s => s.Value).OrderBy(s => s.DueAt)], ContractsJson.Wire))).Produces<IReadOnlyList<ScheduledIncident>>();
        area.Get("/incidents/{incident}", "Incidents", "incident", "One incident, open or closed within the last day: interview, determinations, needs, crews, hand-offs.",
            One((view, incident, _) => Api.Json(Views.Of(view.State, incident, view.Sequence), ContractsJson.Wire))).Produces<IncidentView>();
        area.Get("/incidents/{incident}/next-question", "Incidents", "next-question", "What to ask next.",
            One((view, incident, _) => Api.Json(
                new NextQuestion(view.Sequence, incident.Interview.Next() is { } next ? Views.Of(next) : null, incident.Interview.Remaining()), ContractsJson.Wire))).Produces<NextQuestion>();
        area.Get("/incidents/{incident}/determination", "Incidents", "determination", "What is acted on, with the clause that is shown as the reason and all others.",
            One((_, incident, _) => Api.Json(Views.Of(incident.Effective), ContractsJson.Wire))).Produces<DeterminationView>();
        area.Get("/incidents/{incident}/recommendation", "Incidents", "recommendation", "Whom plan and travel times put forward now, who was passed over and why, and what is missing.",
            One(Recommendation, isFunctionOfTheRow: false)).Produces<RecommendationView>();
    }

    private static Handler One(Func<AreaView, IncidentState, HttpContext, IResult> answer, bool isFunctionOfTheRow = true) => http => Api.FromViewAsync(http, (_, view) =>
        Find(http, view) is { } incident ? answer(view, incident, http)
            : ApiProblems.NotFound("No such incident is open, or was closed within the last day. Its timeline, its explanation and the search know older ones."), isFunctionOfTheRow);

    private static IncidentState? Find(HttpContext http, AreaView view) => Guid.TryParse((string?)http.Request.RouteValues["incident"], out var id)
        ? view.State.Incidents.TryGet(new(id), out var open) ? open : view.State.Closed.TryGet(new(id), out var closed) ? closed : null : null;

    // Computed for this answer with the facts of the area; where the incident is closed, the last one that was recorded.
    private static IResult Recommendation(AreaView view, IncidentState incident, HttpContext http)
    {
        if (!incident.IsOpen)
            return incident.Recommendation is { } last ? Api.Json(new RecommendationView(view.Sequence, true, last), ContractsJson.Wire) : ApiProblems.NotFound("The incident is closed, and no recommendation was recorded.");
        return Api.Json(new RecommendationView(view.Sequence, false, http.RequestServices.GetRequiredService<IAreas>().Recommend(view, incident)), ContractsJson.Wire);
    }
}
