using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Articles.Recognition;

namespace Search.Articles.Entities;

/// <summary>
/// Works out what is known of a word form, and remembers the recent ones: a few thousand forms make up most of any text. The memory is a table of sets of
/// sixteen slots whose entries are replaced whole, so that threads share it without locks. A tag beside each slot tells most other words apart without a
/// look at them; a tag that another thread has just replaced costs working a form out again, and no more.
/// </summary>
internal sealed class WordInfos(Lexicon lexicon, NameModel? model = null)
{
    /// <summary>
    /// Binary logarithm of the slots: the forms of some thousand articles. A form takes about half a kilobyte with what the model makes of it, the full
    /// table 64 MB.
    /// </summary>
    private const int SlotBits = 17;

    /// <summary>Slots of a set, whose tags fill one vector.</summary>
    private const int Ways = 16;

    /// <summary>Words of a text that are looked up together.</summary>
    private const int Block = 32;

    private const int LongestWord = 60;

    /// <summary>Unknown words of this length are compounds far more often than names.</summary>
    private const int LongestSimpleName = 15;

    private const int ShortestRegion = 4;

    private static readonly string[] Directions = ["Nordost", "Nordwest", "Südost", "Südwest", "Nord", "Süd", "Ost", "West", "Zentral", "Mittel"];

    private readonly WordInfo?[] _recent = new WordInfo?[1 << SlotBits];

    /// <summary>Upper bits of the hash of each slot's word; 0 where none is.</summary>
    private readonly ushort[] _tags = new ushort[1 << SlotBits];

    private uint _replaced;

    public WordInfo Get(ReadOnlySpan<char> word)
    {
        ulong hash = WordHash.Of(word);
        return Look(word, hash, Candidate(hash));
    }

    /// <summary>
    /// Sets what is known of the words of a text. What is remembered lies scattered over more memory than a processor's cache holds, so that a block of words goes
    /// through each step together: their fetches run side by side.
    /// </summary>
    public void Fill(ReadOnlySpan<char> text, Span<NameToken> tokens)
    {
        Span<ulong> hashes = stackalloc ulong[Block];
        Span<int> slots = stackalloc int[Block];
        while (!tokens.IsEmpty)
        {
            Span<NameToken> block = tokens[..Math.Min(Block, tokens.Length)];
            for (int i = 0; i < block.Length; i++)
            {
                hashes[i] = WordHash.Of(text.Slice(block[i].Start, block[i].Length));
                Prefetch.Of(ref _tags[Set(hashes[i])]);
            }

            for (int i = 0; i < block.Length; i++)
            {
                slots[i] = Candidate(hashes[i]);
                Prefetch.Of(ref _recent[slots[i]]);
            }

            for (int i = 0; i < block.Length; i++)
            {
                if (_recent[slots[i]] is { } likely)
                {
                    block[i].Info = likely;
                    likely.Prefetch();
                }
            }

            for (int i = 0; i < block.Length; i++)
            {
                if (block[i].Info is { } likely)
                {
                    Prefetch.Of(ref MemoryMarshal.GetReference(likely.Word.AsSpan()));
                }
            }

            for (int i = 0; i < block.Length; i++)
            {
                ref NameToken token = ref block[i];
                ReadOnlySpan<char> word = text.Slice(token.Start, token.Length);
                bool found = token.Info is { } likely && word.SequenceEqual(likely.Word);
                token.Know(found ? token.Info : Look(word, hashes[i], slots[i]));
            }

            tokens = tokens[block.Length..];
        }
    }

    private static ushort Tag(ulong hash) => (ushort)((hash >> 48) | 1);

    private static int Set(ulong hash) => (int)(hash & ((1u << SlotBits) - Ways));

