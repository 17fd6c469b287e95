namespace Search.Articles.Entities;

/// <summary>A word of a text: where it stands, what is known of it, and whether a name has taken it.</summary>
internal struct NameToken
{
    public WordInfo Info;

    public int Start;

    public int Length;

    /// <summary>Punctuation before the word.</summary>
    public Gap Before;

    /// <summary>True at the start of a sentence, heading or quotation, where any word is capitalised.</summary>
    public bool StartsSentence;

    /// <summary>A single capital with a full stop ("W.").</summary>
    public bool Initial;

    /// <summary>Already part of a recognised name.</summary>
    public bool Taken;

    /// <summary>Taken by a person.</summary>
    public bool InPerson;

    /// <summary>What the rules made of the word, for the sequence model (<see cref="Recognition.RuleMarks"/>).</summary>
    public byte Marked;

    public readonly int End => Start + Length;

    /// <summary>As in <see cref="Info"/>: most words are passed over by it.</summary>
    public bool Capital;

    public readonly bool AllCapitals => Info.AllCapitals;

    public readonly bool HasDigit => Info.HasDigit;

    public readonly bool Guessed => Info.Guessed;

    public readonly int Inflection => Info.Inflection;

    public readonly int Hyphen => Info.Hyphen;

    /// <summary>The gazetteer's entry for the word as written, else without its genitive ending.</summary>
    public readonly Place? AnyPlace => Info.Place ?? Info.StemPlace;

    public readonly bool Is(WordClass classes) => (Info.Class & classes) != 0;
}
