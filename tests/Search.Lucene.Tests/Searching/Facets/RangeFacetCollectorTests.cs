using Search.Lucene.Documents;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Tests.Writing;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Searching.Facets;

/// <summary>Ranges of doubles, negative ones too; ranges of longs are compared with Apache's in <see cref="ApacheSearchTests"/>.</summary>
public sealed class RangeFacetCollectorTests
{
    private static readonly (string Label, double Min, double Max)[] Ranges =
    [
        ("all", double.NegativeInfinity, double.PositiveInfinity), ("below", double.NegativeInfinity, -0.5), ("around", -0.5, 0.5),
        ("zero", -0.0, 0.0), ("above", 0.25, 99.75), ("one", 7.25, 7.25), ("none", 1e9, 1e10),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Doubles_are_counted_in_their_own_order(bool several)
    {
        var random = new Random(5);
        double[] numbers = [.. Enumerable.Range(0, 2_000).Select(_ => random.Next(-400, 400) / 4.0)];
        using var storage = new Search.Lucene.Storage.MemoryStorage();
        using (var writer = new IndexWriter(storage, IndexWriterTests.Options()))
        {
            foreach (double number in numbers)
            {
                writer.AddDocument(new Document(several
                    ? new SortedNumericDocValuesField("n", PointEncoding.ToSortable(number))
                    : new NumericDocValuesField("n", BitConverter.DoubleToInt64Bits(number))));
            }

            writer.Commit();
        }

        using DirectoryReader reader = DirectoryReader.Open(storage);
        RangeFacetCollector counts = RangeFacetCollector.OfDoubles("n", Ranges.Select(r => NumberRange.OfDoubles(r.Label, r.Min, r.Max)));
        new IndexSearcher(reader).Collect(new MatchAllDocsQuery(), counts);
        Assert.Equal(
            Ranges.Select(r => (r.Label, numbers.Count(n => n >= r.Min && n <= r.Max))),
            counts.GetCounts().Select(c => (c.Label, c.Count)));
    }
}
