using System.Globalization;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Tells the parts of a BM25 score: boost, idf and the saturation of the frequency.</summary>
/// <param name="similarity">The formula's parameters.</param>
/// <param name="boost">Product of the boosts around the query.</param>
/// <param name="collection">Statistics of the field.</param>
/// <param name="terms">Statistics of the term, or of each word of a phrase.</param>
internal sealed class TermExplanation(BM25Similarity similarity, float boost, CollectionStatistics collection, IReadOnlyList<TermStatistics> terms)
{
    /// <param name="score">As the scorer computed it.</param>
    /// <param name="what">What matches.</param>
    /// <param name="freq">Occurrences; fractions occur with sloppy phrases.</param>
    /// <param name="norm">The document's norm.</param>
    public Explanation Explain(float score, string what, float freq, byte norm)
    {
        float averageLength = (float)(collection.SumTotalTermFreq / (double)collection.DocCount);
        float length = NormEncoding.Decode(norm);
        float saturation = freq / (freq + (similarity.K1 * (1 - similarity.B + (similarity.B * length / averageLength))));
        Explanation frequency = Explanation.Match(
            saturation,
            "tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:",
            Explanation.Match(freq, "freq, occurrences in the document"),
            Explanation.Match(similarity.K1, "k1, saturation of the frequency"),
            Explanation.Match(similarity.B, "b, weight of the length"),
            Explanation.Match(length, "dl, length of the field as its norm keeps it"),
            Explanation.Match(averageLength, "avgdl, average length of the field"));
        return Explanation.Match(
            score,
            $"weight of {what}, computed as boost * idf * tf from:",
            Explanation.Match(boost, "boost"),
            Idf(),
            frequency);
    }

    private Explanation Idf()
    {
        Explanation[] parts = [.. terms.Select(One)];
        return parts.Length == 1 ? parts[0] : Explanation.Match(parts.Sum(static part => part.Value), "idf, sum over the words of:", parts);
    }

    private Explanation One(TermStatistics term)
    {
        string formula = string.Create(
            CultureInfo.InvariantCulture,
            $"idf, computed as ln(1 + (N - n + 0.5) / (n + 0.5)) from n = {term.DocFreq} documents with the term of N = {collection.DocCount} with the field");
        return Explanation.Match(BM25Similarity.InverseDocFreq(term.DocFreq, collection.DocCount), formula);
    }
}
