using System.Collections.Immutable;
using System.Text.Json;

namespace RightCall.Domain.Canonical;

/// <summary>Reads the canonical JSON of rules. The bytes come from a store by their hash, so one error that names the place is enough.</summary>
internal static class CanonicalReader
{
    /// <summary>Reads a document, and turns what JSON itself throws into one kind of error.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> json, string what, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException($"This is not the canonical JSON of a {what}: {e.Message}", e);
        }
    }

    /// <summary>A member that must be there.</summary>
    public static JsonElement Get(this JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) ? value : throw new FormatException($"'{key}' is missing.");

    /// <summary>A member that is a text.</summary>
    public static string Text(this JsonElement element, string key) => element.Get(key).GetString() ?? throw new FormatException($"'{key}' is null.");

    /// <summary>A member that is an array of texts.</summary>
    public static ImmutableArray<string> Texts(this JsonElement element, string key) =>
        [.. element.Get(key).EnumerateArray().Select(e => e.GetString() ?? throw new FormatException($"'{key}' holds null."))];

    /// <summary>A text in the languages that it has.</summary>
    public static LocalText Local(this JsonElement element, string key)
    {
        var value = element.Get(key);
        return new(value.Text("en"), value.TryGetProperty("es", out var es) ? es.GetString() : null);
    }

    /// <summary>The word that a file uses, or an error that names it.</summary>
    public static T Word<T>(string id, Func<string, T?> find) where T : struct => find(id) ?? throw new FormatException($"'{id}' is not known to this version.");
}
