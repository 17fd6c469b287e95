namespace Search.Articles.Entities.Resolving;

/// <summary>
/// The names of persons of a table of mentions, each taken apart once. Words of names are compared by number: first and last words, folded, in one numbering,
/// pairs of first and last in another, joined letters by their hash, sounds in a numbering of their own.
/// </summary>
internal sealed class PersonNames
{
    private const int None = -1;
    private const int Unknown = -2;

    /// <summary>Letters of a name that is taken apart without memory from the heap.</summary>
    private const int Short = 96;

    private readonly WordNumbers _words;
    private readonly WordNumbers _sounds;
    private readonly ValueNumbers<PersonPair> _pairs;
    private readonly Column<PersonKeys> _names;
    private readonly Column<int> _middles;

    /// <summary>By number of the mentions' words; <see cref="None"/> where they name no person.</summary>
    private readonly Column<int> _nameOf;

    /// <summary>By number of a word, that of the word without its last s, <see cref="None"/> where no name has it.</summary>
    private readonly Column<int> _bare;

    /// <summary>By number of a word, that of the word with an s behind it, <see cref="None"/> where no name has it.</summary>
    private readonly Column<int> _genitive;

    /// <summary>By number of a last word, that of what it sounds like; <see cref="Unknown"/> of words that are none.</summary>
    private readonly Column<int> _soundOf;

    /// <summary>First words as written, and the number that each has in <see cref="_words"/>.</summary>
    private readonly WordNumbers _given = new();
    private readonly List<int> _givenKeys = [];

    /// <summary>Mentions of the table that were looked at.</summary>
    private int _seen;

    public PersonNames()
    {
        (_words, _sounds, _pairs) = (new WordNumbers(), new WordNumbers(), new ValueNumbers<PersonPair>());
        (_names, _middles, _nameOf) = (new Column<PersonKeys>(), new Column<int>(), new Column<int>());
        (_bare, _genitive, _soundOf) = (new Column<int>(), new Column<int>(), new Column<int>());
    }

    private PersonNames(IColumnSource source)
    {
        (_words, _sounds, _pairs) = (WordNumbers.Load(source), WordNumbers.Load(source), ValueNumbers<PersonPair>.Load(source));
        (_names, _middles, _nameOf) = (new Column<PersonKeys>(source), new Column<int>(source), new Column<int>(source));
        (_bare, _genitive, _soundOf) = (new Column<int>(source), new Column<int>(source), new Column<int>(source));
        _seen = source.Read<int>() is [int seen] ? seen : throw Unfit();
    }

    /// <summary>Names, numbered from 0.</summary>
    public int Count => _names.Count;

    /// <summary>Numbers of words are below this.</summary>
    public int WordCount => _words.Count;

    /// <summary>Numbers of sounds are below this.</summary>
    public int SoundCount => _sounds.Count;

    /// <summary>Pairs of first and last words, numbered from 0.</summary>
    public int PairCount => _pairs.Count;

    public ref readonly PersonKeys this[int name] => ref _names[name];

    /// <summary>The name that a word of the mentions is.</summary>
    public int Of(int word) => _nameOf[word];

    public ReadOnlySpan<char> Word(int number) => _words[number];

    public PersonPair Pair(int number) => _pairs[number];

    /// <summary>The number of a pair, -1 when no name has it.</summary>
    public int FindPair(int first, int last) => _pairs.Find(new PersonPair(first, last));

    /// <summary>Words between first and last.</summary>
    public ReadOnlySpan<int> Middle(int name) => _middles.All[_names[name].Middle..(name + 1 < _names.Count ? _names[name + 1].Middle : _middles.Count)];

    /// <summary>The number of a word, -1 when no name has it.</summary>
    public int Find(ReadOnlySpan<char> word) => _words.Find(word);

    /// <summary>The number of a word read as a given name, -1 when no name has it.</summary>
    public int FindGiven(ReadOnlySpan<char> word) => _words.Find(GivenNames.Key(word));

    /// <summary>The number of a word without its last s; -1 when it has none, or no name is the rest.</summary>
    public int Bare(int word) => _bare[word];

    /// <summary>The number of a word with an s behind it, -1 when no name has that.</summary>
    public int Genitive(int word) => _genitive[word];

    /// <summary>Whether a word is another one, perhaps in the genitive.</summary>
    public bool IsForm(int word, int of) => word == of || (of >= 0 && _bare[word] == of);

    /// <summary>The number of what a last word sounds like (<see cref="Transliteration"/>).</summary>
    public int Sound(int word) => _soundOf[word];

    /// <summary>Takes the names of all persons apart that came to the table since the last time.</summary>
    public void Follow(MentionTable table, CancellationToken cancellation)
    {
        _nameOf.Fill(table.WordCount, None);
        for (; _seen < table.Count; _seen++)
        {
            ref readonly NumberedMention mention = ref table.At(_seen);
            if (mention.Kind == EntityKind.Person && _nameOf[mention.Name] == None)
            {
                cancellation.ThrowIfCancellationRequested();
                PersonKeys keys = Parse(table.Letters(mention.Name), mention.Name);
                _nameOf[mention.Name] = _names.Count;
                _names.Add(keys);
                NoteSound(keys.Last);
            }
        }

        NoteBare();
    }

