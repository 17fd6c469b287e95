namespace Search.Lucene.Reading;

/// <summary>Walks ascending document ids. Starts before the first; ends at <see cref="NoMoreDocs"/>.</summary>
public abstract class DocIdSetIterator
{
    /// <summary>The id behind the last one.</summary>
    public const int NoMoreDocs = int.MaxValue;

    /// <summary>-1 before the first, <see cref="NoMoreDocs"/> after the last.</summary>
    public abstract int DocId { get; }

    /// <summary>Upper bound or estimate of how many ids there are.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the next id and returns it.</summary>
    public abstract int NextDoc();

    /// <summary>Moves to the first id at or behind <paramref name="target"/>, which lies behind <see cref="DocId"/>.</summary>
    public abstract int Advance(int target);
}
