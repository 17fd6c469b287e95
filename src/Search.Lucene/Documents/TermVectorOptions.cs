namespace Search.Lucene.Documents;

/// <summary>What a term vector of a field holds; all but <see cref="None"/> include the terms and their frequencies.</summary>
[Flags]
public enum TermVectorOptions
{
    None = 0,
    Terms = 1,
    Positions = 2 | Terms,
    Offsets = 4 | Terms,

    /// <summary>Payloads stand at positions, so these come along.</summary>
    Payloads = 8 | Positions,
}
