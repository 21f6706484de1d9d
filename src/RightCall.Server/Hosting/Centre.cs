using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration.CommandLine;
using Npgsql;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Server.Api;
using RightCall.Server.Areas;
using RightCall.Server.Demonstrations;
using RightCall.Server.Downtime;
using RightCall.Server.People;
using RightCall.Server.Publications;
using RightCall.Server.Storage;

namespace RightCall.Server.Hosting;

/// <summary>A centre, from its settings to its end.</summary>
public static class Centre
{
    private const int BadSettings = 2;

    // What others log that tells an operator nothing to act on. The silo's own warning is that it runs with one heap: that is meant (see the project file).
    private static readonly (string Category, LogLevel Level)[] Quiet =
        [("Orleans", LogLevel.Warning), ("Orleans.Runtime.Silo", LogLevel.Error), ("Orleans.Runtime.Watchdog", LogLevel.Error), ("Polly", LogLevel.Warning), ("Microsoft.AspNetCore", LogLevel.Warning)];

    /// <summary>Runs it until it is asked to end.</summary>
    /// <param name="args">The command line: <c>--data FOLDER --store "Host=…" --urls http://…</c>, and whatever else docs/guide/server.md lists.</param>
    /// <returns>0 after an orderly end; 2 where it could not start, with the reason on the error output.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("RIGHTCALL_").AddCommandLine(args);
        var reader = new SettingsReader(builder.Configuration);
        reader.CheckKnown(Given(args));
        if (reader.Read() is not { } settings || reader.Problems.Count > 0)
        {
            foreach (var problem in reader.Problems) await Console.Error.WriteLineAsync(problem);
            await Console.Error.WriteLineAsync("Nothing was started and nothing was changed.");
            return BadSettings;
        }
        try
        {
            using var taken = settings.Data.Take();
            await RunAsync(builder, settings);
            return 0;
        }
        catch (Exception e) when (e is IOException or NpgsqlException or InvalidDataException or UnauthorizedAccessException or CryptographicException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return BadSettings;
        }
    }

    private static async Task RunAsync(WebApplicationBuilder builder, CentreSettings settings)
    {
        await using var database = settings.Store is { } text ? NpgsqlDataSource.Create(text) : null;
        await using var store = settings.Store is { } connection ? (IJournalStore)await PostgresJournalStore.OpenAsync(connection) : SqliteJournalStore.Open(settings.Data.Journal);
        await using var kept = database is null ? await CentreDatabase.OpenFileAsync(settings.Data.Database) : await CentreDatabase.OpenPostgresAsync(database);
        if (database is not null) await ClusterTables.MakeAsync(database);
        builder.WebHost.UseUrls(settings.Urls.Split(';')).UseKestrelHttpsConfiguration();
        foreach (var (category, level) in Quiet) builder.Logging.AddFilter(category, level);
        builder.Services.AddSingleton(settings);
        // What is hosted starts in this order: what reads areas comes after the cluster.
        builder.AddRightCallAreas(settings.Areas, store, settings.Cluster);
        builder.Services.AddRightCallPeople(new() { IsDemonstration = settings.IsDemonstration, OpenId = settings.OpenId }, kept);
        Seal(builder.Services, settings.Seals);
        builder.Services.AddSingleton(new DowntimeFolder(settings.Data.Downtime)).AddHostedService<DowntimePages>().AddSingleton<ProposalStore>();
        if (settings.IsDemonstration) builder.Services.AddSingleton(new DemonstrationPace(settings.Areas, settings.Pace, settings.Patience)).AddSingleton<Plays>().AddSingleton<DemonstrationRecords>().AddHostedService<DemonstrationHost>();
        Health.Add(builder.Services);
        Telemetry.Add(builder, settings.Collector);
        builder.Services.AddRightCallApi(new()
        {
            HistoryFile = settings.Data.History,
            Cities = settings.Areas.Where(a => a.Pack is not null).ToDictionary(a => a.Description.Id.Value, a => a.Pack!),
        });
        builder.Services.AddHostedService(s => ActivatorUtilities.CreateInstance<HeadKeeper>(s, settings.Heads, store));
        ConsolePages.Add(builder);
        await using var app = builder.Build();
        app.UseMiddleware<RequestTraces>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRightCallPeople();
        if (settings.IsDemonstration) DemonstrationRoutes.Map(app);
        Telemetry.Map(app);
        app.MapRightCallApi();
        Health.Map(app);
        ConsolePages.Map(app);
        await app.Services.GetRequiredService<FirstAdministrator>().InviteAsync(Console.Out);
        await app.RunAsync();
    }

    /// <summary>Puts certificates over the keys that sign sessions and seal words: the first encrypts, all decrypt.</summary>
    internal static void Seal(IServiceCollection services, IReadOnlyList<X509Certificate2> seals)
    {
        if (seals is [var first, ..]) services.AddDataProtection().ProtectKeysWithCertificate(first).UnprotectKeysWithAnyCertificate([.. seals]);
    }

    // The host passes over words that it does not know. A misspelt setting of a centre must not be passed over.
    private static IEnumerable<string> Given(string[] args)
    {
        var given = new CommandLineConfigurationProvider(args);
        given.Load();
        return given.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
