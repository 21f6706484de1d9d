using NodaTime;
using NodaTime.Text;
using RightCall.Contracts;
using RightCall.Domain.Areas;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Api.Commands;

/// <summary>Takes commands: reads and checks them, gives them to the area, answers with the row or the refusal.</summary>
internal static class CommandEndpoints
{
    /// <summary>The header that holds the command's id.</summary>
    public const string KeyHeader = "Idempotency-Key";
    // Long enough for one retry by the client, short enough that nobody acts on an old picture.
    private static readonly Duration Wanted = Duration.FromSeconds(30);
    private static readonly Duration LongestWanted = Duration.FromHours(24);

    /// <summary>Maps a route for each command.</summary>
    public static void Map(RouteGroupBuilder area)
    {
        foreach (var route in CommandRoute.All)
            area.Post(route.Pattern, route.Tag, route.Name, $"Gives the command {route.Name}.", http => TakeAsync(http, route)).WithMetadata(route).Produces<CommandAnswer>();
    }

    private static async Task<IResult> TakeAsync(HttpContext http, CommandRoute route)
    {
        var (areas, clock) = (http.RequestServices.GetRequiredService<IAreas>(), http.RequestServices.GetRequiredService<IClock>());
        if (Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        if (http.Features.Get<SignedIn>() is not { Actor: { } actor } who) return ApiProblems.NotAllowed;
        if (!Guid.TryParseExact(http.Request.Headers[KeyHeader].ToString().Trim('"'), "D", out var key) || key == Guid.Empty) return ApiProblems.NoKey;
        var (body, unreadable) = await Body.ReadAsync(http, route.Limit);
        if (unreadable is not null) return unreadable;
        var id = new CommandId(key);
        var (command, wrong) = CommandReading.Read(route, http.Request.RouteValues, body, id, who);
        if (command is null) return wrong!;
        var now = clock.GetCurrentInstant();
        if (ValueChecks.Problem(command, now) is var (field, why)) return ApiProblems.Wrong(field, why);
        if (!TryNotAfter(http, now, out var notAfter)) return ApiProblems.WrongQuery("notAfter", "It is a time such as 2026-01-31T12:00:00Z, at most a day ahead.");
        return await GiveAsync(areas, area, new(id, actor, command, notAfter), http);
    }

    /// <summary>Gives a command to its area, and answers with the row or the refusal.</summary>
    public static async Task<IResult> GiveAsync(IAreas areas, AreaId area, Submission submission, HttpContext http)
    {
        return await areas.SubmitAsync(area, submission, http.RequestAborted) switch
        {
            Accepted accepted => Api.Json(Answers.Of(area, submission, accepted), ContractsJson.Wire),
            Refused refused => ApiProblems.Of(refused),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no reply that the API knows."),
        };
    }

    private static bool TryNotAfter(HttpContext http, Instant now, out Instant notAfter)
    {
        notAfter = now + Wanted;
        if (http.Request.Query["notAfter"].ToString() is not { Length: > 0 } text) return true;
        var parsed = InstantPattern.ExtendedIso.Parse(text);
        if (parsed.Success) notAfter = parsed.Value;
        return parsed.Success && notAfter <= now + LongestWanted;
    }
}
