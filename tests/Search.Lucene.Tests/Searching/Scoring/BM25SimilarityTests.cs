using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Tests.Searching.Scoring;

public sealed class BM25SimilarityTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(100, 96)]
    [InlineData(1000, 984)]
    [InlineData(int.MaxValue, 2013265944)]
    public void Norm_keeps_short_lengths_and_rounds_long_ones_down(int length, int kept)
        => Assert.Equal(kept, NormEncoding.Decode(NormEncoding.Encode(length)));

    [Fact]
    public void Norm_codes_are_their_own_encoding()
        => Assert.All(Enumerable.Range(0, 256), code => Assert.Equal(code, NormEncoding.Encode(NormEncoding.Decode((byte)code))));

    [Fact]
    public void Score_follows_the_formula()
    {
        // N = 10 documents with the field, 3 with the term, average length 50.
        CollectionStatistics collection = new("body", 12, 10, 500, 400);
        TermWeight scoring = BM25Similarity.Default.Scorer(2f, collection, [new TermStatistics(3, 9)]);
        double idf = Math.Log(1 + ((10 - 3 + 0.5) / (3 + 0.5)));
        foreach ((int freq, int length) in new[] { (1, 10), (3, 10), (1, 39), (7, 20) })
        {
            double factor = 1.2 * (1 - 0.75 + (0.75 * length / 50.0));
            Assert.Equal(2 * idf * freq / (freq + factor), scoring.Score(freq, NormEncoding.Encode(length)), 5);
        }
    }

    [Fact]
    public void Blocks_score_as_single_documents_do()
    {
        CollectionStatistics collection = new("body", 1000, 900, 123_456, 100_000);
        TermWeight scoring = BM25Similarity.Default.Scorer(1f, collection, [new TermStatistics(77, 99)]);
        Random random = new(3);
        byte[] norms = new byte[1000];
        random.NextBytes(norms);
        int[] docs = [.. Enumerable.Range(0, 1000).Where(_ => random.Next(3) == 0)];
        int[] freqs = [.. docs.Select(_ => random.Next(1, 50))];
        float[] scores = new float[docs.Length];
        foreach (byte[] column in new[] { norms, [] })
        {
            scoring.Score(docs, freqs, column, scores);
            Assert.All(
                Enumerable.Range(0, docs.Length),
                i => Assert.Equal(scoring.Score(freqs[i], column.Length == 0 ? TermWeight.DefaultNorm : column[docs[i]]), scores[i]));
        }
    }

    [Fact]
    public void Impacts_bound_every_score_below_them()
    {
        CollectionStatistics collection = new("body", 1000, 900, 123_456, 100_000);
        TermWeight scoring = BM25Similarity.Default.Scorer(1.7f, collection, [new TermStatistics(5, 9)]);
        float bound = scoring.MaxScore([new Impact(2, 10), new Impact(9, 200)]);
        Assert.True(scoring.Score(2, 12) <= bound && scoring.Score(1, 10) <= bound && scoring.Score(9, 200) <= bound);
        Assert.True(bound <= scoring.Weight);
    }
}
