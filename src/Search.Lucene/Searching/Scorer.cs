namespace Search.Lucene.Searching;

/// <summary>
/// The matches of a query in one segment, worked off in windows of at most <see cref="DocBatch.WindowSize"/> documents.
/// A scorer is asked for each window either to list its matches (<see cref="Fill"/>) or whether given documents match
/// (<see cref="Probe"/>). Windows and probed documents ascend over all calls; nothing is asked twice.
/// </summary>
public abstract class Scorer
{
    /// <summary>Upper bound or estimate of the number of matches.</summary>
    public abstract long Cost { get; }

    /// <summary>Rough effort to decide on one document: 1 for a list of postings, much more where positions are read.</summary>
    public virtual float MatchCost => 1;

    /// <summary>The first document at or behind <paramref name="target"/> that may match, or NoMoreDocs.</summary>
    public abstract int NextCandidate(int target);

    /// <summary>Appends the matches in <c>[min, max)</c>.</summary>
    /// <param name="batch">Receives documents and, where the scorer was made with scores, scores.</param>
    /// <param name="min">First document.</param>
    /// <param name="max">Behind the last; at most <see cref="DocBatch.WindowSize"/> behind <paramref name="min"/>.</param>
    /// <param name="minScore">Documents that score less may be left out; 0 for all.</param>
    public abstract void Fill(DocBatch batch, int min, int max, float minScore);

    /// <summary>Decides on given documents, which ascend and lie in one window.</summary>
    /// <param name="docs">The documents.</param>
    /// <param name="matched">Receives for each whether it matches.</param>
    /// <param name="scores">Receives the score of those that match, where the scorer was made with scores.</param>
    public abstract void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores);

    /// <summary>No document in <c>[min, max)</c> scores higher. May be infinite.</summary>
    public virtual float MaxScore(int min, int max) => float.PositiveInfinity;
}
