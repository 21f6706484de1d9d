using System.Numerics;
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

/// <summary>How each value of the domain is written: times as ISO 8601, spans of time in seconds, ids as text, sets as lists of ids.</summary>
internal static class Converters
{
    public static IReadOnlyList<JsonConverter> All { get; } =
    [
        new Written<Instant>((json, at) => json.WriteStringValue(Text(at))),
        new Written<Duration>((json, time) => json.WriteNumberValue(time.TotalSeconds)),
        new Written<TravelTime>(Write),
        new Written<Distance>((json, distance) => json.WriteNumberValue(distance.Metres)),
        new Written<GeoPoint>(Write),
        new Written<HourSet>(Write),
        // A number of bits is always a set of an incident's tracks.
        new Written<uint>(WriteTracks),
        new Written<AreaId>((json, id) => json.WriteStringValue(id.Value)),
        new Written<CommandId>((json, id) => json.WriteStringValue(id.Value)),
        new Written<CallId>((json, id) => json.WriteStringValue(id.Value)),
        new Written<IncidentId>((json, id) => json.WriteStringValue(id.Value)),
        new Written<UnitId>((json, id) => json.WriteStringValue(id.ToString())),
        new Written<NatureId>((json, id) => json.WriteStringValue(id.ToString())),
        new Written<ActorId>((json, id) => json.WriteStringValue(id.Value)),
        new Written<DeskId>((json, id) => json.WriteStringValue(id.Value)),
        new Written<HandOffNumber>((json, number) => json.WriteNumberValue(number.Value)),
        new Written<Level>((json, level) => json.WriteNumberValue((int)level)),
        new Written<Priority>((json, priority) => json.WriteNumberValue((int)priority)),
        new Written<Family>((json, family) => json.WriteStringValue(family.Id())),
        new Written<ResponderKind>((json, kind) => json.WriteStringValue(kind.Id())),
        new Written<Disqualifier>((json, disqualifier) => json.WriteStringValue(disqualifier.Id())),
        new Written<KindSet>((json, kinds) => WriteIds(json, kinds.Select(k => k.Id()))),
        new Written<DisqualifierSet>((json, disqualifiers) => WriteIds(json, disqualifiers.Select(d => d.Id()))),
        new Written<Flags>((json, flags) => WriteIds(json, flags.Names())),
        new Written<CallDuties>((json, duties) => WriteIds(json, Enum.GetValues<CallDuties>().Where(d => d != 0 && (duties & d) != 0).Select(d => JsonNamingPolicy.KebabCaseLower.ConvertName(d.ToString())))),
        new Written<Determination>(Write),
        new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
    ];

    public static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    public static void WriteIds(Utf8JsonWriter json, IEnumerable<string> ids)
    {
        json.WriteStartArray();
        foreach (var id in ids) json.WriteStringValue(id);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, TravelTime time)
    {
        if (time.IsReachable) json.WriteNumberValue(time.Milliseconds / 1000m);
        else json.WriteNullValue();
    }

    private static void Write(Utf8JsonWriter json, GeoPoint point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(point.LatitudeE7 / 10_000_000m);
        json.WriteNumberValue(point.LongitudeE7 / 10_000_000m);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, HourSet hours)
    {
        json.WriteStartArray();
        for (var hour = 0; hour < HourSet.HoursOfWeek; hour++) if (hours.Contains(hour)) json.WriteNumberValue(hour);
        json.WriteEndArray();
    }

    private static void WriteTracks(Utf8JsonWriter json, uint tracks)
    {
        json.WriteStartArray();
        for (var rest = tracks; rest != 0; rest &= rest - 1) json.WriteNumberValue(BitOperations.TrailingZeroCount(rest));
        json.WriteEndArray();
    }

    // Without the words of its clauses, which are found by the protocol's hash.
    private static void Write(Utf8JsonWriter json, Determination value)
    {
        json.WriteStartObject();
        json.WriteString("nature", value.Nature.ToString());
        json.WriteString("family", value.Family.Id());
        json.WriteString("protocolHash", value.ProtocolHash);
        json.WriteNumber("level", (int)value.Level);
        json.WriteNumber("priority", (int)value.Priority);
        json.WritePropertyName("needs");
        WriteIds(json, value.Needs.Select(k => k.Id()));
        json.WritePropertyName("flags");
        WriteIds(json, value.Flags.Names());
        json.WritePropertyName("disqualifiers");
        WriteIds(json, value.Disqualifiers.Select(d => d.Id()));
        json.WriteBoolean("inScope", value.IsInScope);
        json.WritePropertyName("clauses");
        WriteIds(json, value.Clauses.Select(c => c.Id));
        if (value.Gravest is { } gravest) json.WriteString("gravest", gravest.Id);
        json.WriteEndObject();
    }
}
