using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RightCall.Server.Tests.People;

/// <summary>A city's own sign-in: an OpenID provider with discovery, keys, the code flow, PKCE and signed tokens. Whoever comes is the person that the test named.</summary>
internal sealed class CitySignIn : IAsyncDisposable
{
    public const string Client = "rightcall";
    public const string Secret = "our-secret-there";
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Return)> _codes = new();

    private CitySignIn(WebApplication app) => _app = app;

    public string Authority => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Who comes; null: gives up.</summary>
    public string? Person { get; set; } = "j.rivera";

    /// <summary>Signs with another key than the one that it shows.</summary>
    public bool IsForged { get; set; }

    /// <summary>Gives back another nonce than the one that was sent.</summary>
    public bool IsReplayed { get; set; }

    /// <summary>For whom the token is.</summary>
    public string Audience { get; set; } = Client;

    /// <summary>How often a code was exchanged.</summary>
    public int Exchanged { get; private set; }

    public static async Task<CitySignIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var city = new CitySignIn(builder.Build());
        city._app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = city.Authority, authorization_endpoint = city.Authority + "/authorize", token_endpoint = city.Authority + "/token", jwks_uri = city.Authority + "/keys",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
        });
        city._app.MapGet("/keys", () => new { keys = new[] { city.PublicKey() } });
        city._app.MapGet("/authorize", (Delegate)city.Authorize);
        city._app.MapPost("/token", (Delegate)city.ExchangeAsync);
        await city._app.StartAsync();
        return city;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private IResult Authorize(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["client_id"] != Client || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || !asked["scope"].ToString().Split(' ').Contains("openid"))
            return TypedResults.BadRequest($"Not a request for a code with PKCE: {http.Request.QueryString}");
        var state = asked["state"].ToString();
        if (Person is null) return TypedResults.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state }));
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (asked["code_challenge"]!, asked["nonce"]!, asked["redirect_uri"]!);
        return TypedResults.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));
    }

    private async Task<IResult> ExchangeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        // A code counts once, for whoever holds the verifier and our secret.
        if (!_codes.TryRemove(form["code"].ToString(), out var known) || form["grant_type"] != "authorization_code" || form["redirect_uri"] != known.Return || form["client_id"] != Client
            || form["client_secret"] != Secret || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != known.Challenge)
            return TypedResults.BadRequest(new { error = "invalid_grant" });
        Exchanged++;
        return TypedResults.Ok(new { token_type = "Bearer", expires_in = 300, access_token = "not-used", id_token = Token(IsReplayed ? "another" : known.Nonce) });
    }

    private string Token(string nonce)
    {
        using var other = RSA.Create(2048);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority, Audience = Audience, IssuedAt = DateTime.UtcNow, NotBefore = DateTime.UtcNow, Expires = DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "1017", ["nonce"] = nonce, ["preferred_username"] = Person! },
            SigningCredentials = new(new RsaSecurityKey(IsForged ? other : _rsa) { KeyId = "k1", CryptoProviderFactory = new() { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256),
        });
    }

    private object PublicKey()
    {
        var key = _rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "k1", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
    }
}
