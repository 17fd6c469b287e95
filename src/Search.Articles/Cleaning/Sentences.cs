namespace Search.Articles.Cleaning;

/// <summary>A coarse sense of sentences: enough to tell prose from headlines, no more.</summary>
internal static class Sentences
{
    private const int ProseLength = 120;
    private const int ShortProseLength = 60;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations =
        new HashSet<string>(StringComparer.Ordinal) { "bzw", "ca", "Dr", "Prof", "Nr", "St", "Str", "usw", "etc", "Mio", "Mrd", "vgl", "sog", "geb", "evtl", "inkl", "ehem", "gest", "Jan", "Feb", "Okt", "Nov", "Dez", "Hr", "Fr", "Abs", "Art", "Co", "jun", "sen", "bspw" }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whole sentences: long and ended, or at least two of them.</summary>
    public static bool IsProse(ReadOnlySpan<char> line) => EndsSentence(line) && (line.Length >= ProseLength || (line.Length >= ShortProseLength && FirstEnd(line) is > 0 and var end && end < line.Length));

    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd("\"'“”»«‘’)] ");
        if (end.IsEmpty)
        {
            return false;
        }

        if (end[^1] is '.' or '!' or '?' or '…')
        {
            return true;
        }

        // "... überlebt. (dpa/hgn)"
        const int longestBracket = 60;
        var open = line.TrimEnd(' ').EndsWith(')') ? end.LastIndexOf('(') : -1;
        return open > 0 && end.Length - open <= longestBracket && end[..open].TrimEnd("\"“”»« ") is [.., '.' or '!' or '?'];
    }

    public static bool HasTwo(ReadOnlySpan<char> line) => FirstEnd(line) is > 0 and var end && end < line.Length;

    /// <summary>Length of the first sentence with what closes it, blank not included; the whole length when there is only one.</summary>
    public static int FirstEnd(ReadOnlySpan<char> line)
    {
        for (var i = 1; i + 1 < line.Length; i++)
        {
            if (line[i] is not ('.' or '!' or '?' or '…'))
            {
                continue;
            }

            var after = i + 1;
            while (after < line.Length && line[after] is '"' or '“' or '”' or '«' or '»' or ')' or '‘' or '’')
            {
                after++;
            }

            if (after + 1 < line.Length && line[after] == ' ' && StartsSentence(line[after + 1]) && (line[i] != '.' || EndsWord(line[..i])))
            {
                return after;
            }
        }

        return line.Length;
    }

    private static bool StartsSentence(char c) => char.IsUpper(c) || char.IsDigit(c) || c is '"' or '„' or '“' or '»' or '«' or '–' or '(';

    /// <summary>A full stop ends a sentence after a word that is no number, initial or abbreviation.</summary>
    internal static bool EndsWord(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd("\"“”«»)");
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
        {
            start--;
        }

        var word = before[start..];
        return word.Length > 1 && !(word.Length == 2 && start > 0 && before[start - 1] == '.') && !Abbreviations.Contains(word);
    }
}
