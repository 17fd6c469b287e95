namespace Search.Lucene.Searching.Proximity;

/// <summary>What a <see cref="LimitedSource"/> limits.</summary>
internal enum IntervalLimit
{
    Gaps,
    Width,
}
