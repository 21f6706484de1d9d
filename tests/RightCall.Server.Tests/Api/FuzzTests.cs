using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using RightCall.Contracts;
using RightCall.Server.Storage;

namespace RightCall.Server.Tests.Api;

/// <summary>Requests that the reference allows, and some that it does not: no answer is a failure of the server, each refusal is a problem document, and a refusal changes nothing.</summary>
public sealed class FuzzTests
{
    private const ulong Always = 0x5EED_0911;
    private const int ForOnePerson = 100;

    [Fact]
    public async Task Whatever_is_asked_is_answered_or_refused_in_good_order()
    {
        await using var host = await ApiHost.StartAsync();
        using var nobody = new HttpClient { BaseAddress = host.Address };
        var reference = (await nobody.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
        var (asked, accepted, refused) = (0, 0, 0);
        var requests = new FuzzedRequests(reference, new PCG(1, Always), p => p.StartsWith("/api/v1/areas", StringComparison.Ordinal) && !p.EndsWith("/feed", StringComparison.Ordinal));
        for (var person = 0; asked < Tier.Count(fast: 300, ci: 4_000, soak: 20_000); person++)
        {
            var role = requests.Role();
            // Another name now and then: one person may ask only so often.
            using var client = host.As(role, role == AccessRole.Unit ? "C1" : null, string.Create(CultureInfo.InvariantCulture, $"fuzz.{person}"));
            for (var i = 0; i < ForOnePerson; i++, asked++)
            {
                var before = await StateAsync(host);
                var (request, says) = requests.Next();
                using var answer = await client.Http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                var tale = $"{role} {says}\n{(int)answer.StatusCode} {text}";
                Assert.True((int)answer.StatusCode < 500, $"{tale}\n{host.Logged.Text}");
                if (answer.IsSuccessStatusCode)
                {
                    if (request.Method == HttpMethod.Post) accepted++;
                    continue;
                }
                refused++;
                Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && JsonNode.Parse(text)?["code"] is not null, tale);
                Assert.True(before == await StateAsync(host), $"The refusal changed something.\n{tale}");
            }
        }
        // A generator that is never understood tests nothing but the door.
        Assert.True(accepted > asked / 100 && refused > asked / 10, $"{asked} asked, {accepted} commands accepted, {refused} refused.");
    }

    // The area's rows, and what is kept beside them.
    private static async Task<string> StateAsync(ApiHost host) => string.Join(' ', (await host.Areas.ReadAsync(TestAreas.Springfield)).Sequence, string.Join(' ', await host.Services.GetRequiredService<CentreDatabase>()
        .List("SELECT (SELECT COUNT(*) || ' ' || COALESCE(SUM(version), 0) FROM sealed_records) || ' ' || (SELECT COUNT(*) || ' ' || COALESCE(MAX(changed_at), 0) || ' ' || COALESCE(SUM(beds_at), 0) FROM facilities)", r => r.GetString(0), default)));
}
