using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Api.Access;

/// <summary>Lets through who may: by the table, and for "own" by what is the crew's or was handed over. A route of the API without a line lets nobody through.</summary>
internal sealed class AccessCheck(RequestDelegate next, IAreas areas)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (AccessTable.NameOf(http.GetEndpoint()) is not { } route)
        {
            await next(http);
            return;
        }
        if (await RefusalAsync(http, route) is { } refusal) await refusal.ExecuteAsync(http);
        else await next(http);
    }

    private async Task<IResult?> RefusalAsync(HttpContext http, string route)
    {
        if (SignedIn.Of(http.User) is not { } who)
        {
            var signedIn = http.User.Identity?.IsAuthenticated == true;
            return AccessTable.Shipped.ForNobody(route, signedIn) == true ? null : signedIn ? ApiProblems.NotAllowed : ApiProblems.NotSignedIn;
        }
        http.Features.Set(who);
        return AccessTable.Shipped.For(route, who.Role) switch
        {
            Reach.All => null,
            Reach.Own => await OwnAsync(http, who),
            _ => ApiProblems.NotAllowed,
        };
    }

    private async Task<IResult?> OwnAsync(HttpContext http, SignedIn who)
    {
        if (http.Request.RouteValues["area"] is not string area || !areas.All.Any(a => a.Id.Value == area)) return null;
        var view = await areas.ReadAsync(new(area), stopping: http.RequestAborted);
        return new Sight(who).Reaches(view.State, http.Request.RouteValues) ? null : ApiProblems.NotYours;
    }
}

/// <summary>Fails the start where a route of the API has no line in the table. A line without a route does no harm, and is found by a test.</summary>
internal sealed class AccessIsComplete(EndpointDataSource endpoints) : IHostedLifecycleService
{
    /// <summary>What is wrong, in words.</summary>
    public static IReadOnlyList<string> Problems(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.Select(AccessTable.NameOf).OfType<string>().Distinct().Except(AccessTable.Shipped.Routes).Select(r => $"'{r}' has no line in docs/guide/access.csv: nobody may use it.").Order(StringComparer.Ordinal)];

    public Task StartedAsync(CancellationToken cancellationToken) => Problems(endpoints.Endpoints) is { Count: > 0 } problems
        ? throw new InvalidOperationException(string.Join('\n', problems)) : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
