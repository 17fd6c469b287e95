using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Searching.Highlighting;

/// <summary>Words from the postings of the terms that the query asks for: patterns are looked up in the dictionary.</summary>
internal sealed class PostingsSource(LeafContext leaf, int doc) : HighlightSource
{
    internal override IEnumerable<Word> Words(string text, string field, QueryMatcher matcher, SearchBudget budget)
    {
        if (leaf.Reader.Terms(field) is not { } terms)
        {
            yield break;
        }

        if (leaf.Reader.FieldInfos[field] is not { IndexOptions: IndexOptions.DocsAndFreqsAndPositionsAndOffsets })
        {
            throw new UnsupportedFieldException(field, "offsets");
        }

        HashSet<string> done = new(StringComparer.Ordinal);
        TermsEnum exact = terms.GetEnumerator();
        foreach (string term in matcher.Literals)
        {
            budget.Check();
            if (exact.SeekExact(Encoding.UTF8.GetBytes(term)) && done.Add(term))
            {
                foreach (Word word in Here(term, exact, field))
                {
                    yield return word;
                }
            }
        }

        int read = 0;
        foreach (Func<TermsEnum, SearchBudget, MatchedTerms> open in matcher.Patterns)
        {
            MatchedTerms matched = open(terms.GetEnumerator(), budget);
            while (matched.MoveNext())
            {
                if (read++ % WordsPerBudgetCheck == 0)
                {
                    budget.Check();
                }

                string term = Encoding.UTF8.GetString(matched.Cursor.Term);
                if (done.Add(term))
                {
                    foreach (Word word in Here(term, matched.Cursor, field))
                    {
                        yield return word;
                    }
                }
            }
        }
    }

    private IEnumerable<Word> Here(string term, TermsEnum cursor, string field)
    {
        int local = doc - leaf.DocBase;
        PostingsEnum postings = cursor.Postings(PostingsFeatures.Offsets);
        return postings.Advance(local) == local ? Occurrences(term, postings, field) : [];
    }
}
