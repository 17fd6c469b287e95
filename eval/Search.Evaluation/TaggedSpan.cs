namespace Search.Evaluation;

/// <summary>A run of tokens tagged as one name: tokens <c>Start</c> to <c>End</c> (exclusive).</summary>
internal readonly record struct TaggedSpan(string Kind, int Start, int End);
