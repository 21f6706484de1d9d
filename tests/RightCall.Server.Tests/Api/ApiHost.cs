using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RightCall.Contracts;
using RightCall.Domain;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Rules;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.People;
using RightCall.Server.Publications;
using RightCall.Server.Storage;

namespace RightCall.Server.Tests.Api;

/// <summary>The API on a real port over one area in memory, with the rules that ship and a small fleet. Whoever asks says who they are in a header.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private static readonly Lazy<Rulebook> Rules = new(() => RuleFiles.ReadRulebook(RepositoryRoot.File("protocols"), RepositoryRoot.File("plans", "right-responder.yaml")).Value!);
    private readonly WebApplication _app;

    private ApiHost(WebApplication app, TestAreas areas, Kept log, string folder) => (_app, Areas, Logged, Folder) = (app, areas, log, folder);

    public TestAreas Areas { get; }
    public Kept Logged { get; }

    /// <summary>Where the centre's database lies.</summary>
    public string Folder { get; }

    public IServiceProvider Services => _app.Services;
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<ApiHost> StartAsync(Action<IServiceCollection>? more = null, ApiSettings? settings = null, TestAreas? areas = null)
    {
        areas ??= new TestAreas();
        var log = new Kept();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IAreas>(areas);
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, ByHeader>("test", null);
        builder.Services.AddRightCallApi(settings ?? new());
        var folder = Directory.CreateTempSubdirectory("rightcall-api-").FullName;
        builder.Services.AddSingleton(await CentreDatabase.OpenFileAsync(Path.Combine(folder, "centre.db"))).AddSingleton<ProposalStore>();
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.MapRightCallApi();
        await app.StartAsync();
        var host = new ApiHost(app, areas, log, folder);
        await host.BeginAsync();
        return host;
    }

    /// <summary>A client in a role.</summary>
    public Client As(AccessRole role, string? unit = null, string? name = null) => new(Address, role, unit, name ?? $"t.{role.ToString().ToLowerInvariant()}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    // Rules in force, and one unit of each kind that has an own crew, on duty.
    private async Task BeginAsync()
    {
        if ((await Areas.ReadAsync(TestAreas.Springfield)).Sequence > 0) return;
        var administrator = new Actor(new("setup"), Role.Administrator);
        var supervisor = new Actor(new("setup"), Role.Supervisor);
        await Give(administrator, new AdoptRules(Rules.Value));
        UnitDefinition[] fleet =
        [
            UnitDefinition.Simple(new("C1"), ResponderKind.CrisisTeam, GeoPoint.FromDegrees(39.80, -89.65)),
            UnitDefinition.Simple(new("C2"), ResponderKind.CrisisTeam, GeoPoint.FromDegrees(39.75, -89.60)),
            UnitDefinition.Simple(new("R1"), ResponderKind.CommunityResponder, GeoPoint.FromDegrees(39.79, -89.66)),
            UnitDefinition.Simple(new("A1"), ResponderKind.EmsAls, GeoPoint.FromDegrees(39.80, -89.64)),
            UnitDefinition.Simple(new("F1"), ResponderKind.Fire, GeoPoint.FromDegrees(39.80, -89.64)),
            UnitDefinition.Simple(new("P1"), ResponderKind.Police, GeoPoint.FromDegrees(39.80, -89.64)),
        ];
        await Give(administrator, new SetRoster([.. fleet], "provider"));
        foreach (var unit in fleet) await Give(supervisor, new LogOn(unit.Id, 3, false, "blue heron"));
    }

    private async Task Give(Actor actor, CommandBody body) =>
        Assert.IsType<Accepted>(await Areas.SubmitAsync(TestAreas.Springfield, new(new(Guid.CreateVersion7()), actor, body)));

    /// <summary>Reads who asks from the header: role, name, unit.</summary>
    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Who"].ToString() is not { Length: > 0 } who) return Task.FromResult(AuthenticateResult.NoResult());
            var parts = who.Split('|');
            List<Claim> claims = [new(ClaimTypes.Name, parts[1]), new(SignedIn.DeskClaim, "desk-1")];
            if (parts[0] != "none") claims.Add(new(SignedIn.RoleClaim, parts[0]));
            if (parts.Length > 2) claims.Add(new(SignedIn.UnitClaim, parts[2]));
            return Task.FromResult(AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, "test")), "test")));
        }
    }

    /// <summary>Keeps every line that the server logs.</summary>
    internal sealed class Kept : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _text = new();

        public string Text { get { lock (_text) return _text.ToString(); } }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_text) _text.Append(logLevel).Append(' ').AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
        }

        public void Dispose() { }
    }
}

/// <summary>Somebody who asks, in a role.</summary>
internal sealed class Client : IDisposable
{
    private const string Area = "/api/v1/areas/springfield";

    public Client(Uri address, AccessRole role, string? unit, string name)
    {
        Http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Add("X-Who", unit is null ? $"{role}|{name}" : $"{role}|{name}|{unit}");
    }

    public HttpClient Http { get; }

    /// <summary>Gives a command, such as <c>calls/…/ring</c>, with a body of its own words.</summary>
    public Task<HttpResponseMessage> Give(string command, string? body = null, Guid? key = null, string? query = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Area}/{command}{query}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        return Http.SendAsync(request);
    }

    /// <summary>Gives a command that has to be accepted.</summary>
    public async Task<JsonElement> Do(string command, string? body = null, Guid? key = null)
    {
        var answer = await Give(command, body, key);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{command}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sets something, with a body of its own words.</summary>
    public Task<HttpResponseMessage> Put(string path, string body) => Http.PutAsync(new Uri($"{Area}/{path}", UriKind.Relative), new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    /// <summary>Takes something away.</summary>
    public Task<HttpResponseMessage> Delete(string path) => Http.DeleteAsync(new Uri($"{Area}/{path}", UriKind.Relative));

    public Task<HttpResponseMessage> Get(string path) => Http.GetAsync(new Uri(path.StartsWith('/') ? path : $"{Area}/{path}", UriKind.Relative));

    public async Task<JsonElement> Read(string path)
    {
        var answer = await Get(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<(int Status, string? Code)> Problem(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True("application/problem+json" == answer.Content.Headers.ContentType?.MediaType, $"{(int)answer.StatusCode} {text}");
        return ((int)answer.StatusCode, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
    }

    public void Dispose() => Http.Dispose();
}
