using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RightCall.Domain.Triage;
using RightCall.Journal.Rows;

namespace RightCall.Journal.Snapshots;

/// <summary>An interview: its protocol's hash and its answers. What they come to is computed again.</summary>
internal sealed class InterviewForm(RuleShelf rules) : JsonConverter<Interview>
{
    public override void Write(Utf8JsonWriter writer, Interview value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, new Fields(value.Protocol.Hash, value.Answers), options);

    public override Interview Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fields = JsonSerializer.Deserialize<Fields>(ref reader, options)!;
        return Interview.Of(rules.Protocol(fields.Protocol), fields.Answers);
    }

    private sealed record Fields(string Protocol, ImmutableArray<Answer> Answers);
}
