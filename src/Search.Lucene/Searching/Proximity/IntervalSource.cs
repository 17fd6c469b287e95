namespace Search.Lucene.Searching.Proximity;

/// <summary>
/// What an <see cref="IntervalQuery"/> looks for: stretches of positions in a document, made of words by <see cref="Intervals"/>.
/// Of stretches that contain each other only the shortest count. Equal by value.
/// Source of the semantics: P. Boldi and S. Vigna, "Efficient optimally lazy algorithms for minimal-interval semantics", and the
/// documentation of Apache Lucene 8.8, package queries.intervals.
/// </summary>
public abstract class IntervalSource
{
    private protected IntervalSource()
    {
    }

    /// <summary>Positions that an interval spans at least; scores are measured against it.</summary>
    internal abstract int MinExtent { get; }

    /// <summary>The alternatives that the source stands for, each without alternatives at its top.</summary>
    internal virtual IReadOnlyList<IntervalSource> Alternatives => [this];

    public abstract override string ToString();

    public abstract override bool Equals(object? obj);

    public abstract override int GetHashCode();

    /// <summary>The words it is made of.</summary>
    internal abstract IEnumerable<string> Words { get; }

    /// <summary>Documents of a segment that may have an interval, or null where none can.</summary>
    internal abstract Scorer? Candidates(IntervalLeaf leaf);

    /// <summary>Walks the intervals of single documents, or null where no document of the segment has one.</summary>
    internal abstract IntervalCursor? Open(IntervalLeaf leaf);
}
