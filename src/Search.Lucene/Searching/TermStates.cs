using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>Where a term's postings are in each segment, and its statistics over the whole index.</summary>
public sealed class TermStates
{
    private readonly TermState?[] _states;

    internal TermStates(int leafCount) => _states = new TermState?[leafCount];

    private TermStates(TermStates of, long docFreq, long totalTermFreq)
    {
        _states = of._states;
        DocFreq = docFreq;
        TotalTermFreq = totalTermFreq;
    }

    public long DocFreq { get; private set; }

    public long TotalTermFreq { get; private set; }

    /// <summary>State in a segment, or null where the term does not occur.</summary>
    public TermState? this[int leafOrdinal] => _states[leafOrdinal];

    internal void Add(int leafOrdinal, TermState state, int docFreq, long totalTermFreq)
    {
        _states[leafOrdinal] = state;
        DocFreq += docFreq;
        TotalTermFreq += totalTermFreq;
    }

    /// <summary>The same postings under other statistics: terms of one fuzzy query are scored as if equally frequent.</summary>
    internal TermStates WithStatistics(long docFreq, long totalTermFreq) => new(this, docFreq, totalTermFreq);
}
