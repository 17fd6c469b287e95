using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

using Search.German.Folding;
using Search.Lucene.Analysis;
using Search.Lucene.Analysis.Unicode;

namespace Search.German.Stemming;

/// <summary>
/// What <see cref="LowerCaseFilter"/>, <see cref="StopFilter"/>, <see cref="GermanNormalizationFilter"/> and
/// <see cref="GermanLightStemFilter"/> do one after the other, in one stage. A word of at most 16 Latin-1 letters is one vector from
/// lower case to normalization; longer and other words take the way of those filters.
/// </summary>
internal sealed class GermanTermFilter : TokenFilter
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _stopWords;
    private readonly ShortWordSet _shortStopWords;
    private int _dropped;

    public GermanTermFilter(TokenStream input, IReadOnlyCollection<string> stopWords)
        : base(input)
    {
        _stopWords = new HashSet<string>(stopWords, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _shortStopWords = new ShortWordSet(stopWords);
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        _dropped = 0;
        while (Input.IncrementToken())
        {
            if (Token.Length <= ShortWordSet.MaxLength ? FinishShort() : FinishLong())
            {
                Token.PositionIncrement += _dropped;
                return true;
            }

            _dropped += Token.PositionIncrement;
        }

        return false;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _dropped = 0;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.PositionIncrement += _dropped;
    }

    private static Vector128<byte> LowerCased(Vector128<byte> word)
    {
        Vector128<byte> ascii = Vector128.LessThan(word - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        Vector128<byte> upperHalf = Vector128.LessThan(word - Vector128.Create((byte)0xC0), Vector128.Create((byte)0x1F));
        Vector128<byte> sign = Vector128.Equals(word, Vector128.Create((byte)0xD7));
        return word | ((ascii | Vector128.AndNot(upperHalf, sign)) & Vector128.Create((byte)0x20));
    }

    /// <summary>Whether normalization does more than take the dots off: at a digraph ae, oe, ue, or a sharp s.</summary>
    private static bool ChangesLength(Vector128<byte> word)
    {
        Vector128<byte> following = Vector128.Shuffle(word, Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255));
        Vector128<byte> bases = Vector128.Equals(word, Vector128.Create((byte)'a'))
            | Vector128.Equals(word, Vector128.Create((byte)'o'))
            | Vector128.Equals(word, Vector128.Create((byte)'u'));
        Vector128<byte> digraphs = bases & Vector128.Equals(following, Vector128.Create((byte)'e'));
        return (digraphs | Vector128.Equals(word, Vector128.Create((byte)'\u00DF'))) != Vector128<byte>.Zero;
    }

    private static Vector128<byte> WithoutDots(Vector128<byte> word)
    {
        word = Replaced(word, (byte)'\u00E4', (byte)'a');
        word = Replaced(word, (byte)'\u00F6', (byte)'o');
        return Replaced(word, (byte)'\u00FC', (byte)'u');
    }

    private static Vector128<byte> Replaced(Vector128<byte> word, byte letter, byte by) =>
        Vector128.ConditionalSelect(Vector128.Equals(word, Vector128.Create(letter)), Vector128.Create(by), word);

    /// <summary>False when the word is a stop word.</summary>
    private bool FinishShort()
    {
        Token token = Token;
        int length = token.Length;
        ref ushort buffer = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetArrayDataReference(token.Buffer));
        Vector256<ushort> units = Vector256.LoadUnsafe(ref buffer) & Vector256.LessThan(Vector256<ushort>.Indices, Vector256.Create((ushort)length));
        if (Vector256.GreaterThanAny(units, Vector256.Create((ushort)0xFF)))
        {
            return FinishLong();
        }

        Vector128<byte> word = LowerCased(Vector128.Narrow(units.GetLower(), units.GetUpper()));
        if (_shortStopWords.Contains(word))
        {
            return false;
        }

        bool changesLength = ChangesLength(word);
        bool isPlain = true;
        if (word.ExtractMostSignificantBits() != 0)
        {
            word = changesLength ? word : WithoutDots(word);
            isPlain = word.ExtractMostSignificantBits() == 0;
        }

        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(word);
        Vector256.Create(lower, upper).StoreUnsafe(ref buffer);
        if (changesLength)
        {
            GermanNormalization.Apply(token);
        }

        token.Length = isPlain && !changesLength
            ? GermanLightStemmer.CutEndings(token.Term)
            : GermanLightStemmer.Stem(token.Buffer.AsSpan(0, token.Length));
        return true;
    }

    private bool FinishLong()
    {
        Token token = Token;
        LowerCase.Apply(token.Buffer.AsSpan(0, token.Length));
        if (_stopWords.Contains(token.Term))
        {
            return false;
        }

        GermanNormalization.Apply(token);
        token.Length = GermanLightStemmer.Stem(token.Buffer.AsSpan(0, token.Length));
        return true;
    }
}
