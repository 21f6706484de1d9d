using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;
using RightCall.Contracts;
using RightCall.Domain.Areas;
using RightCall.Journal.Rows;
using RightCall.Server.People;

namespace RightCall.Server.Api.Commands;

/// <summary>Address and body → command, or what is wrong with them. A function of the request alone, so that a repeated request is the same command.</summary>
internal static class CommandReading
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The command; or, where it cannot be read, the problem.</summary>
    public static (CommandBody? Command, IResult? Problem) Read(CommandRoute route, RouteValueDictionary path, ReadOnlyMemory<byte> body, CommandId id, SignedIn who)
    {
        var (fields, problem) = Fields(body);
        if (fields is null) return (null, problem);
        // What an answer or a timeline prints can be sent again as it is.
        if (fields["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == route.Name) fields.Remove("type");
        foreach (var (parameter, field) in route.InPath)
        {
            if (fields.ContainsKey(field)) return (null, ApiProblems.Wrong(field, $"'{field}' stands in the address: leave it out of the body."));
            fields[field] = InPath(field, (string)path[parameter]!);
            if (fields[field] is null) return (null, ApiProblems.NotFound($"'{path[parameter]}' cannot be the id of a {field}."));
        }
        if (fields["answers"] is JsonArray answers && Complete(answers, id, who) is { } incomplete) return (null, incomplete);
        foreach (var field in route.Fields) Default(fields, field);
        return Parse(route, fields);
    }

    private static (JsonObject? Fields, IResult? Problem) Fields(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return ([], null);
        try
        {
            using var document = JsonDocument.Parse(body, new() { AllowDuplicateProperties = false, MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? (JsonObject.Create(document.RootElement.Clone()), null)
                : (null, ApiProblems.Unreadable($"It is a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}, not an object."));
        }
        catch (JsonException e)
        {
            return (null, ApiProblems.Unreadable(string.Create(CultureInfo.InvariantCulture, $"It breaks at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.")));
        }
    }

    private static JsonNode? InPath(string field, string text) => field switch
    {
        "number" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        "unit" => Domain.Units.UnitId.IsValid(text) ? text : null,
        _ => Guid.TryParseExact(text, "D", out var id) ? id.ToString() : null,
    };

    // How, when and, for a crew, who: what nearly every answer has the same.
    private static ProblemHttpResult? Complete(JsonArray answers, CommandId id, SignedIn who)
    {
        foreach (var answer in answers.OfType<JsonObject>())
        {
            answer.TryAdd("manner", "direct");
            if (who is { Role: AccessRole.Unit, Unit: { } unit })
            {
                answer.TryAdd("giver", new JsonObject { ["kind"] = "responder", ["id"] = unit.ToString() });
                if (answer["giver"] is not JsonObject giver || !Is(giver["kind"], "responder") || !Is(giver["id"], unit.ToString()))
                    return ApiProblems.Wrong("answers", $"The crew of {unit} gives its own answers only: leave giver out.");
            }
            if (answer.ContainsKey("at")) continue;
            if (TimeOf(id) is not { } at) return ApiProblems.Wrong("answers", "An answer needs 'at', unless the Idempotency-Key is a UUID of version 7, which holds the time.");
            answer["at"] = InstantPattern.ExtendedIso.Format(at);
        }
        return null;
    }

    private static bool Is(JsonNode? node, string text) => node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;

    // The first 48 bits of a UUID of version 7 are milliseconds since 1970.
    private static Instant? TimeOf(CommandId id) => id.Value.Version != 7 ? null
        : Instant.FromUnixTimeMilliseconds(long.Parse(id.Value.ToString("N")[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    // What may be missing is missing in the body too: lists are empty then, everything else null.
    private static void Default(JsonObject fields, ParameterInfo field)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(field.Name!);
        if (fields.ContainsKey(name) || field.HasDefaultValue) return;
        if (field.ParameterType.IsGenericType && field.ParameterType.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) fields[name] = new JsonArray();
        else if (IsOptional(field)) fields[name] = null;
    }

    /// <summary>Whether a field may be left out.</summary>
    public static bool IsOptional(ParameterInfo field)
    {
        if (field.HasDefaultValue || Nullable.GetUnderlyingType(field.ParameterType) is not null) return true;
        if (field.ParameterType.IsValueType) return field.ParameterType.IsGenericType && field.ParameterType.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
        lock (Nullability) return Nullability.Create(field).WriteState == NullabilityState.Nullable;
    }

    private static (CommandBody? Command, IResult? Problem) Parse(CommandRoute route, JsonObject fields)
    {
        try
        {
            return ((CommandBody)fields.Deserialize(route.Command, RowJson.Strict)!, null);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            var field = (e as JsonException)?.Path?.TrimStart('$', '.');
            var cut = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
            var says = (cut < 0 ? e.Message : e.Message[..cut]).Replace(route.Command.FullName!, route.Name, StringComparison.Ordinal);
            return (null, ApiProblems.Wrong(string.IsNullOrEmpty(field) ? null : field, says));
        }
    }
}
