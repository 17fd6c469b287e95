namespace Search.Lucene.Codecs.Postings;

/// <summary>Where a document's positions of a term begin.</summary>
/// <param name="Base">Position in <c>.pos</c> of a block of positions.</param>
/// <param name="Offset">Positions from the beginning of that block to the document's first.</param>
internal readonly record struct PositionPlace(long Base, long Offset);
