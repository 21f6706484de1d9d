using System.Text.Json;
using RightCall.Contracts;
using RightCall.Domain.Canonical;
using RightCall.Domain.Geo;
using RightCall.Domain.Units;
using RightCall.Server.Areas;
using RightCall.Server.People;

namespace RightCall.Server.Api.Reads;

/// <summary>Where vehicles are, as their modems say. Kept in memory only, so nothing is promised of it but that the newest counts.</summary>
internal static class PositionReports
{
    private const int MostBytes = 256 * 1024;
    private const int MostUnits = 2_000;

    public static void Map(RouteGroupBuilder area) => area.Post("/positions", "Units", "report-positions", "Says where units are. A crew says it of its own unit, a machine of all.", TakeAsync).Produces(204);

    private static async Task<IResult> TakeAsync(HttpContext http)
    {
        var areas = http.RequestServices.GetRequiredService<IAreas>();
        if (Api.AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var (bytes, problem) = await Body.ReadAsync(http, MostBytes);
        if (problem is not null) return problem;
        var (seen, wrong) = Parse(bytes);
        if (wrong is not null) return wrong;
        if (http.Features.Get<SignedIn>() is { Role: AccessRole.Unit } crew && seen.Any(s => s.Unit != crew.Unit)) return ApiProblems.NotYours;
        await areas.ReportPositionsAsync(area, seen, http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static (IReadOnlyList<SeenUnit> Seen, IResult? Problem) Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var report = JsonSerializer.Deserialize<Report>(bytes.Span, Options);
            if (report?.Units is not { Count: > 0 and <= MostUnits }) return ([], ApiProblems.Wrong("units", $"'units' lists 1 to {MostUnits} units, each with unit, point [latitude, longitude] and asOf."));
            return ([.. report.Units.Select(u => new SeenUnit(u.Unit, new(u.Point, u.AsOf)))], null);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            return ([], ApiProblems.Wrong((e as JsonException)?.Path, "It is {\"units\": [{\"unit\": \"M12\", \"point\": [47.6, -122.3], \"asOf\": \"2026-01-31T12:00:00Z\"}]}."));
        }
    }

    private static readonly JsonSerializerOptions Options = MakeOptions();

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };
        foreach (var converter in DomainJson.Converters) options.Converters.Add(converter);
        return options;
    }

    private sealed record Report(IReadOnlyList<Line> Units);

    private sealed record Line(UnitId Unit, GeoPoint Point, NodaTime.Instant AsOf);
}
