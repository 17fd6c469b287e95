using System.Buffers;

namespace Search.Articles.Cleaning;

/// <summary>Place and agency at the head of a report: "Berlin (dpa) - ", "Wien – ", "Peking.", "Stuttgart. Die ...".</summary>
internal static class Dateline
{
    private const int LongestPlace = 45;
    private const int MostWords = 4;

    private static readonly string[] Dashes = [" – ", " - ", " — ", " -- ", ".– ", ".- ", ": "];

    private static readonly HashSet<string> Connectors = new(StringComparer.Ordinal) { "am", "an", "der", "im", "in", "bei", "ob", "die", "vor", "den", "de", "of", "la", "und" };

    private static readonly string[] Prepositions = ["in ", "aus ", "nach ", "bei ", "von ", "für "];

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?");

    /// <summary>A line that is nothing but a place: "Peking.".</summary>
    public static bool IsPlaceLine(ReadOnlySpan<char> line) => line.Length is > 3 and <= LongestPlace && line[^1] == '.' && IsPlace(line[..^1], mostWords: 3);

    /// <summary>Place and agencies of a record's field: "Berlin", "BERLIN (dpa) -", "Hamburg, 2. September"; null when it holds no place.</summary>
    public static string? OfField(string? field, out IReadOnlyList<string> agencies)
    {
        agencies = [];
        if (field is null)
        {
            return null;
        }

        var text = field.AsSpan().Trim(" -–—.");
        var bracket = text.IndexOf('(');
        if (bracket > 0)
        {
            agencies = SignOff.TryRead(text[bracket..])?.Agencies ?? [];
            text = text[..bracket].TrimEnd();
        }

        text = text.IndexOf(',') is var comma and > 0 ? text[..comma] : text;
        return IsPlace(text, MostWords) ? text.ToString() : null;
    }

    /// <summary>Length of the dateline that a paragraph begins with, blank included; 0 when it begins with none.</summary>
    /// <param name="paragraph">The first paragraph.</param>
    /// <param name="wholeText">Where to look for the place once more, when only a full stop follows it.</param>
    /// <param name="place">The place as written.</param>
    /// <param name="signature">Agencies, initials and a date that stand with it, or null.</param>
    public static int Read(ReadOnlySpan<char> paragraph, Func<string> wholeText, out string? place, out SignOff? signature)
    {
        (place, signature) = (null, null);
        var head = paragraph[..Math.Min(paragraph.Length, LongestPlace + 40)];
        if (ReadLeadingBracket(paragraph, head, out signature) is var bracketed and > 0)
        {
            return bracketed;
        }

        foreach (var dash in Dashes)
        {
            var at = head.IndexOf(dash, StringComparison.Ordinal);
            if (at < 2 || at + dash.Length >= paragraph.Length)
            {
                continue;
            }

            var before = head[..at];
            var bracket = before.IndexOf('(');
            if (bracket > 0 && before[^1] is ')' or '.' && SignOff.TryRead(before[bracket..]) is { Agencies.Count: > 0 } signed && ReadPlace(before[..bracket].TrimEnd(" ,."), MostWords, signed) is { } signedPlace)
            {
                (place, signature) = (signedPlace, signed);
                return at + dash.Length;
            }

            var dated = new SignOff();
            if (dash != ": " && bracket < 0 && before[^1] != '.' && StartsText(paragraph[at + dash.Length]) && ReadPlace(before, mostWords: 3, dated) is { } plainPlace)
            {
                (place, signature) = (plainPlace, dated);
                return at + dash.Length;
            }
        }

        return ReadBranded(paragraph, head, out place) is var branded and > 0 ? branded : ReadStopped(paragraph, head, wholeText, out place, out signature);
    }

    /// <summary>"(sda) Der Bundesrat ..."</summary>
    private static int ReadLeadingBracket(ReadOnlySpan<char> paragraph, ReadOnlySpan<char> head, out SignOff? signature)
    {
        signature = null;
        var close = head.StartsWith('(') ? head.IndexOf(')') : -1;
        if (close < 0 || SignOff.TryRead(head[..(close + 1)]) is not { Agencies.Count: > 0 } signed)
        {
            return 0;
        }

        var rest = paragraph[(close + 1)..].TrimStart(" .–-—:");
        if (rest.IsEmpty || !StartsText(rest[0]))
        {
            return 0;
        }

        signature = signed;
        return paragraph.Length - rest.Length;
    }

    /// <summary>"BERLIN blatt | Die ...": the outlet's own mark behind a place in capitals.</summary>
    private static int ReadBranded(ReadOnlySpan<char> paragraph, ReadOnlySpan<char> head, out string? place)
    {
        place = null;
        const int longestMark = 15;
        var bar = head.IndexOf(" | ", StringComparison.Ordinal);
        var mark = bar < 0 ? -1 : head[..bar].LastIndexOf(' ');
        if (mark < 2 || bar - mark - 1 > longestMark || bar + 3 >= paragraph.Length || !StartsText(paragraph[bar + 3]) || !IsPlace(head[..mark], mostWords: 3) || head[..mark].IndexOfAnyInRange('a', 'z') >= 0)
        {
            return 0;
        }

        place = head[..mark].ToString();
        return bar + 3;
    }

