namespace Search.Articles.Entities;

/// <summary>What is known of a word form before context is looked at. Immutable, shared by all texts.</summary>
internal sealed class WordInfo(string word)
{
    private readonly Place? _place;
    private readonly Place? _stemPlace;
    private WordTraits _traits;
    private WordEmission _emission;

    public string Word { get; } = word;

    public WordClass Class { get; init; }

    /// <summary>All below that is yes or no, as tokens keep it.</summary>
    public WordTraits Traits => _traits;

    /// <summary>A noun by its build only: no list has it, so that context may overrule.</summary>
    public bool Guessed
    {
        get => (_traits & WordTraits.Guessed) != 0;
        init => Set(WordTraits.Guessed, value);
    }

    /// <summary>Characters at the end that are inflection when the word is a name: 0, 1 ("Putins", "Hans'") or 2 ("Trump's").</summary>
    public int Inflection
    {
        get => (int)(_traits & WordTraits.Inflection);
        init => _traits = (_traits & ~WordTraits.Inflection) | ((WordTraits)value & WordTraits.Inflection);
    }

    public bool Capital
    {
        get => (_traits & WordTraits.Capital) != 0;
        init => Set(WordTraits.Capital, value);
    }

    /// <summary>All letters are capitals (two or more).</summary>
    public bool AllCapitals
    {
        get => (_traits & WordTraits.AllCapitals) != 0;
        init => Set(WordTraits.AllCapitals, value);
    }

    public bool HasDigit
    {
        get => (_traits & WordTraits.HasDigit) != 0;
        init => Set(WordTraits.HasDigit, value);
    }

    /// <summary>Position of the last hyphen inside the word, or -1.</summary>
    public int Hyphen { get; init; }

    /// <summary>The lower-case form of the capitalised word is a word of the language.</summary>
    public bool LowerCaseWord
    {
        get => (_traits & WordTraits.LowerCaseWord) != 0;
        init => Set(WordTraits.LowerCaseWord, value);
    }

    /// <summary>The place of this spelling, or null.</summary>
    public Place? Place
    {
        get => _place;
        init
        {
            _place = value;
            Set(WordTraits.Place, value is not null || _stemPlace is not null);
        }
    }

    /// <summary>The place of the spelling without its genitive ending, or null.</summary>
    public Place? StemPlace
    {
        get => _stemPlace;
        init
        {
            _stemPlace = value;
            Set(WordTraits.Place, value is not null || _place is not null);
        }
    }

    /// <summary>The word's category for the sequence model.</summary>
    public byte Category { get; set; }

    /// <summary>
    /// What the word adds to the scores of the words around it (<see cref="Recognition.NameModel.Emit"/>); zeros without a model. It lies in the object itself,
    /// so that scoring a text waits for memory half as often.
    /// </summary>
    public Span<float> Emission => _emission;

    /// <summary>Asks for what all words are asked.</summary>
    public void Prefetch() => Entities.Prefetch.Of(ref _traits);

    /// <summary>Asks for <see cref="Emission"/>.</summary>
    public void PrefetchEmission()
    {
        for (int i = 0; i < Emission.Length; i += Entities.Prefetch.Line / sizeof(float))
        {
            Entities.Prefetch.Of(ref Emission[i]);
        }

        Entities.Prefetch.Of(ref Emission[^1]);
    }

    private void Set(WordTraits trait, bool value) => _traits = value ? _traits | trait : _traits & ~trait;
}
