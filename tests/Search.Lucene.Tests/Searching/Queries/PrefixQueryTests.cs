using System.Globalization;
using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Searching.Queries;

/// <summary>
/// Prefixes in segments so large that the ten best are found before every list was read. Word <c>wN</c> is in about 70 documents,
/// <c>lN</c> only in late ones, <c>eN</c> in a few early and a few late ones.
/// </summary>
public sealed class PrefixQueryTests : IDisposable
{
    private const int Documents = 20_000;
    private const int Late = 18_000;
    private readonly MemoryStorage _storage = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public PrefixQueryTests()
    {
        using StandardAnalyzer analyzer = new();
        using (IndexWriter writer = new(_storage, new IndexWriterOptions { Analyzer = analyzer }))
        {
            for (int i = 0; i < 2 * Documents; i++)
            {
                if (i == Documents)
                {
                    writer.Commit();
                }

                writer.AddDocument(new Document(new TextField("body", Text(i % Documents))));
            }
        }

        _reader = DirectoryReader.Open(_storage);
        _searcher = new IndexSearcher(_reader);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _storage.Dispose();
    }

    [Theory]
    [InlineData("w")]
    [InlineData("l")]
    [InlineData("e")]
    [InlineData("w1")]
    public void The_best_are_the_first_documents(string prefix)
    {
        PrefixQuery query = new(new Term("body", prefix));
        int[] matches = [.. Enumerable.Range(0, 2 * Documents).Where(i => Text(i % Documents).Split(' ').Any(word => word.StartsWith(prefix, StringComparison.Ordinal)))];

        TopDocs best = _searcher.Search(query);
        TopDocs all = _searcher.Search(query, new SearchOptions { ExactTotals = true });

        Assert.Equal(matches.Take(10), best.Hits.Select(hit => hit.Doc));
        Assert.Equal(best.Hits, all.Hits);
        Assert.Equal(matches.Length, all.Total);
        Assert.True(best.TotalIsExact ? best.Total == matches.Length : best.Total > 1000 && best.Total <= matches.Length);
        Assert.Equal(matches.Length <= 1000, best.TotalIsExact);
    }

    [Fact]
    public void A_prefix_among_other_clauses_misses_no_document()
    {
        PrefixQuery words = new(new Term("body", "w"));
        PrefixQuery late = new(new Term("body", "l"));
        Query both = BooleanQuery.Builder().Must(late).Filter(words).Build();

        Assert.Equal(2 * (Documents - Late), _searcher.Count(both));
        Assert.Equal(Enumerable.Range(Late, 10), _searcher.Search(both).Hits.Select(hit => hit.Doc));
        Assert.Equal(
            Enumerable.Range(Late, 10),
            _searcher.Search(BooleanQuery.Builder().Should(words).Should(late).Build()).Hits.Select(hit => hit.Doc));
    }

    private static string Text(int i)
    {
        string word = "w" + Number(i * 7 % 289);
        string text = i % 5 == 0 ? $"{word} {word} {word}" : word;
        if (i >= Late)
        {
            text += " l" + Number(i % 50);
        }

        return i % 1000 == 3 ? $"{text} e{Number(i / 500)} e{Number(i / 4000)} e" : text;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