    /// <summary>A place, also with a day behind it ("Frankfurt, 25. Juli 2024"; a day without a year is no date); null when it is none.</summary>
    private static string? ReadPlace(ReadOnlySpan<char> text, int mostWords, SignOff signature)
    {
        var comma = text.IndexOf(',');
        if (comma > 0)
        {
            var day = text[(comma + 1)..].Trim();
            if (DateText.TryFind(day, out var date) && date.Start == 0 && date.End == day.Length)
            {
                signature.SetDate(date, day.ToString());
            }
            else if (day.IsEmpty || !char.IsAsciiDigit(day[0]) || !DateText.IsMonth(day[(day.LastIndexOf(' ') + 1)..].TrimEnd('.')))
            {
                return null;
            }

            text = text[..comma];
        }

        return IsPlace(text, mostWords) ? text.ToString() : null;
    }

    /// <summary>"Stuttgart. Die ..." and "Berlin (dpa). Die ...": the former only when the text names the place again after a preposition.</summary>
    private static int ReadStopped(ReadOnlySpan<char> paragraph, ReadOnlySpan<char> head, Func<string> wholeText, out string? place, out SignOff? signature)
    {
        (place, signature) = (null, null);
        var end = head.IndexOf(". ", StringComparison.Ordinal);
        if (end < 3 || end + 2 >= paragraph.Length || !StartsText(paragraph[end + 2]))
        {
            return 0;
        }

        var before = head[..end];
        var bracket = before.IndexOf('(');
        if (bracket > 0)
        {
            if (SignOff.TryRead(before[bracket..]) is { Agencies.Count: > 0 } signed && ReadPlace(before[..bracket].TrimEnd(), MostWords, signed) is { } signedPlace)
            {
                (place, signature) = (signedPlace, signed);
                return end + 2;
            }

            return 0;
        }

        if (!IsPlace(before, mostWords: 2) || !IsNamedElsewhere(before.ToString(), wholeText()))
        {
            return 0;
        }

        place = before.ToString();
        return end + 2;
    }

    /// <summary>Where a headline glued before a dateline ends ("... gehört. Wien – Die ..."), or 0.</summary>
    public static int FindAfterHeadline(ReadOnlySpan<char> paragraph)
    {
        const int longestHead = 500;
        var head = paragraph[..Math.Min(paragraph.Length, longestHead)];
        for (var at = head.IndexOfAny(SentenceEnds); at >= 0 && at + 2 < head.Length;)
        {
            var start = at + 1;
            while (start < head.Length && head[start] is '"' or '“' or '”' or '«' or ' ')
            {
                start++;
            }

            var dash = head[start..].IndexOf(" – ", StringComparison.Ordinal);
            if (start > at + 1 && EndsSentence(head[..at], head[at]) && dash is > 1 and <= LongestPlace && IsPlace(head.Slice(start, dash), mostWords: 3) && start + dash + 3 < paragraph.Length && StartsText(paragraph[start + dash + 3]))
            {
                return start;
            }

            var next = head[(at + 1)..].IndexOfAny(SentenceEnds);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return 0;
    }

    /// <summary>A full stop after a word or a year; not after "St" or the number of a day.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> before, char end)
    {
        const int yearDigits = 4;
        return end != '.' || Sentences.EndsWord(before) || before.Length - before.TrimEnd("0123456789").Length == yearDigits;
    }

    private static bool IsNamedElsewhere(string place, string text)
    {
        foreach (var preposition in Prepositions)
        {
            if (text.Contains(preposition + place, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsText(char c) => char.IsUpper(c) || char.IsDigit(c) || c is '"' or '„' or '“' or '»' or '«' or '‚' or '\'';

    private static bool IsPlace(ReadOnlySpan<char> text, int mostWords)
    {
        if (text.Length is < 2 or > LongestPlace || !char.IsUpper(text[0]) || !char.IsLetter(text[^1]))
        {
            return false;
        }

        var words = 0;
        foreach (var range in text.SplitAny(" /"))
        {
            var word = text[range];
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            const int longestAbbreviation = 4;
            if ((!char.IsUpper(word[0]) && !Connectors.Contains(word.ToString())) || (word[^1] == '.' && word.Length > longestAbbreviation) || DateText.IsMonth(word))
            {
                return false;
            }

            foreach (var c in word)
            {
                if (!char.IsLetter(c) && c is not ('-' or '.' or '\''))
                {
                    return false;
                }
            }
        }

        return words <= mostWords + text.Count('/');
    }
}
