using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Server.Areas;

namespace RightCall.Server.Api;

/// <summary>Why the API answers with a problem document (RFC 9457). Each has a stable code and <c>type</c> <c>urn:rightcall:CODE</c>; docs/guide/api.md lists the API's own.</summary>
internal static class ApiProblems
{
    /// <summary>The API's own codes: what they mean, and the status that they come with. A code is never used again for another meaning.</summary>
    public static readonly IReadOnlyList<(string Code, int Status, string Meaning)> All =
    [
        ("API-001", 400, "The body is not one JSON object."),
        ("API-002", 422, "A field is unknown, missing, or has a value that is not allowed."),
        ("API-003", 400, "The header Idempotency-Key is missing, or is not a UUID."),
        ("API-004", 413, "The body is larger than the route takes."),
        ("API-005", 415, "The body is not application/json."),
        ("API-006", 401, "Nobody is signed in, or the session has ended."),
        ("API-007", 403, "The role may not use this route, or not for this unit, call or incident."),
        ("API-008", 404, "There is nothing at this address."),
        ("API-009", 429, "Too many requests: wait as long as Retry-After says."),
        ("API-010", 503, "The area cannot be reached now. Send the same command with the same Idempotency-Key again."),
        ("API-011", 500, "Something failed that should not. It is in the server's log under the trace id."),
        ("API-012", 405, "The address does not take this method."),
        ("API-013", 422, "A query parameter has a value that is not allowed."),
        ("API-014", 409, "Something else is there already, or it was changed meanwhile: look again."),
    ];

    public static readonly ProblemHttpResult NotSignedIn = Of("API-006", "Sign in, or send a machine's key as 'Authorization: Bearer'.");
    public static readonly ProblemHttpResult NotAllowed = Of("API-007", "Your role may not do this here. docs/guide/access.csv says which role may use which route.");
    public static readonly ProblemHttpResult NotYours = Of("API-007", "This is not yours: a crew sees its own unit and incidents, a partner what was handed over to it.");
    public static readonly ProblemHttpResult NoKey = Of("API-003", "Send a new UUID in the header Idempotency-Key; the same one again only to repeat the same command.");
    public static readonly ProblemHttpResult NotJson = Of("API-005", "Send 'Content-Type: application/json'.");

    public static ProblemHttpResult NotFound(string detail) => Of("API-008", detail);

    public static ProblemHttpResult TooLarge(int limit) => Of("API-004", $"The body may have at most {limit} bytes. Nothing was changed.");

    public static ProblemHttpResult Unreadable(string detail) => Of("API-001", detail + " Nothing was changed.");

    public static ProblemHttpResult Wrong(string? field, string detail) => Of("API-002", detail + " Nothing was changed.", field);

    public static ProblemHttpResult WrongQuery(string field, string detail) => Of("API-013", detail, field);

    public static IResult Unavailable(AreaUnavailableException e) => new Later(Of("API-010", e.Message), e.RetryAfter);

    public static IResult TooMany(Duration wait) => new Later(Of("API-009", "Slow down; nothing was changed."), wait);

    /// <summary>A refusal of the domain, under its own code.</summary>
    public static ProblemHttpResult Of(Refused refused) => Make(StatusOf(refused.Code), refused.Code, RefusalCodes.All.FirstOrDefault(c => c.Code == refused.Code)?.Meaning, refused.Text, null);

    /// <summary>One of the API's own.</summary>
    public static ProblemHttpResult Of(string code, string detail, string? field = null)
    {
        var (_, status, meaning) = All.First(p => p.Code == code);
        return Make(status, code, meaning, detail, field);
    }

    /// <summary>409 where what is there stands against it; the others where the request itself is wrong.</summary>
    internal static int StatusOf(string code) => code switch
    {
        "AREA-003" or "INC-018" or "MSG-004" or "UNIT-010" => 403,
        "CALL-001" or "CALL-009" or "INC-001" or "INC-025" or "INC-028" or "HAND-001" or "MSG-002" or "UNIT-001" => 404,
        "AREA-001" or "CALL-008" or "CALL-012" or "INC-003" or "INC-004" or "INC-005" or "INC-029" or "HAND-002" or "HAND-006" or "MSG-003" or "UNIT-002" or "UNIT-016" or "UNIT-018" or "UNIT-019" => 422,
        _ => 409,
    };

    private static ProblemHttpResult Make(int status, string code, string? title, string detail, string? field)
    {
        Dictionary<string, object?> more = new() { ["code"] = code };
        if (field is not null) more["field"] = field;
        return TypedResults.Problem(detail, statusCode: status, title: title ?? ReasonPhrases.GetReasonPhrase(status), type: $"urn:rightcall:{code}", extensions: more);
    }

    // A problem that passes by itself: says when to come again.
    private sealed class Later(ProblemHttpResult problem, Duration wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
