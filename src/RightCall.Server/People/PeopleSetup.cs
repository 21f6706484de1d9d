using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RightCall.Server.Storage;

namespace RightCall.Server.People;

/// <summary>Sign-in for people and machines.</summary>
public static class PeopleSetup
{
    private const int MostBytes = 64 * 1024;
    private const string ByHeader = "session-or-key";

    /// <summary>Adds it.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">How people sign in here.</param>
    /// <param name="database">Where accounts are kept.</param>
    public static void AddRightCallPeople(this IServiceCollection services, PeopleSettings settings, CentreDatabase database)
    {
        services.AddSingleton(settings).AddSingleton(database).AddSingleton<MachineKeys>().AddSingleton<PeopleLog>().AddSingleton<FirstAdministrator>().AddSingleton<PersonStore>();
        services.TryAddSingleton<IClock>(NodaTime.SystemClock.Instance);
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<IUserStore<Person>>(s => s.GetRequiredService<PersonStore>()).AddScoped<Sessions>();
        ProtectionKeys.Add(services);
        AddIdentity(services);
        var authentication = services.AddAuthentication(o => (o.DefaultScheme, o.DefaultSignInScheme) = (ByHeader, IdentityConstants.ApplicationScheme));
        authentication.AddPolicyScheme(ByHeader, null, o => o.ForwardDefaultSelector = http =>
            http.Request.Headers.ContainsKey("Authorization") ? MachineKeyHandler.Scheme_ : IdentityConstants.ApplicationScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, MachineKeyHandler>(MachineKeyHandler.Scheme_, null);
        authentication.AddIdentityCookies(o => o.ApplicationCookie!.Configure(cookie => Configure(cookie, settings)));
        OpenId.Add(authentication, settings);
        services.AddAuthorization();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter<Contracts.AccessRole>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)));
    }

    /// <summary>Maps its routes under <c>/api/v1</c>.</summary>
    public static void MapRightCallPeople(this IEndpointRouteBuilder routes)
    {
        // No body of these routes needs more; a larger one is refused before it is read.
        var api = routes.MapGroup("/api/v1").WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));
        SessionRoutes.Map(api);
        OwnAccountRoutes.Map(api);
        PeopleRoutes.Map(api);
        FirstAdministrator.Map(api);
        OpenId.Map(api, routes.ServiceProvider.GetRequiredService<PeopleSettings>());
    }

    private static void AddIdentity(IServiceCollection services) => services.AddIdentityCore<Person>(o =>
    {
        // Length is what counts; rules about characters make people write passwords down (NIST SP 800-63B, 5.1.1.2).
        (o.Password.RequiredLength, o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (12, false, false, false, false);
        (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(5));
        o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    }).AddSignInManager().AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider);

    private static void Configure(CookieAuthenticationOptions cookie, PeopleSettings settings)
    {
        cookie.Cookie.Name = "rightcall";
        (cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = (true, SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest);
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (settings.IdleLimit.ToTimeSpan(), true);
        cookie.Events = new()
        {
            OnRedirectToLogin = context => PeopleProblems.NoSession.ExecuteAsync(context.HttpContext),
            OnRedirectToAccessDenied = context => PeopleProblems.NotYours.ExecuteAsync(context.HttpContext),
            OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().CheckAsync(context),
            OnCheckSlidingExpiration = Sessions.RenewAsync,
        };
    }
}
