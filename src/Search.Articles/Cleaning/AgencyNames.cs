using System.Collections.Frozen;

namespace Search.Articles.Cleaning;

/// <summary>News agencies as they sign, and the one name that each has here.</summary>
internal static class AgencyNames
{
    private static readonly (string Name, string[] Spellings)[] Table =
    [
        ("dpa", ["dpa", "dpa-infocom", "dpa infocom", "dpa-infocom gmbh", "deutsche presse-agentur", "deutsche presseagentur", "deutschen presse-agentur", "dpa-zentralbild", "dpa-infografik", "dpa-custom content"]),
        ("dpa-AFX", ["dpa-afx", "dpa afx", "afx"]),
        ("AFP", ["afp", "afpd", "agence france-presse", "agence france presse"]),
        ("Reuters", ["reuters", "rtr", "rtrs", "thomson reuters"]),
        ("AP", ["ap", "associated press", "the associated press"]),
        ("APA", ["apa", "apa-ots", "austria presse agentur", "austria presseagentur"]),
        ("SDA", ["sda", "keystone-sda", "schweizerische depeschenagentur"]),
        ("AWP", ["awp"]),
        ("KNA", ["kna", "katholische nachrichten-agentur"]),
        ("epd", ["epd", "evangelischer pressedienst", "evangelischen pressedienst"]),
        ("SID", ["sid", "sport-informations-dienst"]),
        ("dts", ["dts", "dts nachrichtenagentur", "dts-nachrichtenagentur"]),
        ("dapd", ["dapd"]),
        ("ddp", ["ddp"]),
        ("ots", ["ots", "news aktuell", "presseportal"]),
        ("Bloomberg", ["bloomberg"]),
        ("Dow Jones", ["dow jones", "dow jones newswires", "dj"]),
        ("ANSA", ["ansa"]),
        ("EFE", ["efe"]),
        ("TASS", ["tass", "itar-tass"]),
        ("Xinhua", ["xinhua"]),
        ("Belga", ["belga"]),
        ("PAP", ["pap"]),
        ("CTK", ["ctk", "čtk"]),
    ];

    private static readonly FrozenDictionary<string, string> Lookup = Table.SelectMany(row => row.Spellings.Select(s => (s, row.Name))).ToFrozenDictionary(e => e.s, e => e.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SpanLookup = Lookup.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Introductions =
        ["nachrichtenagenturen", "nachrichtenagentur", "presseagentur", "agenturen", "agentur", "mit material der", "mit material von", "mit material", "mit informationen der", "mit informationen von", "mit agenturmaterial von", "mit agenturmaterial", "mit agentur", "material von", "quellen:", "quelle:", "aus", "mit", "von", "der", "und", "text:", "©", "(c)", "copyright"];

    /// <summary>The agency that a word or name stands for, also after "Nachrichtenagentur" and its like; null when it is none.</summary>
    public static string? Find(ReadOnlySpan<char> words)
    {
        const int mostIntroductions = 3;
        for (var i = 0; i <= mostIntroductions; i++)
        {
            words = words.Trim(" .:()\u00A0");
            if (SpanLookup.TryGetValue(words, out var name))
            {
                return name;
            }

            var shorter = WithoutIntroduction(words);
            if (shorter.Length == words.Length)
            {
                return null;
            }

            words = shorter;
        }

        return null;
    }

    private static ReadOnlySpan<char> WithoutIntroduction(ReadOnlySpan<char> words)
    {
        foreach (var introduction in Introductions)
        {
            if (words.StartsWith(introduction, StringComparison.OrdinalIgnoreCase) && (words.Length == introduction.Length || words[introduction.Length] == ' ' || !char.IsLetter(introduction[^1])))
            {
                return words[introduction.Length..];
            }
        }

        return words;
    }
}
