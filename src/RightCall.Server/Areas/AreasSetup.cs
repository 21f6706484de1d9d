using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RightCall.Journal.Stores;
using RightCall.Server.Hosting;

namespace RightCall.Server.Areas;

/// <summary>The areas of a centre.</summary>
public static class AreasSetup
{
    /// <summary>Adds them: <see cref="IAreas"/> can be asked for once the host has started.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <param name="store">Their journals. It is not closed here.</param>
    /// <param name="cluster">How this process finds the others; null: it is alone.</param>
    public static void AddRightCallAreas(this IHostApplicationBuilder builder, IEnumerable<AreaSettings> areas, IJournalStore store, ClusterSettings? cluster = null)
    {
        builder.Services.TryAddSingleton<IClock>(SystemClock.Instance);
        builder.Services.AddSingleton(s => new LocalAreas(areas, store, s.GetRequiredService<IClock>()));
        builder.Services.AddSingleton<AreaPumps>().AddSingleton<IAreas, AreaGateway>();
        // What is hosted starts in this order: first the cluster.
        builder.UseOrleans(silo => ClusterSetup.Configure(silo, cluster ?? new()));
        builder.Services.AddSingleton<IOutboxDelivery, AreaDelivery>();
        builder.Services.AddHostedService(s => ActivatorUtilities.CreateInstance<DueTimers>(s, store)).AddHostedService(s => ActivatorUtilities.CreateInstance<OutboxDeliverer>(s, store));
    }
}
