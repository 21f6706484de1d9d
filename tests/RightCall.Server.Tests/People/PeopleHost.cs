using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightCall.Server.People;
using RightCall.Server.Storage;

namespace RightCall.Server.Tests.People;

/// <summary>A server with nothing but sign-in, on a real port, with a clock that the test moves.</summary>
internal sealed class PeopleHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string? _own;
    private readonly MovedClock _clock;

    private PeopleHost(WebApplication app, string? own, MovedClock clock) => (_app, _own, _clock) = (app, own, clock);

    public static async Task<PeopleHost> StartAsync(PeopleSettings? settings = null, string? folder = null)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("rightcall-people-").FullName : null;
        var clock = new MovedClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IClock>(clock).AddSingleton<TimeProvider>(clock);
        builder.Services.AddRightCallPeople(settings ?? new(), await CentreDatabase.OpenFileAsync(Path.Combine(folder ?? own!, "centre.db")));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRightCallPeople();
        app.MapGet("/who", (HttpContext http) => SignedIn.Of(http.User) is { } who ? $"{who.Id} as {who.Role} of {who.Unit}" : "nobody").RequireAuthorization();
        await app.StartAsync();
        return new(app, own, clock);
    }

    public async Task<string> FirstCodeAsync()
    {
        var console = new StringWriter();
        await _app.Services.GetRequiredService<FirstAdministrator>().InviteAsync(console);
        return console.ToString().Split(':', 2) is [_, var code] ? code.Trim() : "";
    }

    public void Wait(Duration time) => _clock.Move(time);

    public Browser NewBrowser() => new(new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));

    public async Task<Browser> AdministratorAsync(string name = "a.first", string password = "correct horse battery")
    {
        var browser = NewBrowser();
        Assert.Equal(HttpStatusCode.Created, (await browser.Post("setup", new { code = await FirstCodeAsync(), name, password })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Post("session", new { name, password })).StatusCode);
        await browser.EnrolAsync();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_own is not null) Directory.Delete(_own, recursive: true);
    }

    private sealed class MovedClock : TimeProvider, IClock
    {
        private TimeSpan _moved;

        public void Move(Duration time) => _moved += time.ToTimeSpan();

        public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(GetUtcNow());

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;
    }
}

/// <summary>A browser with its own cookies.</summary>
internal sealed class Browser(Uri server) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = server, DefaultRequestHeaders = { { "Origin", server.GetLeftPart(UriPartial.Authority) } } };

    public Uri Server => server;

    public string? AuthenticatorKey { get; set; }

    public void Bearer(string key) => _http.DefaultRequestHeaders.Authorization = new("Bearer", key);

    public Task<HttpResponseMessage> Post(string path, object body) => _http.PostAsJsonAsync("/api/v1/" + path, body);

    public Task<HttpResponseMessage> Put(string path, object body) => _http.PutAsJsonAsync("/api/v1/" + path, body);

    public Task<HttpResponseMessage> Delete(string path) => _http.DeleteAsync("/api/v1/" + path);

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Sends a request as it is.</summary>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _http.SendAsync(request);

    public async Task<System.Text.Json.Nodes.JsonObject> ReadJson(string path) => (await _http.GetFromJsonAsync<System.Text.Json.Nodes.JsonObject>(path))!;

    /// <summary>Goes to an address, here or elsewhere.</summary>
    public Task<HttpResponseMessage> Go(Uri address) => _http.GetAsync(address);

    public async Task<JsonElement> Json(string path) => await _http.GetFromJsonAsync<JsonElement>("/api/v1/" + path);

    /// <summary>Sets up an authenticator app for whoever is signed in here.</summary>
    public async Task<string[]> EnrolAsync()
    {
        var made = await Read(await Post("me/authenticator", new { }));
        AuthenticatorKey = made.GetProperty("key").GetString()!;
        var confirmed = await Put("me/authenticator", new { code = Totp.Now(AuthenticatorKey) });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        return (await confirmed.Content.ReadFromJsonAsync<string[]>())!;
    }

    public static async Task<JsonElement> Read(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string?> Code(HttpResponseMessage answer) => (await Read(answer)).GetProperty("code").GetString();

    public void Dispose() => _http.Dispose();
}
