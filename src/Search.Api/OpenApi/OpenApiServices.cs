using Microsoft.OpenApi;

namespace Search.Api.OpenApi;

/// <summary>Registration of the OpenAPI document.</summary>
internal static class OpenApiServices
{
    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Search",
                Version = "v1",
                Description = "Ranked search, facets on people and places, and \"more like this\" over an archive of German news.",
            });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.ParameterFilter<QueryParameterFilter>();
            options.SchemaFilter<ProblemContentFilter>();
            foreach (string assembly in (string[])["Search.Api", "Search.Archive", "Search.Articles"])
            {
                string comments = Path.Combine(AppContext.BaseDirectory, assembly + ".xml");
                if (File.Exists(comments))
                {
                    options.IncludeXmlComments(comments);
                }
            }
        });
    }
}
