using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

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
            // The answer comes by a redirect, which brings cookies that a form of another site's would not.
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie }) (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            o.Events = new() { OnRemoteFailure = RefuseAsync };
        });
    }

    public static void Map(RouteGroupBuilder api, PeopleSettings settings)
    {
        if (settings.OpenId is null) return;
        api.MapGet("/session/openid", (Delegate)GoAsync).AllowAnonymous().WithTags("Session").WithSummary("Goes to the city's own sign-in.");
        api.MapGet("/session/openid/return", Come).AllowAnonymous().WithTags("Session").WithSummary("Comes back from the city's own sign-in.");
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> GoAsync(HttpContext http)
    {
        try
        {
            await http.ChallengeAsync(SchemeName, new() { RedirectUri = Return });
            return TypedResults.Empty;
        }
        catch (InvalidOperationException)
        {
            // Its addresses could not be read from it. They are read again at the next try.
            return PeopleProblems.CityAway;
        }
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Come(HttpContext http, UserManager<Person> people, Sessions sessions)
    {
        var answer = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (answer.Principal?.Identity?.Name is not { } name || await people.FindByNameAsync(name) is not { IsClosed: false } person) return PeopleProblems.NoSuchPerson;
        return await sessions.BeginAsync(http, person, null, null, isVouchedFor: true) ? TypedResults.Redirect("/") : PeopleProblems.NoSuchRole;
    }

    // Somebody gave up there, the answer was tampered with, or it came too late. What exactly, a stranger is not told.
    private static async Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        await PeopleProblems.CityRefused.ExecuteAsync(context.HttpContext);
    }
}
