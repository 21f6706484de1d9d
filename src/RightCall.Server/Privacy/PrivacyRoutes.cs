using RightCall.Contracts;
using RightCall.Contracts.Privacy;
using RightCall.Server.Api;
using RightCall.Server.Areas;

namespace RightCall.Server.Privacy;

/// <summary>The log of who read what about places and persons, for those who look after it.</summary>
internal static class PrivacyRoutes
{
    private const int Page = 100;

    public static void Map(RouteGroupBuilder area) =>
        area.Get("/privacy-log", "Privacy", "privacy-log", "Who read or changed hazards of places, past incidents and crisis plans, the newest first.", ListAsync).Produces<PrivacyLogView>()
            .WithMetadata(new QueryParameter("incident", "Only what was done for this incident."), new QueryParameter("before", "Where the page before ended."));

    private static async Task<IResult> ListAsync(HttpContext http)
    {
        if (Api.Api.AreaOf(http, http.RequestServices.GetRequiredService<IAreas>()) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var query = http.Request.Query;
        var (before, incident) = (Guid.AllBitsSet, (string?)null);
        if (query["before"].ToString() is { Length: > 0 } from && !Guid.TryParseExact(from, "D", out before)) return ApiProblems.WrongQuery("before", "It is what 'next' of the page before says.");
        if (query["incident"].ToString() is { Length: > 0 } wanted)
        {
            if (!Guid.TryParseExact(wanted, "D", out var id)) return ApiProblems.WrongQuery("incident", "The id of an incident is a UUID.");
            incident = id.ToString();
        }
        var found = await http.RequestServices.GetRequiredService<PrivacyLog>().BeforeAsync(area, before, incident, Page + 1, http.RequestAborted);
        var page = found.Take(Page).ToList();
        var next = found.Count > Page ? $"{http.Request.Path}?before={page[^1].Id}{(incident is null ? "" : $"&incident={incident}")}" : null;
        http.Response.Headers.CacheControl = "no-store";
        return Api.Api.Json(new PrivacyLogView(page, next), ContractsJson.Wire);
    }
}
