using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using RightCall.Contracts;
using RightCall.Contracts.People;

namespace RightCall.Server.People;

/// <summary>How people sign in and out.</summary>
internal static class SessionRoutes
{
    // Looked at where there is no such person, so that a stranger learns nothing from the time that an answer takes.
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Person>().HashPassword(new() { Name = "" }, Guid.NewGuid().ToString()));

    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapGet("", Read).AllowAnonymous().WithSummary("Who is signed in, and how one can sign in here.");
        session.MapPost("", ByPassword).AllowAnonymous().WithSummary("Signs in with a name, a password and a code.");
        session.MapDelete("", End).WithSummary("Signs out.");
        session.MapPut("role", ChangeRole).WithSummary("Works in another of one's roles, or sits down at another desk.");
        session.MapPost("passkey/options", PasskeyOptions).AllowAnonymous().WithSummary("What a browser needs to sign in with a passkey.");
        session.MapPost("passkey", ByPasskey).AllowAnonymous().WithSummary("Signs in with a passkey.");
        api.MapPost("/demonstration/session", Demonstrate).AllowAnonymous().WithTags("Session").WithSummary("Signs in to the demonstration, in any role.");
    }

    private static async Task<SessionView> Read(HttpContext http, PeopleSettings settings, UserManager<Person> people, FirstAdministrator first)
    {
        var person = http.User.Identity is { IsAuthenticated: true, Name: { } name } ? await people.FindByNameAsync(name) : null;
        return View(http, person, settings) with { NeedsFirstAdministrator = await first.IsNeededAsync(), HasOpenId = settings.OpenId is not null };
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> ByPassword(SignInBody body, HttpContext http, SignInManager<Person> signIn, Sessions sessions, PeopleSettings settings, PeopleLog log)
    {
        var people = signIn.UserManager;
        if (body.Name is null || body.Password is null) return PeopleProblems.Unusable(body.Name is null ? "name" : "password", "A name and a password are needed.");
        if (await people.FindByNameAsync(body.Name) is not { IsClosed: false, PasswordHash: not null } person)
        {
            people.PasswordHasher.VerifyHashedPassword(new() { Name = "" }, NobodysHash.Value, body.Password);
            return PeopleProblems.WrongCredentials;
        }
        var result = await signIn.CheckPasswordSignInAsync(person, body.Password, lockoutOnFailure: true);
        if (result.Succeeded && person.TwoFactorEnabled)
        {
            if (body.Code is null && body.RecoveryCode is null) return PeopleProblems.CodeNeeded;
            if (!await HasFactor(people, person, body)) result = await FailedCode(people, person);
        }
        if (!result.Succeeded)
        {
            await log.AddAsync(result.IsLockedOut ? PeopleEvent.LockedOut : PeopleEvent.SignInFailed, person.Name);
            return result.IsLockedOut ? PeopleProblems.LockedOut : PeopleProblems.WrongCredentials;
        }
        await people.ResetAccessFailedCountAsync(person);
        return await Begin(http, sessions, settings, person, body.Role, body.Desk);
    }

    private static async Task<SignInResult> FailedCode(UserManager<Person> people, Person person)
    {
        await people.AccessFailedAsync(person);
        return await people.IsLockedOutAsync(person) ? SignInResult.LockedOut : SignInResult.Failed;
    }

    private static async Task<bool> HasFactor(UserManager<Person> people, Person person, SignInBody body) => body.Code is { } code
        ? await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal))
        : (await people.RedeemTwoFactorRecoveryCodeAsync(person, body.RecoveryCode!)).Succeeded;

    private static async Task<Results<NoContent, UnauthorizedHttpResult>> End(HttpContext http, PeopleLog log)
    {
        if (http.User.Identity?.Name is not { } name) return TypedResults.Unauthorized();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await log.AddAsync(PeopleEvent.SignedOut, name);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> ChangeRole(RoleBody body, HttpContext http, UserManager<Person> people, Sessions sessions, PeopleSettings settings) =>
        await people.FindByNameAsync(http.User.Identity!.Name!) is { IsClosed: false } person ? await Begin(http, sessions, settings, person, body.Role, body.Desk) : PeopleProblems.NoSession;

    private static async Task<ContentHttpResult> PasskeyOptions(SignInManager<Person> signIn) =>
        TypedResults.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> ByPasskey(PasskeySignInBody body, HttpContext http, SignInManager<Person> signIn, Sessions sessions, PeopleSettings settings, PeopleLog log)
    {
        if (await Passkeys.AssertAsync(signIn, body.Credential) is not { Succeeded: true } result || result.User is not { IsClosed: false } person || await signIn.UserManager.IsLockedOutAsync(person)) return PeopleProblems.PasskeyRefused;
        // The count that the device keeps is written back: a copied key shows by an older one.
        await signIn.UserManager.AddOrUpdatePasskeyAsync(person, result.Passkey);
        return await Begin(http, sessions, settings, person, body.Role, body.Desk);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Demonstrate(DemonstrationBody body, HttpContext http, UserManager<Person> people, Sessions sessions, PeopleSettings settings)
    {
        if (!settings.IsDemonstration) return PeopleProblems.NotADemonstration;
        if (body.Role == AccessRole.Unit && PeopleRoutes.UnitProblem(body.Unit) is { } problem) return problem;
        var person = await DemonstrationPeople.OfAsync(people, body.Role, body.Name);
        return await Begin(http, sessions, settings, person, body.Role, body.Desk, body.Unit);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Begin(HttpContext http, Sessions sessions, PeopleSettings settings, Person person, AccessRole? role, string? desk, string? unit = null)
    {
        if (desk is not null && (desk.Length is 0 or > 40 || desk.Any(char.IsControl))) return PeopleProblems.Unusable("desk", "The name of a desk has 1 to 40 characters.");
        return await sessions.BeginAsync(http, person, role, desk, unit) ? TypedResults.Ok(View(http, person, settings)) : PeopleProblems.NoSuchRole;
    }

    private static SessionView View(HttpContext http, Person? person, PeopleSettings settings)
    {
        var signedIn = SignedIn.Of(http.User);
        var isOwn = !settings.IsDemonstration && !Sessions.IsVouchedFor(http.User);
        return new(settings.IsDemonstration, person?.Name, signedIn?.Role, person?.Roles ?? [], signedIn?.Desk?.Value, signedIn?.Unit?.ToString(),
            person is not null && isOwn && settings.RequiresSecondFactor && person.NeedsSecondFactor, person is { MustChangePassword: true } && isOwn,
            (int)settings.IdleLimit.TotalSeconds);
    }
}
