using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Counts how often a phrase occurs in the document on which all its postings stand.</summary>
internal abstract class PhraseMatcher
{
    private readonly PostingsEnum[] _postings;

    protected PhraseMatcher(PostingsEnum[] postings)
    {
        _postings = postings;
        PositionsOf = new int[postings.Length][];
        Counts = new int[postings.Length];
        Array.Fill(PositionsOf, []);
    }

    /// <summary>Whether no phrase occurs more often than its rarest term.</summary>
    public abstract bool IsBoundByTerms { get; }

    /// <summary>Positions of each term in the current document; only the first <see cref="Counts"/> count.</summary>
    protected int[][] PositionsOf { get; }

    protected int[] Counts { get; }

    protected PostingsEnum Postings(int term) => _postings[term];

    /// <summary>Occurrences, each weighted by its nearness; 0 for none.</summary>
    /// <param name="anyIsEnough">Whether the first occurrence already answers.</param>
    public float Freq(bool anyIsEnough)
    {
        for (int i = 0; i < _postings.Length; i++)
        {
            PostingsEnum postings = _postings[i];
            postings.ReadPositions(Positions(i, postings.Freq));
        }

        return Match(anyIsEnough);
    }

    /// <summary>The same for the documents of a block that have all terms; documents ascend over all calls.</summary>
    /// <param name="terms">What is known of each term.</param>
    /// <param name="count">Number of the documents.</param>
    /// <param name="anyIsEnough">Whether the first occurrence already answers.</param>
    /// <param name="freqs">Receives the frequency of the phrase in each.</param>
    public virtual void ReadFreqs(PhraseTerm[] terms, int count, bool anyIsEnough, Span<float> freqs)
    {
        for (int index = 0; index < count; index++)
        {
            for (int i = 0; i < terms.Length; i++)
            {
                ((BlockPostingsEnum)_postings[i]).ReadPositions(terms[i].Places[index], Positions(i, terms[i].Freqs[index]));
            }

            freqs[index] = Match(anyIsEnough);
        }
    }

    protected abstract float Match(bool anyIsEnough);

    /// <summary>Room for the positions of a term.</summary>
    private Span<int> Positions(int term, int count)
    {
        if (PositionsOf[term].Length < count)
        {
            PositionsOf[term] = new int[Math.Max(16, count * 2)];
        }

        Counts[term] = count;
        return PositionsOf[term].AsSpan(0, count);
    }
}
