namespace Search.Archive.Port;

/// <summary>What an index knows of an article that a run must know to leave it as it is.</summary>
/// <param name="Id">Id of the article.</param>
/// <param name="Hash">Content hash.</param>
/// <param name="Origin">A number for the file and line it was read from.</param>
/// <param name="Instant">Milliseconds since 1970 UTC of its publication; null when undated.</param>
/// <param name="Copies">Its fingerprint, and what it is a copy of.</param>
public sealed record IndexedArticle(string Id, string Hash, long Origin, long? Instant, CopyMark Copies);
