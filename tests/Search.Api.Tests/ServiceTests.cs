using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Search.Api.Tests;

/// <summary>Every door of the service, over the sample articles.</summary>
public sealed class ServiceTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task A_search_answers_hits_facets_and_highlights()
    {
        JsonElement found = await service.GetAsync("/v1/search?q=haus&facets=person,place,source,agency,author,date&facetSize=3");
        Assert.InRange(found.GetProperty("total").GetInt64(), 1, 1000);
        Assert.NotEmpty(found.GetProperty("generation").GetString()!);
        JsonElement hit = found.GetProperty("hits")[0];
        foreach (string member in (string[])["id", "title", "teaser", "date", "url", "source", "authors", "agencies", "people", "places", "copies", "copyOf", "score", "highlights"])
        {
            Assert.True(hit.TryGetProperty(member, out _), member);
        }

        Assert.Contains("<mark>", hit.GetProperty("highlights").GetRawText(), StringComparison.Ordinal);
        foreach (string facet in (string[])["person", "place", "source", "agency", "author", "date"])
        {
            JsonElement counted = found.GetProperty("facets").GetProperty(facet);
            Assert.InRange(counted.GetProperty("values").GetArrayLength(), 0, 3);
            Assert.True(counted.GetProperty("totalValues").GetInt32() >= counted.GetProperty("values").GetArrayLength());
            Assert.True(counted.GetProperty("otherCount").GetInt64() >= 0);
        }
    }

    [Fact]
    public async Task Filters_take_ids_and_labels_repeated_or_with_commas()
    {
        JsonElement all = await service.GetAsync("/v1/search?facets=place&size=0");
        JsonElement[] places = [.. all.GetProperty("facets").GetProperty("place").GetProperty("values").EnumerateArray().Take(2)];
        string id = places[0].GetProperty("id").GetString()!;
        string label = places[0].GetProperty("label").GetString()!;
        string other = places[1].GetProperty("id").GetString()!;
        long one = await TotalAsync($"/v1/search?place={Uri.EscapeDataString(id)}");
        Assert.Equal(places[0].GetProperty("count").GetInt64(), one);
        Assert.Equal(one, await TotalAsync($"/v1/search?place={Uri.EscapeDataString(label)}"));
        long either = await TotalAsync($"/v1/search?place={Uri.EscapeDataString(id)},{Uri.EscapeDataString(other)}");
        Assert.Equal(either, await TotalAsync($"/v1/search?place={Uri.EscapeDataString(id)}&place={Uri.EscapeDataString(other)}"));
        Assert.InRange(either, one, one + places[1].GetProperty("count").GetInt64());
    }

    [Theory]
    [InlineData("/v1/search?size=1000000", "size-out-of-range", "size")]
    [InlineData("/v1/search?size=abc", "malformed-number", "size")]
    [InlineData("/v1/search?size=-1", "size-out-of-range", "size")]
    [InlineData("/v1/search?offset=9999&size=10", "window-too-large", "offset")]
    [InlineData("/v1/search?from=2025-02-30", "malformed-date", "from")]
    [InlineData("/v1/search?from=2025-03-01&to=2025-02-01", "from-after-to", "from")]
    [InlineData("/v1/search?facets=colour", "unknown-facets", "facets")]
    [InlineData("/v1/search?sort=best", "unknown-sort", "sort")]
    [InlineData("/v1/search?duplicates=hide", "unknown-duplicates", "duplicates")]
    [InlineData("/v1/search?sort=1", "unknown-sort", "sort")]
    [InlineData("/v1/search?interval=week", "unknown-interval", "interval")]
    [InlineData("/v1/search?facetSize=0", "facet-size-out-of-range", "facetSize")]
    [InlineData("/v1/search?cursor=xyz", "malformed-cursor", "cursor")]
    [InlineData("/v1/search?cursor=e30", "malformed-cursor", "cursor")]
    [InlineData("/v1/search?qq=haus", "unknown-parameter", "qq")]
    [InlineData("/v1/suggest", "missing-query", "q")]
    [InlineData("/v1/facets/person?size=0", "size-out-of-range", "size")]
    public async Task A_malformed_request_is_told_what_is_wrong(string path, string code, string parameter)
    {
        JsonElement problem = await service.GetAsync(path, HttpStatusCode.BadRequest);
        Assert.Equal((code, parameter), (problem.GetProperty("code").GetString(), problem.GetProperty("parameter").GetString()));
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Copies_are_shown_collapsed_or_asked_for()
    {
        long all = await TotalAsync("/v1/search?q=fehmarnsund");
        JsonElement collapsed = await service.GetAsync("/v1/search?q=fehmarnsund&duplicates=collapse&facets=source");
        JsonElement hit = collapsed.GetProperty("hits").EnumerateArray().Single(h => h.GetProperty("copies").GetInt32() > 0);
        Assert.Equal(2, hit.GetProperty("copies").GetInt32());
        Assert.Equal(all - 2, collapsed.GetProperty("total").GetInt64());
        Assert.Equal(all - 2, collapsed.GetProperty("facets").GetProperty("source").GetProperty("values").EnumerateArray().Sum(v => v.GetProperty("count").GetInt64()));
        Assert.Equal(7, await TotalAsync("/v1/search?duplicates=only"));
        Assert.Equal(3, await TotalAsync("/v1/search?q=fehmarnsund&duplicates=only"));

        JsonElement article = await service.GetAsync("/v1/articles/" + Uri.EscapeDataString("depeschen-beispiel/2025-11-20-fehmarnsund"));
        Assert.Equal(2, article.GetProperty("copyCount").GetInt32());
        Assert.Equal(JsonValueKind.Null, article.GetProperty("copyOf").ValueKind);
        Assert.Equal(
            ["kuestenblatt-beispiel True", "Rheinanzeiger False"],
            article.GetProperty("copies").EnumerateArray().Select(c => $"{c.GetProperty("source").GetString()} {c.GetProperty("exact").GetBoolean()}"));
    }

    [Theory]
    [InlineData("/v1/articles/no-such-article", "unknown-article")]
    [InlineData("/v1/articles/no-such-article/similar", "unknown-article")]
    [InlineData("/v1/facets/colour", "unknown-facet")]
    [InlineData("/v1/tasks/nothing", "unknown-task")]
    [InlineData("/v1/nothing", "no-such-route")]
    public async Task What_is_not_there_is_not_found(string path, string code) =>
        Assert.Equal(code, (await service.GetAsync(path, HttpStatusCode.NotFound)).GetProperty("code").GetString());

    [Fact]
    public async Task Queries_beyond_the_limit_are_refused_at_every_length()
    {
        JsonElement problem = await service.GetAsync("/v1/search?q=" + new string('a', 2001), HttpStatusCode.BadRequest);
        Assert.Equal("query-too-long", problem.GetProperty("code").GetString());
        JsonElement line = await service.GetAsync("/v1/search?q=" + new string('a', 60_000), HttpStatusCode.RequestUriTooLong);
        Assert.Equal("request-line-too-long", line.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_request_line_of_ten_megabytes_is_answered()
    {
        // HttpClient refuses such an address itself; a socket does not.
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(service.Client.BaseAddress!.Host, service.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using Stream stream = socket.GetStream();
        await stream.WriteAsync("GET /v1/search?q="u8.ToArray(), TestContext.Current.CancellationToken);
        byte[] letters = new byte[1 << 20];
        Array.Fill(letters, (byte)'a');
        for (int i = 0; i < 10; i++)
        {
            await stream.WriteAsync(letters, TestContext.Current.CancellationToken);
        }

        await stream.WriteAsync(" HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 414 URI Too Long", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_article_is_fetched_by_an_id_with_slashes()
    {
        JsonElement all = await service.GetAsync("/v1/search?size=100");
        string id = all.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("id").GetString()!).First(i => i.Contains('/', StringComparison.Ordinal));
        JsonElement article = await service.GetAsync("/v1/articles/" + Uri.EscapeDataString(id));
        Assert.Equal(id, article.GetProperty("id").GetString());
        Assert.NotEmpty(article.GetProperty("body").GetString()!);
        JsonElement similar = await service.GetAsync($"/v1/articles/{Uri.EscapeDataString(id)}/similar?size=3");
        Assert.DoesNotContain(id, similar.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("id").GetString()));
        Assert.True(similar.GetProperty("terms").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Articles_like_a_text_are_found()
    {
        using HttpResponseMessage response = await service.Client.PostAsJsonAsync("/v1/similar", new { text = "Die Feuerwehr löschte einen Brand in einem Haus.", size = 5 }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement similar = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.InRange(similar.GetProperty("hits").GetArrayLength(), 1, 5);
    }

    [Theory]
    [InlineData("{\"text\": \"\"}", 400, "missing-text")]
    [InlineData("{\"text\": \"Haus\", \"size\": 101}", 400, "size-out-of-range")]
    [InlineData("{broken", 400, "malformed-request")]
    [InlineData("", 400, "malformed-request")]
    public async Task A_bad_body_is_refused(string body, int status, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await service.Client.PostAsync("/v1/similar", content, TestContext.Current.CancellationToken);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((status, code), ((int)response.StatusCode, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_body_over_one_megabyte_is_refused()
    {
        using var content = new StringContent("{\"text\": \"" + new string('a', 2 << 20) + "\"}", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await service.Client.PostAsync("/v1/similar", content, TestContext.Current.CancellationToken);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((413, "body-too-large"), ((int)response.StatusCode, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Values_and_completions_are_offered()
    {
        JsonElement all = await service.GetAsync("/v1/facets/place?size=1");
        string label = all.GetProperty("values")[0].GetProperty("label").GetString()!;
        JsonElement begun = await service.GetAsync("/v1/facets/place?q=" + Uri.EscapeDataString(label[..3]));
        Assert.Contains(label, begun.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("label").GetString()));
        JsonElement suggested = await service.GetAsync("/v1/suggest?q=" + Uri.EscapeDataString(label[..3]));
        Assert.Contains(label, suggested.GetProperty("places").EnumerateArray().Select(v => v.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task A_reindex_needs_the_key_and_can_be_watched()
    {
        using HttpResponseMessage without = await service.Client.PostAsync("/v1/reindex", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        string before = (await service.GetAsync("/v1/search?size=0")).GetProperty("generation").GetString()!;

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/reindex");
        request.Headers.Add("X-Api-Key", ServiceFixture.AdminKey);
        using HttpResponseMessage accepted = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        JsonElement task = default;
        for (int i = 0; i < 600; i++)
        {
            task = await service.GetAsync(accepted.Headers.Location!.ToString());
            if (task.GetProperty("state").GetString() != "running")
            {
                break;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal("succeeded", task.GetProperty("state").GetString());
        Assert.Equal(100, task.GetProperty("percent").GetDouble());
        Assert.Equal(0, task.GetProperty("report").GetProperty("extracted").GetInt64());
        Assert.NotEqual(before, (await service.GetAsync("/v1/search?size=0")).GetProperty("generation").GetString());
    }

    [Fact]
    public async Task The_document_names_every_operation()
    {
        JsonElement document = await service.GetAsync("/swagger/v1/swagger.json");
        string[] ids = [.. document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value.GetProperty("operationId").GetString()!)];
        Assert.Equal(
            ["findFacetValues", "findSimilarToText", "getArticle", "getLiveness", "getPerson", "getPlace", "getReadiness", "getSimilarArticles", "getTask", "listPeople", "listPlaces", "search", "startReindex", "suggest"],
            ids.Order(StringComparer.Ordinal));
        Assert.All(
            document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()),
            o => Assert.NotEmpty(o.Value.GetProperty("summary").GetString()!));
    }

    private async Task<long> TotalAsync(string path) => (await service.GetAsync(path)).GetProperty("total").GetInt64();
}
