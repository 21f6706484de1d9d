using NodaTime;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Privacy;

/// <summary>A request for records of a place, by a point or by an incident.</summary>
/// <param name="Area">The area.</param>
/// <param name="Who">Who asks.</param>
/// <param name="Point">The place; null where the incident has none yet.</param>
/// <param name="Incident">The incident; null where a point was asked about.</param>
/// <param name="State">The area; null where a point was asked about.</param>
/// <param name="Http">The request.</param>
internal sealed record Asked(AreaId Area, SignedIn Who, GeoPoint? Point, IncidentState? Incident, AreaState? State, HttpContext Http)
{
    /// <summary>Writes into the log that this was shown. The answer waits for it: what is not in the log is not read.</summary>
    public Task LogAsync(PrivacyEvent what, IReadOnlyList<Guid> records) =>
        Http.RequestServices.GetRequiredService<PrivacyLog>().AddAsync(Area, new(Who, what, Incident?.Id, Point, null, records));

    /// <summary>Answers for the point in the query.</summary>
    public static async Task<IResult> AtPointAsync(HttpContext http, Func<Asked, Task<IResult>> answer)
    {
        if (Api.Api.AreaOf(http, http.RequestServices.GetRequiredService<IAreas>()) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        if (Api.Api.PointOf(http.Request.Query["at"].ToString()) is not { } point) return ApiProblems.WrongQuery("at", "It is latitude and longitude in degrees, such as 44.2562,-126.3004.");
        http.Response.Headers.CacheControl = "no-store";
        return await answer(new(area, http.Features.Get<SignedIn>()!, point, null, null, http));
    }

    /// <summary>Answers for the incident in the address, open or closed within the last day.</summary>
    public static async Task<IResult> OfIncidentAsync(HttpContext http, Func<Asked, Task<IResult>> answer)
    {
        var areas = http.RequestServices.GetRequiredService<IAreas>();
        if (Api.Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var view = await areas.ReadAsync(area, 0, http.RequestAborted);
        if (!Guid.TryParse((string?)http.Request.RouteValues["incident"], out var id) || Find(view.State, new(id)) is not { } incident)
            return ApiProblems.NotFound("No such incident is open, or was closed within the last day.");
        http.Response.Headers.CacheControl = "no-store";
        return await answer(new(area, http.Features.Get<SignedIn>()!, incident.Place?.Point, incident, view.State, http));
    }

    private static IncidentState? Find(AreaState state, IncidentId id) => state.Incidents.TryGet(id, out var open) ? open : state.Closed.TryGet(id, out var closed) ? closed : null;
}
