using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Search.Api.OpenApi;

/// <summary>Documents the members that every problem of this service carries besides those of RFC 9457, and gives an example.</summary>
internal sealed class ProblemContentFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type != typeof(Microsoft.AspNetCore.Mvc.ProblemDetails) || schema is not OpenApiSchema concrete)
        {
            return;
        }

        concrete.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        concrete.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable word for programs." };
        concrete.Properties["parameter"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The parameter at fault." };
        concrete.Examples = [JsonNode.Parse("""
            {
              "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
              "title": "Bad Request",
              "status": 400,
              "detail": "'size' must be between 0 and 100.",
              "code": "size-out-of-range",
              "parameter": "size"
            }
            """)!];
    }
}