    public void Save(IColumnTarget target)
    {
        _words.Save(target);
        _sounds.Save(target);
        _pairs.Save(target);
        target.Write(_names.All);
        target.Write(_middles.All);
        target.Write(_nameOf.All);
        target.Write(_bare.All);
        target.Write(_genitive.All);
        target.Write(_soundOf.All);
        target.Write([_seen]);
    }

    /// <summary>Reads the names of a table.</summary>
    /// <param name="source">The columns.</param>
    /// <param name="words">Words of the mentions.</param>
    /// <exception cref="InvalidDataException">The columns are no such names.</exception>
    public static PersonNames Load(IColumnSource source, int words)
    {
        var names = new PersonNames(source);
        bool fit = names._nameOf.Count <= words && names._bare.Count == names._words.Count && names._genitive.Count == names._words.Count && names._soundOf.Count == names._words.Count
            && AreWithin(names._nameOf, None, names._names.Count) && AreWithin(names._bare, None, names._words.Count) && AreWithin(names._genitive, None, names._words.Count)
            && AreWithin(names._soundOf, Unknown, names._sounds.Count) && AreWithin(names._middles, 0, names._words.Count);
        int middle = 0;
        foreach (ref readonly PersonKeys keys in names._names.All)
        {
            fit &= (uint)keys.Written < (uint)words && (uint)keys.Last < (uint)names._words.Count && keys.Cluster < names._pairs.Count && keys.Given < names._words.Count
                && keys.Middle >= middle && keys.Middle <= names._middles.Count;
            middle = keys.Middle;
        }

        foreach (ref readonly PersonPair pair in names._pairs.All)
        {
            fit &= (uint)pair.First < (uint)names._words.Count && (uint)pair.Last < (uint)names._words.Count;
        }

        return fit ? names : throw Unfit();
    }

    private static bool AreWithin(Column<int> numbers, int least, int end)
    {
        bool within = true;
        foreach (int number in numbers.All)
        {
            within &= number >= least && number < end;
        }

        return within;
    }

    private static InvalidDataException Unfit() => new("The columns hold no names of persons.");

    private void NoteSound(int word)
    {
        _soundOf.Fill(_words.Count, Unknown);
        if (_soundOf[word] == Unknown)
        {
            _soundOf[word] = _sounds.Of(Transliteration.Key(_words[word]));
        }
    }

    /// <summary>Joins new words to those that they are the genitive of, and to their genitives.</summary>
    private void NoteBare()
    {
        int known = _bare.Count;
        _bare.Fill(_words.Count, None);
        _genitive.Fill(_words.Count, None);
        _soundOf.Fill(_words.Count, Unknown);
        Span<char> genitive = stackalloc char[(2 * Short) + 1];
        for (int i = known; i < _words.Count; i++)
        {
            ReadOnlySpan<char> word = _words[i];
            if (word.EndsWith('s') && _words.Find(word[..^1]) is not None and int bare)
            {
                (_bare[i], _genitive[bare]) = (bare, i);
            }

            Span<char> form = word.Length < genitive.Length ? genitive[..(word.Length + 1)] : new char[word.Length + 1];
            word.CopyTo(form);
            form[^1] = 's';
            if (_words.Find(form) is not None and int found)
            {
                (_bare[found], _genitive[i]) = (i, found);
            }
        }
    }

    private PersonKeys Parse(ReadOnlySpan<char> name, int written)
    {
        int space = name.IndexOf(' ');
        if (name.Length is 0 or > Short || (space < 0 ? false : space == 0 || space == name.Length - 1 || name[(space + 1)..].Contains(' ')
            || name.EndsWith('.') || PersonName.IsAttached(name[..space])))
        {
            return Number(name, PersonName.Parse(name.ToString()), written);
        }

        // One word, or a first and a last one: most names.
        Span<char> folded = stackalloc char[2 * Short];
        int start = NameKey.Fold(name[..Math.Max(0, space)], folded);
        int end = start + NameKey.Fold(name[(space + 1)..], folded[start..]);
        int last = _words.Of(PersonName.WithoutArticle(folded[start..end]));
        return space < 0
            ? Single(name, last, written)
            : Full(Given(name[..space]), last, Hash(folded[..WithoutHyphens(folded[..end])]), written);
    }

    private PersonKeys Number(ReadOnlySpan<char> name, PersonName parsed, int written)
    {
        int last = _words.Of(parsed.Last);
        if (!parsed.IsFull)
        {
            return Single(name, last, written);
        }

        PersonKeys keys = Full(_words.Of(parsed.First), last, Hash(parsed.Joined), written);
        foreach (string word in parsed.Middle)
        {
            _middles.Add(_words.Of(word));
        }

        return keys;
    }

    private PersonKeys Single(ReadOnlySpan<char> name, int last, int written) => new(0, written, None, last, Given(name), _middles.Count);

    private PersonKeys Full(int first, int last, ulong joined, int written) => new(joined, written, _pairs.Of(new PersonPair(first, last)), last, None, _middles.Count);

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
