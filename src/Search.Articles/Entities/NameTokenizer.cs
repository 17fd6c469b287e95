namespace Search.Articles.Entities;

/// <summary>
/// Cuts a text into words for the recognition of names: hyphens, apostrophes and dots of abbreviations stay inside a word, punctuation becomes the
/// <see cref="Gap"/> before the next one.
/// </summary>
internal sealed class NameTokenizer(WordInfos words)
{
    private const int LongestAbbreviation = 4;

    private static readonly string[] Abbreviations = ["Dr", "Prof", "St", "Mr", "Mrs", "Ms", "Jr", "Sr", "Nr", "Mag", "Ing", "Dipl", "ca", "bzw", "etwa", "Mio", "Mrd", "Abs", "Art", "Hl", "hl", "geb", "jun", "sen", "vs", "inkl", "rund"];

    /// <summary>Of the characters of Latin-1: letters, digits and the soft hyphen.</summary>
    private static readonly bool[] InsideWord = [.. Enumerable.Range(0, 256).Select(c => char.IsLetterOrDigit((char)c) || IsCombining((char)c))];

    /// <summary>Replaces the contents of <paramref name="tokens"/> by the words of <paramref name="text"/>.</summary>
    public void Tokenize(ReadOnlySpan<char> text, TokenList tokens)
    {
        tokens.Clear();
        Gap gap = Gap.None;
        bool fresh = true;
        int position = 0;
        while (position < text.Length)
        {
            char c = text[position];
            if (c == ' ')
            {
                position++;
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                int end = WordEnd(text, position);
                bool stop = end < text.Length && text[end] == '.';
                bool initial = stop && end == position + 1 && char.IsUpper(c);
                tokens.Add(new NameToken { Start = position, Length = end - position, Before = gap, StartsSentence = fresh, Initial = initial });
                position = stop && IsAbbreviation(text[position..end]) ? end + 1 : end;
                gap = Gap.None;
                fresh = false;
                continue;
            }

            Note(text, position, tokens, ref gap, ref fresh);
            position++;
        }

        words.Fill(text, tokens.Span);
    }

    private static void Note(ReadOnlySpan<char> text, int position, TokenList tokens, ref Gap gap, ref bool fresh)
    {
        switch (text[position])
        {
            case ',' or ';':
                gap |= Gap.Comma;
                break;
            case ':':
                gap |= Gap.Colon;
                fresh = true;
                break;
            case '.':
                // A number's full stop is an ordinal ("80. Jahrestag").
                bool ordinal = tokens.Count > 0 && tokens[tokens.Count - 1] is { Length: <= 2 } last && last.End == position && (char.IsDigit(text[last.Start]) || char.IsDigit(text[position - 1]));
                if (!ordinal)
                {
                    gap |= Gap.Stop;
                    fresh = true;
                }

                break;
            case '!' or '?' or '…' or '•' or '|' or '*':
                gap |= Gap.Stop;
                fresh = true;
                break;
            case '\n':
                bool paragraph = position + 1 < text.Length && text[position + 1] == '\n';
                if (paragraph)
                {
                    gap |= Gap.Stop;
                    fresh = true;
                }

                break;
            case '"' or '„' or '“' or '”' or '«' or '»' or '‚' or '‘' or '›' or '‹':
                gap |= Gap.Quote;
                fresh = true;
                break;
            case '(' or '[':
                gap |= Gap.OpenParen;
                break;
            case ')' or ']':
                gap |= Gap.CloseParen;
                break;
            case '-' or '–' or '—':
                gap |= Gap.Dash;
                break;
            case '/' or '&' or '+' or '@' or '#' or '=' or '_':
                gap |= Gap.Slash;
                break;
            default:
                break;
        }
    }

    /// <summary>The end of the word that begins at <paramref name="start"/>.</summary>
    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        int end = start + 1;
        for (; end < text.Length; end++)
        {
            char c = text[end];
            bool inside = c < InsideWord.Length ? InsideWord[c] : char.IsLetterOrDigit(c) || IsCombining(c);
            if (inside)
            {
                continue;
            }

            bool joins = (c is '-' or '‑' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))
                || (c is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]));
            if (!joins)
            {
                break;
            }
        }

        return end;
    }

    /// <summary>True for a word before a full stop that does not end a sentence.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestAbbreviation)
        {
            return false;
        }

        foreach (string abbreviation in Abbreviations)
        {
            if (word.SequenceEqual(abbreviation))
            {
                return true;
            }
        }

        return word.Length == 1;
    }

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F' or '\u00AD';
}
