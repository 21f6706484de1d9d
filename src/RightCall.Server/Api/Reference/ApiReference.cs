using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace RightCall.Server.Api.Reference;

/// <summary>The reference of the API: OpenAPI at <c>/openapi/v1.json</c>, and as pages at <c>/docs</c>. Public, since it holds nothing of the centre's.</summary>
internal static class ApiReference
{
    /// <summary>The document's name, and the version of the API.</summary>
    public const string Document = "v1";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.AddSchemaTransformer(ValueSchemas.SetAsync);
        options.AddOperationTransformer(OperationDetails.SetAsync);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "RightCall", Version = Document, Description = "How to sign in, how commands repeat, and every problem's code: docs/guide/api.md." };
            // The address that somebody asked at is no part of the API.
            document.Servers?.Clear();
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "rightcall", Description = "A person's session, by POST /api/v1/session." },
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A machine's key." },
            };
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi();
        // The pages come from this server alone: a centre's browsers may have no way out, and what is read here concerns nobody else.
        app.MapScalarApiReference("/docs", options => options.WithTitle("RightCall API").DisableTelemetry().DisableAgent().DisableMcp().DisableDefaultFonts());
    }
}
