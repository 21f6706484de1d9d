using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Facilities;
using RightCall.Domain.Geo;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Canonical;

/// <summary>How each value of the domain is written in JSON and read from it, the same in the journal and in the API: times as ISO 8601, spans of time in seconds, ids as text, sets as lists of ids.</summary>
/// <remarks>Reading is strict: an unknown word, a number for a word or a place that is none on the earth is a <see cref="JsonException"/> that says what is allowed.</remarks>
public static class DomainJson
{
    private static readonly (CallDuties Duty, string Id)[] DutyIds =
        [.. Enum.GetValues<CallDuties>().Where(d => d != CallDuties.None).Select(d => (d, JsonNamingPolicy.KebabCaseLower.ConvertName(d.ToString())))];

    /// <summary>A converter for each value that JSON does not know.</summary>
    public static IReadOnlyList<JsonConverter> Converters { get; } =
    [
        new Written<Instant>((json, at) => json.WriteStringValue(Text(at)), (ref json) => InstantPattern.ExtendedIso.Parse(Word(ref json)).Value),
        new Written<Duration>((json, time) => json.WriteNumberValue(time.TotalSeconds), (ref json) => Duration.FromSeconds(json.GetDouble())),
        new Written<LocalDate>((json, day) => json.WriteStringValue(LocalDatePattern.Iso.Format(day)), (ref json) => LocalDatePattern.Iso.Parse(Word(ref json)).Value),
        new Written<TravelTime>(Write, ReadTravelTime, nulls: true),
        new Written<Distance>((json, distance) => json.WriteNumberValue(distance.Metres), (ref json) => new(json.GetDouble())),
        new Written<GeoPoint>(Write, ReadPoint),
        new Written<HourSet>(Write, ReadHours),
        // A number of bits is always a set of an incident's tracks.
        new Written<uint>(WriteTracks, ReadTracks),
        new Written<AreaId>((json, id) => json.WriteStringValue(id.Value), (ref json) => new(Word(ref json))),
        new Written<CommandId>((json, id) => json.WriteStringValue(id.Value), (ref json) => new(json.GetGuid())),
        new Written<CallId>((json, id) => json.WriteStringValue(id.Value), (ref json) => new(json.GetGuid())),
        new Written<IncidentId>((json, id) => json.WriteStringValue(id.Value), (ref json) => new(json.GetGuid())),
        new Written<MessageId>((json, id) => json.WriteStringValue(id.Value), (ref json) => new(json.GetGuid())),
        new Written<UnitId>((json, id) => json.WriteStringValue(id.ToString()), (ref json) => new(Word(ref json))),
        new Written<FacilityId>((json, id) => json.WriteStringValue(id.ToString()), (ref json) => new(Word(ref json))),
        new Written<NatureId>((json, id) => json.WriteStringValue(id.ToString()), (ref json) => new(Word(ref json))),
        new Written<ActorId>((json, id) => json.WriteStringValue(id.Value), (ref json) => new(Word(ref json))),
        new Written<DeskId>((json, id) => json.WriteStringValue(id.Value), (ref json) => new(Word(ref json))),
        new Written<HandOffNumber>((json, number) => json.WriteNumberValue(number.Value), (ref json) => new(json.GetInt32())),
        new Written<Level>((json, level) => json.WriteNumberValue((int)level), (ref json) => (Level)json.GetInt32()),
        new Written<Priority>((json, priority) => json.WriteNumberValue((int)priority), (ref json) => (Priority)json.GetInt32()),
        new Written<Family>((json, family) => json.WriteStringValue(family.Id()), (ref json) => Known(ref json, Families.Find)),
        new Written<ResponderKind>((json, kind) => json.WriteStringValue(kind.Id()), (ref json) => Known(ref json, ResponderKinds.Find)),
        new Written<Disqualifier>((json, disqualifier) => json.WriteStringValue(disqualifier.Id()), (ref json) => Known(ref json, Disqualifiers.Find)),
        new Written<KindSet>((json, kinds) => WriteIds(json, kinds.Select(k => k.Id())), (ref json) => KindSet.Create([.. Each(ref json, ResponderKinds.Find)])),
        new Written<DisqualifierSet>((json, disqualifiers) => WriteIds(json, disqualifiers.Select(d => d.Id())), (ref json) => DisqualifierSet.Create([.. Each(ref json, Disqualifiers.Find)])),
        new Written<Flags>((json, flags) => WriteIds(json, flags.Names()), (ref json) => Each(ref json, FlagIds.Find).Aggregate(Flags.None, (all, flag) => all | flag)),
        new Written<CallDuties>((json, duties) => WriteIds(json, DutyIds.Where(d => (duties & d.Duty) != 0).Select(d => d.Id)),
            (ref json) => Each(ref json, FindDuty).Aggregate(CallDuties.None, (all, duty) => all | duty)),
        new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
    ];

    /// <summary>A time as it is written.</summary>
    public static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    /// <summary>Writes a list of ids.</summary>
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

    // A list of ids, each of which has to be known.
    private static List<T> Each<T>(ref Utf8JsonReader json, Func<string, T?> find) where T : struct
    {
        List<T> found = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) found.Add(Known(ref json, find));
        return found;
    }

    private static string Word(ref Utf8JsonReader json) => json.GetString() ?? throw new JsonException("A word is missing.");

    private static T Known<T>(ref Utf8JsonReader json, Func<string, T?> find) where T : struct =>
        find(Word(ref json)) ?? throw new JsonException($"'{json.GetString()}' is no {typeof(T).Name} that this version knows.");

    private static CallDuties? FindDuty(string id) => Array.Find(DutyIds, d => d.Id == id) is { Id: not null } found ? found.Duty : null;

    private static TravelTime ReadTravelTime(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? TravelTime.Unreachable : new((int)(json.GetDecimal() * 1_000m));

    private static GeoPoint ReadPoint(ref Utf8JsonReader json)
    {
        json.Read();
        var latitude = json.GetDecimal();
        json.Read();
        var longitude = json.GetDecimal();
        json.Read();
        if (latitude is < -90 or > 90 || longitude is < -180 or > 180) throw new JsonException("A place is [latitude, longitude]: -90 to 90, -180 to 180.");
        return new((int)(latitude * 10_000_000m), (int)(longitude * 10_000_000m));
    }

    private static HourSet ReadHours(ref Utf8JsonReader json)
    {
        var hours = default(HourSet);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) hours = hours.With(json.GetInt32() is >= 0 and < HourSet.HoursOfWeek and var hour ? hour : throw new JsonException("An hour of the week is 0 to 167."));
        return hours;
    }

    private static uint ReadTracks(ref Utf8JsonReader json)
    {
        var tracks = 0u;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) tracks |= 1u << (json.GetInt32() is >= 0 and < 32 and var track ? track : throw new JsonException("A track's number is 0 to 31."));
        return tracks;
    }
}
