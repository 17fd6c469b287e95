using System.Collections.Frozen;
using System.Text;

namespace Search.Articles.Cleaning;

/// <summary>
/// The language of a text, by its script and its function words: the words of each language that stand in any text of some sentences. What the record declares
/// decides only where the words do not.
/// </summary>
public static class LanguageGuess
{
    /// <summary>ISO 639-1 of the language that this archive analyzes.</summary>
    public const string German = "de";

    /// <summary>Characters of a text that are looked at.</summary>
    public const int LongestLooked = 6_000;

    /// <summary>Function words found from which a text speaks for itself.</summary>
    private const int EnoughWords = 4;

    /// <summary>How much ahead of the second language the first must be.</summary>
    private const double Lead = 1.25;

    /// <summary>Letters of another script from which a text is not Latin.</summary>
    private const double ScriptShare = 0.4;

    private static readonly (string Language, string Words)[] Latin =
    [
        ("de", "der die das und ist nicht ein eine einen einem einer eines des dem den im vom zum zur mit von für auf aus bei nach sich auch wird werden wurde wurden hat haben sind war als wie noch nur aber oder dass sie er es wir ich über unter durch gegen um am an zu so wenn sein seine ihr ihre kann soll sagte mehr seit bis nun"),
        ("en", "the of and to in is was were that for with on as at by from it this are be has have had not but which they their he she his her its who will would been about after into than or an when also said there what more could our you we"),
        ("fr", "le la les des du un une et est dans pour que qui sur avec au aux ce cette ces il elle ils elles ne pas plus par son sa ses leur sont été mais ou où nous vous je à en se dont comme même après selon ont fait aussi lors depuis"),
        ("it", "il lo la gli le di del della dei delle dello un una che è per con non sono nel nella alla dal dalla ai al si ha hanno come più anche questo questa ma o se suo sua loro dopo stato tra degli sul sulla e da i in"),
        ("es", "el la los las de del un una que es por para con no se su sus al lo como más pero este esta ha han fue son sobre entre también cuando hasta desde muy ya o y en sin si ser según año"),
        ("nl", "de het een en van is dat niet op te in zijn met voor er aan om ook als maar bij door naar uit wordt worden werd heeft hebben deze die dit ze zij hij wij nog dan over tot moeten kunnen mogen geen wel hun meer"),
        ("pt", "o a os as de do da dos das um uma e que em é para com não por se no na nos nas mais como mas foi são pelo pela ao à seu sua ou também já entre sobre quando está ser depois até"),
        ("da", "og i at det er en et den til på som med for af de ikke der har var fra kan vil skal blev efter ved om men også eller sig hvor hun han vi jeg været over når nu mere under få får"),
        ("sv", "och i att det är en ett den till på som med för av de inte har var från kan ska skulle blev efter vid om men också eller sig hon han vi jag varit över när nu mer under få får så"),
        ("no", "og i at det er en et den til på som med for av de ikke har var fra kan vil skal ble etter ved om men også eller seg hvor hun han vi jeg vært over når nå mer under få får"),
        ("pl", "i w na z do nie się jest to że o jak po za od dla przez który która które oraz ale tak już tylko czy przy był była było być będzie są ten tej tego ich jego jej może przed pod"),
        ("cs", "a v na se je že z do o s k i jak ale po za by to pro který která které jsou byl byla bylo také jeho jejich nebo při aby už tak ze od podle před však až"),
        ("tr", "ve bir bu da de için ile olarak olan daha çok gibi kadar sonra ancak ama en ne her o var yok ya ise olduğu olduğunu bazı büyük yeni göre"),
        ("hu", "a az és hogy nem is egy van volt azt ez meg de csak már mint el ha még lesz voltak vagy után szerint több minden fel ki között"),
        ("ro", "și în de la a al ale un o care este cu pe nu pentru din mai că au fost sunt se ce sau dar după prin către lui sa ei"),
    ];

