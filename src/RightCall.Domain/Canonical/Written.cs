using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace RightCall.Domain.Canonical;

/// <summary>Reads a value whose first token is there.</summary>
internal delegate T ReadValue<out T>(ref Utf8JsonReader json);

/// <summary>How values of one type are written and read.</summary>
/// <param name="write">Writes one.</param>
/// <param name="read">Reads it again.</param>
/// <param name="nulls">Whether null is a value of its own.</param>
internal sealed class Written<T>(Action<Utf8JsonWriter, T> write, ReadValue<T> read, bool nulls = false) : JsonConverter<T>
{
    public override bool HandleNull => nulls;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return read(ref reader);
        }
        // The constructor of a value says what is allowed; the reader adds where it stands.
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or UnparsableValueException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
}
