using System.Text;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Highlighting;

/// <summary>Words from a document's term vector.</summary>
internal sealed class VectorSource(LeafContext leaf, int doc) : HighlightSource
{
    internal override IEnumerable<Word> Words(string text, string field, QueryMatcher matcher, SearchBudget budget)
    {
        if (leaf.Reader.TermVector(doc - leaf.DocBase, field) is not { } vector)
        {
            if (leaf.Reader.FieldInfos[field] is { StoreTermVectors: false })
            {
                throw new UnsupportedFieldException(field, "term vectors");
            }

            yield break;
        }

        TermsEnum cursor = vector.GetEnumerator();
        int read = 0;
        while (cursor.MoveNext())
        {
            if (read++ % WordsPerBudgetCheck == 0)
            {
                budget.Check();
            }

            string term = Encoding.UTF8.GetString(cursor.Term);
            if (!matcher.Wants(term))
            {
                continue;
            }

            if (!vector.HasPositions)
            {
                throw new UnsupportedFieldException(field, "positions in term vectors");
            }

            PostingsEnum postings = cursor.Postings(PostingsFeatures.Offsets);
            postings.NextDoc();
            foreach (Word word in Occurrences(term, postings, field))
            {
                yield return word;
            }
        }
    }
}
