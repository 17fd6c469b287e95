namespace Search.Articles.Entities;

/// <summary>
/// Villages and towns that no gazetteer has: an unknown word after "Gemeinde" or "Stadt", or one that ends like a town after "in" or "aus".
/// </summary>
internal static class UnknownTowns
{
    private const int ShortestName = 5;
    private const float AfterPlaceNoun = 0.7f;
    private const float EndsLikeTown = 0.65f;
    private const float InUnknown = 0.35f;

    /// <summary>Endings of German town names, for words that nothing else explains.</summary>
    private static readonly string[] Endings =
    [
        "dorf", "hausen", "heim", "stadt", "stedt", "städt", "stett", "stetten", "burg", "berg", "bach", "ingen", "kirchen", "kirch", "furt", "feld", "felde", "hagen", "rode", "roda", "leben", "brück", "brücken",
        "hofen", "weiler", "büttel", "borstel", "beuren", "münde", "haven", "ow", "itz", "au", "tal", "rath", "scheid", "wald", "walde", "loh", "horst", "moos", "ried", "reuth", "grün", "sen", "husen", "trup", "um", "wil", "ikon", "ach",
    ];

    /// <summary>Endings that no common noun shares: they hold even for a word that could be a compound.</summary>
    private static readonly string[] StrongEndings = ["dorf", "hausen", "heim", "stedt", "stetten", "burg", "ingen", "kirchen", "hofen", "weiler", "büttel", "rode", "beuren", "scheid", "reuth"];

    /// <summary>0 when the word is no such town.</summary>
    public static float Confidence(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (!section.Joined(index) || token.Length < ShortestName || token.AllCapitals || token.Hyphen > 0 || token.StartsSentence || token.LowerCaseWord)
        {
            return 0;
        }

        WordClass known = token.Info.Class & ~WordClass.PlaceStart;
        bool guessed = token.Guessed && known == WordClass.Noun;
        if (known != WordClass.None && known != WordClass.Surname && !guessed)
        {
            return 0;
        }

        bool another = section.Joined(index + 1) && section.Tokens[index + 1].Capital && !section.Tokens[index + 1].Is(WordClass.Noun | WordClass.Role);
        if (another)
        {
            return 0;
        }

        ReadOnlySpan<char> word = section.Word(index)[..(token.Length - Inflection(section, index))];
        ref readonly NameToken previous = ref section.Tokens[index - 1];
        if (previous.Is(WordClass.PlaceNoun) && previous.Capital && !previous.Is(WordClass.OrganisationNoun))
        {
            return !guessed || EndsWith(word, StrongEndings) ? AfterPlaceNoun : 0;
        }

        bool inside = IsPreposition(section, index - 1);
        if (!inside)
        {
            return 0;
        }

        return EndsWith(word, guessed ? StrongEndings : Endings) ? EndsLikeTown : !guessed && known == WordClass.None && (section.WordIs(index - 1, "in") || section.WordIs(index - 1, "In")) ? InUnknown : 0;
    }

    public static bool EndsLikeATown(ReadOnlySpan<char> word) => EndsWith(word, Endings);

    /// <summary>Letters of a genitive ending: only before what the town owns.</summary>
    public static int Inflection(NameSection section, int index) =>
        section.Joined(index + 1) && section.Tokens[index + 1].Capital ? section.Tokens[index].Inflection : 0;

    private static bool IsPreposition(NameSection section, int index) =>
        section.WordIs(index, "in") || section.WordIs(index, "aus") || section.WordIs(index, "nach") || section.WordIs(index, "bei") || section.WordIs(index, "nahe")
        || section.WordIs(index, "In") || section.WordIs(index, "Aus") || section.WordIs(index, "Bei");

    private static bool EndsWith(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (word.Length >= ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
