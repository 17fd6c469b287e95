using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Search.Api.OpenApi;

/// <summary>Writes what <see cref="QueryParameterAttribute"/> says into the document.</summary>
internal sealed class QueryParameterFilter : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        QueryParameterAttribute? about = context.PropertyInfo?.GetCustomAttribute<QueryParameterAttribute>()
            ?? context.ParameterInfo?.GetCustomAttribute<QueryParameterAttribute>();
        if (about is null || parameter is not OpenApiParameter concrete)
        {
            return;
        }

        concrete.Description = about.Description;
        concrete.Example = about.Example is { } example ? Value(about.Type, example) : null;
        if (concrete.Schema is not OpenApiSchema schema || schema.Type?.HasFlag(JsonSchemaType.Array) == true)
        {
            return;
        }

        schema.Type = about.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String;
        schema.Format = about.Type == "date" ? "date" : null;
        schema.Default = about.Default is { } otherwise ? Value(about.Type, otherwise) : null;
        schema.Minimum = about.Minimum == int.MinValue ? null : about.Minimum.ToString(CultureInfo.InvariantCulture);
        schema.Maximum = about.Maximum == int.MaxValue ? null : about.Maximum.ToString(CultureInfo.InvariantCulture);
        schema.Enum = about.Values?.Split('|').Select(v => (JsonNode)JsonValue.Create(v)).ToList();
    }

    private static JsonValue Value(string type, string text) =>
        type == "integer" ? JsonValue.Create(int.Parse(text, CultureInfo.InvariantCulture)) : JsonValue.Create(text);
}
