using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// The mentions of a corpus as numbers: equal mentions, which most articles share, are held once, and so are their words. Whoever goes through the
/// articles looks numbers up in arrays where comparing words would cost many times as much. Immutable.
/// </summary>
internal sealed class CorpusMentions
{
    private readonly IReadOnlyList<ArticleMentions> _corpus;

    /// <summary>By article the place of its first mention, and behind them the number of all.</summary>
    private readonly int[] _starts;
    private readonly int[] _numbers;
    private readonly NumberedMention[] _mentions;
    private readonly List<string> _words = [];

    public CorpusMentions(IReadOnlyList<ArticleMentions> corpus, CancellationToken cancellation)
    {
        _corpus = corpus;
        _starts = new int[corpus.Count + 1];
        for (int i = 0; i < corpus.Count; i++)
        {
            _starts[i + 1] = checked(_starts[i] + corpus[i].Mentions.Count);
        }

        // By reference: comparing contents would cost more than holding some of them twice.
        int some = _starts[^1] / 2;
        var numbers = new Dictionary<Mention, int>(some, ReferenceEqualityComparer.Instance);
        var mentions = new List<NumberedMention>(some);
        var words = new WordNumbers(some);
        _numbers = new int[_starts[^1]];
        int next = 0;
        foreach (ArticleMentions article in corpus)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Mention mention in article.Mentions)
            {
                ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, mention, out bool known);
                if (!known)
                {
                    number = mentions.Count;
                    mentions.Add(Number(mention, words));
                }

                _numbers[next++] = number;
            }
        }

        _mentions = [.. mentions];
    }

    /// <summary>Articles of the corpus.</summary>
    public int Count => _corpus.Count;

    /// <summary>Different words, each with a number below this.</summary>
    public int WordCount => _words.Count;

    /// <summary>All mentions that differ, by number.</summary>
    public ReadOnlySpan<NumberedMention> Distinct => _mentions;

    public ref readonly NumberedMention this[int mention] => ref _mentions[mention];

    public string ArticleId(int article) => _corpus[article].ArticleId;

    /// <summary>Numbers of an article's mentions, in its order.</summary>
    public ReadOnlySpan<int> Of(int article) => _numbers.AsSpan(_starts[article].._starts[article + 1]);

    public string Word(int number) => _words[number];

    private NumberedMention Number(Mention mention, WordNumbers words)
    {
        int name = Number(mention.Name, words);
        int surface = ReferenceEquals(mention.Name, mention.Surface) ? name : Number(mention.Surface, words);
        return new NumberedMention(mention.Kind, name, surface, mention.Count, mention.Confidence, mention.Evidence);
    }

    private int Number(string word, WordNumbers words)
    {
        int number = words.Of(word);
        if (number == _words.Count)
        {
            _words.Add(word);
        }

        return number;
    }
}
