using Microsoft.AspNetCore.Http.HttpResults;
using RightCall.City.Packs;
using RightCall.Contracts.Publications;
using RightCall.Domain.Areas;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Publications;

/// <summary>How rules come into force: one administrator gives them, another publishes them. What is given is proved first, and compared over every interview.</summary>
internal static class PublicationRoutes
{
    private const string KeyHeader = "Idempotency-Key";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/api/v1/areas/{area}/publications").WithTags("Rules");
        rules.MapGet("", All).WithName("publications").WithSummary("Which rules are in force, which are proposed, and all that were ever given.");
        rules.MapPost("", Give).WithName("give-rules").WithSummary("Gives rules, as a zip with protocols/ and plans/. They are proved, compared with those in force, kept, and proposed.")
            .Accepts<IFormFile>("application/zip");
        rules.MapGet("{hash}", Report).WithName("publication").WithSummary("What would change with these rules.");
        rules.MapPost("{hash}/propose", Propose).WithName("propose-again").WithSummary("Proposes rules that were given before: the first half of a roll-back.");
        rules.MapPost("{hash}/publish", Publish).WithName("publish-rules").WithSummary("Puts proposed rules in force: by another person than the one who proposed them.");
    }

    private static async Task<IResult> All(string area, IAreas areas, ProposalStore store, CancellationToken stopping)
    {
        if (Find(areas, area) is not { } id) return NoArea();
        var state = (await areas.ReadAsync(id, 0, stopping)).State;
        return TypedResults.Ok(new PublicationsView(state.Rules?.Hash, state.Proposed?.Hash, state.Proposed?.By.Value, state.Publishing == Publishing.ByTwoPeople, await store.AllAsync(id, stopping)));
    }

    private static async Task<IResult> Give(string area, HttpContext http, IAreas areas, ProposalStore store)
    {
        if (Find(areas, area) is not { } id) return NoArea();
        if (Who(http) is not { } who || !TryKey(http, out var key)) return ApiProblems.NoKey;
        if (http.Request.ContentLength > RuleUpload.LargestZip) return ApiProblems.TooLarge(RuleUpload.LargestZip);
        using var zip = new MemoryStream();
        if (!await CopyAsync(http, zip)) return ApiProblems.TooLarge(RuleUpload.LargestZip);
        zip.Position = 0;
        IReadOnlyList<CityProblem> problems = [];
        // Seconds of proving: not on a thread that answers others.
        var given = await Task.Run(() => RuleUpload.Read(zip, out problems), http.RequestAborted);
        if (given is null) return NotProved(problems);
        var inForce = (await areas.ReadAsync(id, 0, http.RequestAborted)).State.Rules;
        var report = await Task.Run(() => Publication.Report(given.Rulebook, inForce, problems), http.RequestAborted);
        await store.KeepAsync(id, given.Rulebook, report, who.Id.Value);
        return await areas.SubmitAsync(id, new(key, who, new ProposeRules(given.Rulebook.Hash)), http.RequestAborted) is Refused refused
            ? ApiProblems.Of(refused)
            : TypedResults.Created($"/api/v1/areas/{area}/publications/{report.Hash}", report);
    }

    private static async Task<IResult> Report(string area, string hash, IAreas areas, ProposalStore store, CancellationToken stopping) =>
        Find(areas, area) is not { } id ? NoArea() : await store.ReportAsync(id, hash, stopping) is { } report ? TypedResults.Ok(report) : NoRules();

    private static async Task<IResult> Propose(string area, string hash, HttpContext http, IAreas areas, ProposalStore store)
    {
        if (Find(areas, area) is not { } id) return NoArea();
        return await store.ReportAsync(id, hash, http.RequestAborted) is null ? NoRules() : await Submit(http, areas, id, new ProposeRules(hash));
    }

    private static async Task<IResult> Publish(string area, string hash, HttpContext http, IAreas areas, ProposalStore store)
    {
        if (Find(areas, area) is not { } id) return NoArea();
        return await store.RulesAsync(id, hash, http.RequestAborted) is { } rules ? await Submit(http, areas, id, new AdoptRules(rules)) : NoRules();
    }

    private static async Task<IResult> Submit(HttpContext http, IAreas areas, AreaId area, CommandBody body)
    {
        if (Who(http) is not { } who || !TryKey(http, out var key)) return ApiProblems.NoKey;
        return await areas.SubmitAsync(area, new(key, who, body), http.RequestAborted) switch
        {
            Domain.Areas.Accepted accepted => TypedResults.Ok(new Published(accepted.Sequence)),
            Refused refused => ApiProblems.Of(refused),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no reply that the API knows."),
        };
    }

    private static ProblemHttpResult NotProved(IReadOnlyList<CityProblem> problems) => TypedResults.Problem($"{problems.Count(p => p.IsError)} problems keep these rules back. Nothing was changed.", statusCode: 422,
        title: "The rules cannot be used", type: "urn:rightcall:API-020",
        extensions: new Dictionary<string, object?> { ["code"] = "API-020", ["problems"] = problems.Select(p => p.ToString()).ToList() });

    // Whatever the sender says of the size, what comes is counted.
    private static async Task<bool> CopyAsync(HttpContext http, MemoryStream zip)
    {
        var buffer = new byte[81_920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (zip.Length + read > RuleUpload.LargestZip) return false;
            await zip.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
        }
        return true;
    }

    private static AreaId? Find(IAreas areas, string area) => areas.All.FirstOrDefault(a => a.Id.Value == area)?.Id;

    private static Domain.Desks.Actor? Who(HttpContext http) => SignedIn.Of(http.User)?.Actor;

    private static bool TryKey(HttpContext http, out CommandId key)
    {
        var found = Guid.TryParseExact(http.Request.Headers[KeyHeader].ToString().Trim('"'), "D", out var id) && id != Guid.Empty;
        key = new(id);
        return found;
    }

    private static ProblemHttpResult NoArea() => ApiProblems.NotFound("There is no area of this name.");

    private static ProblemHttpResult NoRules() => ApiProblems.NotFound("No rules of this hash were given to this area.");

    /// <summary>What a publication came to.</summary>
    /// <param name="Sequence">The row in the area's journal.</param>
    internal sealed record Published(long Sequence);
}
