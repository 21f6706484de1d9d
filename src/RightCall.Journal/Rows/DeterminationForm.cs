using System.Text.Json.Serialization;
using System.Text.Json;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Journal.Rows;

/// <summary>A determination without the words of its clauses, which are found again by the protocol's hash.</summary>
/// <param name="rules">Where they are found; null where rows are only written.</param>
internal sealed class DeterminationForm(RuleShelf? rules) : JsonConverter<Determination>
{
    public override void Write(Utf8JsonWriter writer, Determination value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("nature", value.Nature.ToString());
        writer.WriteString("family", value.Family.Id());
        writer.WriteString("protocolHash", value.ProtocolHash);
        writer.WriteNumber("level", (int)value.Level);
        writer.WriteNumber("priority", (int)value.Priority);
        writer.WritePropertyName("needs");
        DomainJson.WriteIds(writer, value.Needs.Select(k => k.Id()));
        writer.WritePropertyName("flags");
        DomainJson.WriteIds(writer, value.Flags.Names());
        writer.WritePropertyName("disqualifiers");
        DomainJson.WriteIds(writer, value.Disqualifiers.Select(d => d.Id()));
        writer.WriteBoolean("inScope", value.IsInScope);
        writer.WritePropertyName("clauses");
        DomainJson.WriteIds(writer, value.Clauses.Select(c => c.Id));
        if (value.Gravest is { } gravest) writer.WriteString("gravest", gravest.Id);
        writer.WriteEndObject();
    }

    public override Determination Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (rules is null) throw new InvalidOperationException("A determination is read back with the rules that made it.");
        var fields = JsonSerializer.Deserialize<Fields>(ref reader, options)!;
        var protocol = rules.Protocol(fields.ProtocolHash);
        Clause Find(string id) => protocol.Clauses.FirstOrDefault(c => c.Id == id) ?? throw new JsonException($"The protocol {fields.ProtocolHash} has no clause '{id}'.");
        return new(fields.Nature, fields.Family, fields.ProtocolHash, fields.Level, fields.Priority, fields.Needs, fields.Flags, fields.Disqualifiers,
            [.. fields.Clauses.Select(Find)], fields.Gravest is null ? null : Find(fields.Gravest));
    }

    private sealed record Fields(NatureId Nature, Family Family, string ProtocolHash, Level Level, Priority Priority, KindSet Needs, Flags Flags, DisqualifierSet Disqualifiers,
        IReadOnlyList<string> Clauses, string? Gravest);
}
