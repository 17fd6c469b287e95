namespace Search.Archive.Embedded;

/// <summary>The document that stands for the matching copies of one text.</summary>
/// <param name="Key">What it ranks by, greater is better.</param>
/// <param name="Score">Its score.</param>
/// <param name="Doc">The document.</param>
/// <param name="Matches">Matching copies, itself included.</param>
internal readonly record struct CollapsedHit(long Key, float Score, int Doc, int Matches);
