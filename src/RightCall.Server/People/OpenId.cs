using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace RightCall.Server.People;

/// <summary>The city's own sign-in, where one is configured. It says who somebody is; the account here says what they may do.</summary>
internal static class OpenId
{
    private const string SchemeName = "openid";
    private const string Return = "/api/v1/session/openid/return";

    public static void Add(AuthenticationBuilder authentication, PeopleSettings settings)
    {
        if (settings.OpenId is not { } city) return;
        authentication.AddOpenIdConnect(SchemeName, o =>
        {
            (o.Authority, o.ClientId, o.ClientSecret, o.ResponseType, o.UsePkce) = (city.Authority, city.ClientId, city.ClientSecret, "code", true);
            (o.SignInScheme, o.CallbackPath, o.MapInboundClaims) = (IdentityConstants.ExternalScheme, "/api/v1/session/openid/callback", false);
            o.TokenValidationParameters.NameClaimType = city.NameClaim;
            // An authority on this machine is one for trying things out.
            o.RequireHttpsMetadata = !new Uri(city.Authority).IsLoopback;
            o.Scope.Add("profile");
        });
    }

    public static void Map(RouteGroupBuilder api, PeopleSettings settings)
    {
        if (settings.OpenId is null) return;
        api.MapGet("/session/openid", () => TypedResults.Challenge(new() { RedirectUri = Return }, [SchemeName])).AllowAnonymous().WithTags("Session").WithSummary("Goes to the city's own sign-in.");
        api.MapGet("/session/openid/return", Come).AllowAnonymous().WithTags("Session").WithSummary("Comes back from the city's own sign-in.");
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Come(HttpContext http, UserManager<Person> people, Sessions sessions)
    {
        var answer = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (answer.Principal?.Identity?.Name is not { } name || await people.FindByNameAsync(name) is not { IsClosed: false } person) return PeopleProblems.NoSuchPerson;
        return await sessions.BeginAsync(http, person, null, null) ? TypedResults.Redirect("/") : PeopleProblems.NoSuchRole;
    }
}
