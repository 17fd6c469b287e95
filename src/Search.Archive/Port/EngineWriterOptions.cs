namespace Search.Archive.Port;

/// <summary>How an engine writes.</summary>
/// <param name="RamBufferBytes">Memory for articles not yet written, over all threads.</param>
/// <param name="Threads">How many threads will add articles.</param>
public sealed record EngineWriterOptions(long RamBufferBytes = 256L << 20, int Threads = 1);
