using System.Buffers;
using System.Net;

namespace Search.Articles.Cleaning;

/// <summary>
/// Makes text of any provenance plain: line ends '\n', one space between words, no invisible characters, entities decoded,
/// letters composed, broken surrogates replaced, UTF-8 that was read as Windows-1252 repaired.
/// </summary>
internal static class TextNormalizer
{
    private const int LongestEntity = 10;

    /// <summary>Anything above ASCII that plain German prose has is missing here, so that most text is copied as it is.</summary>
    private static readonly bool[] Special = SpecialChars();

    public static string Normalize(string text)
    {
        text = Mojibake.Repair(text);
        if (!HasSpecial(text) && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text;
        }

        var buffer = ArrayPool<char>.Shared.Rent(text.Length + 1);
        var length = Write(text, buffer);
        var result = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return result;
    }

    /// <summary>One line without line ends, for titles, names and captions.</summary>
    public static string NormalizeLine(string text) => Normalize(text.ReplaceLineEndings(" ").Replace('\t', ' ')).Trim();

    private static int Write(ReadOnlySpan<char> text, Span<char> output)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\r' or '\u2028' or '\u0085':
                    length = EndLine(output, length);
                    i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                    break;
                case '\n':
                    length = EndLine(output, length);
                    break;
                case '\u2029' or '\f':
                    length = EndLine(output, EndLine(output, length));
                    break;
                case ' ' or '\t' or '\v' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000':
                    if (length > 0 && output[length - 1] is not (' ' or '\n'))
                    {
                        output[length++] = ' ';
                    }

                    break;
                case '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F'):
                    break;
                case '&':
                    length = WriteEntity(text, ref i, output, length);
                    break;
                case '\uFB00' or '\uFB01' or '\uFB02':
                    output[length++] = 'f';
                    if (length < output.Length - (text.Length - i))
                    {
                        output[length++] = c == '\uFB00' ? 'f' : c == '\uFB01' ? 'i' : 'l';
                    }

                    break;
                case >= '\u0300' and <= '\u036F' when length > 0 && Compositions.Compose(output[length - 1], c) is var composed and not '\0':
                    output[length - 1] = composed;
                    break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        output[length++] = c;
                        output[length++] = text[++i];
                    }
                    else
                    {
                        output[length++] = '\uFFFD';
                    }

                    break;
                default:
                    output[length++] = c;
                    break;
            }
        }

        return length;
    }

    private static int EndLine(Span<char> output, int length)
    {
        length -= length > 0 && output[length - 1] == ' ' ? 1 : 0;
        output[length++] = '\n';
        return length;
    }

    /// <summary>An entity, also one that was escaped twice ("&amp;amp;uuml;"); what is none stays.</summary>
    private static int WriteEntity(ReadOnlySpan<char> text, ref int i, Span<char> output, int length)
    {
        var rest = text[(i + 1)..];
        if (rest.StartsWith("amp;", StringComparison.Ordinal) && Entity(rest[4..], out var inner) is { } twice)
        {
            i += 4 + inner;
            return Append(twice, output, length);
        }

        if (Entity(rest, out var used) is { } decoded)
        {
            i += used;
            return Append(decoded, output, length);
        }

        output[length++] = '&';
        return length;
    }

    /// <summary>The meaning of an entity whose '&amp;' was read before, and the characters it takes; null when it is none.</summary>
    private static string? Entity(ReadOnlySpan<char> text, out int used)
    {
        used = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';') + 1;
        if (used < 3)
        {
            return null;
        }

        var entity = string.Concat("&", text[..used]);
        var decoded = WebUtility.HtmlDecode(entity);
        return decoded.Length < entity.Length ? decoded : null;
    }

    private static int Append(string decoded, Span<char> output, int length)
    {
        foreach (var c in decoded)
        {
            switch (c)
            {
                case '\u00AD' or '\u200B' or '\u200C' or '\u200D':
                    break;
                case '\u00A0' or '\u2009' or '\u2002' or '\u2003':
                    if (length > 0 && output[length - 1] is not (' ' or '\n'))
                    {
                        output[length++] = ' ';
                    }

                    break;
                default:
                    output[length++] = c < ' ' ? ' ' : c;
                    break;
            }
        }

        return length;
    }

    /// <summary>A table wins over SearchValues here, whose filter for so many characters stops at every umlaut and quotation mark.</summary>
    private static bool HasSpecial(ReadOnlySpan<char> text)
    {
        var special = Special;
        foreach (var c in text)
        {
            if (special[c])
            {
                return true;
            }
        }

        return false;
    }

    private static bool[] SpecialChars()
    {
        var special = new bool[char.MaxValue + 1];
        for (var c = '\0'; c < '\uFFFF'; c++)
        {
            if ((c < ' ' && c != '\n') || c is '&' or (>= '\u007F' and <= '\u00A0') or '\u00AD' or (>= '\u0300' and <= '\u036F') or '\u1680' or (>= '\u2000' and <= '\u200F')
                or (>= '\u2028' and <= '\u202F') or (>= '\u205F' and <= '\u206F') or '\u3000' or (>= '\uD800' and <= '\uDFFF') or (>= '\uFB00' and <= '\uFB02') or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F'))
            {
                special[c] = true;
            }
        }

        return special;
    }
}
