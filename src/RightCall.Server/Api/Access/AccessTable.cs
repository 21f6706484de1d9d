using System.Text.Json;
using RightCall.Contracts;

namespace RightCall.Server.Api.Access;

/// <summary>How far somebody may use a route.</summary>
internal enum Reach : byte
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>For what is one's own: a crew's unit and incidents, what was handed over to a partner.</summary>
    Own,
    /// <summary>For everything.</summary>
    All,
}

/// <summary>Which role may use which route: docs/guide/access.csv, as it was built in. Immutable.</summary>
internal sealed class AccessTable
{
    /// <summary>Before the roles: nobody signed in, and somebody whose account has to be put in order first.</summary>
    private static readonly string[] WithoutRole = ["anonymous", "no-role"];
    private readonly Dictionary<string, Reach[]> _lines;

    private AccessTable(Dictionary<string, Reach[]> lines) => _lines = lines;

    /// <summary>The columns after method and route.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. WithoutRole, .. Enum.GetNames<AccessRole>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>The table that ships.</summary>
    public static AccessTable Shipped { get; } = Read(Text());

    /// <summary>Every route in it, as <c>GET /api/v1/areas</c>.</summary>
    public IEnumerable<string> Routes => _lines.Keys;

    /// <summary>How far a role may use a route; null where the table has no line for it.</summary>
    public Reach? For(string route, AccessRole role) => _lines.TryGetValue(route, out var line) ? line[WithoutRole.Length + (int)role] : null;

    /// <summary>Whether somebody without a role may use a route; null where the table has no line for it.</summary>
    public bool? ForNobody(string route, bool signedIn) => _lines.TryGetValue(route, out var line) ? line[0] != Reach.None || (signedIn && line[1] != Reach.None) : null;

    /// <summary>The name of an endpoint in the table; null where it is not the API's.</summary>
    public static string? NameOf(Endpoint? endpoint) => endpoint is RouteEndpoint { RoutePattern.RawText: { } text } route && ("/" + text.TrimStart('/')) is var path && path.StartsWith("/api/", StringComparison.Ordinal)
        ? $"{(route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var method, ..] ? method : "GET")} {path.TrimEnd('/')}" : null;

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">A line of it is wrong; the message says which.</exception>
    public static AccessTable Read(string csv)
    {
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var header = $"method,route,{string.Join(',', Columns)}";
        if (rows.Length == 0 || rows[0] != header) throw new InvalidDataException($"access.csv begins with '{header}'.");
        Dictionary<string, Reach[]> lines = new(StringComparer.Ordinal);
        for (var i = 1; i < rows.Length; i++)
        {
            var cells = rows[i].Split(',');
            if (cells.Length != Columns.Count + 2) throw new InvalidDataException($"access.csv line {i + 1} has {cells.Length} cells and should have {Columns.Count + 2}.");
            if (!lines.TryAdd($"{cells[0]} {cells[1]}", [.. cells[2..].Select(c => Cell(c, i))])) throw new InvalidDataException($"access.csv line {i + 1}: '{cells[0]} {cells[1]}' stands there twice.");
        }
        return new(lines);
    }

    private static Reach Cell(string text, int line) => text switch
    {
        "" => Reach.None,
        "own" => Reach.Own,
        "yes" => Reach.All,
        _ => throw new InvalidDataException($"access.csv line {line + 1}: '{text}' is not yes, own or empty."),
    };

    private static string Text()
    {
        using var stream = typeof(AccessTable).Assembly.GetManifestResourceStream("RightCall.Server.access.csv") ?? throw new InvalidOperationException("access.csv was not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
