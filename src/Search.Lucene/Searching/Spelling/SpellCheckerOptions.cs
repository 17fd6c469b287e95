namespace Search.Lucene.Searching.Spelling;

/// <summary>Which words are corrected, and by which. The defaults are those of Apache Lucene's DirectSpellChecker.</summary>
public sealed record SpellCheckerOptions
{
    /// <summary>Edits at most: 1 or 2. A transposition is one.</summary>
    public int MaxEdits { get; init; } = 2;

    /// <summary>Code points at the beginning that have to be right.</summary>
    public int MinPrefix { get; init; } = 1;

    /// <summary>Candidates looked at for each suggestion wanted.</summary>
    public int MaxInspections { get; init; } = 5;

    /// <summary>Least score of a suggestion.</summary>
    public float Accuracy { get; init; } = 0.5f;

    /// <summary>Documents that a suggestion must be in at least: a share of all below 1, else a number.</summary>
    public float MinSuggestionFreq { get; init; }

    /// <summary>Shorter words (in code points) are not corrected.</summary>
    public int MinQueryLength { get; init; } = 4;

    /// <summary>Words that more documents have are right: a share of all below 1, else a number.</summary>
    public float MaxQueryFreq { get; init; } = 0.01f;

    /// <summary>Whether words are compared in small letters.</summary>
    public bool LowerCase { get; init; } = true;
}
