using System.Net;
using RightCall.City.Demonstration;
using RightCall.City.Packs;
using RightCall.Contracts;
using RightCall.Server.Api;

namespace RightCall.Server.Tests.Api;

/// <summary>Places, zones and tiles over HTTP, on the demonstration city.</summary>
public sealed class MapReadsTests(MapReadsTests.City city) : IClassFixture<MapReadsTests.City>
{
    [Fact, Trait("Tier", "slow")]
    public async Task A_place_that_was_found_is_found_again_by_its_point_and_lies_in_its_zone()
    {
        await using var host = await ApiHost.StartAsync(settings: city.Settings);
        using var taker = host.As(AccessRole.CallTaker);
        var centre = city.Centre;
        var near = await taker.Read($"places?near={centre}");
        var street = near.GetProperty("text").GetString()!;
        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => taker.Read($"places?q={Uri.EscapeDataString(street)}")));
        Assert.All(found, f => Assert.Equal(street, f.GetProperty("places")[0].GetProperty("text").GetString()));
        var best = found[0].GetProperty("places")[0];
        var zones = (await taker.Read($"zones?at={best.GetProperty("point")[0]},{best.GetProperty("point")[1]}")).GetProperty("zones").EnumerateArray().ToList();
        Assert.NotEmpty(zones);
        Assert.Equal(best.GetProperty("zone").GetString(), zones[0].GetProperty("id").GetString());
    }

    [Fact, Trait("Tier", "slow")]
    public async Task A_tile_that_has_not_changed_is_not_sent_again()
    {
        await using var host = await ApiHost.StartAsync(settings: city.Settings);
        using var taker = host.As(AccessRole.CallTaker);
        var (x, y) = city.Tile;
        var first = await taker.Get($"tiles/14/{x}/{y}");
        Assert.Equal("application/vnd.mapbox-vector-tile", first.Content.Headers.ContentType!.MediaType);
        Assert.True((await first.Content.ReadAsByteArrayAsync()).Length > 1_000);
        Assert.Equal(TimeSpan.FromHours(1), first.Headers.CacheControl!.MaxAge);
        var again = new HttpRequestMessage(HttpMethod.Get, first.RequestMessage!.RequestUri);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await taker.Http.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await taker.Get("tiles/14/0/0")).StatusCode);
    }

    [Theory, Trait("Tier", "slow")]
    [InlineData("places", 422, "API-013")]
    [InlineData("places?q=a&near=1,1", 422, "API-013")]
    [InlineData("places?near=91,0", 422, "API-013")]
    [InlineData("places?near=NaN,0", 422, "API-013")]
    [InlineData("places?near=0,0", 404, "API-008")]
    [InlineData("zones", 422, "API-013")]
    [InlineData("tiles/a/0/0", 404, "API-008")]
    public async Task What_cannot_be_asked_is_a_problem_document(string path, int status, string code)
    {
        await using var host = await ApiHost.StartAsync(settings: city.Settings);
        using var taker = host.As(AccessRole.CallTaker);
        Assert.Equal((status, code), await Client.Problem(await taker.Get(path)));
    }

    [Fact]
    public async Task An_area_without_a_pack_says_so()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        Assert.Equal((404, "API-008"), await Client.Problem(await taker.Get("places?q=main")));
    }

    /// <summary>The demonstration city, built when a test first needs it.</summary>
    public sealed class City : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rightcall-map-");
        private readonly Lazy<CityPack> _pack;

        public City() => _pack = new(() =>
        {
            PackWriter.Write(CityBuilder.Build(DemonstrationCity.Make(1)), _folder.FullName);
            return CityPack.Open(_folder.FullName);
        });

        internal ApiSettings Settings => new() { Cities = new Dictionary<string, string> { ["springfield"] = _pack.Value is null ? "" : _folder.FullName } };

        internal string Centre => FormattableString.Invariant($"{_pack.Value.Centre.Latitude},{_pack.Value.Centre.Longitude}");

        // The tile of zoom 14 in the middle of the city.
        internal (int X, int Y) Tile
        {
            get
            {
                var (north, side) = (double.DegreesToRadians(_pack.Value.Centre.Latitude), 1 << 14);
                return ((int)((_pack.Value.Centre.Longitude + 180) / 360 * side), (int)((1 - (Math.Asinh(Math.Tan(north)) / Math.PI)) / 2 * side));
            }
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
