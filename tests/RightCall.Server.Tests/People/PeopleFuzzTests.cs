using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Npgsql;
using RightCall.Journal.Tests.Stores;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.People;

/// <summary>Sign-in, accounts and keys under requests that make no sense: each is refused by a problem document, none is a failure, and none that is refused changes anything. On both engines, since they choke on different texts.</summary>
public sealed class PeopleFuzzTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    private const ulong Always = 0x5EED_0911;
    private const int Spoken = 8_192;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whatever_is_asked_about_people_is_answered_or_refused_in_good_order(string engine)
    {
        await using var source = engine == "postgres" ? NpgsqlDataSource.Create(await cluster.NewDatabaseAsync()) : null;
        await using var host = await WholeHost.StartAsync(source);
        using var browser = await host.AdministratorAsync();
        var reference = await browser.ReadJson("/openapi/v1.json");
        var requests = new FuzzedRequests(reference, new PCG(1, Always), p => !p.StartsWith("/api/v1/areas", StringComparison.Ordinal));
        var (asked, accepted, refused) = (0, 0, 0);
        for (; asked < Tier.Count(fast: 250, ci: 1_000, soak: 20_000); asked++)
        {
            if (asked % 20 == 0) await host.SignInAsync(browser);
            var before = await host.StateAsync();
            var (request, says) = requests.Next();
            using var answer = await browser.Send(request);
            var text = await answer.Content.ReadAsStringAsync();
            var tale = $"{says[..Math.Min(says.Length, Spoken)]}\n{(int)answer.StatusCode} {text}";
            Assert.True((int)answer.StatusCode < 500, $"{tale}\n{string.Join('\n', host.Logged.Text.Split('\n').SkipWhile(l => !l.StartsWith("Error", StringComparison.Ordinal)).Take(12))}");
            if (answer.IsSuccessStatusCode)
            {
                if (request.Method != HttpMethod.Get) accepted++;
                continue;
            }
            refused++;
            Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && JsonNode.Parse(text)?["code"] is not null, tale);
            // A try to sign in that fails is counted at the account: that is meant.
            if (!request.RequestUri!.AbsolutePath.StartsWith("/api/v1/session", StringComparison.Ordinal)) Assert.True(before == await host.StateAsync(), $"The refusal changed something.\n{tale}");
        }
        Assert.True(accepted > asked / 100 && refused > asked / 10, $"{asked} asked, {accepted} accepted, {refused} refused.");
    }

    [Theory, Trait("Tier", "slow")]
    [InlineData("POST", "session"), InlineData("POST", "session/passkey"), InlineData("PUT", "session/role"), InlineData("POST", "setup"), InlineData("POST", "people"), InlineData("PUT", "people/a.one"), InlineData("POST", "keys")]
    [InlineData("PUT", "me/password"), InlineData("POST", "me/passkeys")]
    [InlineData("PUT", "areas/springfield/premises/01900000-0000-7000-8000-000000000001"), InlineData("PUT", "areas/springfield/facilities/west")]
    [InlineData("PUT", "areas/springfield/crisis-plans/01900000-0000-7000-8000-000000000001"), InlineData("POST", "areas/springfield/crisis-plans/look-up")]
    public async Task A_hundred_megabytes_are_refused_before_they_are_read(string method, string path)
    {
        await using var host = await WholeHost.StartAsync(null);
        using var browser = await host.AdministratorAsync();
        if (path.StartsWith("areas", StringComparison.Ordinal)) await browser.Put("session/role", new { role = "clinician" });
        var before = await host.StateAsync();
        using var request = new HttpRequestMessage(new(method), "/api/v1/" + path) { Content = new Endless(100_000_000) };
        request.Headers.ExpectContinue = true;
        using var answer = await browser.Send(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.RequestEntityTooLarge, $"{(int)answer.StatusCode} {text}");
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", text);
        Assert.Equal(before, await host.StateAsync());
    }

    // {"name":"aaaa…, for as long as anybody reads.
    private sealed class Endless : HttpContent
    {
        private readonly long _length;

        public Endless(long length)
        {
            _length = length;
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var part = new byte[65_536];
            Array.Fill(part, (byte)'a');
            "{\"name\":\""u8.CopyTo(part);
            for (var left = _length; left > 0; left -= part.Length)
            {
                await stream.WriteAsync(part.AsMemory(0, (int)Math.Min(left, part.Length)));
                if (left == _length) Array.Fill(part, (byte)'a');
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}
