using System.Text;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Searching.Suggest;

/// <summary>Completes a prefix from the terms of a field, the most frequent first.</summary>
public static class TermSuggester
{
    private const int TermsPerBudgetCheck = 64;

    /// <param name="reader">The index.</param>
    /// <param name="field">An indexed field whose terms are what is suggested.</param>
    /// <param name="prefix">Compared with the terms as they are: the caller folds both alike.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="budget">Time allowed; null for no limit.</param>
    public static IReadOnlyList<TermSuggestion> Suggest(
        IndexReader reader,
        string field,
        string prefix,
        int size,
        SearchBudget? budget = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        using ReaderReference reference = ReaderReference.To(reader);
        byte[] bytes = Encoding.UTF8.GetBytes(prefix);
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        int seen = 0;
        foreach (LeafContext leaf in reader.Leaves)
        {
            if (leaf.Reader.Terms(field) is not { } terms)
            {
                continue;
            }

            MatchedTerms matched = RangeTerms.WithPrefix(terms.GetEnumerator(), bytes);
            while (matched.MoveNext())
            {
                if (++seen % TermsPerBudgetCheck == 0)
                {
                    budget?.Check();
                }

                string text = Encoding.UTF8.GetString(matched.Cursor.Term);
                counts[text] = counts.GetValueOrDefault(text) + matched.Cursor.DocFreq;
            }
        }

        return
        [
            .. counts.Select(static pair => new TermSuggestion(pair.Key, pair.Value))
                .OrderByDescending(static suggestion => suggestion.DocFreq)
                .ThenBy(static suggestion => suggestion.Text, StringComparer.Ordinal)
                .Take(size),
        ];
    }
}
