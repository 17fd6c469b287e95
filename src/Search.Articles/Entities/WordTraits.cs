namespace Search.Articles.Entities;

/// <summary>The yes-or-no facts of a <see cref="WordInfo"/> in one byte, for the tokens that copy them.</summary>
[Flags]
internal enum WordTraits : byte
{
    None = 0,

    /// <summary>The two bits of <see cref="WordInfo.Inflection"/>.</summary>
    Inflection = 3,
    Capital = 4,
    AllCapitals = 8,
    HasDigit = 16,
    Guessed = 32,
    LowerCaseWord = 64,

    /// <summary>The gazetteer has the word, or the word without its genitive ending.</summary>
    Place = 128,
}
