namespace Search.Lucene.Codecs.Postings;

/// <summary>Documents of a term behind its full blocks that are still to be read.</summary>
/// <param name="Position">Where the next one stands in <c>.doc</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Last">The document before, or -1.</param>
internal readonly record struct TailRest(long Position, int Count, int Last);
