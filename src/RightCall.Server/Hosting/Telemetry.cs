using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RightCall.Server.Areas;

namespace RightCall.Server.Hosting;

/// <summary>Figures and traces for an operator: to an OpenTelemetry collector where one is named, and for Prometheus at <c>/api/v1/metrics</c>. Neither holds anything about a person or a call.</summary>
internal static class Telemetry
{
    /// <summary>The standard setting of every OpenTelemetry program.</summary>
    private const string Standard = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsRoute = "/api/v1/metrics";

    // Histograms of the meter are in seconds, from a commit on a fast disk to a wait that nobody should have.
    private static readonly double[] Seconds = [.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1_800];

    /// <summary>Adds it.</summary>
    public static void Add(IHostApplicationBuilder builder, Uri? collector)
    {
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService("rightcall", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)));
        telemetry.WithMetrics(metrics =>
        {
            // Of ASP.NET's own only what names a route by its pattern: an address may hold a person's name.
            metrics.AddMeter(AreaMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter();
            metrics.AddView(i => i is { Meter.Name: AreaMetrics.Name, Unit: "s" } ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds } : null);
            if (collector is not null) metrics.AddOtlpExporter(o => Set(o, collector, "v1/metrics"));
            else if (IsSet(builder)) metrics.AddOtlpExporter();
        });
        if (collector is null && !IsSet(builder)) return;
        telemetry.WithTracing(traces =>
        {
            traces.AddSource(AreaMetrics.Name);
            if (collector is not null) traces.AddOtlpExporter(o => Set(o, collector, "v1/traces"));
            else traces.AddOtlpExporter();
        });
    }

    /// <summary>Maps what Prometheus reads. Who may is in the table of access: a machine's key will do.</summary>
    public static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint(MetricsRoute);

    private static bool IsSet(IHostApplicationBuilder builder) => builder.Configuration[Standard] is { Length: > 0 };

    private static void Set(OtlpExporterOptions options, Uri collector, string path) =>
        (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), path));
}
