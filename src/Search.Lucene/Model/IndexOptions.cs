namespace Search.Lucene.Model;

/// <summary>What postings of a field hold. Values are persisted (.fnm): never renumber.</summary>
public enum IndexOptions
{
    None = 0,
    Docs = 1,
    DocsAndFreqs = 2,
    DocsAndFreqsAndPositions = 3,
    DocsAndFreqsAndPositionsAndOffsets = 4,
}
