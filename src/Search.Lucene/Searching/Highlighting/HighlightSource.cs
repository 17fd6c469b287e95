using Search.Lucene.Analysis;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Highlighting;

/// <summary>
/// Where a <see cref="Highlighter"/> learns which words stand where in a text: by analyzing it again, from term vectors, or from postings
/// with offsets. All three lead to the same fragments; vectors and postings hold one document's field as one text.
/// </summary>
public abstract class HighlightSource
{
    private protected const int WordsPerBudgetCheck = 64;

    private protected HighlightSource()
    {
    }

    /// <summary>Analyzes the text as it was analyzed when indexed: nothing need be stored for it.</summary>
    public static HighlightSource Analysis(Analyzer analyzer) => new AnalysisSource(analyzer);

    /// <summary>Reads the document's term vectors, which must have positions and offsets.</summary>
    /// <param name="reader">The index; the caller holds a reference.</param>
    /// <param name="doc">Id in the whole index.</param>
    public static HighlightSource TermVectors(IndexReader reader, int doc) => new VectorSource(LeafOf(reader, doc), doc);

    /// <summary>Reads the postings of what the query asks for, which must have offsets.</summary>
    /// <param name="reader">The index; the caller holds a reference.</param>
    /// <param name="doc">Id in the whole index.</param>
    public static HighlightSource Postings(IndexReader reader, int doc) => new PostingsSource(LeafOf(reader, doc), doc);

    /// <summary>The words of the text that the query asks for (or more), in any order.</summary>
    internal abstract IEnumerable<Word> Words(string text, string field, QueryMatcher matcher, SearchBudget budget);

    /// <summary>The occurrences of a term in the document on which its postings stand.</summary>
    private protected static IEnumerable<Word> Occurrences(string term, PostingsEnum postings, string field)
    {
        for (int left = postings.Freq; left > 0; left--)
        {
            int position = postings.NextPosition();
            if (postings.StartOffset < 0)
            {
                throw new UnsupportedFieldException(field, "offsets");
            }

            yield return new Word(term, position, new TextSpan(postings.StartOffset, postings.EndOffset));
        }
    }

    private static LeafContext LeafOf(IndexReader reader, int doc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, reader.MaxDoc);
        return reader.Leaves.Last(leaf => leaf.DocBase <= doc);
    }
}
