using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.CrisisPlans;
using RightCall.Contracts.Privacy;
using RightCall.Domain.Areas;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.People;
using RightCall.Server.Privacy;

namespace RightCall.Server.CrisisPlans;

/// <summary>Crisis plans: written by clinicians with a person's consent, read at an open incident or by a clinician with a reason. Each read is in the privacy log.</summary>
internal static class CrisisPlanRoutes
{
    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/incidents/{incident}/crisis-plans", "Crisis plans", "incident-crisis-plans", "Plans of persons who call about an open incident, or live at its place. The read is logged.", OfIncidentAsync).Produces<CrisisPlansView>();
        area.Post("/crisis-plans/look-up", "Crisis plans", "look-up-crisis-plans", "Looks for a person's plan by name, telephone or place, with a reason. The read is logged.", LookUpAsync)
            .Accepts<PlanLookUp>("application/json").Produces<CrisisPlansView>();
        area.Get("/crisis-plans/{plan}", "Crisis plans", "crisis-plan", "One plan, with a reason. The read is logged.", OneAsync).Produces<CrisisPlanView>()
            .WithMetadata(new QueryParameter("reason", $"{string.Join(", ", Enum.GetValues<PlanReason>().Select(Word))}.", IsRequired: true));
        area.Put("/crisis-plans/{plan}", "Crisis plans", "write-crisis-plan", "Writes a plan under an id (UUID) of yours, a new one or another version.", WriteAsync)
            .Accepts<CrisisPlanBody>("application/json").Produces(204);
        area.Delete("/crisis-plans/{plan}", "Crisis plans", "delete-crisis-plan", "Deletes a plan: consent was withdrawn, or the person asked for it.", DeleteAsync).Produces(204)
            .WithMetadata(new QueryParameter("why", $"{string.Join(", ", Enum.GetValues<PlanEnd>().Select(Word))}.", IsRequired: true));
    }

    // Once an incident is closed its crews have no business with the plan any more: a clinician looks it up, and says why.
    private static Task<IResult> OfIncidentAsync(HttpContext http) => Asked.OfIncidentAsync(http, async asked =>
    {
        if (!asked.Incident!.IsOpen) return ApiProblems.NotFound("The incident is closed: its plans are shown no more.");
        List<CrisisPlansView> found = [];
        // Who calls is known better than who is at a place: by telephone comes first.
        foreach (var call in asked.Incident.Calls)
            if (asked.State!.Calls.TryGet(call, out var known) && known.Origin.CallBackNumber is { } number && PersonWords.IsPhone(number)) found.Add(await Store(http).ByPhoneAsync(asked.Area, number, http.RequestAborted));
        if (asked.Point is { } point) found.Add(await Store(http).AtAsync(asked.Area, point, http.RequestAborted));
        var view = Together(found);
        await asked.LogAsync(PrivacyEvent.CrisisPlansRead, [.. view.Plans.Select(p => p.Plan)]);
        return Api.Api.Json(view, ContractsJson.Wire);
    });

    private static async Task<IResult> LookUpAsync(HttpContext http)
    {
        if (Api.Api.AreaOf(http, http.RequestServices.GetRequiredService<IAreas>()) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var (sought, problem) = await Documents.ReadAsync<PlanLookUp>(http);
        if ((problem ?? CrisisPlanCheck.Problem(sought!)) is { } wrong) return wrong;
        var store = Store(http);
        List<CrisisPlansView> found = [];
        if (sought!.Name is { } name) found.Add(await store.ByNameAsync(area, name, sought.Born, http.RequestAborted));
        if (sought.Phone is { } phone) found.Add(await store.ByPhoneAsync(area, phone, http.RequestAborted));
        if (sought.At is { } at) found.Add(await store.AtAsync(area, at, http.RequestAborted));
        var view = Together(found);
        // Neither the name nor the number that was sought: whoever is erased must not live on in the log.
        await LogAsync(http, area, new(http.Features.Get<SignedIn>()!, PrivacyEvent.CrisisPlanSought, sought.Incident, sought.At, Word(sought.Reason), [.. view.Plans.Select(p => p.Plan)]));
        http.Response.Headers.CacheControl = "no-store";
        return Api.Api.Json(view, ContractsJson.Wire);
    }

    private static CrisisPlansView Together(List<CrisisPlansView> found) => new([.. found.SelectMany(f => f.Plans).DistinctBy(p => p.Plan)], found.Sum(f => f.Unreadable));

    private static Task<IResult> OneAsync(HttpContext http) => WithId(http, async (area, id, who) =>
    {
        if (!TryWord<PlanReason>(http, "reason", out var reason)) return ApiProblems.WrongQuery("reason", $"It is one of {string.Join(", ", Enum.GetValues<PlanReason>().Select(Word))}.");
        var found = await Store(http).FindAsync(area, id, http.RequestAborted);
        await LogAsync(http, area, new(who, PrivacyEvent.CrisisPlansRead, Reason: Word(reason), Records: [id]));
        http.Response.Headers.CacheControl = "no-store";
        return found switch
        {
            null => NoPlan(),
            { Plans: [var plan] } => Api.Api.Json(plan, ContractsJson.Wire),
            _ => ApiProblems.NotFound("There is a plan of this id, and it cannot be opened: the key that sealed it is lost."),
        };
    });

    private static Task<IResult> WriteAsync(HttpContext http) => WithId(http, async (area, id, who) =>
    {
        var (body, problem) = await Documents.ReadAsync<CrisisPlanBody>(http);
        if ((problem ?? CrisisPlanCheck.Problem(body!, http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant())) is { } wrong) return wrong;
        return await Store(http).WriteAsync(area, id, body!, new(who, PrivacyEvent.CrisisPlanWritten, Records: [id])) ? TypedResults.NoContent()
            : ApiProblems.Of("API-014", $"Version {body!.Version} is not the one that is there: read it, and write again. Nothing was changed.");
    });

    private static Task<IResult> DeleteAsync(HttpContext http) => WithId(http, async (area, id, who) =>
    {
        if (!TryWord<PlanEnd>(http, "why", out var why)) return ApiProblems.WrongQuery("why", $"It is one of {string.Join(", ", Enum.GetValues<PlanEnd>().Select(Word))}.");
        return await Store(http).DeleteAsync(area, id, new(who, PrivacyEvent.CrisisPlanDeleted, Reason: Word(why), Records: [id])) ? TypedResults.NoContent() : NoPlan();
    });

    private static async Task<IResult> WithId(HttpContext http, Func<AreaId, Guid, SignedIn, Task<IResult>> answer)
    {
        if (Api.Api.AreaOf(http, http.RequestServices.GetRequiredService<IAreas>()) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        return Guid.TryParseExact((string?)http.Request.RouteValues["plan"], "D", out var id) && id != Guid.Empty ? await answer(area, id, http.Features.Get<SignedIn>()!)
            : ApiProblems.NotFound("The id of a plan is a UUID.");
    }

    private static ProblemHttpResult NoPlan() => ApiProblems.NotFound("There is no plan of this id: its consent is over or was withdrawn, or there never was one.");

    private static CrisisPlanStore Store(HttpContext http) => http.RequestServices.GetRequiredService<CrisisPlanStore>();

    private static Task LogAsync(HttpContext http, AreaId area, PrivacyLine line) => http.RequestServices.GetRequiredService<PrivacyLog>().AddAsync(area, line);

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static bool TryWord<T>(HttpContext http, string name, out T value) where T : struct, Enum
    {
        var text = http.Request.Query[name].ToString();
        foreach (var known in Enum.GetValues<T>())
        {
            value = known;
            if (Word(known) == text) return true;
        }
        value = default;
        return false;
    }
}
