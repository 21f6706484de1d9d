using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using RightCall.Contracts;

namespace RightCall.Server.Tests.Api;

/// <summary>Makes requests after the reference, each a function of the seed and what came before.</summary>
/// <param name="reference">The OpenAPI document.</param>
/// <param name="chance">What is drawn from.</param>
/// <param name="which">Which of its paths are asked.</param>
internal sealed class FuzzedRequests(JsonObject reference, PCG chance, Func<string, bool> which)
{
    private static readonly string[] Junk = ["", "0", "-1", "null", "é\u200f", "' OR 1=1 --", "..%2f..%2f", "99999999999999999999", "NaN", "true", "\0", "a\u0001b", "'; DROP TABLE people; --", "<script>alert(1)</script>", "${7*7}", new('x', 5_000)];
    private static readonly AccessRole[] Desks = [AccessRole.CallTaker, AccessRole.Dispatcher, AccessRole.Supervisor, AccessRole.Unit];
    private static readonly string[] Words = ["noise", "suicidal-person", "person-down", "weapon", "awake", "none", "normally", "C1", "P1", "caller", "en"];

    private static readonly string[] Names = ["a.one", "b.two", "c.three"];

    // Few ids, so that commands meet what earlier ones made.
    private readonly Guid[] _ids = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];
    private readonly List<(string Method, string Path, JsonObject Operation)> _operations =
    [
        .. from path in reference["paths"]!.AsObject()
           where which(path.Key)
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "post" or "put" or "delete"
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

    // An address with a zero in it the web server itself turns away, without a word.
    private string InPath(string name) => Once(20) ? Text().Replace('\0', '0') : name switch
    {
        "area" => "springfield",
        "unit" => Once(2) ? "C1" : "P1",
        "number" or "z" or "x" or "y" => Draw(4).ToString(CultureInfo.InvariantCulture),
        "hash" => new string('a', 64),
        "facility" => Once(2) ? "west" : "east",
        "name" => Names[Draw(Names.Length)],
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
            "string" => (string?)shape["format"] switch { "uuid" => _ids[Draw(_ids.Length)].ToString(), "date-time" => Once(2) ? "2026-01-31T12:00:00Z" : DateTime.UtcNow.AddDays(Draw(60) - 30).ToString("O", CultureInfo.InvariantCulture), "date" => "1990-12-31", _ => Text() },
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
            if (name == "name" && Once(2)) made[name] = Names[Draw(Names.Length)];
            else if (needed.Contains(name) ? !Once(30) : Once(2)) made[name] = Value(field, depth + 1);
        if (Once(30)) made["surplus"] = Any();
        return made;
    }

    private static string? Type(JsonObject shape) => shape["type"] is JsonArray types ? types.Select(t => (string?)t).FirstOrDefault(t => t != "null") : (string?)shape["type"];

    private JsonNode? Any() => Draw(5) switch { 0 => null, 1 => Text(), 2 => Draw(1_000_000), 3 => new JsonArray(Text()), _ => new JsonObject { ["kind"] = Text() } };

    private string Text() => Once(3) ? Junk[Draw(Junk.Length)] : Words[Draw(Words.Length)];

    private bool Once(int among) => Draw(among) == 0;

    private int Draw(int most) => (int)chance.Next((uint)most);
}
