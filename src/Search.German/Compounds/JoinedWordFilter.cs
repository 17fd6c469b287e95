using System.Buffers;

using Search.Lucene.Analysis;

namespace Search.German.Compounds;

/// <summary>
/// Makes words that are joined by a mark findable by part and whole. "Ukraine-Krieg" gives
/// <c>Ukraine</c>, <c>UkraineKrieg</c> (same position, spanning two) and <c>Krieg</c>; phrases over the parts work as if the mark were
/// a space, and the whole meets the same word written as one. Stands before every filter that changes terms.
/// </summary>
/// <remarks>
/// Joined are words on both sides of a hyphen, en dash, asterisk, @ or &amp; without space between, and words the
/// tokenizer keeps in one on account of a period, colon, underscore, middle dot or apostrophe inside. Then
/// <list type="bullet">
/// <item>single letters between periods are one abbreviation: "z.B" gives <c>zB</c>;</item>
/// <item>digits in groups of three are one number: "1.000.000" gives <c>1000000</c>;</item>
/// <item>a last part <c>s</c> after an apostrophe is dropped: "Andrea's" gives <c>Andrea</c>;</item>
/// <item>the whole keeps its marks where it has a period, @ or &amp; (addresses, dates, "H&amp;M"), else it loses them;</item>
/// <item>a whole without a letter and mark to keep ("2014-2018"), or of more than <see cref="MostParts"/> parts, is not given.</item>
/// </list>
/// A token whose <see cref="Token.PositionLength"/> is n stands for the n positions from its own on: a
/// query is "the whole, or the phrase of the parts".
/// </remarks>
public sealed class JoinedWordFilter : TokenFilter
{
    /// <summary>Parts up to which the whole is given too.</summary>
    public const int MostParts = 6;

    /// <summary>More parts than one token can have, it being no longer than <see cref="LongestWhole"/>.</summary>
    private const int MostInToken = 128;

    /// <summary>Parts that are looked at together; a longer chain goes on as a new one.</summary>
    private const int MostBuffered = 2 * MostInToken;

    private const int LongestWhole = StandardTokenizer.MaxTokenLength;

    private static readonly SearchValues<char> MarksWithin = SearchValues.Create(".:_'’·");
    private static readonly SearchValues<char> MarksBetween = SearchValues.Create("-\u2010\u2011–*@&");
    private static readonly SearchValues<char> GroupedNumber = SearchValues.Create("0123456789.'’");
    private static readonly SearchValues<char> MarksKept = SearchValues.Create(".@&");

    private readonly Tokenizer _source;
    private readonly (int Start, int End)[] _parts = new (int, int)[MostBuffered];
    private readonly char[] _whole = new char[LongestWhole];
    private int _count;
    private int _emitted;
    private int _wholeLength;
    private bool _wholeDue;
    private int _increment;
    private int _end;
    private (int Start, int End, int Increment)? _pending;

