using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

using Search.Lucene.Analysis.Unicode;
using Search.Lucene.Analysis.WordBreaks;

namespace Search.Lucene.Analysis;

/// <summary>
/// Cuts a text into words at the boundaries of UAX #29 (Unicode 9) and drops what is between them. The longest
/// token wins; one longer than <see cref="MaxTokenLength"/> is split. Tokens, offsets and end equal those of the
/// standard tokenizer of Apache Lucene 8.8 on every text, which includes that one's behaviour at the edges of its
/// 255-unit read window: it decides where long tokens split and what a lone high surrogate there does.
/// </summary>
public sealed class StandardTokenizer : Tokenizer
{
    /// <summary>UTF-16 units a token may have, and size of the read window.</summary>
    public const int MaxTokenLength = 255;

    /// <summary>Units that one look at a word takes in.</summary>
    private const int LookLength = 32;

    private readonly WordBreakAutomaton _automaton = WordBreakAutomaton.Instance;
    private readonly CodePointTable<byte> _classes = WordBreakTable.Classes;

    /// <summary>Where the next token may begin: everything before it is consumed.</summary>
    private int _position;

    /// <summary>The read window: units in <c>[_windowStart, _windowEnd)</c> were read.</summary>
    private int _windowStart;
    private int _windowEnd;

    /// <summary>1 while a high surrogate just after the window was read, but waits for its other half.</summary>
    private int _heldBack;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        ReadOnlySpan<char> text = Text.Span;
        ReadOnlySpan<byte> transitions = _automaton.Transitions;
        ReadOnlySpan<byte> latin1 = _classes.Latin1;
        int firstAccepting = _automaton.FirstAccepting;
        int firstFinal = _automaton.FirstFinal;
        int letterState = _automaton.LetterState;
        int startState = _automaton.Start << WordBreakAutomaton.ClassBits;
        int windowEnd = _windowEnd;
        int position = _position;
        Token.Clear();

        while (true)
        {
            while (position < windowEnd && text[position] < latin1.Length && transitions[startState | latin1[text[position]]] == WordBreakAutomaton.Dead)
            {
                position++;
            }

            if (windowEnd - position > LookLength)
            {
                int length = LookAtWord(text.Slice(position, LookLength), transitions, latin1, letterState, firstAccepting);
                if (length > 0)
                {
                    _position = position + length;
                    Token.SetShortTerm(text.Slice(position, LookLength), length);
                    Token.StartOffset = position;
                    Token.EndOffset = position + length;
                    return true;
                }
            }

            int start = position;
            int accepted = -1;
            int afterFirst = 0;
            int state = startState;
            while (true)
            {
                if (position >= windowEnd)
                {
                    bool exhausted = !Refill(text, start);
                    windowEnd = _windowEnd;
                    if (exhausted)
                    {
                        if (position == start)
                        {
                            _position = position;
                            return false;
                        }

                        break;
                    }
                }

                int c = text[position++];
                int wordBreakClass = c < latin1.Length ? latin1[c] : ClassBeyondLatin1(text, c, ref position, windowEnd);
                int next = transitions[state | wordBreakClass];
                if (afterFirst == 0)
                {
                    afterFirst = position;
                }

                if (next >= firstAccepting)
                {
                    if (next == letterState)
                    {
                        position = SkipLetters(text, position, windowEnd, latin1);
                    }

                    accepted = position;
                    if (next >= firstFinal)
                    {
                        break;
                    }
                }
                else if (next == WordBreakAutomaton.Dead)
                {
                    break;
                }

                state = next << WordBreakAutomaton.ClassBits;
            }

            if (accepted >= 0)
            {
                _position = accepted;
                Token.SetTerm(text[start..accepted]);
                Token.StartOffset = start;
                Token.EndOffset = accepted;
                return true;
            }

            position = afterFirst;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _position = 0;
        _windowStart = 0;
        _windowEnd = 0;
        _heldBack = 0;
    }

    /// <inheritdoc/>
    public override void End() => Token.ClearAtEnd(_position);

    /// <summary>
    /// The length of the token that is here, if it is nothing but Latin-1 letters and one or two units behind them end it; else 0. Most
    /// words are like that, and no branch depends on their letters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LookAtWord(ReadOnlySpan<char> text, ReadOnlySpan<byte> transitions, ReadOnlySpan<byte> latin1, int letterState, int firstAccepting)
    {
        ref ushort units = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        uint letters = Letters(Vector256.LoadUnsafe(ref units)) | (Letters(Vector256.LoadUnsafe(ref units, 16)) << 16);
        int length = BitOperations.TrailingZeroCount(~letters);
        if (length >= LookLength - 1)
        {
            return 0;
        }

        int behind = text[length];
        int next = behind < latin1.Length ? transitions[(letterState << WordBreakAutomaton.ClassBits) | latin1[behind]] : firstAccepting;
        if (next == WordBreakAutomaton.Dead)
        {
            return length;
        }

        // A full stop, say, might go on inside a word; a space behind it says that it does not.
        behind = text[length + 1];
        bool ends = next < firstAccepting && behind < latin1.Length
            && transitions[(next << WordBreakAutomaton.ClassBits) | latin1[behind]] == WordBreakAutomaton.Dead;
        return ends ? length : 0;
    }

    /// <summary>A bit for each unit that is a letter of A-Z, a-z or U+00C0..U+00FF; all of these are of class Letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Letters(Vector256<ushort> units)
    {
        Vector256<ushort> lower = units | Vector256.Create((ushort)0x20);
        Vector256<ushort> ascii = Vector256.LessThan(lower - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
        Vector256<ushort> upperHalf = Vector256.LessThan(units - Vector256.Create((ushort)0xC0), Vector256.Create((ushort)0x40));
        Vector256<ushort> sign = Vector256.Equals(lower, Vector256.Create((ushort)'\u00F7'));
        return (ascii | Vector256.AndNot(upperHalf, sign)).ExtractMostSignificantBits();
    }

    /// <summary>Past the Latin-1 letters of a run of letters: no state changes there, so that nothing waits for a lookup.</summary>
    private static int SkipLetters(ReadOnlySpan<char> text, int position, int end, ReadOnlySpan<byte> latin1)
    {
        text = text[..end];
        while (position < text.Length && text[position] < latin1.Length && latin1[text[position]] == (byte)WordBreakClass.Letter)
        {
            position++;
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ClassBeyondLatin1(ReadOnlySpan<char> text, int c, ref int position, int windowEnd)
    {
        if (char.IsHighSurrogate((char)c) && position < windowEnd && char.IsLowSurrogate(text[position]))
        {
            c = char.ConvertToUtf32((char)c, text[position++]);
        }

        return _classes[c];
    }

    /// <summary>
    /// Slides the window to <paramref name="start"/> and reads on; false when there is nothing more to match
    /// against. Also false, though units were read, when the last unit of the text or the only one that
    /// there was room for is a high surrogate: the match under way then ends, or the text if there is none.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Refill(ReadOnlySpan<char> text, int start)
    {
        if (start > _windowStart)
        {
            _windowEnd += _heldBack;
            _heldBack = 0;
            _windowStart = start;
        }

        int room = MaxTokenLength - (_windowEnd - _windowStart) - _heldBack;
        int read = Math.Min(room, text.Length - _windowEnd);
        if (read <= 0)
        {
            return false;
        }

        _windowEnd += read;
        if (!char.IsHighSurrogate(text[_windowEnd - 1]))
        {
            return true;
        }

        if (read < room)
        {
            return false;
        }

        _windowEnd--;
        _heldBack = 1;
        return read > 1;
    }
}
