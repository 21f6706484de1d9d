using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RightCall.Domain.Areas;

namespace RightCall.Journal.Rows;

/// <summary>Events and commands as JSON: camelCase members, words in lower case with hyphens, the event's type first. What is resolved by a hash is left out.</summary>
internal static class EventJson
{
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonSerializerOptions Options = Make();

    public static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<AreaEvent> events)
    {
        json.WriteStartArray();
        foreach (var @event in events) JsonSerializer.Serialize(json, @event, @event.GetType(), Options);
        json.WriteEndArray();
    }

    public static void WriteBody(Utf8JsonWriter json, CommandBody body) => JsonSerializer.Serialize(json, body, body.GetType(), Options);

    private static JsonSerializerOptions Make()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(LeaveOut);
        resolver.Modifiers.Add(TypeFirst);
        return new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = resolver,
            Converters =
            {
                new InstantJson(), new DurationJson(), new TravelTimeJson(), new GeoPointJson(), new KindSetJson(), new DisqualifierSetJson(), new FlagsJson(), new KindJson(),
                new DeterminationJson(), new UnitIdJson(), new NatureIdJson(), new AreaIdJson(), new GuidIdJson(), new TextIdJson(), new HandOffNumberJson(), new HourSetJson(),
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            },
        };
    }

    // The reader of a journal finds rules and chains again by the hash or id beside them.
    private static void LeaveOut(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
            if (info.Properties[i].AttributeProvider?.IsDefined(typeof(ResolvedByHashAttribute), inherit: true) == true) info.Properties.RemoveAt(i);
    }

    private static void TypeFirst(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !typeof(AreaEvent).IsAssignableFrom(info.Type)) return;
        var type = info.CreateJsonPropertyInfo(typeof(string), "type");
        var name = Names.Of(info.Type);
        type.Get = _ => name;
        info.Properties.Insert(0, type);
    }
}
