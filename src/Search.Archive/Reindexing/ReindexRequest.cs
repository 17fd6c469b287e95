namespace Search.Archive.Reindexing;

/// <summary>What a reindex shall do.</summary>
/// <param name="Sources">Files and folders; the archive is made equal to them.</param>
/// <param name="Threads">Workers; 0 means one a processor.</param>
/// <param name="Strict">Any item fault fails the run before anything is published.</param>
/// <param name="Anew">Nothing of the generation before is reused: all is understood and written again.</param>
public sealed record ReindexRequest(IReadOnlyList<string> Sources, int Threads = 0, bool Strict = false, bool Anew = false);
