using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Journal.Stores;
using RightCall.Journal.Stores.Sqlite;
using RightCall.Server.Areas;
using RightCall.Server.Hosting;

namespace RightCall.Server.Tests.Areas;

/// <summary>A centre with nothing but its areas, in this process.</summary>
internal sealed class AreasHost : IAsyncDisposable
{
    public static readonly AreaId Area = new("seattle");
    public static readonly AreaSettings Settings = new(new(Area, "Seattle", DateTimeZoneProviders.Tzdb["America/Los_Angeles"], true));
    public static readonly Actor Taker = new(new("taker"), Role.CallTaker, new("desk-1"));
    public static readonly Actor Telephone = new(new("telephone"), Role.Gateway);

    private readonly IHost _host;

    private AreasHost(IHost host) => _host = host;

    public IAreas Areas => _host.Services.GetRequiredService<IAreas>();

    public static async Task<AreasHost> StartAsync(IJournalStore store, IClock? clock = null, ClusterSettings? cluster = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.AddRightCallAreas([Settings], store, cluster);
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        ((IDisposable)_host).Dispose();
    }
}

/// <summary>The clock of the machine, moved by as much as a test says.</summary>
internal sealed class AheadClock : IClock
{
    private long _ticks;

    public void Move(Duration by) => Interlocked.Add(ref _ticks, by.BclCompatibleTicks);

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Duration.FromTicks(Interlocked.Read(ref _ticks));
}

/// <summary>A store in a folder of its own.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rightcall-areas-").FullName;

    public TemporaryStore() => Store = SqliteJournalStore.Open(Path.Combine(_folder, "journal.db"));

    public IJournalStore Store { get; }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
