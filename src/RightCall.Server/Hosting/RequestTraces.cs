using System.Diagnostics;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Hosting;

/// <summary>A span for each request of the API, under the pattern of its route: the address itself may name a person or a place, and stands in no trace.</summary>
internal sealed class RequestTraces(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!AreaMetrics.Traces.HasListeners() || http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route })
        {
            await next(http);
            return;
        }
        // ASP.NET's own activity is not exported, so it must not be the parent. Whoever asks may be in a trace already.
        ActivityContext.TryParse(http.Request.Headers.TraceParent, http.Request.Headers.TraceState, out var asker);
        var own = Activity.Current;
        Activity.Current = null;
        using var span = AreaMetrics.Traces.StartActivity($"{http.Request.Method} {route}", ActivityKind.Server, asker);
        try
        {
            await next(http);
        }
        finally
        {
            span?.SetTag("http.request.method", http.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", http.Response.StatusCode)
                .SetTag("rightcall.role", http.Features.Get<SignedIn>()?.Role.ToString());
            if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError) span?.SetStatus(ActivityStatusCode.Error);
            span?.Stop();
            Activity.Current = own;
        }
    }
}
