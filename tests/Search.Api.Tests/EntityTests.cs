using System.Net;
using System.Text.Json;

namespace Search.Api.Tests;

/// <summary>People and places over the sample articles.</summary>
public sealed class EntityTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData("people", "person")]
    [InlineData("places", "place")]
    public async Task A_list_leads_to_profiles_that_agree_with_the_facets(string route, string facet)
    {
        JsonElement list = await service.GetAsync($"/v1/{route}?size=5");
        JsonElement search = await service.GetAsync($"/v1/search?size=0&facets={facet}&facetSize=5");
        JsonElement[] values = [.. search.GetProperty("facets").GetProperty(facet).GetProperty("values").EnumerateArray()];
        JsonElement[] entities = [.. list.GetProperty("entities").EnumerateArray()];
        Assert.Equal(values.Select(v => (Text(v, "id"), v.GetProperty("count").GetInt32())), entities.Select(e => (Text(e, "id"), e.GetProperty("articles").GetInt32())));
        Assert.Equal(search.GetProperty("facets").GetProperty(facet).GetProperty("totalValues").GetInt32(), list.GetProperty("total").GetInt32());

        foreach (JsonElement entity in entities)
        {
            JsonElement profile = await service.GetAsync($"/v1/{route}/{Text(entity, "id")}");
            Assert.Equal(Text(entity, "label"), Text(profile, "label"));
            Assert.Equal(entity.GetProperty("articles").GetInt64(), profile.GetProperty("total").GetInt64());
            Assert.NotEmpty(profile.GetProperty("forms").EnumerateArray());
            Assert.All(profile.GetProperty("forms").EnumerateArray(), form => Assert.True(form.GetProperty("count").GetInt32() > 0));
            Assert.InRange(profile.GetProperty("timeline").EnumerateArray().Sum(month => month.GetProperty("count").GetInt64()), 1, profile.GetProperty("total").GetInt64());
            Assert.InRange(profile.GetProperty("articles").GetArrayLength(), 1, 10);
            string id = Text(entity, "id");
            Assert.DoesNotContain(profile.GetProperty(route).EnumerateArray(), beside => Text(beside, "id") == id);
            foreach (JsonElement beside in profile.GetProperty("people").EnumerateArray().Take(3))
            {
                JsonElement both = await service.GetAsync($"/v1/search?size=0&{facet}={id}&q=person:%22{Uri.EscapeDataString(Text(beside, "id"))}%22");
                Assert.Equal(beside.GetProperty("count").GetInt64(), both.GetProperty("total").GetInt64());
            }
        }
    }

    [Fact]
    public async Task A_place_has_country_and_coordinates()
    {
        JsonElement place = await service.GetAsync("/v1/places/l-berlin");
        Assert.Equal("DE", Text(place, "country"));
        Assert.InRange(place.GetProperty("latitude").GetDouble(), 52, 53);
        Assert.InRange(place.GetProperty("longitude").GetDouble(), 13, 14);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_a_text_narrows()
    {
        JsonElement[] all = [.. (await service.GetAsync("/v1/places?size=6&sort=name")).GetProperty("entities").EnumerateArray()];
        JsonElement[] second = [.. (await service.GetAsync("/v1/places?size=3&offset=3&sort=name")).GetProperty("entities").EnumerateArray()];
        Assert.Equal(all[3..].Select(e => Text(e, "id")), second.Select(e => Text(e, "id")));
        JsonElement found = await service.GetAsync("/v1/places?q=BERLI");
        Assert.Contains(found.GetProperty("entities").EnumerateArray(), e => Text(e, "id") == "l-berlin");
        Assert.Equal(0, (await service.GetAsync("/v1/people?q=xyzzy")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("/v1/people?size=0", HttpStatusCode.BadRequest, "size-out-of-range")]
    [InlineData("/v1/people?size=101", HttpStatusCode.BadRequest, "size-out-of-range")]
    [InlineData("/v1/places?offset=-1", HttpStatusCode.BadRequest, "offset-out-of-range")]
    [InlineData("/v1/places?offset=x", HttpStatusCode.BadRequest, "malformed-number")]
    [InlineData("/v1/people?sort=age", HttpStatusCode.BadRequest, "unknown-sort")]
    [InlineData("/v1/people?sise=1", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("/v1/people/p-nobody", HttpStatusCode.NotFound, "unknown-person")]
    [InlineData("/v1/people/l-berlin", HttpStatusCode.NotFound, "unknown-person")]
    [InlineData("/v1/places/l-nowhere%2Fx", HttpStatusCode.NotFound, "unknown-place")]
    public async Task Errors_are_problems(string path, HttpStatusCode status, string code) => Assert.Equal(code, Text(await service.GetAsync(path, status), "code"));

    /// <summary>Swagger UI offers every example of the document for trying out: each must give an answer over the sample articles.</summary>
    [Fact]
    public async Task The_examples_of_the_document_answer()
    {
        JsonElement document = await service.GetAsync("/swagger/v1/swagger.json");
        foreach (string path in (string[])["/v1/people", "/v1/people/{id}", "/v1/places", "/v1/places/{id}"])
        {
            JsonElement operation = document.GetProperty("paths").GetProperty(path).GetProperty("get");
            Assert.NotEmpty(Text(operation, "operationId"));
            Assert.NotEmpty(Text(operation, "summary"));
            JsonElement parameter = operation.GetProperty("parameters").EnumerateArray().First(p => p.TryGetProperty("example", out _));
            string example = Text(parameter, "example");
            JsonElement answer = await service.GetAsync(Text(parameter, "in") == "path" ? path.Replace("{id}", example, StringComparison.Ordinal) : $"{path}?{Text(parameter, "name")}={example}");
            Assert.True(answer.GetProperty("total").GetInt64() > 0, path);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
