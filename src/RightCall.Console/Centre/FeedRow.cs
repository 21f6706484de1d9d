using System.Text.Json;
using RightCall.Domain.Incidents;

namespace RightCall.Console.Centre;

/// <summary>A row of the journal as the feed shows it: read what is needed before the call returns.</summary>
/// <param name="row">Its JSON: docs/guide/journal-format.md.</param>
public readonly ref struct FeedRow(JsonElement row)
{
    /// <summary>Who gave the command.</summary>
    public string Actor => row.TryGetProperty("actor", out var actor) ? actor.GetProperty("id").GetString() ?? "" : "";

    /// <summary>What happened.</summary>
    public JsonElement.ArrayEnumerator Events => row.GetProperty("events").EnumerateArray();

    /// <summary>The kind of an event, such as <c>unit-assigned</c>.</summary>
    public static string TypeOf(JsonElement e) => e.GetProperty("type").GetString() ?? "";

    /// <summary>The incident that an event is about.</summary>
    public static IncidentId? IncidentOf(JsonElement e) => e.TryGetProperty("incident", out var id) && id.TryGetGuid(out var value) ? new(value) : null;

    /// <summary>A word of an event; empty where it has none of this name.</summary>
    public static string Word(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
