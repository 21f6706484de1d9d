using RightCall.Contracts;
using RightCall.Contracts.Calls;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Calls;
using RightCall.Server.Api;
using RightCall.Server.Api.History;
using RightCall.Server.Areas;
using RightCall.Server.People;
using RightCall.Server.Storage;

namespace RightCall.Server.Privacy;

/// <summary>Earlier calls from a caller's number. Each read is in the privacy log.</summary>
internal static class CallerHistoryRoutes
{
    private const int Most = 20;

    public static void Map(RouteGroupBuilder area) => area.Get("/calls/{call}/caller-history", "Calls", "caller-history", "Calls from the same call-back number before, the newest first. The read is logged.", ShowAsync).Produces<CallerHistory>();

    private static async Task<IResult> ShowAsync(HttpContext http)
    {
        var (services, areas) = (http.RequestServices, http.RequestServices.GetRequiredService<IAreas>());
        if (Api.Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var view = await areas.ReadAsync(area, 0, http.RequestAborted);
        if (!Guid.TryParse((string?)http.Request.RouteValues["call"], out var id) || !view.State.Calls.TryGet(new(id), out var call))
            return ApiProblems.NotFound("No such call is in the area: it never rang here, or it is settled.");
        IReadOnlyList<EarlierCall> found = [];
        var number = call.Origin.CallBackNumber is { } given && PersonWords.IsPhone(given) ? given : null;
        if (number is not null)
        {
            await services.GetRequiredService<HistoryFollower>().CaughtUpAsync(area, view.Sequence, http.RequestAborted);
            var mark = await services.GetRequiredService<KeyedMarks>().OfAsync(EarlierCalls.Sort, PersonWords.Phone(number), http.RequestAborted);
            found = services.GetRequiredService<HistoryStore>().CallsOf(area, mark, call.Id, Most + 1);
        }
        List<EarlierCall> shown = [.. found.Take(Most)];
        await services.GetRequiredService<PrivacyLog>().AddAsync(area, new(http.Features.Get<SignedIn>()!, PrivacyEvent.CallerHistoryRead, call.Incident, Records: [call.Id.Value, .. shown.Select(s => s.Call.Value)]));
        http.Response.Headers.CacheControl = "no-store";
        var isShared = call.Origin.Class is ClassOfService.Payphone or ClassOfService.Pbx or ClassOfService.Centrex;
        return Api.Api.Json(new CallerHistory(number is not null, isShared, shown, found.Count > Most), ContractsJson.Wire);
    }
}
