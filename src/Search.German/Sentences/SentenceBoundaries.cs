using System.Buffers;

namespace Search.German.Sentences;

/// <summary>
/// Finds where German sentences end: full stops that are none ("z. B.", "Dr.", "24. Februar", "J. S. Bach", "Heinrich VIII."),
/// quotes and brackets that close behind a stop, ellipses, and line breaks as the ends of headings, datelines and list items.
/// By rule and lookahead, one pass, no allocation.
/// </summary>
public static class SentenceBoundaries
{
    private static readonly SearchValues<char> Candidates = SearchValues.Create(".!?…\n\r\u0085\u2028\u2029");

    /// <summary>The sentences of <paramref name="text"/> in order, without the white space around them.</summary>
    public static SentenceEnumerator Enumerate(ReadOnlySpan<char> text) => new(text);

    /// <summary>
    /// Where the sentence after the one at <paramref name="start"/> begins, white space skipped;
    /// the text's length if there is none.
    /// </summary>
    public static int NextStart(ReadOnlySpan<char> text, int start)
    {
        int position = start;
        while (position < text.Length)
        {
            int found = text[position..].IndexOfAny(Candidates);
            if (found < 0)
            {
                break;
            }

            position += found;
            int next = IsLineBreak(text[position])
                ? AfterLineBreak(text, start, ref position)
                : AfterStop(text, start, ref position);
            if (next >= 0)
            {
                return next;
            }
        }

        return text.Length;
    }

    /// <summary>
    /// A line break ends a sentence unless the line goes on in lower case or stopped at a comma or hyphen, as wrapped
    /// text does; an empty line always does. Leaves <paramref name="position"/> after the white space.
    /// </summary>
    private static int AfterLineBreak(ReadOnlySpan<char> text, int start, ref int position)
    {
        int end = position;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        int next = SkipWhiteSpace(text, position);
        bool emptyLine = CountLines(text[position..next]) > 1;
        position = next;
        if (end == start)
        {
            return next;
        }

        bool wrapped = !emptyLine && next < text.Length
            && (char.IsLower(text[next]) || text[end - 1] is ',' or '-' or '\u2010');
        return wrapped ? -1 : next;
    }

    private static int AfterStop(ReadOnlySpan<char> text, int start, ref int position)
    {
        int stop = position;
        while (position < text.Length && text[position] is '.' or '!' or '?' or '…')
        {
            position++;
        }

        bool plainPeriod = position == stop + 1 && text[stop] == '.';
        bool trailsOff = text[stop] == '…' || (text[stop] == '.' && position > stop + 1);
        int end = position;
        while (end < text.Length && IsClosing(text[end]))
        {
            end++;
        }

        if (end == text.Length)
        {
            position = end;
            return end;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return -1;
        }

        int next = SkipWhiteSpace(text, end);
        if (next == text.Length || CountLines(text[end..next]) > 1)
        {
            return next;
        }

        int word = next;
        while (word < text.Length && (IsOpening(text[word]) || IsDash(text[word]) || char.IsWhiteSpace(text[word])))
        {
            word++;
        }

        if (word == text.Length)
        {
            return next;
        }

        if (char.IsLower(text[word]) || text[word] is ',' or ';' or ':')
        {
            return -1;
        }

        if (trailsOff && stop > start && char.IsWhiteSpace(text[stop - 1]))
        {
            return -1;
        }

        bool abbreviates = plainPeriod && end == stop + 1 && !EndsSentence(text[start..stop], text[word..]);
        return abbreviates ? -1 : next;
    }

    /// <summary>Whether a period after <paramref name="before"/> ends the sentence when <paramref name="after"/> goes on, not in lower case.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        int first = before.Length;
        while (first > 0 && char.IsLetterOrDigit(before[first - 1]))
        {
            first--;
        }

        ReadOnlySpan<char> word = before[first..];
        if (word.IsEmpty)
        {
            return true;
        }

        char ahead = first > 0 ? before[first - 1] : ' ';
        if (char.IsAsciiDigit(word[^1]))
        {
            bool ordinal = word.Length <= 3 && ahead is not (':' or ',' or '.' or '/' or '-') && !word.ContainsAnyExceptInRange('0', '9');
            bool date = word.Length <= 2 && ahead == '.';
            return (!ordinal && !date) || BeginsSentence(after);
        }

        if (word.Length == 1)
        {
            bool initials = ahead is not ('-' or '/' or '\u2013');
            return !initials || (ahead == '.' && BeginsSentence(after));
        }

        if (word.Length > Abbreviations.LongestWord)
        {
            return true;
        }

        if (IsRoman(word) && ahead == ' ')
        {
            return BeginsSentence(after);
        }

        return Abbreviations.KindOf(word) switch
        {
            AbbreviationKind.Continues => false,
            AbbreviationKind.BeforeNumber => !char.IsAsciiDigit(after[0]),
            AbbreviationKind.MayEnd => BeginsSentence(after),
            _ => true,
        };
    }

    private static bool BeginsSentence(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && length <= Abbreviations.LongestWord && char.IsLetter(text[length]))
        {
            length++;
        }

        return Abbreviations.BeginsSentences(text[..length]);
    }

    private static bool IsRoman(ReadOnlySpan<char> word) => word.Length <= 5 && !word.ContainsAnyExcept("IVX");

    private static int SkipWhiteSpace(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Line breaks in white space; CR LF is one.</summary>
    private static int CountLines(ReadOnlySpan<char> space)
    {
        int lines = 0;
        for (int i = 0; i < space.Length; i++)
        {
            if (space[i] == '\u2029')
            {
                lines += 2;
            }
            else if (IsLineBreak(space[i]) && !(space[i] == '\n' && i > 0 && space[i - 1] == '\r'))
            {
                lines++;
            }
        }

        return lines;
    }

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsClosing(char c) => c is '"' or '\'' or '“' or '”' or '’' or '‘' or '«' or '»' or '›' or '‹' or ')' or ']';

    private static bool IsOpening(char c) => c is '"' or '\'' or '„' or '‚' or '“' or '«' or '»' or '›' or '‹' or '(' or '[';

    private static bool IsDash(char c) => c is '-' or '–' or '—';
}
