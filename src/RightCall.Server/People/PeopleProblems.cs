using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace RightCall.Server.People;

/// <summary>Why a request about people is refused. The codes never change their meaning.</summary>
internal static class PeopleProblems
{
    public static readonly ProblemHttpResult WrongCredentials = Of(401, "PPL-001", "The name, the password or the code is wrong.");
    public static readonly ProblemHttpResult CodeNeeded = Of(401, "PPL-002", "A code of the authenticator app is needed: send it as code, or a recovery code as recoveryCode.");
    public static readonly ProblemHttpResult LockedOut = Of(429, "PPL-003", "Too many tries failed. Wait five minutes, or ask an administrator.");
    public static readonly ProblemHttpResult NoSession = Of(401, "PPL-004", "Nobody is signed in, or the session was locked after idleness. Sign in.");
    public static readonly ProblemHttpResult NotYours = Of(403, "PPL-005", "Your role may not do this.");
    public static readonly ProblemHttpResult NoSuchRole = Of(403, "PPL-006", "You do not have this role. Ask an administrator for it.");
    public static readonly ProblemHttpResult NoSuchPerson = Of(404, "PPL-007", "There is nobody of this name.");
    public static readonly ProblemHttpResult NoSuchKey = Of(404, "PPL-008", "There is no key of this id.");
    public static readonly ProblemHttpResult LastAdministrator = Of(409, "PPL-009", "This is the last administrator: give the role to somebody else first.");
    public static readonly ProblemHttpResult WrongSetupCode = Of(403, "PPL-010", "This is not the code that was printed at the console, or there is an administrator already.");
    public static readonly ProblemHttpResult NotADemonstration = Of(404, "PPL-011", "This is no demonstration: sign in with a name and a password.");
    public static readonly ProblemHttpResult PasskeyRefused = Of(401, "PPL-012", "The passkey was not accepted. Ask for new options, and try again.");
    public static readonly ProblemHttpResult KeepAFactor = Of(409, "PPL-013", "This is your last second factor: set up another one first.");
    public static readonly ProblemHttpResult CityRefused = Of(401, "PPL-016", "The city's own sign-in did not let you in. Try again from the start.");
    public static readonly ProblemHttpResult CityAway = Of(503, "PPL-017", "The city's own sign-in cannot be reached now. Try again, or sign in with a password.");

    public static ProblemHttpResult Unusable(string field, string text) => TypedResults.Problem(text, statusCode: 422, title: "A field cannot be used", type: "urn:rightcall:PPL-014",
        extensions: new Dictionary<string, object?> { ["code"] = "PPL-014", ["field"] = field });

    public static ProblemHttpResult Of(IdentityResult result) => result.Errors.Any(e => e.Code == "ConcurrencyFailure")
        ? Of(409, "PPL-015", "The account was changed by somebody else meanwhile: look again.")
        : Unusable("password", string.Join(' ', result.Errors.Select(e => e.Description)));

    private static ProblemHttpResult Of(int status, string code, string text) => TypedResults.Problem(text, statusCode: status, title: Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        type: $"urn:rightcall:{code}", extensions: new Dictionary<string, object?> { ["code"] = code });
}
