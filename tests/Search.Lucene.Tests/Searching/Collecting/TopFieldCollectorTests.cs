using System.Globalization;
using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Sorting;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Searching.Collecting;

public sealed class TopFieldCollectorTests
{
    [Theory]
    [InlineData(SortFieldKind.Int64, false, false)]
    [InlineData(SortFieldKind.Int64, true, false)]
    [InlineData(SortFieldKind.Int64, true, true)]
    [InlineData(SortFieldKind.Double, false, false)]
    [InlineData(SortFieldKind.Double, true, true)]
    public void Skips_documents_that_cannot_come_first_once_enough_are_counted(SortFieldKind kind, bool descending, bool severalKeys)
    {
        const int Documents = 40_000;
        using MemoryStorage storage = new();
        using WhitespaceAnalyzer analyzer = new();
        Random random = new(1);
        using (IndexWriter writer = new(storage, new IndexWriterOptions { Analyzer = analyzer }))
        {
            for (int i = 0; i < Documents; i++)
            {
                long number = random.Next(-500_000, 500_000);
                writer.AddDocument(new Document(
                    new StringField("kind", (i % 2).ToString(CultureInfo.InvariantCulture)),
                    new NumericDocValuesField("number", kind == SortFieldKind.Double ? BitConverter.DoubleToInt64Bits(number / 8.0) : number),
                    kind == SortFieldKind.Double ? new DoublePoint("number", number / 8.0) : new LongPoint("number", number)));
            }
        }

        using DirectoryReader reader = DirectoryReader.Open(storage);
        IndexSearcher searcher = new(reader);
        Query query = new TermQuery("kind", "1");
        SortField[] keys = [new(kind, "number", descending), .. severalKeys ? new[] { SortField.Score } : []];
        Sort sort = new([.. keys]);
        TopDocs exact = searcher.Search(query, new SearchOptions { Size = 20, Sort = sort, ExactTotals = true });
        TopDocs skipped = searcher.Search(query, new SearchOptions { Size = 20, Sort = sort, TotalHitsThreshold = 100 });
        Assert.Equal((Documents / 2, true), (exact.Total, exact.TotalIsExact));
        Assert.Equal(exact.Hits.Select(hit => hit.Doc), skipped.Hits.Select(hit => hit.Doc));
        Assert.False(skipped.TotalIsExact);
        Assert.InRange(skipped.Total, 101, Documents / 4);
    }
}
