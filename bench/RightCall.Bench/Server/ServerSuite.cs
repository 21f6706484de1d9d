using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightCall.Bench.Core;
using RightCall.Bench.Journal;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Journal;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Postgres;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Server.Areas;

namespace RightCall.Bench.Server;

/// <summary>What an area takes, each answer after its row is durable: by so many callers at once, beside bare commits of one row in the same run.</summary>
internal static class ServerSuite
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);
    private static readonly AreaId Area = new("bench");
    private static readonly Actor Telephone = new(new("telephone"), Role.Gateway);

    public static int Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<int> RunAsync()
    {
        Console.WriteLine($"An area, on {Environment.ProcessorCount} cores, .NET {Environment.Version}; callers in the same process");
        var folder = Directory.CreateTempSubdirectory("rightcall-bench-server-").FullName;
        try
        {
            await using (var sqlite = SqliteJournalStore.Open(Path.Combine(folder, "journal.db"))) await MeasureAsync("SQLite", sqlite);
            if (await PostgresServer.StartAsync(Path.Combine(folder, "pg")) is not { } server) return 0;
            await using (server)
            await using (var postgres = await PostgresJournalStore.OpenAsync(server.Connection)) await MeasureAsync("PostgreSQL", postgres);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string name, IJournalStore store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.AddRightCallAreas([new(new(Area, "Bench", DateTimeZone.Utc, true))], store);
        await using var host = builder.Build();
        await host.StartAsync();
        var areas = host.Services.GetRequiredService<IAreas>();
        await areas.ReadAsync(Area);
        foreach (var callers in new[] { 1, 16, 64, 256 })
        {
            await BareAsync($"{name}: bare commits of one row", store, new($"bare-{callers}"));
            await CallersAsync($"{name}: {callers} callers", areas, callers);
        }
        await host.StopAsync();
    }

    private static async Task BareAsync(string name, IJournalStore store, AreaId area)
    {
        var journal = await AreaJournal.OpenAsync(store, area);
        List<double> times = [];
        for (var began = Stopwatch.StartNew(); began.Elapsed < Each / 4;)
        {
            var watch = Stopwatch.GetTimestamp();
            var ring = Ring();
            var row = new Row(journal.Head.Sequence + 1, new(ring.Id, Telephone, SystemClock.Instance.GetCurrentInstant(), 0, null, ring.Body), []);
            if (await journal.AppendAsync([row]) != AppendOutcome.Stored) throw new InvalidOperationException("A bare commit was not stored.");
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }
        CoreSuite.Line(name, Times(times, Each / 4), "");
    }

    private static async Task CallersAsync(string name, IAreas areas, int callers)
    {
        var began = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            List<double> own = [];
            while (began.Elapsed < Each)
            {
                var watch = Stopwatch.GetTimestamp();
                var ring = Ring();
                if (await areas.SubmitAsync(Area, ring) is not Accepted) throw new InvalidOperationException("A call was refused.");
                await areas.SubmitAsync(Area, new(new(Guid.CreateVersion7()), Telephone, new HangUp(((Ring)ring.Body).Call, CallEnd.Completed)));
                own.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds / 2);
                own.Add(own[^1]);
            }
            return own;
        })));
        CoreSuite.Line(name, Times([.. times.SelectMany(t => t)], Each), "");
    }

    private static Submission Ring() => new(new(Guid.CreateVersion7()), Telephone, new Ring(new(Guid.CreateVersion7()), CallMode.Voice, CallSource.Public, null, []));

    private static string Times(List<double> milliseconds, TimeSpan within)
    {
        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds.Count / within.TotalSeconds:N0} commands/s, P50 {milliseconds[milliseconds.Count / 2]:0.00} ms, P99 {milliseconds[(int)(milliseconds.Count * .99)]:0.00} ms");
    }
}
