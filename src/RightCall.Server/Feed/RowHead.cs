using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Domain.Desks;

namespace RightCall.Server.Feed;

/// <summary>Who gave a row's command and when, as the journal writes it.</summary>
internal static class RowHead
{
    private static readonly string[] Words = [.. Enum.GetValues<Role>().Select(r => JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()))];

    /// <summary>The word for a role.</summary>
    public static string Word(Role role) => Words[(int)role];

    /// <summary>Writes the fields <c>commandId</c>, <c>actor</c> and <c>at</c>.</summary>
    public static void Write(Utf8JsonWriter json, Row row)
    {
        json.WriteString("commandId", row.Command.Id.Value);
        json.WriteStartObject("actor");
        json.WriteString("id", row.Command.Actor.Id.Value);
        json.WriteString("role", Word(row.Command.Actor.Role));
        if (row.Command.Actor.Desk is { } desk) json.WriteString("desk", desk.Value);
        json.WriteEndObject();
        json.WriteString("at", DomainJson.Text(row.Command.At));
    }
}
