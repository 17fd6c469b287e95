namespace Search.German.Sentences;

/// <summary>What the period after an abbreviation can mean.</summary>
internal enum AbbreviationKind
{
    /// <summary>The word is none.</summary>
    None,

    /// <summary>Something always follows: "Dr. Weber", "ca. Zehn".</summary>
    Continues,

    /// <summary>A number follows, or the word is an ordinary one that ends the sentence: "Art. 5", "dieser Art."</summary>
    BeforeNumber,

    /// <summary>May stand last: "5 Mio.", "usw."; only a word that typically begins a sentence decides.</summary>
    MayEnd,
}
