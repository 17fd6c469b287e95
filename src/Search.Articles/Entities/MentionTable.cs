using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities;

/// <summary>
/// All different mentions of a corpus, each with a number, and what their names are made of. Articles share most of their mentions, and whoever goes through a
/// corpus looks numbers up in arrays where comparing words would cost many times as much. It only grows, can be written and read as columns, and may hold
/// mentions that no article has any more. <see cref="Add"/> is thread-safe; resolving is not, beside it or itself.
/// </summary>
public sealed class MentionTable
{
    /// <summary>Compilation is deterministic, so that equal source has equal versions.</summary>
    private static readonly Guid Build = typeof(MentionTable).Module.ModuleVersionId;

    private readonly Lock _lock = new();
    private readonly WordNumbers _words;
    private readonly ValueNumbers<NumberedMention> _mentions;

    public MentionTable()
        : this(new WordNumbers(), new ValueNumbers<NumberedMention>(), new PersonNames())
    {
    }

    private MentionTable(WordNumbers words, ValueNumbers<NumberedMention> mentions, PersonNames persons) => (_words, _mentions, Persons) = (words, mentions, persons);

    /// <summary>Mentions have numbers from 0 to below this.</summary>
    public int Count => _mentions.Count;

    /// <summary>A mention by its number.</summary>
    public Mention this[int number]
    {
        get
        {
            NumberedMention mention = _mentions[number];
            string name = Word(mention.Name);
            return new Mention(mention.Kind, mention.IsPlain ? name : Word(mention.Surface), name, mention.Count, mention.Confidence, mention.Evidence);
        }
    }

    /// <summary>By number.</summary>
    internal ReadOnlySpan<NumberedMention> All => _mentions.All;

    /// <summary>Different words, each with a number below this.</summary>
    internal int WordCount => _words.Count;

    /// <summary>The names of persons, as far as they were taken apart.</summary>
    internal PersonNames Persons { get; }

    /// <summary>Numbers of an article's mentions, in their order; new ones get numbers.</summary>
    public int[] Add(IReadOnlyList<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(mentions);
        int[] numbers = mentions.Count == 0 ? [] : new int[mentions.Count];
        lock (_lock)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                Mention mention = mentions[i];
                int name = _words.Of(mention.Name);
                int surface = ReferenceEquals(mention.Name, mention.Surface) ? name : _words.Of(mention.Surface);
                numbers[i] = _mentions.Of(new NumberedMention(mention.Kind, name, surface, mention.Count, mention.Confidence, mention.Evidence));
            }
        }

        return numbers;
    }

    /// <summary>This table, or one without the mentions that no article has where these are too many.</summary>
    /// <param name="articles">Numbers of the mentions of all articles.</param>
    /// <param name="mostUnused">Share of the mentions that may be unused, 0 to 1.</param>
    /// <param name="renumbered">The numbers that the articles' mentions have in the table returned.</param>
    public MentionTable Trim(int[][] articles, double mostUnused, out int[][] renumbered)
    {
        ArgumentNullException.ThrowIfNull(articles);
        const int unused = -1;
        int[] numbers = new int[Count];
        Array.Fill(numbers, unused);
        int used = 0;
        foreach (int[] article in articles)
        {
            foreach (int number in article)
            {
                used += numbers[number] == unused ? 1 : 0;
                numbers[number] = 0;
            }
        }

        if (Count - used <= Count * mostUnused)
        {
            renumbered = articles;
            return this;
        }

        var trimmed = new MentionTable();
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] != unused)
            {
                NumberedMention mention = _mentions[i];
                numbers[i] = trimmed._mentions.Of(mention with { Name = trimmed._words.Of(_words[mention.Name]), Surface = trimmed._words.Of(_words[mention.Surface]) });
            }
        }

        renumbered = Array.ConvertAll(articles, article => Array.ConvertAll(article, number => numbers[number]));
        return trimmed;
    }

    /// <summary>Writes the table, which another thread must not change meanwhile.</summary>
    public void Save(IColumnTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        _words.Save(target);
        _mentions.Save(target);
        target.Write<byte>(Build.ToByteArray());
        Persons.Save(target);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The columns are no table.</exception>
    public static MentionTable Load(IColumnSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        WordNumbers words = WordNumbers.Load(source);
        ValueNumbers<NumberedMention> mentions = ValueNumbers<NumberedMention>.Load(source);
        bool known = true;
        foreach (ref readonly NumberedMention mention in mentions.All)
        {
            known &= (uint)mention.Name < (uint)words.Count && (uint)mention.Surface < (uint)words.Count && (uint)mention.Kind <= (uint)EntityKind.Organisation;
        }

        if (!known)
        {
            throw new InvalidDataException("The columns hold mentions of words that they do not hold.");
        }

        // Another build may take names apart otherwise.
        bool same = source.Read<byte>().AsSpan().SequenceEqual(Build.ToByteArray());
        PersonNames persons = PersonNames.Load(source, words.Count);
        return new MentionTable(words, mentions, same ? persons : new PersonNames());
    }

    internal ref readonly NumberedMention At(int number) => ref _mentions[number];

    internal string Word(int number) => _words[number].ToString();

    internal ReadOnlySpan<char> Letters(int number) => _words[number];
}
