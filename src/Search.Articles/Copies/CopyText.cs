namespace Search.Articles.Copies;

/// <summary>
/// The words of an article's teaser and body as numbers: case, punctuation and white space are gone, so that what reads alike is equal. The title
/// stays out, since outlets give agency copy titles of their own. Immutable but for a table that is made when first needed; not thread-safe.
/// </summary>
public sealed class CopyText
{
    /// <summary>Set in the hash of a word with a digit.</summary>
    private const uint NumberBit = 1;

    private readonly uint[] _words;
    private uint[]? _pairs;

    private CopyText(uint[] words, uint title)
    {
        _words = words;
        Title = title;
    }

    /// <summary>Hashes of the words in order.</summary>
    public ReadOnlySpan<uint> Words => _words;

    /// <summary>Hash of the title's words.</summary>
    public uint Title { get; }

    public static CopyText Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Of(article.Title, string.IsNullOrEmpty(article.Teaser) ? article.Body : $"{article.Teaser}\n{article.Body}");
    }

    public static CopyText Of(string title, string text)
    {
        uint titleHash = 0;
        foreach (uint word in Cut(title))
        {
            titleHash = Pair(titleHash, word);
        }

        return new CopyText(Cut(text), titleHash);
    }

    internal static bool IsNumber(uint word) => (word & NumberBit) != 0;

    /// <summary>Hash of two neighbouring words; never 0.</summary>
    internal static uint Pair(uint first, uint second) => Mix((first * 0x9E3779B1u) + second) | 1;

    /// <summary>Whether the two words stand side by side somewhere.</summary>
    internal bool HasPair(uint pair)
    {
        uint[] table = _pairs ??= Table(_words);
        for (uint slot = pair & (uint)(table.Length - 1); table[slot] != 0; slot = (slot + 1) & (uint)(table.Length - 1))
        {
            if (table[slot] == pair)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finalizer of MurmurHash3 (Appleby, public domain): every bit of the input reaches every bit of the output.</summary>
    internal static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }

    private static uint[] Table(uint[] words)
    {
        uint[] table = new uint[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, words.Length * 2))];
        for (int i = 1; i < words.Length; i++)
        {
            uint pair = Pair(words[i - 1], words[i]);
            uint slot = pair & (uint)(table.Length - 1);
            while (table[slot] != 0 && table[slot] != pair)
            {
                slot = (slot + 1) & (uint)(table.Length - 1);
            }

            table[slot] = pair;
        }

        return table;
    }

    private static uint[] Cut(string text)
    {
        var words = new List<uint>(text.Length / 6);
        uint hash = 0;
        bool number = false;
        bool within = false;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                // FNV-1a over UTF-16 units (Fowler, Noll, Vo).
                hash = ((within ? hash : 2166136261u) ^ (c < 128 ? char.IsAsciiLetterUpper(c) ? c | 0x20u : c : char.ToLowerInvariant(c))) * 16777619u;
                number |= char.IsAsciiDigit(c);
                within = true;
            }
            else if (within)
            {
                words.Add(Finish(hash, number));
                within = number = false;
            }
        }

        if (within)
        {
            words.Add(Finish(hash, number));
        }

        return [.. words];
    }

    private static uint Finish(uint hash, bool number) => (Mix(hash) & ~NumberBit) | (number ? NumberBit : 0);
}
