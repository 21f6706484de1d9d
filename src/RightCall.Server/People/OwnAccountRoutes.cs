using System.Buffers.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using RightCall.Contracts;
using RightCall.Contracts.People;

namespace RightCall.Server.People;

/// <summary>What people do with their own account: open also to those who have to do it before anything else.</summary>
internal static class OwnAccountRoutes
{
    private const int RecoveryCodes = 10;

    public static void Map(RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Session");
        me.MapPut("password", ChangePassword).WithSummary("Changes one's password. Other sessions end.");
        me.MapPost("authenticator", NewAuthenticator).WithSummary("A new secret for an authenticator app, as text and as an otpauth address.");
        me.MapPut("authenticator", ConfirmAuthenticator).WithSummary("Proves that the app has the secret: from now on its code is asked for. Answers with recovery codes.");
        me.MapGet("passkeys", OwnPasskeys).WithSummary("One's passkeys.");
        me.MapPost("passkeys/options", PasskeyOptions).WithSummary("What a browser needs to make a passkey.");
        me.MapPost("passkeys", AddPasskey).WithSummary("Adds a passkey.");
        me.MapDelete("passkeys/{id}", RemovePasskey).WithSummary("Removes a passkey.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(PasswordBody body, HttpContext http, UserManager<Person> people, Sessions sessions, PeopleLog log)
    {
        if (await Me(http, people) is not { } person) return PeopleProblems.NoSession;
        if (body.New == body.Old) return PeopleProblems.Unusable("new", "The new password is the old one.");
        person.MustChangePassword = false;
        var changed = await people.ChangePasswordAsync(person, body.Old ?? "", body.New ?? "");
        if (!changed.Succeeded) return PeopleProblems.Of(changed);
        await log.AddAsync(PeopleEvent.PasswordChanged, person.Name);
        await Resume(http, sessions, person);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AuthenticatorView>, ProblemHttpResult>> NewAuthenticator(HttpContext http, UserManager<Person> people)
    {
        if (await Me(http, people) is not { } person) return PeopleProblems.NoSession;
        if (person.TwoFactorEnabled) return PeopleProblems.Unusable("authenticator", "An authenticator app is set up already: an administrator can reset the account.");
        await people.ResetAuthenticatorKeyAsync(person);
        var key = await people.GetAuthenticatorKeyAsync(person) ?? throw new InvalidOperationException("No key was made.");
        return TypedResults.Ok(new AuthenticatorView(key, $"otpauth://totp/RightCall:{UrlEncoder.Default.Encode(person.Name)}?secret={key}&issuer=RightCall&digits=6"));
    }

    private static async Task<Results<Ok<IReadOnlyList<string>>, ProblemHttpResult>> ConfirmAuthenticator(CodeBody body, HttpContext http, UserManager<Person> people, Sessions sessions, PeopleLog log)
    {
        if (await Me(http, people) is not { } person) return PeopleProblems.NoSession;
        if (!await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, body.Code ?? ""))
            return PeopleProblems.Unusable("code", "This is not the app's code now. Check the clock of the telephone, and try the next one.");
        await people.SetTwoFactorEnabledAsync(person, true);
        IReadOnlyList<string> codes = [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? []];
        await log.AddAsync(PeopleEvent.FactorChanged, person.Name, detail: "authenticator");
        await Resume(http, sessions, person);
        return TypedResults.Ok(codes);
    }

    private static async Task<Results<Ok<IReadOnlyList<PasskeyView>>, ProblemHttpResult>> OwnPasskeys(HttpContext http, UserManager<Person> people) =>
        await Me(http, people) is { } person ? TypedResults.Ok<IReadOnlyList<PasskeyView>>([.. person.Passkeys.Select(p => new PasskeyView(Base64Url.EncodeToString(p.Id), p.Label, p.CreatedAt))]) : PeopleProblems.NoSession;

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> PasskeyOptions(HttpContext http, SignInManager<Person> signIn) => await Me(http, signIn.UserManager) is { } person
        ? TypedResults.Text(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Name, Name = person.Name, DisplayName = person.Name }), "application/json")
        : PeopleProblems.NoSession;

    private static async Task<Results<Created, ProblemHttpResult>> AddPasskey(PasskeyBody body, HttpContext http, SignInManager<Person> signIn, Sessions sessions, PeopleLog log)
    {
        if (await Me(http, signIn.UserManager) is not { } person) return PeopleProblems.NoSession;
        if (await Passkeys.AttestAsync(signIn, body.Credential) is not { Succeeded: true } result || result.UserEntity.Id != person.Name) return PeopleProblems.PasskeyRefused;
        result.Passkey.Name = body.Label is { Length: > 0 and <= 40 } label ? label : "passkey";
        var added = await signIn.UserManager.AddOrUpdatePasskeyAsync(person, result.Passkey);
        if (!added.Succeeded) return PeopleProblems.Of(added);
        await log.AddAsync(PeopleEvent.FactorChanged, person.Name, detail: "passkey added");
        await Resume(http, sessions, person);
        return TypedResults.Created($"/api/v1/me/passkeys/{Base64Url.EncodeToString(result.Passkey.CredentialId)}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemovePasskey(string id, HttpContext http, UserManager<Person> people, PeopleLog log)
    {
        if (await Me(http, people) is not { } person) return PeopleProblems.NoSession;
        if (!Base64Url.IsValid(id)) return PeopleProblems.NoSuchKey;
        if (!person.TwoFactorEnabled && person.Passkeys.Count == 1) return PeopleProblems.KeepAFactor;
        await people.RemovePasskeyAsync(person, Base64Url.DecodeFromChars(id));
        await log.AddAsync(PeopleEvent.FactorChanged, person.Name, detail: "passkey removed");
        return TypedResults.NoContent();
    }

    private static async Task<Person?> Me(HttpContext http, UserManager<Person> people) =>
        http.User.Identity?.Name is { } name && await people.FindByNameAsync(name) is { IsClosed: false } person ? person : null;

    // The change ended every session of the account, this one too: it goes on, in its role or now in the first.
    private static Task<bool> Resume(HttpContext http, Sessions sessions, Person person) =>
        sessions.BeginAsync(http, person, SignedIn.Of(http.User)?.Role, http.User.FindFirst(SignedIn.DeskClaim)?.Value, http.User.FindFirst(SignedIn.UnitClaim)?.Value);
}
