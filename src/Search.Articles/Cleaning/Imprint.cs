namespace Search.Articles.Cleaning;

/// <summary>
/// A line that says when, and perhaps by whom, the article was published: dates with their labels and nothing that makes a sentence
/// ("Stand: 24.02.2022, 07:15 Uhr", "Von Max Muster | 2. September 2025, 14:30 Uhr").
/// </summary>
internal sealed class Imprint
{
    private const int LongestLine = 160;
    private const int MostDates = 3;

    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "stand", "veröffentlicht", "am", "um", "uhr", "datum", "date", "published", "erstellt", "erstellt am", "aktualisiert", "zuletzt", "publiziert", "vom", "erschienen", "erscheinungsdatum", "update", "updated", "geändert", "letzte", "letztes", "änderung", "aktualisierung", "den", "der", "lesezeit", "lesedauer", "minuten", "min", "ca", "on", "von", "redaktion", "redaktionell", "artikel", "artikel vom", "pubdate", "time", "zeit", "online", "seit", "text", "autor", "autorin", "quelle", "dpa-infocom",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    };

    private static readonly string[] LeadingLabels = ["date", "datum", "published", "publiziert", "veröffentlicht", "erschienen", "stand", "erstellt", "pubdate", "aktualisiert", "zuletzt aktualisiert", "update"];

    private static readonly string[] UpdateLabels = ["aktualisiert", "update", "geändert", "änderung", "stand"];

    public DateMatch? Published { get; private set; }

    public string PublishedWords { get; private set; } = string.Empty;

    public DateMatch? Updated { get; private set; }

    public string UpdatedWords { get; private set; } = string.Empty;

    public List<string> Authors { get; } = [];

    public List<string> Agencies { get; } = [];

    /// <summary>True when the line begins with a word for publication or change.</summary>
    public bool IsLabelled { get; private set; }

    /// <summary>Null when the line is no imprint.</summary>
    public static Imprint? TryRead(string line)
    {
        if (line.Length > LongestLine || line.AsSpan().IndexOfAnyInRange('0', '9') < 0 || line[^1] is ':' or '!' or '?')
        {
            return null;
        }

        var imprint = new Imprint();
        return imprint.Read(line) ? imprint : null;
    }

    public ArticleDate? PublishedDate => Published is { } match ? new ArticleDate(match.Value, match.HasTime, DateEvidence.Dateline, PublishedWords) : null;

    public ArticleDate? UpdatedDate => Updated is { } match ? new ArticleDate(match.Value, match.HasTime, DateEvidence.Dateline, UpdatedWords) : null;

    private bool Read(string line)
    {
        var rest = line.AsSpan();
        var leftovers = new List<string>();
        for (var i = 0; i < MostDates && DateText.TryFind(rest, out var match); i++)
        {
            var label = rest[..match.Start].ToString();
            Take(match, rest[match.Start..match.End].ToString(), label);
            leftovers.Add(label);
            IsLabelled |= i == 0 && IsLeadingLabel(label);
            rest = rest[match.End..];
        }

        if (leftovers.Count == 0)
        {
            return false;
        }

        leftovers.Add(rest.ToString());
        var isByline = line.StartsWith("von ", StringComparison.OrdinalIgnoreCase);
        return leftovers.TrueForAll(l => TakeLeftover(l, isByline)) || (IsLabelled && IsLeadingLabel(leftovers[0]) && !Sentences.EndsSentence(line));
    }

    private void Take(DateMatch match, string words, string label)
    {
        var isUpdate = UpdateLabels.Any(u => label.Contains(u, StringComparison.OrdinalIgnoreCase));
        if (isUpdate && Updated is null)
        {
            (Updated, UpdatedWords) = (match, words);
        }
        else if (!isUpdate && Published is null)
        {
            (Published, PublishedWords) = (match, words);
        }
    }

    private static bool IsLeadingLabel(string label)
    {
        var text = label.AsSpan().Trim(" :,|-–");
        foreach (var leading in LeadingLabels)
        {
            if (text.StartsWith(leading, StringComparison.OrdinalIgnoreCase) && OnlyLabels(text[leading.Length..].ToString()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OnlyLabels(string text) => Words(text).All(IsLabel);

    private static IEnumerable<string> Words(string text) => text.Split([' ', ':', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsLabel(string word) => Labels.Contains(word) || word.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>What stands around the dates: labels, an author, an agency or one name of a place.</summary>
    private bool TakeLeftover(string text, bool isByline)
    {
        var pieces = text.Split([',', '|', '•', '·', '–', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var piece in pieces)
        {
            var words = Words(piece).SkipWhile(IsLabel).ToList();
            while (words.Count > 0 && (IsLabel(words[^1]) || words[^1] is "-"))
            {
                words.RemoveAt(words.Count - 1);
            }

            if (words.Count == 0)
            {
                continue;
            }

            var name = string.Join(' ', words);
            if (AgencyNames.Find(name) is { } agency)
            {
                Agencies.Add(agency);
            }
            else if (AuthorNames.Person(name) is { } person && (isByline || text.AsSpan().IndexOfAny("|•·") >= 0))
            {
                Authors.Add(person);
            }
            else if (words.Count > 1 || !char.IsUpper(words[0][0]) || pieces.Length > 3)
            {
                return false;
            }
        }

        return true;
    }
}
