using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Facilities;
using RightCall.Domain.Geo;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Journal.Rows;

namespace RightCall.Server.Api.Reference;

/// <summary>What the domain's values look like in JSON: their converters write them, which a schema cannot see into.</summary>
internal static class ValueSchemas
{
    private static readonly HashSet<Type> Uuids = [typeof(CallId), typeof(IncidentId), typeof(CommandId), typeof(MessageId), typeof(Guid)];
    private static readonly HashSet<Type> Words = [typeof(UnitId), typeof(NatureId), typeof(AreaId), typeof(ActorId), typeof(DeskId), typeof(FacilityId)];
    private static readonly HashSet<Type> Lists = [typeof(KindSet), typeof(DisqualifierSet), typeof(Flags), typeof(CallDuties)];

    public static Task SetAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stopping)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (Uuids.Contains(type)) (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        else if (Words.Contains(type)) schema.Type = JsonSchemaType.String;
        else if (Lists.Contains(type)) (schema.Type, schema.Items, schema.Enum) = (JsonSchemaType.Array, new OpenApiSchema { Type = JsonSchemaType.String }, null);
        else if (type == typeof(uint)) (schema.Type, schema.Items, schema.Format) = (JsonSchemaType.Array, new OpenApiSchema { Type = JsonSchemaType.Integer }, null);
        else if (type == typeof(Instant)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        else if (type == typeof(LocalDate)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date");
        else if (type == typeof(Duration)) (schema.Type, schema.Description) = (JsonSchemaType.Number, "Seconds.");
        else if (type == typeof(Distance)) (schema.Type, schema.Description) = (JsonSchemaType.Number, "Metres.");
        else if (type == typeof(TravelTime)) (schema.Type, schema.Description) = (JsonSchemaType.Number | JsonSchemaType.Null, "Seconds; null where there is no way.");
        else if (type == typeof(HandOffNumber)) schema.Type = JsonSchemaType.Integer;
        else if (type == typeof(GeoPoint)) SetPoint(schema);
        else if (type.IsEnum) SetEnum(schema, type);
        // An answer that is given may leave out how and, by the key or the crew, when and who; one that is read has them all.
        else if (type == typeof(Answer)) schema.Required = new HashSet<string> { "question", "value" };
        return Task.CompletedTask;
    }

    private static void SetPoint(OpenApiSchema schema) =>
        (schema.Type, schema.Items, schema.MinItems, schema.MaxItems, schema.Description) = (JsonSchemaType.Array, new OpenApiSchema { Type = JsonSchemaType.Number }, 2, 2, "Latitude and longitude in degrees (WGS 84).");

    // As the journal writes them: most as words, levels and priorities as numbers.
    private static void SetEnum(OpenApiSchema schema, Type type)
    {
        var values = Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => JsonSerializer.SerializeToNode(Enum.ToObject(type, v), type, RowJson.Plain)).OfType<JsonNode>().ToList();
        (schema.Type, schema.Enum) = (values is [JsonValue first, ..] && first.GetValueKind() == JsonValueKind.Number ? JsonSchemaType.Integer : JsonSchemaType.String, values);
    }
}
