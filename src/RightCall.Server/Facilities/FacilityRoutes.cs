using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.Facilities;
using RightCall.Domain.Areas;
using RightCall.Domain.Facilities;
using RightCall.Domain.Incidents;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Facilities;

/// <summary>Where a person can be brought: crisis centres, sobering centres, emergency departments, shelters, with the beds that they last said were open.</summary>
internal static class FacilityRoutes
{
    private const int Oldest = 130;
    private const int MostBeds = 10_000;
    private const string PointLooks = "It is latitude and longitude in degrees, such as 44.2562,-126.3004.";
    private static readonly Duration Ahead = Duration.FromMinutes(1);
    private static readonly Destination[] Kinds = [Destination.EmergencyDepartment, Destination.CrisisCentre, Destination.SoberingCentre, Destination.Shelter];

    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/facilities", "Facilities", "facilities", "Where a person can be brought: those that suit first, by the drive there now; the others after them, each with its reason.", ListAsync)
            .Produces<IReadOnlyList<FacilityView>>()
            .WithMetadata(new QueryParameter("near", "From where: latitude and longitude in degrees."), new QueryParameter("kind", "Only emergency-department, crisis-centre, sobering-centre or shelter."),
                new QueryParameter("age", "How old the person is, in years."), new QueryParameter("involuntary", "true: the person does not come of their own will."));
        area.Get("/facilities/{facility}", "Facilities", "facility", "One facility.", OneAsync).Produces<FacilityView>();
        area.Put("/facilities/{facility}", "Facilities", "describe-facility", "Describes a facility, a new one or one that is known. Its count of beds stays.", DescribeAsync)
            .Accepts<FacilityBody>("application/json").Produces<FacilityView>();
        area.Put("/facilities/{facility}/open-beds", "Facilities", "report-open-beds", "Says how many beds are open, and as of when. A newer count is never overwritten by an older one.", CountAsync)
            .Accepts<OpenBedsBody>("application/json").Produces<FacilityView>();
    }

    private static async Task<IResult> ListAsync(HttpContext http)
    {
        var (areas, query) = (http.RequestServices.GetRequiredService<IAreas>(), http.Request.Query);
        if (Api.Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var near = query["near"].ToString() is { Length: > 0 } text ? Api.Api.PointOf(text) : null;
        if (near is null && query["near"].Count > 0) return ApiProblems.WrongQuery("near", PointLooks);
        if (!Api.Api.TryNumber(http, "age", -1, out var age) || age > Oldest) return ApiProblems.WrongQuery("age", $"It is in whole years, at most {Oldest}.");
        if (query["involuntary"].ToString() is not ("" or "true" or "false")) return ApiProblems.WrongQuery("involuntary", "It is true or false.");
        Destination? kind = query["kind"].ToString() is { Length: > 0 } word ? Kinds.Where(k => Word(k) == word).Cast<Destination?>().FirstOrDefault() : null;
        if (kind is null && query["kind"].Count > 0) return ApiProblems.WrongQuery("kind", $"It is one of {string.Join(", ", Kinds.Select(Word))}.");
        var all = await http.RequestServices.GetRequiredService<FacilityStore>().AllAsync(area, http.RequestAborted);
        List<Facility> found = [.. all.Where(f => !f.Body.IsClosed && (kind is null || f.Body.Kind == kind))];
        var travel = near is { } from ? areas.Drive(area, from, [.. found.Select(f => f.Body.Point)]) : null;
        var sought = new Sought(age < 0 ? null : (int)age, query["involuntary"] == "true");
        return Api.Api.Json<IReadOnlyList<FacilityView>>([.. FacilityChoice.Of(found, travel, sought, Now(http))], ContractsJson.Wire);
    }

    private static Task<IResult> OneAsync(HttpContext http) => WithOne(http, (area, id) => ShowAsync(http, area, id));

    private static Task<IResult> DescribeAsync(HttpContext http) => WithOne(http, async (area, id) =>
    {
        var (body, problem) = await Documents.ReadAsync<FacilityBody>(http);
        if ((problem ?? Problem(body!)) is { } wrong) return wrong;
        await http.RequestServices.GetRequiredService<FacilityStore>().DescribeAsync(area, id, body!, http.Features.Get<SignedIn>()!.Id);
        return await ShowAsync(http, area, id);
    });

    private static Task<IResult> CountAsync(HttpContext http) => WithOne(http, async (area, id) =>
    {
        var (body, problem) = await Documents.ReadAsync<OpenBedsBody>(http);
        if (problem is not null) return problem;
        var store = http.RequestServices.GetRequiredService<FacilityStore>();
        if (await store.FindAsync(area, id, http.RequestAborted) is not { } known) return NoFacility();
        if (body!.Open is < 0 or > MostBeds || body.Open > known.Body.Beds) return ApiProblems.Wrong("open", string.Create(CultureInfo.InvariantCulture, $"Open beds are 0 to {known.Body.Beds ?? MostBeds} here."));
        var now = Now(http);
        if (body.AsOf > now + Ahead) return ApiProblems.Wrong("asOf", "It is in the future.");
        return await store.CountAsync(area, id, new(body.Open, body.AsOf ?? now, http.Features.Get<SignedIn>()!.Id)) ? await ShowAsync(http, area, id)
            : ApiProblems.Of("API-014", "A count that was made later is known already. Nothing was changed.");
    });

    private static async Task<IResult> WithOne(HttpContext http, Func<AreaId, FacilityId, Task<IResult>> answer)
    {
        if (Api.Api.AreaOf(http, http.RequestServices.GetRequiredService<IAreas>()) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        return http.Request.RouteValues["facility"] is string id && FacilityId.IsValid(id) ? await answer(area, new(id)) : ApiProblems.NotFound("A facility's id has 2 to 40 of a-z, 0-9 and hyphens.");
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AreaId area, FacilityId id) =>
        await http.RequestServices.GetRequiredService<FacilityStore>().FindAsync(area, id, http.RequestAborted) is { } facility
            ? Api.Api.Json(FacilityChoice.View(facility, null, new(null, false), Now(http)), ContractsJson.Wire) : NoFacility();

    private static IResult? Problem(FacilityBody body) => Documents.TextProblem("name", body.Name, 80, isNeeded: true) ?? Documents.TextProblem("address", body.Address, 200)
        ?? Documents.TextProblem("phone", body.Phone, 40) ?? Documents.TextProblem("notes", body.Notes, 1_000) ?? body switch
        {
            _ when !Kinds.Contains(body.Kind) => ApiProblems.Wrong("kind", $"It is one of {string.Join(", ", Kinds.Select(Word))}."),
            { FromAge: < 0 or > Oldest } => ApiProblems.Wrong("fromAge", $"An age is 0 to {Oldest}."),
            { ToAge: < 0 or > Oldest } => ApiProblems.Wrong("toAge", $"An age is 0 to {Oldest}."),
            _ when body.FromAge > body.ToAge => ApiProblems.Wrong("toAge", "It is below fromAge: nobody would be taken."),
            { Beds: < 0 or > MostBeds } => ApiProblems.Wrong("beds", $"Beds are 0 to {MostBeds}."),
            _ => null,
        };

    private static ProblemHttpResult NoFacility() => ApiProblems.NotFound("There is no facility of this id.");

    private static Instant Now(HttpContext http) => http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();

    private static string Word(Destination kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
