namespace Search.Lucene.Writing;

/// <summary>How far a writer had come: equal moments of one writer mean equal content and equal segments.</summary>
/// <param name="Operations">Number of operations so far.</param>
/// <param name="SegmentChanges">Changes of the list of segments so far, by flushes and merges.</param>
internal readonly record struct WriterMoment(long Operations, long SegmentChanges);
