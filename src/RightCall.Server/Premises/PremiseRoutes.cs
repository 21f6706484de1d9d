using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.Premises;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.People;
using RightCall.Server.Privacy;

namespace RightCall.Server.Premises;

/// <summary>Hazards and notes of a place. Each read is in the privacy log.</summary>
internal static class PremiseRoutes
{
    private static readonly Distance SmallestRadius = new(5);
    private static readonly Duration Ahead = Duration.FromMinutes(1);

    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/premises", "Premises", "premises", "What is known of a point: hazards and notes that count there today. The read is logged.", http => Asked.AtPointAsync(http, ShowAsync))
            .Produces<PremisesView>().WithMetadata(new QueryParameter("at", "Latitude and longitude in degrees.", IsRequired: true));
        area.Get("/incidents/{incident}/premises", "Premises", "incident-premises", "What is known of an incident's place. The read is logged.", http => Asked.OfIncidentAsync(http, ShowAsync)).Produces<PremisesView>();
        area.Put("/premises/{premise}", "Premises", "enter-premise", "Enters a hazard or note, under an id (UUID) of yours. The same one again changes nothing.", EnterAsync)
            .Accepts<PremiseBody>("application/json").Produces(204);
        area.Delete("/premises/{premise}", "Premises", "end-premise", "Ends a hazard or note: it is deleted, and only the log knows that it was there.", EndAsync).Produces(204);
    }

    private static async Task<IResult> ShowAsync(Asked asked)
    {
        var view = asked.Point is { } point ? await asked.Http.RequestServices.GetRequiredService<PremiseStore>().AtAsync(asked.Area, point, asked.Http.RequestAborted) : new([], 0);
        await asked.LogAsync(PrivacyEvent.PremisesRead, [.. view.Premises.Select(p => p.Premise)]);
        return Api.Api.Json(view, ContractsJson.Wire);
    }

    private static Task<IResult> EnterAsync(HttpContext http) => WithId(http, async (area, id, who) =>
    {
        var (body, problem) = await Documents.ReadAsync<PremiseBody>(http);
        if ((problem ?? Problem(body!, http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant())) is { } wrong) return wrong;
        return await http.RequestServices.GetRequiredService<PremiseStore>().EnterAsync(area, id, body!, new(who, PrivacyEvent.PremiseEntered, Point: body!.Point, Records: [id]))
            ? TypedResults.NoContent() : ApiProblems.Of("API-014", "Another hazard or note of this id was entered before. It is never changed: end it, and enter another under a new id. Nothing was changed.");
    });

    private static Task<IResult> EndAsync(HttpContext http) => WithId(http, async (area, id, who) =>
        await http.RequestServices.GetRequiredService<PremiseStore>().EndAsync(area, id, new(who, PrivacyEvent.PremiseEnded, Records: [id]))
            ? TypedResults.NoContent() : ApiProblems.NotFound("There is no hazard or note of this id: it ended, or there never was one."));

    private static async Task<IResult> WithId(HttpContext http, Func<AreaId, Guid, SignedIn, Task<IResult>> answer)
    {
        if (Api.Api.AreaOf(http, http.RequestServices.GetRequiredService<IAreas>()) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        return Guid.TryParseExact((string?)http.Request.RouteValues["premise"], "D", out var id) && id != Guid.Empty ? await answer(area, id, http.Features.Get<SignedIn>()!)
            : ApiProblems.NotFound("The id of a hazard or note is a UUID.");
    }

    private static IResult? Problem(PremiseBody body, Instant now) => Documents.TextProblem("text", body.Text, 1_000, isNeeded: true) ?? Documents.TextProblem("address", body.Address, 200) ?? body switch
    {
        { Radius: { } radius } when !(radius.Metres >= SmallestRadius.Metres && radius <= PremiseStore.LargestRadius) =>
            ApiProblems.Wrong("radius", $"It is {SmallestRadius.Metres} to {PremiseStore.LargestRadius.Metres} metres."),
        _ when body.SeenAt > now + Ahead => ApiProblems.Wrong("seenAt", "It is in the future."),
        _ when body.SeenAt <= now - PremiseStore.LongestLife => ApiProblems.Wrong("seenAt", "It was seen more than a year ago: look whether it is still so, and say when."),
        _ when body.ExpiresAt <= now => ApiProblems.Wrong("expiresAt", "It is over already."),
        _ when body.ExpiresAt > body.SeenAt + PremiseStore.LongestLife => ApiProblems.Wrong("expiresAt", "It is more than a year after it was seen: somebody has to look again by then."),
        _ => null,
    };
}
