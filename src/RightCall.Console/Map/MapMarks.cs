using System.Text;
using System.Text.Json;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Units;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Console.Map;

/// <summary>What the map draws, as the JSON that npm/src/map.js reads.</summary>
public static class MapMarks
{
    /// <summary>Units with their kind and state.</summary>
    public static string Of(IReadOnlyList<UnitView> units) => List(units, (json, unit) =>
    {
        json.WriteString("unit", unit.Unit.ToString());
        json.WriteString("kind", (unit.Active?.Kind ?? unit.Kinds.First()).Id());
        json.WriteString("state", StateOf(unit));
        json.WriteNumber("order", unit.Panic ? 9 : unit.Active is null ? 1 : 5);
        if (unit.Active is not { } active) return;
        json.WriteString("incident", active.Incident.Value);
        json.WriteBoolean("moving", active.Status is UnitStatus.Acknowledged or UnitStatus.EnRoute or UnitStatus.Dispatched);
    });

    /// <summary>Incidents with a place.</summary>
    public static string Of(IEnumerable<IncidentLine> incidents) => List(incidents, (json, incident) =>
    {
        json.WriteString("id", incident.Incident.Value);
        json.WriteNumber("number", incident.Number);
        json.WriteNumber("priority", (int)incident.Priority);
        json.WriteBoolean("raised", incident.RaisedTo is Role.Supervisor or Role.Director);
        if (incident.Place is not { } place) return;
        json.WriteStartArray("point");
        json.WriteNumberValue(place.Point.Longitude);
        json.WriteNumberValue(place.Point.Latitude);
        json.WriteEndArray();
    });

    /// <summary>Places that are asked about, and the one that is taken.</summary>
    public static string Of(IReadOnlyList<PlaceCandidate> places, PlaceCandidate? chosen) => List(chosen is null ? places : places.Append(chosen), (json, place) =>
    {
        json.WriteNumber("latitude", place.Point.Latitude);
        json.WriteNumber("longitude", place.Point.Longitude);
        json.WriteNumber("metres", place.Uncertainty.Metres);
        json.WriteBoolean("chosen", ReferenceEquals(place, chosen));
    });

    private static string StateOf(UnitView unit) => unit.Panic ? "alarm" : unit.Status switch
    {
        UnitStatus.Available => "free",
        UnitStatus.Dispatched or UnitStatus.Acknowledged or UnitStatus.EnRoute or UnitStatus.Staged => "sent",
        UnitStatus.OnScene or UnitStatus.PersonReached or UnitStatus.Transporting or UnitStatus.AtFacility => "there",
        _ => "away",
    };

    private static string List<T>(IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var one in all)
            {
                json.WriteStartObject();
                write(json, one);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
