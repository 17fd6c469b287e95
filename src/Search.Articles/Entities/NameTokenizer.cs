namespace Search.Articles.Entities;

/// <summary>
/// Cuts a text into words for the recognition of names: hyphens, apostrophes and dots of abbreviations stay inside a word, punctuation becomes the
/// <see cref="Gap"/> before the next one.
/// </summary>
internal sealed class NameTokenizer(Lexicon lexicon)
{
    private const int LongestWord = 60;

    /// <summary>Unknown words of this length are compounds far more often than names.</summary>
    private const int LongestSimpleName = 15;

    private static readonly string[] Abbreviations = ["Dr", "Prof", "St", "Mr", "Mrs", "Ms", "Jr", "Sr", "Nr", "Mag", "Ing", "Dipl", "ca", "bzw", "etwa", "Mio", "Mrd", "Abs", "Art", "Hl", "hl", "geb", "jun", "sen", "vs", "inkl", "rund"];

    /// <summary>Replaces the contents of <paramref name="tokens"/> by the words of <paramref name="text"/>.</summary>
    public void Tokenize(ReadOnlySpan<char> text, List<NameToken> tokens)
    {
        tokens.Clear();
        Gap gap = Gap.None;
        bool fresh = true;
        int position = 0;
        while (position < text.Length)
        {
            char c = text[position];
            if (char.IsLetterOrDigit(c))
            {
                NameToken token = ReadWord(text, position);
                token.Before = gap;
                token.StartsSentence = fresh;
                tokens.Add(token);
                position = token.End;
                if (token.Initial || EndsWithAbbreviation(text, token))
                {
                    position += position < text.Length && text[position] == '.' ? 1 : 0;
                }

                gap = Gap.None;
                fresh = false;
                continue;
            }

            Note(text, position, tokens, ref gap, ref fresh);
            position++;
        }
    }

    private static void Note(ReadOnlySpan<char> text, int position, List<NameToken> tokens, ref Gap gap, ref bool fresh)
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
                bool ordinal = tokens.Count > 0 && tokens[^1].HasDigit && tokens[^1].Length <= 2 && tokens[^1].End == position;
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

    private NameToken ReadWord(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        int hyphen = -1;
        bool digit = false;
        int capitals = 0;
        int letters = 0;
        while (end < text.Length)
        {
            char c = text[end];
            if (char.IsLetter(c))
            {
                letters++;
                capitals += char.IsUpper(c) ? 1 : 0;
            }
            else if (char.IsDigit(c))
            {
                digit = true;
            }
            else if (c is '-' or '‑' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))
            {
                hyphen = end - start;
            }
            else if (!(c is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1])) && !IsCombining(c))
            {
                break;
            }

            end++;
        }

        var token = new NameToken
        {
            Start = start,
            Length = end - start,
            Hyphen = (short)Math.Min(hyphen, short.MaxValue),
            HasDigit = digit,
            Capital = char.IsUpper(text[start]),
            AllCapitals = letters >= 2 && capitals == letters,
        };
        token.Initial = token.Capital && token.Length == 1 && end < text.Length && text[end] == '.';
        Look(text, ref token);
        return token;
    }

    private void Look(ReadOnlySpan<char> text, ref NameToken token)
    {
        ReadOnlySpan<char> word = text.Slice(token.Start, token.Length);
        if (word.Length > LongestWord)
        {
            // No name; a run this long is data.
            token.HasDigit = true;
            return;
        }

        token.Class = lexicon.Classify(word);
        if (!token.Capital)
        {
            return;
        }

        if (token.Hyphen > 0)
        {
            LookAtParts(word, ref token);
        }
        else if (!token.Is(WordClass.Role) && lexicon.IsRole(word) && !token.Is(WordClass.FirstName | WordClass.Surname))
        {
            token.Class |= WordClass.Role | WordClass.Noun;
        }

        if (word.Length > 3 && (word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal)))
        {
            token.Inflection = 2;
        }
        else if (word.Length >= 3 && word[^1] == 's' && word[^2] != 's' && !token.AllCapitals && !token.Is(WordClass.FirstName))
        {
            token.Inflection = 1;
        }

        bool unknown = (token.Class & ~(WordClass.PlaceStart | WordClass.FromPlace)) == 0;
        if (token.Inflection > 0 && (unknown || token.Class == WordClass.Surname))
        {
            WordClass stem = lexicon.Classify(word[..^token.Inflection]);
            token.Class |= stem & (WordClass.FirstName | WordClass.Surname | WordClass.Organisation | WordClass.Noun);
            unknown = stem == WordClass.None && unknown;
        }

        if (unknown && token.Hyphen < 0 && !token.AllCapitals && (word.Length >= LongestSimpleName || lexicon.LooksLikeNoun(word)))
        {
            token.Class |= WordClass.Noun;
            token.Guessed = word.Length < LongestSimpleName;
        }
    }

    /// <summary>A hyphenated word is a role or noun by its last part, and a first name when all parts are.</summary>
    private void LookAtParts(ReadOnlySpan<char> word, ref NameToken token)
    {
        ReadOnlySpan<char> last = word[(token.Hyphen + 1)..];
        if (last.Length == 0 || word.Length == token.Hyphen)
        {
            return;
        }

        if (lexicon.IsRole(last) || (lexicon.Classify(last) & WordClass.Role) != 0)
        {
            token.Class |= WordClass.Role | WordClass.Noun;
            return;
        }

        WordClass lastClass = lexicon.Classify(last);
        WordClass firstClass = lexicon.Classify(word[..token.Hyphen]);
        if ((firstClass & lastClass & WordClass.FirstName) != 0)
        {
            token.Class |= WordClass.FirstName;
        }
        else if (char.IsLower(last[0]) || ((lastClass & WordClass.Noun) != 0 && (lastClass & (WordClass.Surname | WordClass.FirstName)) == 0) || lexicon.LooksLikeNoun(last))
        {
            token.Class |= WordClass.Noun;
        }
    }

    private static bool EndsWithAbbreviation(ReadOnlySpan<char> text, in NameToken token)
    {
        if (token.Length > 4 || token.End >= text.Length || text[token.End] != '.')
        {
            return false;
        }

        ReadOnlySpan<char> word = text.Slice(token.Start, token.Length);
        foreach (string abbreviation in Abbreviations)
        {
            if (word.SequenceEqual(abbreviation))
            {
                return true;
            }
        }

        return token.Length == 1;
    }

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F' or '\u00AD';
}
