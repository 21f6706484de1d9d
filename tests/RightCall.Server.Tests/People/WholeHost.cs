using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.People;
using RightCall.Server.Publications;
using RightCall.Server.Storage;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.People;

/// <summary>Sign-in and API together, as a centre has them, over one area in memory: what stands between a stranger's bytes and the routes is all here.</summary>
internal sealed class WholeHost : IAsyncDisposable
{
    private const string Administrator = "z.root";
    private const string Password = "correct horse battery";
    private readonly WebApplication _app;
    private readonly CentreDatabase _database;
    private readonly DirectoryInfo _folder;

    private WholeHost(WebApplication app, CentreDatabase database, DirectoryInfo folder, ApiHost.Kept log) => (_app, _database, _folder, Logged) = (app, database, folder, log);

    public ApiHost.Kept Logged { get; }

    public static async Task<WholeHost> StartAsync(NpgsqlDataSource? source)
    {
        var folder = Directory.CreateTempSubdirectory("rightcall-whole-");
        var database = source is null ? await CentreDatabase.OpenFileAsync(Path.Combine(folder.FullName, "centre.db")) : await CentreDatabase.OpenPostgresAsync(source);
        var log = new ApiHost.Kept();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IAreas>(new TestAreas()).AddSingleton<ProposalStore>();
        builder.Services.AddRightCallPeople(new() { RequiresSecondFactor = false }, database);
        builder.Services.AddRightCallApi(new());
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRightCallPeople();
        app.MapRightCallApi();
        await app.StartAsync();
        return new(app, database, folder, log);
    }

    /// <summary>A browser in which an administrator is signed in, who may also be a clinician.</summary>
    public async Task<Browser> AdministratorAsync()
    {
        var browser = new Browser(new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
        var console = new StringWriter();
        await _app.Services.GetRequiredService<FirstAdministrator>().InviteAsync(console);
        Assert.Equal(HttpStatusCode.Created, (await browser.Post("setup", new { code = console.ToString().Split(':', 2)[1].Trim(), name = Administrator, password = Password })).StatusCode);
        await SignInAsync(browser);
        Assert.Equal(HttpStatusCode.OK, (await browser.Put($"people/{Administrator}", new { roles = new[] { "administrator", "clinician", "supervisor" } })).StatusCode);
        await SignInAsync(browser);
        return browser;
    }

    public async Task SignInAsync(Browser browser) => Assert.Equal(HttpStatusCode.OK, (await browser.Post("session", new { name = Administrator, password = Password })).StatusCode);

    /// <summary>Who there is and what they may do, which keys there are, what is known of places and persons.</summary>
    public async Task<string> StateAsync() => string.Join('\n', await _database.List(
        """
        SELECT 'person ' || name || ' ' || version FROM people UNION ALL SELECT 'key ' || id FROM machine_keys UNION ALL SELECT 'facility ' || id || ' ' || changed_at FROM facilities
        UNION ALL SELECT 'record ' || id || ' ' || version FROM sealed_records ORDER BY 1
        """, r => r.GetString(0), default));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
