namespace Search.Lucene.Searching.Similar;

/// <summary>How terms are chosen. What is null follows the size of the index.</summary>
public sealed record MoreLikeThisOptions
{
    /// <summary>What Apache Lucene 8.8's MoreLikeThis does by default.</summary>
    public static MoreLikeThisOptions Apache { get; } = new()
    {
        Weighting = SimilarWeighting.TfIdf,
        MinTermLength = 0,
        MinTermFreq = 2,
        MinDocFreq = 5,
        MaxDocShare = double.PositiveInfinity,
        MinShouldMatchShare = 0,
    };

    /// <summary>How a term's weight is computed.</summary>
    public SimilarWeighting Weighting { get; init; }

    /// <summary>Terms asked for at most.</summary>
    public int MaxTerms { get; init; } = 25;

    /// <summary>Shorter terms (in code points) tell nothing.</summary>
    public int MinTermLength { get; init; } = 3;

    /// <summary>Terms that tell nothing, as the fields hold them; null: none.</summary>
    public IReadOnlySet<string>? StopWords { get; init; }

    /// <summary>Occurrences in the text below which a term is no topic; null: 2, or 1 where too few terms would be left.</summary>
    public int? MinTermFreq { get; init; }

    /// <summary>Documents that must have the term; null: 2, so that another than the text itself has it.</summary>
    public int? MinDocFreq { get; init; }

    /// <summary>Share of the documents above which a term is common; null: 0.1 in a large index, up to 1 in a tiny one.</summary>
    public double? MaxDocShare { get; init; }

    /// <summary>Share of the chosen terms that a document must have to be alike.</summary>
    public double MinShouldMatchShare { get; init; } = 0.2;
}
