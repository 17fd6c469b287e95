namespace Search.Articles.Entities;

/// <summary>
/// A word of a text: where it stands, what is known of it, and whether a name has taken it. What the rules ask of most words is copied from
/// <see cref="Info"/>, so that they are passed over without a look at memory elsewhere: 32 bytes, two tokens a cache line.
/// </summary>
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

    private WordClass _class;
    private WordTraits _traits;
    private byte _category;
    private sbyte _hyphen;

    public readonly int End => Start + Length;

    /// <summary>As in <see cref="Info"/>, like all below.</summary>
    public readonly bool Capital => (_traits & WordTraits.Capital) != 0;

    public readonly bool AllCapitals => (_traits & WordTraits.AllCapitals) != 0;

    public readonly bool HasDigit => (_traits & WordTraits.HasDigit) != 0;

    public readonly bool Guessed => (_traits & WordTraits.Guessed) != 0;

    public readonly bool LowerCaseWord => (_traits & WordTraits.LowerCaseWord) != 0;

    public readonly int Inflection => (int)(_traits & WordTraits.Inflection);

    public readonly int Hyphen => _hyphen;

    public readonly byte Category => _category;

    /// <summary>The gazetteer's entry for the word as written, else without its genitive ending.</summary>
    public readonly Place? AnyPlace => (_traits & WordTraits.Place) != 0 ? Info.Place ?? Info.StemPlace : null;

    /// <summary>Sets what is known of the word.</summary>
    public void Know(WordInfo info)
    {
        Info = info;
        _class = info.Class;
        _traits = info.Traits;
        _category = info.Category;
        _hyphen = (sbyte)info.Hyphen;
    }

    public readonly bool Is(WordClass classes) => (_class & classes) != 0;
}
