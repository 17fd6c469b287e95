namespace Search.Archive.Port;

/// <summary>Articles alike, best first, and the terms that made them so.</summary>
public sealed record SimilarResult(string Generation, IReadOnlyList<Hit> Hits, IReadOnlyList<string> Terms, double TookMs);