    private static readonly FunctionWords Words = new([.. Latin.Select(row => row.Words)]);

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["deutsch"] = "de", ["german"] = "de", ["ger"] = "de", ["deu"] = "de", ["englisch"] = "en", ["english"] = "en", ["eng"] = "en", ["französisch"] = "fr", ["french"] = "fr", ["fra"] = "fr", ["fre"] = "fr",
        ["italienisch"] = "it", ["italian"] = "it", ["ita"] = "it", ["spanisch"] = "es", ["spanish"] = "es", ["spa"] = "es", ["niederländisch"] = "nl", ["dutch"] = "nl", ["nld"] = "nl", ["polnisch"] = "pl", ["polish"] = "pl",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Function words of all languages that are told apart by them, in lower case.</summary>
    public static IReadOnlyCollection<string> AllFunctionWords { get; } = [.. Latin.SelectMany(row => row.Words.Split(' ')).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether German analysis and German names suit a text: it is German, or nothing tells.</summary>
    /// <param name="language">What <see cref="Of"/> returned.</param>
    public static bool IsGerman(string? language) => language is null or German;

    /// <param name="text">The article's text, title included.</param>
    /// <param name="declared">A tag (<c>de-AT</c>) or name that the record gives, or null.</param>
    /// <returns>ISO 639-1, or null when nothing tells.</returns>
    public static string? Of(ReadOnlySpan<char> text, string? declared)
    {
        text = text[..Math.Min(text.Length, LongestLooked)];
        if (OfScript(text) is { } other)
        {
            return other;
        }

        Span<double> scores = stackalloc double[Latin.Length];
        var found = Count(text, scores);
        var code = Code(declared);
        if (GermanContradicts(scores, code))
        {
            code = German;
        }

        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        var top = scores[best];
        scores[best] = 0;
        var second = 0.0;
        foreach (var score in scores)
        {
            second = Math.Max(second, score);
        }

        if (found >= EnoughWords && top >= Lead * second)
        {
            return Latin[best].Language;
        }

        return code ?? (found >= EnoughWords && top > second ? Latin[best].Language : null);
    }

    /// <summary>Whether German words stand against a declaration: many a system declares its own language rather than the text's.</summary>
    private static bool GermanContradicts(ReadOnlySpan<double> scores, string? declared)
    {
        var row = Array.FindIndex(Latin, l => l.Language == declared);
        return row >= 0 && scores[Array.FindIndex(Latin, l => l.Language == German)] > scores[row];
    }

    /// <summary>Adds to each language what its words say: a word of one language counts whole, one of several is shared.</summary>
    private static int Count(ReadOnlySpan<char> text, Span<double> scores)
    {
        var found = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            var languages = Words.Find(text[start..i]);
            if (!languages.IsEmpty)
            {
                found++;
                foreach (var language in languages)
                {
                    scores[language] += 1.0 / languages.Length;
                }
            }
        }

        return found;
    }

    private static string? OfScript(ReadOnlySpan<char> text)
    {
        // All letters counted below stand between these; most texts have none.
        if (text.IndexOfAnyInRange('\u0370', '\u1FFF') < 0 && text.IndexOfAnyInRange('\u3040', '\uD7AF') < 0)
        {
            return null;
        }

        int letters = 0, cyrillic = 0, greek = 0, arabic = 0, hebrew = 0, han = 0, kana = 0, hangul = 0, ukrainian = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
            {
                continue;
            }

            letters++;
            switch (rune.Value)
            {
                case >= 0x0400 and <= 0x052F:
                    cyrillic++;
                    ukrainian += rune.Value is 0x0456 or 0x0457 or 0x0454 or 0x0491 or 0x0406 or 0x0404 ? 1 : 0;
                    break;
                case >= 0x0370 and <= 0x03FF or >= 0x1F00 and <= 0x1FFF: greek++; break;
                case >= 0x0600 and <= 0x06FF: arabic++; break;
                case >= 0x0590 and <= 0x05FF: hebrew++; break;
                case >= 0x3040 and <= 0x30FF: kana++; break;
                case >= 0x4E00 and <= 0x9FFF: han++; break;
                case >= 0xAC00 and <= 0xD7AF: hangul++; break;
            }
        }

        var most = ScriptShare * letters;
        return letters == 0 ? null
            : cyrillic > most ? (ukrainian * 50 > cyrillic ? "uk" : "ru")
            : greek > most ? "el"
            : arabic > most ? "ar"
            : hebrew > most ? "he"
            : hangul > most ? "ko"
            : kana + han > most ? (kana * 10 > han ? "ja" : "zh")
            : null;
    }

    private static string? Code(string? declared)
    {
        if (declared is null)
        {
            return null;
        }

        var tag = declared.AsSpan().Trim();
        var end = tag.IndexOfAny('-', '_');
        var primary = (end < 0 ? tag : tag[..end]).ToString();
        return primary.Length == 2 && primary.All(char.IsAsciiLetter) ? primary.ToLowerInvariant() : Names.GetValueOrDefault(primary);
    }
}
