namespace Search.Articles.Entities;

/// <summary>A word of a text with what is known of it before context is looked at.</summary>
internal struct NameToken
{
    public int Start;
    public int Length;

    /// <summary>Characters at the end that are inflection when the word is a name: 0, 1 ("Putins", "Hans'") or 2 ("Trump's").</summary>
    public byte Inflection;

    /// <summary>Punctuation before the word.</summary>
    public Gap Before;

    /// <summary>True at the start of a sentence, heading or quotation, where any word is capitalised.</summary>
    public bool StartsSentence;

    public bool Capital;

    /// <summary>All letters are capitals (two or more).</summary>
    public bool AllCapitals;

    /// <summary>A single capital with a full stop ("W.").</summary>
    public bool Initial;

    public bool HasDigit;

    /// <summary>Position of the last hyphen inside the word, or -1.</summary>
    public short Hyphen;

    public WordClass Class;

    /// <summary>A noun by its build only: no list has it, so that context may overrule.</summary>
    public bool Guessed;

    /// <summary>Already part of a recognised name.</summary>
    public bool Taken;

    /// <summary>Taken by a person.</summary>
    public bool InPerson;

    public readonly int End => Start + Length;

    public readonly bool Is(WordClass classes) => (Class & classes) != 0;
}
