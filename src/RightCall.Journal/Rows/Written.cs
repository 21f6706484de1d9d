using System.Text.Json;
using System.Text.Json.Serialization;

namespace RightCall.Journal.Rows;

/// <summary>How values of one type are written. A journal is read as JSON, not back into values.</summary>
internal sealed class Written<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"A journal's {typeof(T).Name} is read as JSON.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
}
