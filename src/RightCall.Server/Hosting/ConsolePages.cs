using Microsoft.AspNetCore.StaticFiles;

namespace RightCall.Server.Hosting;

/// <summary>The console: files for a browser, which is a client of the public API and nothing else. A centre runs without them too.</summary>
internal static class ConsolePages
{
    // Only what the centre itself serves is run; the map draws in a worker and on pictures that it makes itself.
    private const string Policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";
    // The console's own addresses: Places.All and what is below them.
    private static readonly string[] Pages = ["/", "/calls/{**rest}", "/dispatch/{**rest}", "/unit/{**rest}", "/desk/{**rest}", "/supervise/{**rest}", "/incidents/{**rest}"];
    private static readonly string[] Others = ["/api", "/docs", "/openapi", "/health", "/metrics"];

    /// <summary>Finds the files where the centre runs from its sources; a published one has them beside it.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        if (File.Exists(Manifest("staticwebassets.runtime.json"))) builder.WebHost.UseStaticWebAssets();
    }

    /// <summary>Serves them.</summary>
    public static void Map(WebApplication app)
    {
        if (!File.Exists(Manifest("staticwebassets.endpoints.json"))) return;
        app.Use((http, next) =>
        {
            if (!Others.Any(o => http.Request.Path.StartsWithSegments(o, StringComparison.Ordinal)))
            {
                var headers = http.Response.Headers;
                (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers["Referrer-Policy"]) = (Policy, "nosniff", "no-referrer");
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
            }
            return next(http);
        });
        app.MapStaticAssets(Manifest("staticwebassets.endpoints.json"));
        // Always asked for again: an old page would ask for files that a new version does not have.
        var page = new StaticFileOptions { OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "no-cache" };
        foreach (var name in Pages) app.MapFallbackToFile(name, "index.html", page);
    }

    private static string Manifest(string kind) => Path.Combine(AppContext.BaseDirectory, $"rightcall-server.{kind}");
}
