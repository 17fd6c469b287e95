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

    /// <summary>Occurrences, each weighted by its nearness; 0 for none.</summary>
    /// <param name="anyIsEnough">Whether the first occurrence already answers.</param>
    public float Freq(bool anyIsEnough)
    {
        for (int i = 0; i < _postings.Length; i++)
        {
            PostingsEnum postings = _postings[i];
            int count = postings.Freq;
            int[] positions = PositionsOf[i];
            if (positions.Length < count)
            {
                positions = PositionsOf[i] = new int[Math.Max(16, count * 2)];
            }

            postings.ReadPositions(positions.AsSpan(0, count));
            Counts[i] = count;
        }

        return Match(anyIsEnough);
    }

    protected abstract float Match(bool anyIsEnough);
}
