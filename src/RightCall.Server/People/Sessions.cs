using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using RightCall.Contracts;

namespace RightCall.Server.People;

/// <summary>Begins sessions, and looks at each again every half minute: an account that is closed or changed loses them.</summary>
internal sealed class Sessions(UserManager<Person> people, PeopleSettings settings, IClock clock, PeopleLog log)
{
    private const string StampClaim = "stamp";
    private const string BeganClaim = "began";
    private const string CheckedKey = "checked";
    private const string VouchedClaim = "vouched";
    private static readonly Duration CheckedEvery = Duration.FromSeconds(30);
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromMinutes(1);

    /// <summary>Whether the city's own sign-in vouched for this session: password and second factor are its business then.</summary>
    public static bool IsVouchedFor(ClaimsPrincipal user) => user.HasClaim(c => c.Type == VouchedClaim);

    private bool IsRestricted(Person person) => !settings.IsDemonstration && (person.MustChangePassword || (settings.RequiresSecondFactor && person.NeedsSecondFactor));

    /// <summary>Signs a person in, in one role. Whoever changes the role of a session keeps what vouches for it.</summary>
    /// <returns>False where the person does not have the role.</returns>
    public async Task<bool> BeginAsync(HttpContext http, Person person, AccessRole? role, string? desk, string? unit = null, bool isVouchedFor = false)
    {
        if (person.Roles.Count == 0) return false;
        var chosen = role ?? person.Roles[0];
        if (!person.Roles.Contains(chosen)) return false;
        List<Claim> claims = [new(ClaimTypes.Name, person.Name), new(StampClaim, person.SecurityStamp), new(BeganClaim, clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))];
        var isVouched = isVouchedFor || (http.User.Identity?.Name == person.Name && IsVouchedFor(http.User));
        if (isVouched) claims.Add(new(VouchedClaim, "openid"));
        // Without the role's claim nothing but the own account is open.
        if (isVouched || !IsRestricted(person)) claims.Add(new(SignedIn.RoleClaim, chosen.ToString()));
        if (desk is not null) claims.Add(new(SignedIn.DeskClaim, desk));
        if (chosen == AccessRole.Unit && (unit ?? person.Unit) is { } own) claims.Add(new(SignedIn.UnitClaim, own));
        var identity = new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IsPersistent = false };
        properties.Items[CheckedKey] = Now();
        await http.SignInAsync(IdentityConstants.ApplicationScheme, new(identity), properties);
        http.User = new(identity);
        await log.AddAsync(PeopleEvent.SignedIn, person.Name, detail: chosen.ToString());
        return true;
    }

    /// <summary>Looks at a session again: is the account still open, unchanged, and in that role?</summary>
    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var now = clock.GetCurrentInstant();
        if (Time(context.Principal?.FindFirstValue(BeganClaim)) is not { } began || now - began > settings.LongestSession)
        {
            context.RejectPrincipal();
            return;
        }
        if (Time(context.Properties.Items.TryGetValue(CheckedKey, out var last) ? last : null) is { } seen && now - seen < CheckedEvery) return;
        if (context.Principal?.Identity?.Name is not { } name || await people.FindByNameAsync(name) is not { IsClosed: false } person
            || person.SecurityStamp != context.Principal.FindFirstValue(StampClaim)
            || (Enum.TryParse<AccessRole>(context.Principal.FindFirstValue(SignedIn.RoleClaim), out var role) && !person.Roles.Contains(role)))
        {
            context.RejectPrincipal();
            return;
        }
        context.Properties.Items[CheckedKey] = Now();
    }

    /// <summary>Only what a person does keeps a session open: a feed that runs on its own does not.</summary>
    public static Task RenewAsync(CookieSlidingExpirationContext context)
    {
        var isActive = !HttpMethods.IsGet(context.Request.Method) || context.Request.Headers.ContainsKey("X-Active");
        context.ShouldRenew = isActive && context.ElapsedTime > RenewedAfter;
        return Task.CompletedTask;
    }

    private string Now() => clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static Instant? Time(string? seconds) => long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Instant.FromUnixTimeSeconds(value) : null;
}
