using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Search.Articles.Cleaning;

/// <summary>
/// Boilerplate learned over a corpus: a short paragraph that recurs in many articles of one outlet whose other text differs is the site's, not the
/// article's. Copies and updates of one report do not count as many: they share their long paragraphs, and of each article the smallest
/// hash of those stands for its text (minhash, Broder 1997). Thread-safe once learned.
/// </summary>
public sealed class RecurringBlocks
{
    /// <summary>The reason noted for such a cut.</summary>
    public const string Reason = "recurring";

    private const int LongestBlock = 400;
    private const int ShortestLong = 80;

    /// <summary>Different texts that a block must stand in, at least.</summary>
    private const int FewestTexts = 8;

    /// <summary>Share of the outlet's articles, at least.</summary>
    private const double Share = 0.005;

    /// <summary>Up to this many letters a block may be a subheading; then it must be this much more frequent.</summary>
    private const int ShortBlock = 24;
    private const double ShortShare = 0.1;

    /// <summary>Bits of the filter for each key, so that few that stand alone are held.</summary>
    private const int FilterBits = 16;

    private readonly HashSet<ulong> _learned;

    private RecurringBlocks(HashSet<ulong> learned) => _learned = learned;

    public static RecurringBlocks None { get; } = new([]);

    public int Count => _learned.Count;

    /// <summary>The blocks of a clean article from which nothing learned was cut yet.</summary>
    public static ArticleBlocks Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var source = Hash(article.Source ?? string.Empty, 0);
        var keys = new List<ulong>();
        var (first, second) = (ulong.MaxValue, ulong.MaxValue);
        foreach (var range in article.Body.AsSpan().Split("\n\n"))
        {
            var block = article.Body.AsSpan(range);
            if (block.IsEmpty)
            {
                continue;
            }

            var key = Hash(block, source);
            if (block.Length <= LongestBlock)
            {
                keys.Add(key);
            }

            if (block.Length >= ShortestLong)
            {
                (first, second) = key < first ? (key, first) : key == first ? (first, second) : (first, Math.Min(second, key));
            }
        }

        return new ArticleBlocks(source, first == ulong.MaxValue ? Hash(article.Title, source) : first, second, keys);
    }

    /// <summary>
    /// Learns from all articles of a corpus. The order does not matter. Memory: some bits a block, and for each block that is seen twice its texts.
    /// </summary>
    public static RecurringBlocks Learn(IReadOnlyCollection<ArticleBlocks> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var sizes = new Dictionary<ulong, int>();
        foreach (var article in articles)
        {
            sizes[article.Source] = sizes.GetValueOrDefault(article.Source) + 1;
        }

        var texts = new List<(ulong Key, ulong Text, ulong Source)>();
        var seen = Repeated(articles);
        foreach (var article in articles)
        {
            foreach (var key in article.Keys)
            {
                if (seen(key) && sizes[article.Source] >= FewestTexts)
                {
                    texts.Add((key, key == article.First ? article.Second : article.First, article.Source));
                }
            }
        }

        texts.Sort();
        var learned = new HashSet<ulong>();
        for (int i = 0, end; i < texts.Count; i = end)
        {
            var different = 1;
            for (end = i + 1; end < texts.Count && texts[end].Key == texts[i].Key; end++)
            {
                different += texts[end].Text != texts[end - 1].Text ? 1 : 0;
            }

            var share = (texts[i].Key & 1) == 1 ? ShortShare : Share;
            if (different >= Math.Max(FewestTexts, share * sizes[texts[i].Source]))
            {
                learned.Add(texts[i].Key);
            }
        }

        return learned.Count == 0 ? None : new RecurringBlocks(learned);
    }

    /// <summary>Names what is cut from an article, or null when nothing is: equal marks, equal cuts.</summary>
    public string? MarkOf(ArticleBlocks blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ulong mark = 0;
        foreach (var key in blocks.Keys)
        {
            mark = _learned.Contains(key) ? (mark * 31) + key : mark;
        }

        return mark == 0 ? null : mark.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The article without the learned blocks, which are noted as cut; the same article when none is in it, or when nothing else is.</summary>
    public Article Cut(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var source = Hash(article.Source ?? string.Empty, 0);
        var kept = new List<string>();
        var cut = new List<CutBlock>();
        var hasText = false;
        foreach (var block in article.Body.Split("\n\n"))
        {
            if (block.Length is > 0 and <= LongestBlock && _learned.Contains(Hash(block, source)))
            {
                cut.Add(new CutBlock(Reason, block));
            }
            else
            {
                kept.Add(block);
                hasText |= block.Length >= ShortestLong;
            }
        }

        return cut.Count == 0 || !hasText ? article : article with { Body = string.Join("\n\n", kept), Cut = [.. article.Cut, .. cut] };
    }

    /// <summary>A filter that lets through every key that occurs twice, and few others.</summary>
    private static Func<ulong, bool> Repeated(IReadOnlyCollection<ArticleBlocks> articles)
    {
        var bits = System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(articles.Sum(a => (long)a.Keys.Count) * FilterBits, 1 << 10, 1L << 33));
        var (once, twice, mask) = (new ulong[bits / 64], new ulong[bits / 64], bits - 1);
        foreach (var article in articles)
        {
            foreach (var key in article.Keys)
            {
                var (word, bit) = ((key & mask) >> 6, 1UL << (int)(key & 63));
                twice[word] |= once[word] & bit;
                once[word] |= bit;
            }
        }

        return key => (twice[(key & mask) >> 6] & (1UL << (int)(key & 63))) != 0;
    }

    /// <summary>The first 8 bytes of a SHA-256, so that nobody can make a text that passes for another; the lowest bit says whether the block is short.</summary>
    private static ulong Hash(ReadOnlySpan<char> text, ulong source)
    {
        const int onStack = 3 * LongestBlock;
        const int sourceLength = sizeof(ulong);
        var length = sourceLength + Encoding.UTF8.GetByteCount(text);
        var bytes = length <= onStack ? stackalloc byte[length] : new byte[length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, source);
        Encoding.UTF8.GetBytes(text, bytes[sourceLength..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return (BinaryPrimitives.ReadUInt64LittleEndian(digest) & ~1UL) | (text.Length <= ShortBlock ? 1UL : 0);
    }
}
