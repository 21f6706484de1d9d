using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using RightCall.Domain.Incidents;
using RightCall.Domain.Triage;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Sealing;

/// <summary>What stands in place of words that were erased.</summary>
public static class ErasedWords
{
    /// <summary>Read in place of a text. In place of answers none are read.</summary>
    public const string Text = "(erased)";
}

/// <summary>A field whose value is written sealed, and opened when it is read.</summary>
internal static class SealedField
{
    // What was decided and how it ended outlives the persons: no erasure reaches the area's own key.
    private static readonly Type[] OfTheRecord = [typeof(Determination), typeof(Disposition)];

    public static JsonConverter For(Type type, string field, Sealer sealer)
    {
        var make = typeof(SealedField).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        return (JsonConverter)make.Invoke(null, [field, sealer])!;
    }

    private static SealedField<T> Make<T>(string field, Sealer sealer) => new(field, sealer, OfTheRecord.Contains(typeof(T)) ? Subject.Area : null, Erased<T>());

    private static T? Erased<T>() => typeof(T) == typeof(string) ? (T)(object)ErasedWords.Text : typeof(T) == typeof(ImmutableArray<Answer>) ? (T)(object)ImmutableArray<Answer>.Empty
        : OfTheRecord.Contains(typeof(T)) ? default : throw new NotSupportedException($"Nothing is said to stand in place of a {typeof(T).Name} that was erased.");
}

/// <summary>A field of one type.</summary>
/// <param name="field">Its name, to which the seal binds.</param>
/// <param name="sealer">Seals and opens.</param>
/// <param name="subject">Whose it is; null: the one of the row that is being written.</param>
/// <param name="erased">What is read where the key is gone.</param>
internal sealed class SealedField<T>(string field, Sealer sealer, Subject? subject, T? erased) : JsonConverter<T>
{
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        sealer.Seal(writer, subject ?? sealer.Subject, field, JsonSerializer.SerializeToUtf8Bytes(value, options));

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var box = JsonSerializer.Deserialize<Box>(ref reader, options)!;
        if (sealer.Open(box.Key, field, box.Sealed) is { } words) return JsonSerializer.Deserialize<T>(words, options);
        return erased ?? throw new JsonException($"The key of {field} is missing, and no erasure reaches it: restore the store's keys from a backup.");
    }

    private sealed record Box(string Key, byte[] Sealed);
}
