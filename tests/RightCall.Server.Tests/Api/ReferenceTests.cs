using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Server.Api.Access;

namespace RightCall.Server.Tests.Api;

/// <summary>The reference that the centre serves is the one that is checked in, and it is whole.</summary>
public sealed class ReferenceTests
{
    private static readonly string File = RepositoryRoot.File("docs", "api", "openapi.json");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_reference_is_the_one_that_is_checked_in()
    {
        var served = (await ReadAsync()).ToJsonString(Indented) + "\n";
        // The new one lies beside the test, and is looked at before it is copied.
        var renewed = Path.Combine(AppContext.BaseDirectory, "openapi.json");
        await System.IO.File.WriteAllTextAsync(renewed, served);
        var known = System.IO.File.Exists(File) ? await System.IO.File.ReadAllTextAsync(File) : "";
        Assert.True(known == served, $"The API is not what docs/api/openapi.json says. Look at what changed, and take it over if it is meant:\n  diff {File} {renewed}\n  cp {renewed} {File}");
    }

    [Fact]
    public async Task Every_route_of_areas_in_the_table_of_access_is_in_the_reference()
    {
        var paths = (await ReadAsync())["paths"]!.AsObject();
        var missing = from route in AccessTable.Shipped.Routes where route.Contains("/areas", StringComparison.Ordinal)
                      let words = route.Split(' ') where paths[words[1]]?[words[0].ToLowerInvariant()] is null select route;
        Assert.Empty(missing);
    }

    [Fact]
    public async Task The_pages_are_served_to_everybody_and_fetch_nothing_from_elsewhere()
    {
        await using var host = await ApiHost.StartAsync();
        using var nobody = new HttpClient { BaseAddress = host.Address };
        var page = await nobody.GetStringAsync("/docs/");
        Assert.Contains("RightCall API", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.Contains("\"telemetry\":false", page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<JsonObject> ReadAsync()
    {
        await using var host = await ApiHost.StartAsync();
        using var nobody = new HttpClient { BaseAddress = host.Address };
        return (await nobody.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
    }
}
