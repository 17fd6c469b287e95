namespace Search.Lucene.Reading;

/// <summary>What a caller wants of postings; less is faster.</summary>
[Flags]
public enum PostingsFeatures
{
    None = 0,
    Freqs = 1,
    Positions = 2 | Freqs,
    Offsets = 4 | Positions,
    Payloads = 8 | Positions,
    All = Offsets | Payloads,
}
