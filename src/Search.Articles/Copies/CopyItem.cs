namespace Search.Articles.Copies;

/// <summary>An article among which copies are looked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Instant">Milliseconds since 1970 UTC of its publication; null when undated, which counts as latest.</param>
/// <param name="Fingerprint">Of its text.</param>
public sealed record CopyItem(string Id, long? Instant, CopyFingerprint Fingerprint);
