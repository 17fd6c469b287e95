using Search.Lucene.Model;

namespace Search.Lucene.Documents;

/// <summary>How an analyzed field is indexed.</summary>
public sealed record TextFieldOptions
{
    /// <summary>Postings with frequencies and positions, norms, nothing stored.</summary>
    public static TextFieldOptions Default { get; } = new();

    /// <summary>As <see cref="Default"/>, and the text is stored.</summary>
    public static TextFieldOptions StoredText { get; } = new() { Stored = true };

    /// <summary>What the postings hold; <see cref="IndexOptions.None"/> is refused, a <see cref="StoredField"/> does that.</summary>
    public IndexOptions IndexOptions { get; init; } = IndexOptions.DocsAndFreqsAndPositions;

    /// <summary>True to keep the text itself.</summary>
    public bool Stored { get; init; }

    /// <summary>True to keep no lengths: every document counts as equally long.</summary>
    public bool OmitNorms { get; init; }

    public TermVectorOptions TermVectors { get; init; }
}
