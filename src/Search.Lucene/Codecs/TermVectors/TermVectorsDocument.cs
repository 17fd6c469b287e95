namespace Search.Lucene.Codecs.TermVectors;

/// <summary>The term vectors of one document, decoded. Immutable.</summary>
/// <param name="Doc">The document.</param>
/// <param name="Fields">Its fields in the order in which they were written.</param>
internal sealed record TermVectorsDocument(int Doc, TermVectorField[] Fields);
