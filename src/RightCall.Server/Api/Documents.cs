using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RightCall.Contracts;

namespace RightCall.Server.Api;

/// <summary>Reads a body that is one of the API's own types, strictly: a field that is not known, missing, null or there twice is a problem.</summary>
internal static partial class Documents
{
    private const int MostBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = new(ContractsJson.Wire)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
        MaxDepth = 16,
    };

    /// <summary>The value, or what is wrong with it.</summary>
    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpContext http, int mostBytes = MostBytes) where T : class
    {
        var (bytes, problem) = await Body.ReadAsync(http, mostBytes);
        if (problem is not null) return (null, problem);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Span, Strict) is { } value ? (value, null) : (null, ApiProblems.Unreadable("It is a JSON null, not an object."));
        }
        catch (JsonException e)
        {
            var field = e.Path?.TrimStart('$', '.');
            // Whether it is JSON at all decides which of the two it is; the message of a converter says what is allowed, never what was sent.
            if (!IsObject(bytes)) return (null, ApiProblems.Unreadable("It is not one JSON object."));
            var cut = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
            return (null, ApiProblems.Wrong(string.IsNullOrEmpty(field) ? null : field, TypeName().Replace(cut < 0 ? e.Message : e.Message[..cut], "this")));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            return (null, ApiProblems.Wrong(null, "A value is not one that is allowed."));
        }
    }

    /// <summary>What is wrong with a text; null where nothing is.</summary>
    public static IResult? TextProblem(string field, string? text, int most, bool isNeeded = false) => text switch
    {
        null or "" => isNeeded ? ApiProblems.Wrong(field, $"'{field}' is needed.") : null,
        _ when string.IsNullOrWhiteSpace(text) => ApiProblems.Wrong(field, $"'{field}' says nothing."),
        _ when text.Length > most => ApiProblems.Wrong(field, $"'{field}' has at most {most} characters."),
        _ when text.AsSpan().ContainsAnyInRange('\0', '\x08') => ApiProblems.Wrong(field, $"'{field}' holds control characters."),
        _ => null,
    };

    // What a type is called here says nothing to whoever sent the body.
    [GeneratedRegex(@"type '?RightCall\.[\w.+`\[\]]+'?|'?RightCall\.[\w.+`\[\]]+'?")]
    private static partial Regex TypeName();

    private static bool IsObject(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
