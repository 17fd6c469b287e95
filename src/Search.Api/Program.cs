using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Api.Configuration;
using Search.Api.Features.Articles;
using Search.Api.Features.Entities;
using Search.Api.Features.Facets;
using Search.Api.Features.Health;
using Search.Api.Features.Reindex;
using Search.Api.Features.Search;
using Search.Api.Features.Similar;
using Search.Api.Features.Suggest;
using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Problems;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddShippedSettings();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestLineSize = OverlongRequestLine.ServerLimit;
    kestrel.Limits.MaxRequestBufferSize = 1 << 20;
    kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(OverlongRequestLine.ConnectionMiddleware));
});
builder.Services.Configure<SearchSettings>(builder.Configuration.GetSection(SearchSettings.Section));
builder.Services.AddArchive();
builder.Services.AddOpenApiDocument();
builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = StatusCodeProblems.AddCode);
builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    options.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
});

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.Use(OverlongRequestLine.RequestMiddleware);
app.UseStatusCodePages();
app.UseSwagger();
app.UseSwaggerUI(ui =>
{
    ui.SwaggerEndpoint("/swagger/v1/swagger.json", "Search v1");
    ui.DocumentTitle = "Search";
    ui.DisplayOperationId();
});

app.MapGet("/", () => TypedResults.Redirect("/swagger")).ExcludeFromDescription();
app.MapHealth();
RouteGroupBuilder v1 = app.MapGroup("/v1");
v1.MapSearch();
v1.MapArticles();
v1.MapSimilar();
v1.MapFacets();
v1.MapEntities();
v1.MapSuggest();
v1.MapReindex();
app.Run();

/// <summary>Entry point; public so that tests can host it.</summary>
public sealed partial class Program;
