namespace Search.Lucene.Searching.Proximity;

/// <summary>Walks the intervals of one document after the other: starts ascend, and so do ends.</summary>
internal abstract class IntervalCursor
{
    /// <summary>Start and end behind the last interval.</summary>
    public const int None = int.MaxValue;

    /// <summary>First position; -1 before the first interval, <see cref="None"/> behind the last.</summary>
    public abstract int Start { get; }

    /// <summary>Last position, as <see cref="Start"/>.</summary>
    public abstract int End { get; }

    /// <summary>Positions within the current interval that belong to none of its parts.</summary>
    public abstract int Gaps { get; }

    /// <summary>Positions that the current interval spans.</summary>
    public virtual int Width => End - Start + 1;

    /// <summary>Goes to a document behind all earlier ones, before its first interval; false when it has none of what is needed.</summary>
    public abstract bool Load(int doc);

    /// <summary>Moves to the next interval; false behind the last.</summary>
    public abstract bool Next();
}
