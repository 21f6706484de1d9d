using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RightCall.Contracts;
using RightCall.Domain.Canonical;
using RightCall.Journal.Rows;
using RightCall.Server.Api.Access;
using RightCall.Server.Api.Commands;
using RightCall.Server.Api.History;
using RightCall.Server.Api.Maps;
using RightCall.Server.Api.Reads;
using RightCall.Server.Api.Reference;
using RightCall.Server.CrisisPlans;
using RightCall.Server.Facilities;
using RightCall.Server.Feed;
using RightCall.Server.People;
using RightCall.Server.Premises;
using RightCall.Server.Privacy;
using RightCall.Server.Publications;
using RightCall.Server.Rosters;
using RightCall.Server.Storage;

namespace RightCall.Server.Api;

/// <summary>The HTTP API of the centre.</summary>
public static class ApiSetup
{
    /// <summary>Adds it. Areas (<see cref="Areas.IAreas"/>) and sign-in are added beside it.</summary>
    public static void AddRightCallApi(this IServiceCollection services, ApiSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton<IClock>(NodaTime.SystemClock.Instance);
        services.AddSingleton(_ => new HistoryStore(settings.HistoryFile));
        services.AddSingleton<HistoryFollower>().AddHostedService(s => s.GetRequiredService<HistoryFollower>()).AddSingleton<IncidentHistory>();
        services.AddHostedService<AccessIsComplete>().AddSingleton<Feeds>().AddSingleton<CityMaps>().AddSingleton<FacilityStore>();
        ProtectionKeys.Add(services);
        services.AddSingleton<PrivacyLog>().AddSingleton<SealedRecords>().AddSingleton<PremiseStore>().AddSingleton<CrisisPlanStore>().AddHostedService<EndedRecords>();
        services.AddRateLimiter(RateLimits.Set);
        ApiReference.Add(services);
        services.ConfigureHttpJsonOptions(o =>
        {
            foreach (var converter in DomainJson.Converters) o.SerializerOptions.Converters.Add(converter);
            o.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Wire.TypeInfoResolver!);
            o.SerializerOptions.TypeInfoResolverChain.Add(RowJson.Plain.TypeInfoResolver!);
        });
    }

    /// <summary>Maps it. Call it after everything else of <c>/api</c> was mapped, and after authentication.</summary>
    public static void MapRightCallApi(this WebApplication app)
    {
        app.UseMiddleware<LastResort>();
        app.UseStatusCodePages(LastResort.NoEndpointAsync);
        app.UseMiddleware<AccessCheck>();
        app.UseRateLimiter();
        var areas = app.MapGroup("/api/v1/areas");
        var area = areas.MapGroup("/{area}");
        CommandEndpoints.Map(area);
        AreaReads.Map(areas, area);
        CallReads.Map(area);
        IncidentReads.Map(area);
        HandOffReads.Map(area);
        MessageReads.Map(area);
        HistoryReads.Map(area);
        RuleReads.Map(area);
        PositionReports.Map(area);
        PublicationRoutes.Map(app);
        MapReads.Map(area);
        ShiftRoutes.Map(area);
        FacilityRoutes.Map(area);
        PremiseRoutes.Map(area);
        PastIncidentRoutes.Map(area);
        CrisisPlanRoutes.Map(area);
        CallerHistoryRoutes.Map(area);
        PrivacyRoutes.Map(area);
        FeedEndpoint.Map(area);
        ApiReference.Map(app);
    }
}

/// <summary>How many requests a person or a machine may make.</summary>
internal static class RateLimits
{
    // A person clicks a few times a second; a console reads a dozen things at once. A telephone system speaks for all callers.
    private const int Burst = 200, PerSecond = 50, BurstOfAMachine = 2_000, PerSecondOfAMachine = 1_000;

    public static void Set(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            var who = SignedIn.Of(http.User);
            var isMachine = who?.Role == AccessRole.Service;
            return RateLimitPartition.GetTokenBucketLimiter(who is null ? $"from {http.Connection.RemoteIpAddress}" : $"{who.Id}", _ => new()
            {
                TokenLimit = isMachine ? BurstOfAMachine : Burst, TokensPerPeriod = isMachine ? PerSecondOfAMachine : PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true, QueueLimit = 0,
            });
        });
        options.OnRejected = async (context, _) => await ApiProblems.TooMany(Duration.FromSeconds(1)).ExecuteAsync(context.HttpContext);
    }
}
