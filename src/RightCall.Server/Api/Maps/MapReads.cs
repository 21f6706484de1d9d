using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using RightCall.City.Places;
using RightCall.Contracts;
using RightCall.Contracts.Places;
using RightCall.Server.Areas;

namespace RightCall.Server.Api.Maps;

/// <summary>Places by what a caller says, the address of a point, the zones at a point, and the map.</summary>
internal static class MapReads
{
    private const int MostPlaces = 10;
    private const int LongestText = 200;
    private const string Tile = "application/vnd.mapbox-vector-tile";

    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/places", "Places", "places", "Places that a text could mean, best first (q); or the address nearest to a point (near).", PlacesAsync).Produces<FoundPlaces>()
            .WithMetadata(new QueryParameter("q", "An address, a crossing, a block, a landmark, coordinates or a plus code, as a caller says it."), new QueryParameter("near", "Latitude and longitude in degrees: 44.2562,-126.3004."));
        area.Get("/zones", "Places", "zones", "The zones at a point.", ZonesAsync).Produces<ZonesAt>().WithMetadata(new QueryParameter("at", "Latitude and longitude in degrees.", IsRequired: true));
        area.Get("/tiles/{z}/{x}/{y}", "Places", "tile", "A vector tile of the city's map; 204 where the city has nothing.", TileAsync).Produces(200, contentType: Tile).Produces(204);
    }

    private static Task<IResult> PlacesAsync(HttpContext http) => WithMap(http, map =>
    {
        var (text, near) = (http.Request.Query["q"].ToString(), http.Request.Query["near"].ToString());
        if ((text.Length > 0) == (near.Length > 0)) return ApiProblems.WrongQuery("q", "Send either q, what the caller says, or near, a point.");
        if (text.Length > LongestText) return ApiProblems.WrongQuery("q", $"At most {LongestText} characters are looked for.");
        if (text.Length > 0) return Api.Json(new FoundPlaces([.. map.Ask(book => book.Find(text, MostPlaces)).Select(f => Of(map, f))]), ContractsJson.Wire);
        if (Api.PointOf(near) is not { } point) return ApiProblems.WrongQuery("near", "It is latitude and longitude in degrees, such as 44.2562,-126.3004.");
        return map.Ask(book => book.Nearest(point)) is { } found ? Api.Json(new NearbyPlace(found.Text, found.Between, found.District, found.Away), ContractsJson.Wire)
            : ApiProblems.NotFound("No street of the city is near this point.");
    });

    private static Task<IResult> ZonesAsync(HttpContext http) => WithMap(http, map => Api.PointOf(http.Request.Query["at"].ToString()) is { } point
        ? Api.Json(new ZonesAt([.. map.Pack.Zones.At(point).Select(z => new ZoneView(z.Kind, z.Id, z.Name))]), ContractsJson.Wire)
        : ApiProblems.WrongQuery("at", "It is latitude and longitude in degrees, such as 44.2562,-126.3004."));

    private static Task<IResult> TileAsync(HttpContext http) => WithMap(http, map =>
    {
        if (Number(http, "z") is not { } z || Number(http, "x") is not { } x || Number(http, "y") is not { } y) return ApiProblems.NotFound("A tile's address is zoom, column and row, in whole numbers.");
        var bytes = map.Tiles.Tile(z, x, y);
        // A pack is built again now and then: a browser asks once an hour, and gets 304 for what is the same.
        http.Response.Headers.CacheControl = "private, max-age=3600";
        if (bytes.Length == 0) return TypedResults.NoContent();
        return TypedResults.Bytes(bytes, Tile, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    });

    private static Task<IResult> WithMap(HttpContext http, Func<CityMap, IResult> answer)
    {
        if (Api.AreaOf(http, http.RequestServices.GetRequiredService<IAreas>()) is not { } area) return Task.FromResult<IResult>(ApiProblems.NotFound("There is no area of this name."));
        var map = http.RequestServices.GetRequiredService<CityMaps>().Of(area);
        return Task.FromResult(map is null ? ApiProblems.NotFound("This area has no city pack.") : answer(map));
    }

    private static PlaceView Of(CityMap map, FoundPlace found) => new(found.Text, found.District, JsonNamingPolicy.KebabCaseLower.ConvertName(found.Form.ToString()), found.Understood, found.At,
        found.Uncertainty, found.Likeness, map.Pack.Zones.At(found.At) is [var first, ..] ? first.Id : null);

    private static int? Number(HttpContext http, string name) => int.TryParse((string?)http.Request.RouteValues[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
