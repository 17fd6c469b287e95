namespace Search.Articles.Cleaning;

/// <summary>
/// The signature of a text: agencies, initials, names, a date ("als/dpa/Reuters", "APA, red, 11.9.2015"). Every part must be one of
/// these, so that no sentence is taken for a signature.
/// </summary>
internal sealed class SignOff
{
    private const int LongestPart = 60;

    private static readonly string[] DeskWords = ["red", "online", "agenturen", "redaktion", "agenturmaterial", "agentur", "pm", "eb"];

    public List<string> Agencies { get; } = [];

    public List<string> Authors { get; } = [];

    public DateMatch? Date { get; private set; }

    /// <summary>The words of <see cref="Date"/>.</summary>
    public string? DateWords { get; private set; }

    /// <summary>Lower-case letters that stand for a person or a desk.</summary>
    public List<string> Initials { get; } = [];

    /// <summary>Words that sign without naming anyone ("red", "online").</summary>
    public int Desks { get; private set; }

    /// <summary>Reads the words of a signature without brackets; null when they are none.</summary>
    public static SignOff? TryRead(ReadOnlySpan<char> words)
    {
        const int longestSignature = 160;
        words = words.Trim(" .()[]–-*\u00A0");
        if (words.IsEmpty || words.Length > longestSignature)
        {
            return null;
        }

        // "© dpa-infocom, dpa:250902-99-12345/2": what follows the colon is the wire's own number.
        var wire = words.IndexOf("dpa:", StringComparison.OrdinalIgnoreCase);
        if (wire >= 0 && wire + 4 < words.Length && char.IsAsciiDigit(words[wire + 4]))
        {
            words = words[..(wire + 3)];
        }

        var signature = new SignOff();
        var text = words.ToString();
        foreach (var range in Split(text))
        {
            if (!signature.Add(text.AsSpan(range)))
            {
                return null;
            }
        }

        return signature.Agencies.Count + signature.Authors.Count + signature.Initials.Count + signature.Desks > 0 || signature.Date is not null ? signature : null;
    }

    /// <summary>A date that stands beside the signature.</summary>
    public void SetDate(DateMatch date, string words) => (Date, DateWords) = (date, words);

    private static List<Range> Split(string text)
    {
        var parts = new List<Range>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var length = text[i] is '/' or ',' or ';' or '|' or '+' or '&' ? 1
                : Is(text, i, " und ") ? 5
                : Is(text, i, " mit ") ? 5
                : Is(text, i, " – ") || Is(text, i, " - ") ? 3
                : 0;
            if (length > 0)
            {
                parts.Add(start..i);
                i += length - 1;
                start = i + 1;
            }
        }

        parts.Add(start..text.Length);
        return parts;
    }

    private static bool Is(string text, int at, string separator) => string.CompareOrdinal(text, at, separator, 0, separator.Length) == 0;

    private bool Add(ReadOnlySpan<char> part)
    {
        part = part.Trim(" .\u00A0");
        if (part.IsEmpty)
        {
            return true;
        }

        if (part.Length > LongestPart)
        {
            return false;
        }

        if (AgencyNames.Find(part) is { } agency)
        {
            if (!Agencies.Contains(agency))
            {
                Agencies.Add(agency);
            }

            return true;
        }

        if (DateText.TryFind(part, out var date))
        {
            Date ??= date;
            DateWords ??= part[date.Start..date.End].ToString();
            return part[date.End..].Trim(" .").IsEmpty && (part[..date.Start].Trim(" .").IsEmpty || Add(part[..date.Start]));
        }

        // "APA red": agencies and initials with blanks between.
        if (part.Contains(' ') && AgencyNames.Find(part[..part.IndexOf(' ')]) is not null)
        {
            return Add(part[..part.IndexOf(' ')]) && Add(part[(part.IndexOf(' ') + 1)..]);
        }

        if (IsDesk(part))
        {
            Desks++;
            return true;
        }

        if (IsInitials(part))
        {
            Initials.Add(part.ToString());
            return true;
        }

        if (AuthorNames.Person(part) is { } author)
        {
            Authors.Add(author);
            return true;
        }

        return false;
    }

    private static bool IsDesk(ReadOnlySpan<char> part)
    {
        foreach (var desk in DeskWords)
        {
            if (part.Equals(desk, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two to five lower-case letters ("als", "hgn").</summary>
    private static bool IsInitials(ReadOnlySpan<char> part)
    {
        if (part.Length is < 2 or > 5)
        {
            return false;
        }

        foreach (var c in part)
        {
            if (!char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
