namespace Search.Articles.Cleaning;

/// <summary>Names of authors in bylines and in the fields of records.</summary>
internal static class AuthorNames
{
    private const int LongestByline = 200;

    private const int LongestField = 1_000;

    private static readonly string[] Introductions =
    [
        "ein kommentar von", "ein gastkommentar von", "ein gastbeitrag von", "ein beitrag von", "ein interview von", "ein bericht von", "ein essay von", "eine analyse von", "eine reportage von", "eine kolumne von", "eine rezension von", "eine glosse von", "ein artikel von", "ein text von",
        "gastkommentar von", "gastbeitrag von", "kommentar von", "analyse von", "interview von", "interview:", "kolumne von", "bericht von", "reportage von", "aufgezeichnet von", "protokoll:", "protokoll von", "geschrieben von", "verfasst von", "autorin:", "autoren:", "autor:", "autorin", "autoren", "autor", "text von", "text:", "texte:", "von unserer korrespondentin", "von unserem korrespondenten", "von unserem redakteur", "von unserer redakteurin", "von unserem mitarbeiter", "von unserer mitarbeiterin", "von:", "von", "by",
    ];

    /// <summary>Words that are never part of a person's name in a byline.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "redaktion", "redaktionsteam", "onlineredaktion", "online", "newsroom", "team", "agentur", "agenturen", "admin", "administrator", "gast", "gastautor", "presse", "pressestelle", "polizei", "news", "nachrichten", "zeitung", "unbekannt", "unknown", "anonym", "verlag", "gmbh", "ag", "desk", "autor", "autoren", "media", "verein", "stadt", "kreis", "landkreis", "gemeinde", "bad", "sankt", "st", "der", "die", "das", "und", "uhr", "lesedauer", "lesezeit", "minuten", "facebook", "twitter",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "berlin", "hamburg", "münchen", "wien", "new", "los", "san",
    };

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal) { "von", "van", "der", "den", "de", "da", "di", "du", "del", "la", "le", "el", "al", "bin", "ibn", "zu", "zum", "zur", "vom", "ten", "ter", "dos", "und", "af", "av", "y" };

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "Dr.", "Prof.", "Dr", "Prof", "Mag.", "Dipl.-Ing.", "med.", "phil.", "jur.", "h.c.", "DI" };

    /// <summary>What a byline holds; nothing found means that the line is none.</summary>
    /// <returns>True when the line begins like a byline and names someone: a person, an agency or the desk.</returns>
    public static bool TryReadByline(ReadOnlySpan<char> line, List<string> authors, List<string> agencies)
    {
        if (line.Length > LongestByline || line.IsEmpty || line[^1] is '.' or '!' or '?')
        {
            return false;
        }

        foreach (var introduction in Introductions)
        {
            if (!line.StartsWith(introduction, StringComparison.OrdinalIgnoreCase) || (char.IsLetter(introduction[^1]) && (line.Length == introduction.Length || line[introduction.Length] is not (' ' or ':'))))
            {
                continue;
            }

            var people = new List<string>();
            var wires = new List<string>();
            if (Read(line[introduction.Length..].TrimStart(" :"), people, wires, strict: true))
            {
                authors.AddRange(people.Except(authors).ToList());
                agencies.AddRange(wires.Except(agencies).ToList());
                return true;
            }
        }

        return false;
    }

    /// <summary>A record's field: one name or several in a string, agencies among them.</summary>
    public static void ReadField(string field, List<string> authors, List<string> agencies)
    {
        var text = TextNormalizer.NormalizeLine(field.Length > LongestField ? field[..LongestField] : field);
        foreach (var introduction in Introductions)
        {
            if (text.StartsWith(introduction + " ", StringComparison.OrdinalIgnoreCase))
            {
                text = text[(introduction.Length + 1)..];
                break;
            }
        }

        // "Muster, Max": family name first.
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && parts.All(p => IsNameWord(p) && !NoNames.Contains(p) && AgencyNames.Find(p) is null))
        {
            text = parts[1] + " " + parts[0];
        }

        Read(text, authors, agencies, strict: false);
    }

    /// <summary>A person's name of two to five words, its academic titles left out, or null.</summary>
    public static string? Person(ReadOnlySpan<char> words)
    {
        const int longestName = 50;
        words = words.Trim(" .*\u00A0");
        if (words.IndexOf(" aus ", StringComparison.Ordinal) is var from and > 0)
        {
            words = words[..from];
        }

        if (words.Length is < 5 or > longestName)
        {
            return null;
        }

        var name = new List<string>();
        var given = 0;
        foreach (var word in words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Titles.Contains(word) && name.Count == 0)
            {
                continue;
            }

            if (NoNames.Contains(word.TrimEnd('.')) && !Particles.Contains(word))
            {
                return null;
            }

            if (IsNameWord(word))
            {
                given++;
            }
            else if (!Particles.Contains(word) || name.Count == 0)
            {
                return null;
            }

            name.Add(word);
        }

        return given is >= 2 and <= 4 && name.Count <= 6 && !Particles.Contains(name[^1]) ? string.Join(' ', name) : null;
    }

    private static bool Read(ReadOnlySpan<char> text, List<string> authors, List<string> agencies, bool strict)
    {
        // A brand after the name: "Max Muster:newstime", "Max Muster | Zeitung".
        var isDesk = false;
        var found = false;
        var all = text.ToString().Replace(" und ", ",", StringComparison.Ordinal).Replace(" & ", ",", StringComparison.Ordinal).Replace(" and ", ",", StringComparison.Ordinal).Replace(" sowie ", ",", StringComparison.Ordinal);
        foreach (var raw in all.Split([',', '/', ';', '|', '•', '·', '(', ')'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var part = raw;
            if (part.IndexOf(':', StringComparison.Ordinal) is var brand and > 0)
            {
                part = part[..brand].Trim();
            }

            if (part.Contains('@', StringComparison.Ordinal) || part.Contains("://", StringComparison.Ordinal) || raw.StartsWith("//", StringComparison.Ordinal) || part.StartsWith("http", StringComparison.OrdinalIgnoreCase) || part.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (AgencyNames.Find(part) is { } agency)
            {
                found = true;
                if (!agencies.Contains(agency))
                {
                    agencies.Add(agency);
                }
            }
            else if (Person(part) is { } person)
            {
                found = true;
                if (!authors.Contains(person))
                {
                    authors.Add(person);
                }
            }
            else if (part.Contains("redaktion", StringComparison.OrdinalIgnoreCase))
            {
                isDesk = true;
            }
            else if (!strict && IsNameWord(part) && part.Length >= 3 && !NoNames.Contains(part) && char.IsLower(part[^1]))
            {
                found = true;
                if (!authors.Contains(part))
                {
                    authors.Add(part);
                }
            }
            else if (strict && !found && !isDesk)
            {
                return false;
            }
        }

        return found || isDesk;
    }

    private static bool IsNameWord(string word)
    {
        if (word.Length == 0 || !char.IsUpper(word[0]))
        {
            return false;
        }

        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('-' or '\'' or '’' or '.' or '`'))
            {
                return false;
            }
        }

        return true;
    }
}
