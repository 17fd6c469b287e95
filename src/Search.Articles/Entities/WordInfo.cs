namespace Search.Articles.Entities;

/// <summary>What is known of a word form before context is looked at. Immutable, shared by all texts.</summary>
internal sealed class WordInfo(string word)
{
    public string Word { get; } = word;

    public WordClass Class { get; init; }

    /// <summary>A noun by its build only: no list has it, so that context may overrule.</summary>
    public bool Guessed { get; init; }

    /// <summary>Characters at the end that are inflection when the word is a name: 0, 1 ("Putins", "Hans'") or 2 ("Trump's").</summary>
    public int Inflection { get; init; }

    public bool Capital { get; init; }

    /// <summary>All letters are capitals (two or more).</summary>
    public bool AllCapitals { get; init; }

    public bool HasDigit { get; init; }

    /// <summary>Position of the last hyphen inside the word, or -1.</summary>
    public int Hyphen { get; init; }

    /// <summary>The lower-case form of the capitalised word is a word of the language.</summary>
    public bool LowerCaseWord { get; init; }

    /// <summary>The place of this spelling, or null.</summary>
    public Place? Place { get; init; }

    /// <summary>The place of the spelling without its genitive ending, or null.</summary>
    public Place? StemPlace { get; init; }

    /// <summary>The word's category for the sequence model.</summary>
    public byte Category { get; set; }

    /// <summary>What the word adds to the scores of the words around it (<see cref="Recognition.NameModel.Emission"/>); empty without a model.</summary>
    public float[] Emission { get; set; } = [];
}
