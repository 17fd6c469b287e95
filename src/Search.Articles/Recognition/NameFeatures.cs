using System.Numerics;
using System.Text;
using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>
/// The features of a word form that do not depend on its context, as 32-bit hashes: the word, its stem, its affixes and letter groups, shape, classes,
/// gazetteer entries and clusters. Each has a reach: the distance up to which it speaks for the labels of neighbours as well.
/// </summary>
internal ref struct NameFeatures
{
    /// <summary>More than any word has.</summary>
    public const int Most = 192;

    /// <summary>Words on either side that are looked at.</summary>
    public const int Reach = 2;

    /// <summary>Offsets from -<see cref="Reach"/> to <see cref="Reach"/>.</summary>
    public const int Offsets = (2 * Reach) + 1;

    private const int LongestWord = 40;
    private const int LongestGroup = 24;
    private const uint Prime = 16777619;

    private readonly Span<uint> _hashes;
    private readonly Span<byte> _reach;

    private NameFeatures(Span<uint> hashes, Span<byte> reach)
    {
        _hashes = hashes;
        _reach = reach;
    }

    private int Count { get; set; }

    private enum Template : uint
    {
        Word = 1, Lower, Stem, Bare, Suffix2, Suffix3, Suffix4, Suffix5, Prefix2, Prefix3, Prefix4, Group3, Group4, Shape, Length, Class, Classes,
        Place, StemPlace, LastPart, LastSuffix, FirstPart, FirstPartKind, ClusterFine, ClusterMiddle, ClusterCoarse, Category, CategorySuffix, PartClass,
    }

    /// <summary>Key of a feature seen from <paramref name="offset"/> words away; never 0.</summary>
    public static uint Key(uint hash, int offset)
    {
        uint key = hash ^ ((uint)(offset + Reach + 1) * 0x9E3779B9u);
        key ^= key >> 16;
        key *= 0x85EBCA6B;
        key ^= key >> 13;
        key *= 0xC2B2AE35;
        key ^= key >> 16;
        return key == 0 ? 1 : key;
    }

    /// <summary>Hash of a word for the table of clusters.</summary>
    public static uint WordHash(ReadOnlySpan<char> word) => Key(Hash(Template.Word, word), 0);

    /// <summary>
    /// Writes the features of a word into <paramref name="hashes"/> and how far each reaches (0 to <see cref="Reach"/>) into <paramref name="reach"/>. Returns
    /// their number.
    /// </summary>
    public static int Collect(WordInfo info, Lexicon lexicon, WordCluster cluster, Span<uint> hashes, Span<byte> reach)
    {
        var features = new NameFeatures(hashes, reach);
        features.Collect(info, lexicon, cluster);
        return features.Count;
    }

    private void Collect(WordInfo info, Lexicon lexicon, WordCluster cluster)
    {
        ReadOnlySpan<char> word = info.Word.AsSpan();
        word = word.Length > LongestWord ? word[..LongestWord] : word;
        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.Length];
        word.ToLowerInvariant(lower);

        AddIdentity(info, word, lower);
        AddAffixes(info, lower);
        AddShape(info, word);
        AddClasses(info, lexicon);
        if (info.Hyphen > 0 && info.Hyphen < word.Length - 1)
        {
            AddParts(info, word, lexicon);
        }

        if (cluster.Known)
        {
            Add(Template.ClusterFine, cluster.Fine, 2);
            Add(Template.ClusterMiddle, cluster.Middle, 2);
            Add(Template.ClusterCoarse, cluster.Coarse, 2);
        }
        else
        {
            Add(Template.ClusterCoarse, 1000u + (uint)NameCategories.Of(info), 2);
        }
    }

    private void AddIdentity(WordInfo info, scoped ReadOnlySpan<char> word, scoped ReadOnlySpan<char> lower)
    {
        Add(Template.Word, word, 2);
        if (info.Capital)
        {
            Add(Template.Lower, lower, 1);
        }

        Span<char> stem = stackalloc char[LongestWord];
        lower.CopyTo(stem);
        Add(Template.Stem, stem[..German.Stemming.GermanLightStemmer.Stem(stem[..word.Length])], 1);
        Add(Template.Bare, word[..Math.Max(1, word.Length - info.Inflection)], 1);
    }

    private void AddAffixes(WordInfo info, scoped ReadOnlySpan<char> lower)
    {
        int length = lower.Length;
        if (info.HasDigit)
        {
            return;
        }

        if (length > 2)
        {
            Add(Template.Suffix2, lower[^2..], 0);
            Add(Template.Prefix2, lower[..2], 0);
        }

        if (length > 3)
        {
            Add(Template.Suffix3, lower[^3..], 1);
            Add(Template.Prefix3, lower[..3], 0);
        }

        if (length > 4)
        {
            Add(Template.Suffix4, lower[^4..], 0);
            Add(Template.Prefix4, lower[..4], 0);
        }

        if (length > 5)
        {
            Add(Template.Suffix5, lower[^5..], 0);
        }

        Add(Template.CategorySuffix, Hash(Template.CategorySuffix, lower[^Math.Min(2, length)..]) ^ ((uint)NameCategories.Of(info) * 77u), 1);
        if (!info.Capital || length > LongestGroup)
        {
            return;
        }

        Span<char> marked = stackalloc char[LongestGroup + 2];
        marked[0] = '^';
        lower.CopyTo(marked[1..]);
        marked[length + 1] = '$';
        marked = marked[..(length + 2)];
        for (int i = 0; i + 3 <= marked.Length; i++)
        {
            Add(Template.Group3, marked.Slice(i, 3), 0);
        }

        for (int i = 0; i + 4 <= marked.Length; i++)
        {
            Add(Template.Group4, marked.Slice(i, 4), 0);
        }
    }

    private void AddShape(WordInfo info, scoped ReadOnlySpan<char> word)
    {
        Span<char> shape = stackalloc char[8];
        int length = 0;
        char last = '\0';
        foreach (Rune rune in word.EnumerateRunes())
        {
            char c = Rune.IsUpper(rune) ? 'X' : Rune.IsLetter(rune) ? 'x' : Rune.IsDigit(rune) ? 'd' : '-';
            if (c != last && length < shape.Length)
            {
                shape[length++] = c;
                last = c;
            }
        }

        Add(Template.Shape, shape[..length], 2);
        Add(Template.Length, ((uint)Math.Min(word.Length, 16) * 4) + (info.Capital ? 1u : 0) + (info.AllCapitals ? 2u : 0), 0);
    }

    private void AddClasses(WordInfo info, Lexicon lexicon)
    {
        uint classes = (uint)info.Class;
        uint traits = classes | (info.Guessed ? 1u << 24 : 0) | (info.LowerCaseWord ? 1u << 25 : 0) | (info.Capital ? 1u << 26 : 0) | (info.Inflection > 0 ? 1u << 27 : 0)
            | (info.AllCapitals ? 1u << 28 : 0) | (info.HasDigit ? 1u << 29 : 0) | (info.Place is not null ? 1u << 30 : 0) | (info.StemPlace is not null ? 1u << 31 : 0);
        Add(Template.Classes, traits, 2);
        for (uint rest = traits; rest != 0; rest &= rest - 1)
        {
            Add(Template.Class, (uint)BitOperations.TrailingZeroCount(rest), 2);
        }

        Add(Template.Category, (uint)NameCategories.Of(info), 2);
        if (info.Place is { } place)
        {
            Add(Template.Place, Describe(place), 1);
            Add(Template.Place, 1u << 20 | (uint)place.Kind, 2);
        }

        if (info.StemPlace is { } stem)
        {
            Add(Template.StemPlace, Describe(stem), 1);
        }

        if (info.Inflection > 0)
        {
            Add(Template.PartClass, (uint)lexicon.Classify(info.Word.AsSpan()[..^info.Inflection]), 1);
        }
    }

    private static uint Describe(Place place)
    {
        int size = place.Population switch { 0 => 0, < 20_000 => 1, < 100_000 => 2, < 500_000 => 3, _ => 4 };
        return (uint)place.Kind | ((uint)size << 8) | (place.Country is "DE" or "AT" or "CH" ? 1u << 12 : 0);
    }

    private void AddParts(WordInfo info, scoped ReadOnlySpan<char> word, Lexicon lexicon)
    {
        ReadOnlySpan<char> first = word[..info.Hyphen];
        ReadOnlySpan<char> last = word[(info.Hyphen + 1)..];
        Add(Template.LastPart, last, 1);
        Add(Template.LastSuffix, last[^Math.Min(3, last.Length)..], 0);
        Add(Template.FirstPart, first, 1);
        uint kind = (uint)lexicon.Classify(first) ^ (BitOperations.RotateLeft((uint)lexicon.Classify(last), 7) * 31);
        bool place = lexicon.TryGetPlace(first, out _);
        bool lastPlace = lexicon.TryGetPlace(last, out _);
        Add(Template.FirstPartKind, kind + (place ? 1u << 30 : 0) + (lastPlace ? 1u << 31 : 0), 0);
        Add(Template.FirstPartKind, (place ? 1u : 0) + (lastPlace ? 2u : 0) + (char.IsUpper(last[0]) ? 4u : 0), 1);
        Add(Template.PartClass, (1u << 31) | (uint)lexicon.Classify(last), 1);
    }

    private void Add(Template template, scoped ReadOnlySpan<char> text, int reach) => AddHash(Hash(template, text), reach);

    private void Add(Template template, uint value, int reach)
    {
        uint hash = ((2166136261 ^ (uint)template) * Prime) ^ value;
        hash *= 0x9E3779B1;
        AddHash(hash ^ (hash >> 15), reach);
    }

    private void AddHash(uint hash, int reach)
    {
        if (Count < _hashes.Length)
        {
            _hashes[Count] = hash;
            _reach[Count++] = (byte)reach;
        }
    }

    private static uint Hash(Template template, scoped ReadOnlySpan<char> text)
    {
        uint hash = (2166136261 ^ (uint)template) * Prime;
        foreach (char c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash ^ (hash >> 15);
    }
}
