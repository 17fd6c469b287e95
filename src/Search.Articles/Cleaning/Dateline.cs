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
    /// <param name="agencies">Agencies in brackets.</param>
    public static int Read(ReadOnlySpan<char> paragraph, Func<string> wholeText, out string? place, out IReadOnlyList<string> agencies)
    {
        (place, agencies) = (null, []);
        var head = paragraph[..Math.Min(paragraph.Length, LongestPlace + 40)];
        foreach (var dash in Dashes)
        {
            var at = head.IndexOf(dash, StringComparison.Ordinal);
            if (at < 2 || at + dash.Length >= paragraph.Length)
            {
                continue;
            }

            var before = head[..at];
            var bracket = before.IndexOf('(');
            if (bracket > 0 && before[^1] is ')' or '.' && SignOff.TryRead(before[bracket..]) is { Agencies.Count: > 0 } signature && IsPlace(before[..bracket].TrimEnd(" ,."), MostWords))
            {
                (place, agencies) = (before[..bracket].TrimEnd(" ,.").ToString(), signature.Agencies);
                return at + dash.Length;
            }

            if (dash != ": " && bracket < 0 && before[^1] != '.' && StartsText(paragraph[at + dash.Length]) && IsPlace(before, mostWords: 3))
            {
                place = before.ToString();
                return at + dash.Length;
            }
        }

        return ReadStopped(paragraph, head, wholeText, out place, out agencies);
    }

    /// <summary>"Stuttgart. Die ..." and "Berlin (dpa). Die ...": the former only when the text names the place again after a preposition.</summary>
    private static int ReadStopped(ReadOnlySpan<char> paragraph, ReadOnlySpan<char> head, Func<string> wholeText, out string? place, out IReadOnlyList<string> agencies)
    {
        (place, agencies) = (null, []);
        var end = head.IndexOf(". ", StringComparison.Ordinal);
        if (end < 3 || end + 2 >= paragraph.Length || !StartsText(paragraph[end + 2]))
        {
            return 0;
        }

        var before = head[..end];
        var bracket = before.IndexOf('(');
        if (bracket > 0)
        {
            if (SignOff.TryRead(before[bracket..]) is { Agencies.Count: > 0 } signature && IsPlace(before[..bracket].TrimEnd(), MostWords))
            {
                (place, agencies) = (before[..bracket].TrimEnd().ToString(), signature.Agencies);
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
