namespace Search.Lucene.Searching.Similar;

/// <summary>A query for documents alike, and the terms it asks for, the most telling first.</summary>
public sealed record SimilarQuery(Query Query, IReadOnlyList<SimilarTerm> Terms);
