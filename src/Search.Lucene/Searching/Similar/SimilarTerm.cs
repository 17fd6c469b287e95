using Search.Lucene.Model;

namespace Search.Lucene.Searching.Similar;

/// <summary>A term that makes a text what it is.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">How much it does: its frequency, dampened, times its rarity.</param>
public sealed record SimilarTerm(Term Term, float Weight);
