using Microsoft.Extensions.Diagnostics.HealthChecks;
using RightCall.Server.Areas;

namespace RightCall.Server.Hosting;

/// <summary>What a load balancer or a supervisor asks: <c>/health/live</c>, whether the process answers at all, and <c>/health/ready</c>, whether every area can be read and its journal too.</summary>
internal static class Health
{
    /// <summary>Adds it.</summary>
    public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck<AreasReadable>("areas");

    /// <summary>Maps it. It says nothing about people or incidents, so it asks nobody who he is.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        routes.MapHealthChecks("/health/ready").AllowAnonymous().DisableRateLimiting();
    }
}

/// <summary>Whether every area can be read here, and its journal.</summary>
internal sealed class AreasReadable(IAreas areas, LocalAreas here) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = (await Task.WhenAll(here.All.Select(a => ProblemAsync(a, cancellationToken)))).OfType<string>().ToList();
        return problems.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join('\n', problems));
    }

    private async Task<string?> ProblemAsync(LocalArea area, CancellationToken stopping)
    {
        try
        {
            await areas.ReadAsync(area.Id, 0, stopping);
            // The picture lies in memory, and would be read from there though the store is gone.
            await area.StoredSequenceAsync(stopping);
            return null;
        }
        catch (Exception e) when (e is AreaUnavailableException or IOException)
        {
            return e.Message;
        }
    }
}
