using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using RightCall.Domain;
using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Journal.Rows;

namespace RightCall.Journal;

/// <summary>A command's body as bytes, in the JSON that a row holds, its words in the clear: for the way from one process of a centre to another. Never written to a disk.</summary>
public static class CommandBytes
{
    /// <summary>The bytes of a body. Rules that are to be put in force go with it whole.</summary>
    public static byte[] Write(CommandBody body)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, RowJson.Writing))
        {
            if (body is AdoptRules adopt) WriteRules(json, adopt.Rules);
            else JsonSerializer.Serialize(json, body, body.GetType(), RowJson.Plain);
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The body of which these are the bytes.</summary>
    /// <exception cref="JsonException">They are no body that this program knows.</exception>
    public static CommandBody Read(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        var root = JsonElement.ParseValue(ref json);
        var name = root.GetProperty("type").GetString()!;
        if (name == RowJson.NameOf(typeof(AdoptRules))) return new AdoptRules(ReadRules(root));
        var type = RowReader.TypeOf(name);
        return type.IsSubclassOf(typeof(CommandBody)) ? (CommandBody)root.Deserialize(type, RowJson.Plain)! : throw new JsonException($"'{name}' is no command.");
    }

    private static void WriteRules(Utf8JsonWriter json, Rulebook rules)
    {
        json.WriteStartObject();
        json.WriteString("type", RowJson.NameOf(typeof(AdoptRules)));
        json.WriteBase64String("policy", PolicyJson.Write(rules.Policy));
        json.WriteStartArray("protocols");
        foreach (var protocol in rules.Protocols.Values) json.WriteBase64StringValue(ProtocolJson.Write(protocol));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Rulebook ReadRules(JsonElement json) => Rulebooks.Create(
        json.GetProperty("protocols").EnumerateArray().Select(p => ProtocolJson.Read(p.GetBytesFromBase64())).ToImmutableSortedDictionary(p => p.Nature, p => p),
        PolicyJson.Read(json.GetProperty("policy").GetBytesFromBase64()));
}
