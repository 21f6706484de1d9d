using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Journal.Rows;

/// <summary>A value that a journal writes as one word, number or list. Journals of replays are read as JSON, not back into values.</summary>
internal abstract class Written<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"A journal's {typeof(T).Name} is read as JSON.");
}

internal sealed class InstantJson : Written<Instant>
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");

    public static string Text(Instant at) => Pattern.Format(at);

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(Pattern.Format(value));
}

internal sealed class DurationJson : Written<Duration>
{
    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteNumberValue(value.TotalSeconds);
}

internal sealed class TravelTimeJson : Written<TravelTime>
{
    public override void Write(Utf8JsonWriter writer, TravelTime value, JsonSerializerOptions options)
    {
        if (value.IsReachable) writer.WriteNumberValue(value.Milliseconds / 1000.0);
        else writer.WriteNullValue();
    }
}

internal sealed class GeoPointJson : Written<GeoPoint>
{
    public override void Write(Utf8JsonWriter writer, GeoPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Latitude);
        writer.WriteNumberValue(value.Longitude);
        writer.WriteEndArray();
    }
}

internal sealed class KindSetJson : Written<KindSet>
{
    public override void Write(Utf8JsonWriter writer, KindSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var kind in value) writer.WriteStringValue(kind.Id());
        writer.WriteEndArray();
    }
}

internal sealed class DisqualifierSetJson : Written<DisqualifierSet>
{
    public override void Write(Utf8JsonWriter writer, DisqualifierSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var disqualifier in value) writer.WriteStringValue(disqualifier.Id());
        writer.WriteEndArray();
    }
}

internal sealed class FlagsJson : Written<Flags>
{
    public override void Write(Utf8JsonWriter writer, Flags value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var name in value.Names()) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}

internal sealed class KindJson : Written<ResponderKind>
{
    public override void Write(Utf8JsonWriter writer, ResponderKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id());
}

/// <summary>A determination without the words of its clauses, which are found by the protocol's hash.</summary>
internal sealed class DeterminationJson : Written<Determination>
{
    public override void Write(Utf8JsonWriter writer, Determination value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("nature", value.Nature.ToString());
        writer.WriteString("family", value.Family.Id());
        writer.WriteString("protocolHash", value.ProtocolHash);
        writer.WriteNumber("level", (int)value.Level);
        writer.WriteNumber("priority", (int)value.Priority);
        writer.WriteStartArray("needs");
        foreach (var kind in value.Needs) writer.WriteStringValue(kind.Id());
        writer.WriteEndArray();
        writer.WriteStartArray("flags");
        foreach (var name in value.Flags.Names()) writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteStartArray("disqualifiers");
        foreach (var disqualifier in value.Disqualifiers) writer.WriteStringValue(disqualifier.Id());
        writer.WriteEndArray();
        writer.WriteBoolean("inScope", value.IsInScope);
        writer.WriteStartArray("clauses");
        foreach (var clause in value.Clauses) writer.WriteStringValue(clause.Id);
        writer.WriteEndArray();
        if (value.Gravest is { } gravest) writer.WriteString("gravest", gravest.Id);
        writer.WriteEndObject();
    }
}

internal sealed class UnitIdJson : Written<UnitId>
{
    public override void Write(Utf8JsonWriter writer, UnitId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class NatureIdJson : Written<NatureId>
{
    public override void Write(Utf8JsonWriter writer, NatureId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class AreaIdJson : Written<AreaId>
{
    public override void Write(Utf8JsonWriter writer, AreaId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class HandOffNumberJson : Written<HandOffNumber>
{
    public override void Write(Utf8JsonWriter writer, HandOffNumber value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

internal sealed class HourSetJson : Written<HourSet>
{
    public override void Write(Utf8JsonWriter writer, HourSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var hour = 0; hour < HourSet.HoursOfWeek; hour++) if (value.Contains(hour)) writer.WriteNumberValue(hour);
        writer.WriteEndArray();
    }
}

/// <summary>Ids that are UUIDs.</summary>
internal sealed class GuidIdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(CallId) || typeToConvert == typeof(IncidentId);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => typeToConvert == typeof(CallId) ? new OfCall() : new OfIncident();

    private sealed class OfCall : Written<CallId>
    {
        public override void Write(Utf8JsonWriter writer, CallId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class OfIncident : Written<IncidentId>
    {
        public override void Write(Utf8JsonWriter writer, IncidentId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}

/// <summary>Ids that are words.</summary>
internal sealed class TextIdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(ActorId) || typeToConvert == typeof(DeskId);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => typeToConvert == typeof(ActorId) ? new OfActor() : new OfDesk();

    private sealed class OfActor : Written<ActorId>
    {
        public override void Write(Utf8JsonWriter writer, ActorId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class OfDesk : Written<DeskId>
    {
        public override void Write(Utf8JsonWriter writer, DeskId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
