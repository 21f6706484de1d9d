using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace RightCall.Server.People;

/// <summary>Knows a machine by <c>Authorization: Bearer rc_…</c>.</summary>
internal sealed class MachineKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, MachineKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Scheme_ = "machine-key";
    public const string Word = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { } header || !header.StartsWith(Word, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        if (await keys.FindAsync(header[Word.Length..].Trim(), Context.RequestAborted) is not { } key) return AuthenticateResult.Fail("This key is nobody's.");
        List<Claim> claims = [new(ClaimTypes.Name, key.Name), new(SignedIn.RoleClaim, key.Role.ToString())];
        if (key.Unit is { } unit) claims.Add(new(SignedIn.UnitClaim, unit));
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }
}