    /// <summary>The first slot of the set whose tag is the hash's, or the first of all.</summary>
    private int Candidate(ulong hash)
    {
        int set = Set(hash);
        Vector256<ushort> tags = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_tags), (nuint)set);
        uint same = Vector256.Equals(tags, Vector256.Create(Tag(hash))).ExtractMostSignificantBits();
        return set + (BitOperations.TrailingZeroCount(same) % Ways);
    }

    private WordInfo Look(ReadOnlySpan<char> word, ulong hash, int from)
    {
        int set = Set(hash);
        for (int slot = from; slot < set + Ways; slot++)
        {
            if (_tags[slot] == Tag(hash) && _recent[slot] is { } known && word.SequenceEqual(known.Word))
            {
                return known;
            }
        }

        return Add(word, set, Tag(hash));
    }

    private WordInfo Add(ReadOnlySpan<char> word, int set, ushort tag)
    {
        WordInfo made = Make(word.Length > LongestWord ? word[..LongestWord] : word, tooLong: word.Length > LongestWord);
        made.Category = NameCategories.Of(made);
        model?.Emit(made, lexicon, made.Emission);
        if (word.Length <= LongestWord)
        {
            int free = _tags.AsSpan(set, Ways).IndexOf((ushort)0);
            int slot = set + (free >= 0 ? free : (int)(_replaced++ % Ways));
            _recent[slot] = made;
            _tags[slot] = tag;
        }

        return made;
    }

    private WordInfo Make(ReadOnlySpan<char> word, bool tooLong)
    {
        int hyphen = word[..^1].LastIndexOfAny('-', '‑');
        int letters = 0;
        int capitals = 0;

        // A run this long is data; a digit says so to every rule.
        bool digit = tooLong;
        foreach (char c in word)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            digit |= char.IsDigit(c);
        }

        bool capital = char.IsUpper(word[0]);
        bool allCapitals = letters >= 2 && capitals == letters;
        WordClass found = lexicon.Classify(word);
        if (!capital || digit)
        {
            return new WordInfo(word.ToString()) { Class = found, Capital = capital, AllCapitals = allCapitals, HasDigit = digit, Hyphen = hyphen };
        }

        found |= hyphen > 0 ? ByParts(word, hyphen) : WordClass.None;
        if (hyphen <= 0 && (found & (WordClass.Role | WordClass.FirstName | WordClass.Surname)) == 0 && lexicon.IsRole(word))
        {
            found |= WordClass.Role | WordClass.Noun;
        }

        int inflection = Inflection(word, found, allCapitals);
        bool unknown = (found & ~(WordClass.PlaceStart | WordClass.FromPlace)) == 0;
        if (inflection > 0 && (unknown || found == WordClass.Surname))
        {
            WordClass stem = lexicon.Classify(word[..^inflection]);
            found |= stem & (WordClass.FirstName | WordClass.Surname | WordClass.Organisation | WordClass.Noun);
            unknown = stem == WordClass.None && unknown;
        }

        bool guessed = unknown && hyphen < 0 && !allCapitals && (word.Length >= LongestSimpleName || lexicon.LooksLikeNoun(word));
        Place? place = lexicon.TryGetPlace(word, out Place entry) ? entry : null;
        place ??= PartOfRegion(word);
        Place? stemPlace = place is null && inflection > 0 && lexicon.TryGetPlace(word[..^inflection], out entry) ? entry : null;
        stemPlace ??= place is null && inflection > 0 ? PartOfRegion(word[..^inflection]) : null;
        return new WordInfo(word.ToString())
        {
            Class = guessed ? found | WordClass.Noun : found,
            Guessed = guessed && word.Length < LongestSimpleName,
            Inflection = inflection,
            Capital = true,
            AllCapitals = allCapitals,
            Hyphen = hyphen,
            LowerCaseWord = lexicon.IsLowerCaseWord(word),
            Place = place,
            StemPlace = stemPlace,
        };
    }

    /// <summary>"Nordsyrien", "Ost-Ukraine": a quarter of a country or region is a place of its own.</summary>
    private Place? PartOfRegion(ReadOnlySpan<char> word)
    {
        Span<char> region = stackalloc char[LongestWord];
        foreach (string direction in Directions)
        {
            if (!word.StartsWith(direction, StringComparison.Ordinal) || word.Length < direction.Length + ShortestRegion)
            {
                continue;
            }

            ReadOnlySpan<char> rest = word[direction.Length..];
            rest = rest[0] == '-' ? rest[1..] : rest;
            rest.CopyTo(region);
            region[0] = char.ToUpperInvariant(rest[0]);
            if (lexicon.TryGetPlace(region[..rest.Length], out Place whole) && whole.Kind is PlaceKind.Country or PlaceKind.Region && whole.Label.AsSpan().SequenceEqual(region[..rest.Length]))
            {
                return new Place(word.ToString(), PlaceKind.Region, whole.Country, 0, float.NaN, float.NaN);
            }
        }

        return null;
    }

    private static int Inflection(ReadOnlySpan<char> word, WordClass found, bool allCapitals)
    {
        if (word.Length > 3 && word[^1] == 's' && word[^2] is '\'' or '’')
        {
            return 2;
        }

        return word.Length >= 3 && word[^1] == 's' && word[^2] != 's' && !allCapitals && (found & WordClass.FirstName) == 0 ? 1 : 0;
    }

    /// <summary>A hyphenated word is a role or noun by its last part, and a first name when all parts are.</summary>
    private WordClass ByParts(ReadOnlySpan<char> word, int hyphen)
    {
        ReadOnlySpan<char> last = word[(hyphen + 1)..];
        WordClass lastClass = lexicon.Classify(last);
        if (lexicon.IsRole(last) || (lastClass & WordClass.Role) != 0)
        {
            return WordClass.Role | WordClass.Noun;
        }

        if ((lexicon.Classify(word[..hyphen]) & lastClass & WordClass.FirstName) != 0)
        {
            return WordClass.FirstName;
        }

        bool noun = char.IsLower(last[0]) || ((lastClass & WordClass.Noun) != 0 && (lastClass & (WordClass.Surname | WordClass.FirstName)) == 0) || lexicon.LooksLikeNoun(last);
        return noun ? WordClass.Noun : WordClass.None;
    }
}
