using Search.Articles.Copies;

namespace Search.Archive.Port;

/// <summary>What an index holds of an article's copies.</summary>
/// <param name="Fingerprint">Of the article's text.</param>
/// <param name="First">Id of the first version among its copies, its own if it is that; null when it has no copies.</param>
/// <param name="Overlap">Thousandths of the text in common with the first version; 0 when it has no copies.</param>
public sealed record CopyMark(CopyFingerprint Fingerprint, string? First, int Overlap);