    public JoinedWordFilter(TokenStream input, Tokenizer source)
        : base(input) => _source = source;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_emitted < _count)
        {
            EmitNext();
            return true;
        }

        if (_pending is { } held)
        {
            _pending = null;
            SetToken(held.Start, held.End, held.Increment);
        }
        else if (!Input.IncrementToken())
        {
            return false;
        }

        ReadOnlySpan<char> text = _source.Text.Span;
        if (JoinsNext(text, Token.EndOffset) || HasMarkWithin(Token.Term))
        {
            Gather(text);
            EmitNext();
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _count = 0;
        _emitted = 0;
        _wholeDue = false;
        _pending = null;
    }

    /// <summary>What a search for <see cref="MarksWithin"/> says, quicker on terms of a few units.</summary>
    private static bool HasMarkWithin(ReadOnlySpan<char> term)
    {
        foreach (char c in term)
        {
            if (c < 'A' ? c is '.' or ':' or '\'' : c is '_' or '·' or '’')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a mark at <paramref name="end"/> ties the word before it to one right behind it.</summary>
    private static bool JoinsNext(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length && text[end] != ' ' && MarksBetween.Contains(text[end]) && char.IsLetterOrDigit(text[end + 1]);

    private void Gather(ReadOnlySpan<char> text)
    {
        _increment = Token.PositionIncrement;
        _count = 0;
        _emitted = 0;
        int start = Token.StartOffset;
        int end = Token.EndOffset;
        AddParts(text, start, end);
        while (JoinsNext(text, end) && _count <= MostBuffered - MostInToken && Input.IncrementToken())
        {
            if (Token.StartOffset != end + 1)
            {
                _pending = (Token.StartOffset, Token.EndOffset, Token.PositionIncrement);
                break;
            }

            end = Token.EndOffset;
            AddParts(text, end - Token.Length, end);
        }

        _end = end;
        if (_count == 0)
        {
            _parts[_count++] = (start, end);
        }

        ReadOnlySpan<char> joined = text[_parts[0].Start.._parts[_count - 1].End];
        if (IsAbbreviation(joined) || IsGroupedNumber(joined))
        {
            WriteWhole(joined, keepMarks: false);
            _count = 1;
            _wholeDue = false;
            return;
        }

        _wholeLength = 0;
        _wholeDue = _count is > 1 and <= MostParts && WantsWhole(joined);
    }

    private void EmitNext()
    {
        if (_wholeDue && _emitted == 1)
        {
            _wholeDue = false;
            Token.Clear();
            Token.SetTerm(_whole.AsSpan(0, _wholeLength));
            Token.StartOffset = _parts[0].Start;
            Token.EndOffset = _end;
            Token.PositionIncrement = 0;
            Token.PositionLength = _count;
            return;
        }

        (int start, int end) = _parts[_emitted];
        bool only = _count == 1;
        SetToken(start, end, _emitted == 0 ? _increment : 1);
        if (only)
        {
            Token.EndOffset = _end;
            if (_wholeLength > 0)
            {
                Token.SetTerm(_whole.AsSpan(0, _wholeLength));
            }
        }

        _emitted++;
    }

    private void SetToken(int start, int end, int increment)
    {
        Token.Clear();
        Token.SetTerm(_source.Text.Span[start..end]);
        Token.StartOffset = start;
        Token.EndOffset = end;
        Token.PositionIncrement = increment;
    }

    /// <summary>Cuts a token at the marks within; empty parts and the genitive s are left out.</summary>
    private void AddParts(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end)
        {
            int length = text[start..end].IndexOfAny(MarksWithin);
            int cut = length < 0 ? end : start + length;
            bool genitive = cut == end && end - start == 1 && (text[start] is 's' or 'S')
                && _count > 0 && (text[start - 1] is '\'' or '’');
            if (cut > start && !genitive)
            {
                _parts[_count++] = (start, cut);
            }

            start = cut + 1;
        }
    }

    private bool IsAbbreviation(ReadOnlySpan<char> joined)
    {
        if (_count < 2 || joined.Length != (_count * 2) - 1)
        {
            return false;
        }

        for (int i = 0; i < joined.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(joined[i]) : joined[i] != '.')
            {
                return false;
            }
        }

        return true;
    }

    private bool IsGroupedNumber(ReadOnlySpan<char> joined)
    {
        if (_count < 2 || joined.Length < 5 || joined.Length > LongestWhole || !char.IsAsciiDigit(joined[0]))
        {
            return false;
        }

        for (int i = 1; i < _count; i++)
        {
            if (_parts[i].End - _parts[i].Start != 3)
            {
                return false;
            }
        }

        return _parts[0].End - _parts[0].Start <= 3
            && joined[0] != '0'
            && !joined.ContainsAnyExcept(GroupedNumber);
    }

    private bool WantsWhole(ReadOnlySpan<char> joined)
    {
        bool keepMarks = joined.ContainsAny(MarksKept);
        bool hasLetter = false;
        foreach (char c in joined)
        {
            hasLetter |= char.IsLetter(c);
        }

        if (joined.Length > LongestWhole || !(keepMarks || hasLetter))
        {
            return false;
        }

        WriteWhole(joined, keepMarks);
        return true;
    }

    private void WriteWhole(ReadOnlySpan<char> joined, bool keepMarks)
    {
        _wholeLength = 0;
        foreach (char c in joined)
        {
            if (keepMarks || !(MarksWithin.Contains(c) || MarksBetween.Contains(c)))
            {
                _whole[_wholeLength++] = c;
            }
        }
    }
}
