using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using RightCall.Contracts;

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
        var requests = new FuzzedRequests(reference, new PCG(1, Always));
        for (var person = 0; asked < Tier.Count(fast: 300, ci: 4_000, soak: 20_000); person++)
        {
            var role = requests.Role();
            // Another name now and then: one person may ask only so often.
            using var client = host.As(role, role == AccessRole.Unit ? "C1" : null, string.Create(CultureInfo.InvariantCulture, $"fuzz.{person}"));
            for (var i = 0; i < ForOnePerson; i++, asked++)
            {
                var before = (await host.Areas.ReadAsync(TestAreas.Springfield)).Sequence;
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
                Assert.True(before == (await host.Areas.ReadAsync(TestAreas.Springfield)).Sequence, $"The refusal changed the area.\n{tale}");
            }
        }
        // A generator that is never understood tests nothing but the door.
        Assert.True(accepted > asked / 100 && refused > asked / 10, $"{asked} asked, {accepted} commands accepted, {refused} refused.");
    }
}

/// <summary>Makes requests after the reference, each a function of the seed and what came before.</summary>
/// <param name="reference">The OpenAPI document.</param>
/// <param name="chance">What is drawn from.</param>
internal sealed class FuzzedRequests(JsonObject reference, PCG chance)
{
    private static readonly string[] Junk = ["", "0", "-1", "null", "é\u200f", "' OR 1=1 --", "..%2f..%2f", "99999999999999999999", "NaN", "true"];
    private static readonly AccessRole[] Desks = [AccessRole.CallTaker, AccessRole.Dispatcher, AccessRole.Supervisor, AccessRole.Unit];
    private static readonly string[] Words = ["noise", "suicidal-person", "person-down", "weapon", "awake", "none", "normally", "C1", "P1", "caller", "en"];

    // Few ids, so that commands meet what earlier ones made.
    private readonly Guid[] _ids = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];
    private readonly List<(string Method, string Path, JsonObject Operation)> _operations =
    [
        .. from path in reference["paths"]!.AsObject()
           where path.Key.StartsWith("/api/v1/areas", StringComparison.Ordinal) && !path.Key.EndsWith("/feed", StringComparison.Ordinal)
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "post"
           select (operation.Key, path.Key, operation.Value!.AsObject()),
    ];

    /// <summary>A role: mostly one that may do much.</summary>
    public AccessRole Role() => Once(4) ? (AccessRole)Draw(Enum.GetValues<AccessRole>().Length) : Desks[Draw(Desks.Length)];

    /// <summary>The next request, and what it says.</summary>
    public (HttpRequestMessage Request, string Says) Next()
    {
        var (method, path, operation) = _operations[Draw(_operations.Count)];
        var parameters = (operation["parameters"] as JsonArray ?? []).Select(p => p!.AsObject()).ToList();
        foreach (var p in parameters.Where(p => (string?)p["in"] == "path")) path = path.Replace($"{{{(string)p["name"]!}}}", Uri.EscapeDataString(InPath((string)p["name"]!)), StringComparison.Ordinal);
        var query = parameters.Where(p => (string?)p["in"] == "query" && Once(4)).Select(p => $"{(string)p["name"]!}={Uri.EscapeDataString(Text())}").ToList();
        var request = new HttpRequestMessage(new(method.ToUpperInvariant()), query.Count == 0 ? path : $"{path}?{string.Join('&', query)}");
        if (!Once(20)) request.Headers.Add("Idempotency-Key", Once(20) ? "17" : Guid.CreateVersion7().ToString());
        var body = operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Value(schema, 0)?.ToJsonString() ?? "null" : null;
        if (body is not null && Once(20)) body = body[..Draw(body.Length + 1)];
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, Once(30) ? "text/plain" : "application/json");
        return (request, $"{method} {request.RequestUri} {body}");
    }

    private string InPath(string name) => Once(20) ? Text() : name switch
    {
        "area" => "springfield",
        "unit" => Once(2) ? "C1" : "P1",
        "number" or "z" or "x" or "y" => Draw(4).ToString(CultureInfo.InvariantCulture),
        "hash" => new string('a', 64),
        _ => _ids[Draw(_ids.Length)].ToString(),
    };

    private JsonNode? Value(JsonNode? schema, int depth)
    {
        if (schema is not JsonObject shape || Once(40)) return Any();
        if ((string?)shape["$ref"] is { } pointer) return depth > 6 ? null : Value(reference["components"]!["schemas"]![pointer[(pointer.LastIndexOf('/') + 1)..]], depth + 1);
        if ((shape["oneOf"] ?? shape["anyOf"]) is JsonArray { Count: > 0 } several) return Value(several[Draw(several.Count)], depth);
        if (shape["enum"] is JsonArray { Count: > 0 } words) return words[Draw(words.Count)]?.DeepClone();
        return Type(shape) switch
        {
            "object" => Object(shape, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, shape["minItems"] is { } least ? (int)least : Draw(3)).Select(_ => Value(shape["items"], depth + 1))]),
            "string" => (string?)shape["format"] switch { "uuid" => _ids[Draw(_ids.Length)].ToString(), "date-time" => "2026-01-31T12:00:00Z", _ => Text() },
            "integer" => Draw(6) - 1,
            "number" => (Draw(2_000) - 1_000) / 10.0,
            "boolean" => Once(2),
            _ => Any(),
        };
    }

    private JsonObject Object(JsonObject shape, int depth)
    {
        var made = new JsonObject();
        var needed = (shape["required"] as JsonArray ?? []).Select(r => (string)r!).ToHashSet();
        foreach (var (name, field) in shape["properties"] as JsonObject ?? [])
            if (needed.Contains(name) ? !Once(30) : Once(2)) made[name] = Value(field, depth + 1);
        if (Once(30)) made["surplus"] = Any();
        return made;
    }

    private static string? Type(JsonObject shape) => shape["type"] is JsonArray types ? types.Select(t => (string?)t).FirstOrDefault(t => t != "null") : (string?)shape["type"];

    private JsonNode? Any() => Draw(5) switch { 0 => null, 1 => Text(), 2 => Draw(1_000_000), 3 => new JsonArray(Text()), _ => new JsonObject { ["kind"] = Text() } };

    private string Text() => Once(3) ? Junk[Draw(Junk.Length)] : Words[Draw(Words.Length)];

    private bool Once(int among) => Draw(among) == 0;

    private int Draw(int most) => (int)chance.Next((uint)most);
}
