using Microsoft.AspNetCore.Http.HttpResults;
using RightCall.Domain.Calls;

namespace RightCall.Server.Demonstrations;

/// <summary>What a made-up caller says: the voice on the line, for a person who answers a call of the demonstration.</summary>
internal static class DemonstrationRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/v1/demonstration/calls/{call}").WithTags("Demonstration");
        calls.MapGet("", Opens).WithSummary("What the caller of a made-up call says first.");
        calls.MapGet("says/{question}", Says).WithSummary("What the caller of a made-up call says to a question: an answer's id, or unknown, or refused.");
    }

    private static Results<Ok<Heard>, NotFound> Opens(Guid call, Plays plays) => plays.Now?.Opens(new CallId(call)) is { } says ? TypedResults.Ok(new Heard(says)) : TypedResults.NotFound();

    private static Results<Ok<Heard>, NotFound> Says(Guid call, string question, Plays plays) =>
        plays.Now?.Says(new CallId(call), question) is { } says ? TypedResults.Ok(new Heard(says)) : TypedResults.NotFound();

    /// <summary>What is heard on the line.</summary>
    /// <param name="Says">The words, or an answer's id.</param>
    internal sealed record Heard(string Says);
}
