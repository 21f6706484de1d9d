using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RightCall.Server.Api.Access;
using RightCall.Server.Api.Commands;

namespace RightCall.Server.Api.Reference;

/// <summary>What a route's handler does not show: the ids in its address, its query, a command's key and body, who may use it, and that every problem is a document.</summary>
internal static class OperationDetails
{
    private const string Problem = "Problem";

    public static async Task SetAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stopping)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        AddPath(operation, context.Description.RelativePath ?? "");
        foreach (var query in metadata.OfType<QueryParameter>())
            operation.Parameters.Add(new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Required = query.IsRequired, Description = query.Says, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (metadata.OfType<CommandRoute>().FirstOrDefault() is { } route) await AddCommandAsync(operation, route, context, stopping);
        AddProblem(operation, context.Document!);
        SetWho(operation, $"{context.Description.HttpMethod} /{context.Description.RelativePath}", context.Document!);
    }

    private static void AddPath(OpenApiOperation operation, string path)
    {
        foreach (var name in path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}').Split(':')[0]))
        {
            if (operation.Parameters!.Any(p => p.Name == name)) continue;
            var schema = name switch
            {
                "call" or "incident" or "message" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
                "number" or "z" or "x" or "y" => new OpenApiSchema { Type = JsonSchemaType.Integer },
                _ => new OpenApiSchema { Type = JsonSchemaType.String },
            };
            operation.Parameters!.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = schema });
        }
    }

    private static async Task AddCommandAsync(OpenApiOperation operation, CommandRoute route, OpenApiOperationTransformerContext context, CancellationToken stopping)
    {
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = CommandEndpoints.KeyHeader, In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            Description = "A new UUID; the same one again only to repeat the same command.",
        });
        operation.Parameters.Add(new OpenApiParameter { Name = "notAfter", In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }, Description = "The time by which it is to be carried out." });
        var fields = route.Fields.Where(f => route.InPath.All(p => p.Field != Name(f))).ToList();
        if (fields.Count == 0) return;
        var body = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(), AdditionalPropertiesAllowed = false };
        foreach (var field in fields) body.Properties[Name(field)] = await context.GetOrCreateSchemaAsync(field.ParameterType, null, stopping);
        body.Required = fields.Where(f => !CommandReading.IsOptional(f)).Select(Name).ToHashSet(StringComparer.Ordinal);
        operation.RequestBody = new OpenApiRequestBody { Required = body.Required.Count > 0, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = body } } };
    }

    private static void AddProblem(OpenApiOperation operation, OpenApiDocument document)
    {
        OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
        document.AddComponent(Problem, new OpenApiSchema
        {
            Type = JsonSchemaType.Object, Description = "What was refused and why (RFC 9457). Nothing was changed.", Required = new HashSet<string> { "type", "status", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text(), ["title"] = Text(), ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer }, ["detail"] = Text(), ["code"] = Text(), ["field"] = Text(),
            },
        });
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem.", Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) } },
        };
    }

    // docs/guide/access.csv, where people look for it.
    private static void SetWho(OpenApiOperation operation, string route, OpenApiDocument document)
    {
        if (AccessTable.Shipped.ForNobody(route, signedIn: false) != false) return;
        var roles = Enum.GetValues<Contracts.AccessRole>().Select(r => (Name: JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()), Reach: AccessTable.Shipped.For(route, r))).Where(r => r.Reach is Reach.All or Reach.Own);
        operation.Description = $"For {string.Join(", ", roles.Select(r => r.Reach == Reach.Own ? $"{r.Name} (its own)" : r.Name))}.";
        operation.Security = [.. new[] { "session", "key" }.Select(s => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(s, document)] = [] })];
    }

    private static string Name(ParameterInfo field) => JsonNamingPolicy.CamelCase.ConvertName(field.Name!);
}
