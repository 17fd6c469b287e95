using Search.Archive.Port;
using Search.Archive.Tests.Reindexing;

namespace Search.Archive.Tests;

/// <summary>Articles in other languages are found by their words as typed; German stems and German names are not looked for in them.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public LanguageTests()
    {
        _archive.WriteRecords(
            "a.jsonl",
            new { id = "deutsch", title = "Alte Häuser", text = "In Kiel hat der Rat über die alten Häuser gesprochen, sagte Anna Seiler. Die Hafenkräne bleiben auch." },
            new { id = "english", title = "The houses of the harbour", text = "In Kiel the council has talked about the houses of the harbour, said mayor Anna Seiler. It is not yet known what the cranes will cost." },
            new { id = "englisch-2", title = "More harbour cranes", text = "The cranes of the harbour have been bought by the council, and it was said that the houses will be sold when they are ready." },
            new { id = "englisch-3", title = "A quiet summer", text = "It was said that this was the summer of the bathers, and that they have had the beach to themselves, which is not what they had been told." });
        _archive.Reindex();
    }

    [Theory]
    [InlineData("haus", "deutsch")]
    [InlineData("houses", "englisch-2 english")]
    [InlineData("house", "")]
    [InlineData("harbour cranes", "englisch-2 english")]
    [InlineData("\"houses of the harbour\"", "english")]
    [InlineData("harb*", "englisch-2 english")]
    [InlineData("kiel", "deutsch english")]
    [InlineData("houses -kiel", "englisch-2")]
    public void Words_of_other_languages_are_found_as_typed(string query, string ids) =>
        Assert.Equal(ids, string.Join(' ', _archive.Search(query).Hits.Select(h => h.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void German_names_are_looked_for_in_German_articles_only()
    {
        SearchResult found = _archive.Search(null, FacetName.Person, FacetName.Place);
        Assert.Equal(["Anna Seiler 1"], found.Facets["person"].Values.Select(v => $"{v.Label} {v.Count}"));
        Assert.Equal(["Kiel 1"], found.Facets["place"].Values.Select(v => $"{v.Label} {v.Count}"));
    }

    [Fact]
    public void Likeness_is_that_of_telling_words_not_of_function_words()
    {
        SimilarResult found = _archive.Ask(r => r.Similar(new SimilarRequest("english", null, 5), CancellationToken.None))!;
        Assert.Equal("englisch-2", found.Hits[0].Id);
        Assert.DoesNotContain(found.Hits, h => h.Id == "englisch-3");
        Assert.DoesNotContain("the", found.Terms);
        Assert.Contains("harbour", found.Terms);
    }

    [Fact]
    public void Words_as_typed_are_marked() =>
        Assert.Contains(_archive.Search("cranes").Hits.Single(h => h.Id == "english").Highlights.Body, f => f.Contains("<mark>cranes</mark>", StringComparison.Ordinal));

    public void Dispose() => _archive.Dispose();
}
