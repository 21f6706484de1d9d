using System.Globalization;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using RightCall.Domain.Areas;
using RightCall.Domain.Geo;
using RightCall.Server.Areas;

namespace RightCall.Server.Api;

/// <summary>What every route does the same.</summary>
internal static class Api
{
    private const long FurthestAhead = 10_000;

    /// <summary>The area of the address; null where the centre has none of that name.</summary>
    public static AreaId? AreaOf(HttpContext http, IAreas areas) =>
        areas.All.FirstOrDefault(a => a.Id.Value == (string?)http.Request.RouteValues["area"]) is { } area ? area.Id : null;

    /// <summary>An answer.</summary>
    public static IResult Json<T>(T value, JsonSerializerOptions options) => TypedResults.Json(value, options);

    /// <summary>Answers from the area as it is at a row, which is the answer's ETag; 304 where the asker has it. <c>?atLeast=</c> waits for a row.</summary>
    public static async Task<IResult> FromViewAsync(HttpContext http, Func<AreaId, AreaView, IResult> answer, bool isFunctionOfTheRow = true)
    {
        var areas = http.RequestServices.GetRequiredService<IAreas>();
        if (AreaOf(http, areas) is not { } area) return ApiProblems.NotFound("There is no area of this name.");
        var (view, problem) = await ViewAsync(http, areas, area);
        if (view is null) return problem!;
        if (!isFunctionOfTheRow) return answer(area, view);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Sequence}\"");
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Tag == tag || t == EntityTagHeaderValue.Any) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : answer(area, view);
    }

    /// <summary>A point as it stands in a query: latitude and longitude in degrees, <c>44.2562,-126.3004</c>; null where it is none.</summary>
    public static GeoPoint? PointOf(string text) => text.Split(',') is [var north, var east] && Degrees(north, 90, out var latitude) && Degrees(east, 180, out var longitude)
        ? GeoPoint.FromDegrees(latitude, longitude) : null;

    private static bool Degrees(string text, double most, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= most;

    /// <summary>The area as it is, with the row of <c>?atLeast=</c> in it; or what is wrong with that number.</summary>
    public static async Task<(AreaView? View, IResult? Problem)> ViewAsync(HttpContext http, IAreas areas, AreaId area)
    {
        if (!TryNumber(http, "atLeast", 0, out var atLeast)) return (null, ApiProblems.WrongQuery("atLeast", "It is the number of a row."));
        var view = await areas.ReadAsync(area, 0, http.RequestAborted);
        if (view.Sequence >= atLeast) return (view, null);
        // Nobody was told of a row so far ahead: it is not waited for.
        if (atLeast - view.Sequence > FurthestAhead) return (null, ApiProblems.WrongQuery("atLeast", $"The last row is {view.Sequence}: {atLeast} lies too far ahead to be waited for."));
        return (await areas.ReadAsync(area, atLeast, http.RequestAborted), null);
    }

    /// <summary>A whole number of the query, not negative.</summary>
    public static bool TryNumber(HttpContext http, string name, long otherwise, out long number)
    {
        number = otherwise;
        return http.Request.Query[name].ToString() is not { Length: > 0 } text || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
