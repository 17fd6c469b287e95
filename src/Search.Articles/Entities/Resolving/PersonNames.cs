namespace Search.Articles.Entities.Resolving;

/// <summary>
/// The names of persons of a corpus, each taken apart once. Words of names are compared by number: first and last words, folded, in one numbering, joined
/// letters by their hash, sounds in a numbering of their own.
/// </summary>
internal sealed class PersonNames
{
    private const int None = -1;
    private const int Unknown = -2;

    /// <summary>Letters of a name that is taken apart without memory from the heap.</summary>
    private const int Short = 96;

    private readonly WordNumbers _words;
    private readonly WordNumbers _sounds = new();

    /// <summary>First words as written, and the number that each has in <see cref="_words"/>.</summary>
    private readonly WordNumbers _given;
    private readonly List<int> _givenKeys = [];

    private readonly List<PersonKeys> _names;
    private readonly List<string> _written;

    /// <summary>By number of the corpus's words; <see cref="None"/> where they name no person.</summary>
    private readonly int[] _nameOf;

    /// <summary>By number of a word, that of the word without its last s, <see cref="None"/> where no name has it.</summary>
    private readonly int[] _bare;
    private readonly int[] _soundOf;

    public PersonNames(CorpusMentions corpus, CancellationToken cancellation)
    {
        int some = corpus.WordCount / 2;
        _words = new WordNumbers(some);
        _given = new WordNumbers(some / 2);
        _names = new List<PersonKeys>(some);
        _written = new List<string>(some);
        _nameOf = new int[corpus.WordCount];
        Array.Fill(_nameOf, None);
        foreach (ref readonly NumberedMention mention in corpus.Distinct)
        {
            if (mention.Kind == EntityKind.Person && _nameOf[mention.Name] == None)
            {
                cancellation.ThrowIfCancellationRequested();
                _nameOf[mention.Name] = _names.Count;
                _names.Add(Parse(corpus.Word(mention.Name)));
                _written.Add(corpus.Word(mention.Name));
            }
        }

        _bare = new int[_words.Count];
        for (int i = 0; i < _bare.Length; i++)
        {
            ReadOnlySpan<char> word = _words[i];
            _bare[i] = word.EndsWith('s') ? _words.Find(word[..^1]) : None;
        }

        _soundOf = new int[_words.Count];
        Array.Fill(_soundOf, Unknown);
    }

    /// <summary>Names, numbered from 0.</summary>
    public int Count => _names.Count;

    /// <summary>Numbers of words are below this.</summary>
    public int WordCount => _words.Count;

    /// <summary>Sounds numbered so far.</summary>
    public int SoundCount => _sounds.Count;

    public PersonKeys this[int name] => _names[name];

    /// <summary>The name that a word of the corpus is.</summary>
    public int Of(int word) => _nameOf[word];

    public ReadOnlySpan<char> Word(int number) => _words[number];

    /// <summary>All letters of a name, as one word.</summary>
    public string Joined(int name) => PersonName.Parse(_written[name]).Joined;

    /// <summary>The number of a word, -1 when no name has it.</summary>
    public int Find(ReadOnlySpan<char> word) => _words.Find(word);

    /// <summary>The number of a word read as a given name, -1 when no name has it.</summary>
    public int FindGiven(ReadOnlySpan<char> word) => _words.Find(GivenNames.Key(word));

    /// <summary>The number of a word without its last s; -1 when it has none, or no name is the rest.</summary>
    public int Bare(int word) => _bare[word];

    /// <summary>Whether a word is another one, perhaps in the genitive.</summary>
    public bool IsForm(int word, int of) => word == of || (of >= 0 && _bare[word] == of);

    /// <summary>The number of what a last word sounds like (<see cref="Transliteration"/>).</summary>
    public int Sound(int word)
    {
        if (_soundOf[word] == Unknown)
        {
            _soundOf[word] = _sounds.Of(Transliteration.Key(_words[word]));
        }

        return _soundOf[word];
    }

    private PersonKeys Parse(string name)
    {
        int space = name.IndexOf(' ', StringComparison.Ordinal);
        if (name.Length is 0 or > Short || (space < 0 ? false : space == 0 || space == name.Length - 1 || name.AsSpan()[(space + 1)..].Contains(' ')
            || name.EndsWith('.') || PersonName.IsAttached(name.AsSpan()[..space])))
        {
            return Number(name, PersonName.Parse(name));
        }

        // One word, or a first and a last one: most names.
        Span<char> folded = stackalloc char[2 * Short];
        int start = NameKey.Fold(name.AsSpan()[..Math.Max(0, space)], folded);
        int end = start + NameKey.Fold(name.AsSpan()[(space + 1)..], folded[start..]);
        int last = _words.Of(PersonName.WithoutArticle(folded[start..end]));
        if (space < 0)
        {
            return new PersonKeys(None, last, Given(name), 0, null);
        }

        int first = Given(name.AsSpan()[..space]);
        return new PersonKeys(first, last, None, Hash(folded[..WithoutHyphens(folded[..end])]), null);
    }

    private PersonKeys Number(string name, PersonName parsed)
    {
        int last = _words.Of(parsed.Last);
        return parsed.IsFull
            ? new PersonKeys(_words.Of(parsed.First), last, None, Hash(parsed.Joined), parsed.Middle.Count == 0 ? null : [.. parsed.Middle.Select(word => _words.Of(word))])
            : new PersonKeys(None, last, Given(name), 0, null);
    }

    private int Given(ReadOnlySpan<char> word)
    {
        int number = _given.Of(word);
        if (number == _givenKeys.Count)
        {
            _givenKeys.Add(_words.Of(GivenNames.Key(word)));
        }

        return _givenKeys[number];
    }

    /// <summary>64 bits of FNV-1a (Fowler, Noll, Vo), letter by letter; whoever finds two of them equal compares the letters.</summary>
    private static ulong Hash(ReadOnlySpan<char> letters)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in letters)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return hash;
    }

    private static int WithoutHyphens(Span<char> folded)
    {
        int length = 0;
        foreach (char c in folded)
        {
            if (c != '-')
            {
                folded[length++] = c;
            }
        }

        return length;
    }
}
