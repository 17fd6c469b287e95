namespace Search.Archive.Reindexing;

/// <summary>How far a run is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">Units done in this phase: bytes when reading, articles when understanding and writing.</param>
/// <param name="Total">Units in all, 0 when unknown.</param>
/// <param name="Articles">Articles read so far.</param>
/// <param name="Skipped">Items skipped so far.</param>
/// <param name="Fraction">Share of the whole run that is done, 0 to 1, never falling.</param>
/// <param name="Elapsed">Since the start of the run.</param>
/// <param name="Remaining">Estimate, or null while there is none.</param>
public sealed record ReindexProgress(
    ReindexPhase Phase, long Done, long Total, long Articles, int Skipped, double Fraction, TimeSpan Elapsed, TimeSpan? Remaining);
