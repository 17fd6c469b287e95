namespace Search.Articles.Entities;

/// <summary>
/// Finds family names that are nouns ("Seiler", "Bäcker") where they stand as only a name does: bare, beside a verb in the singular, after "so", or in the
/// genitive before what belongs to them. German wants an article before a countable noun in the singular; plurals and materials need none.
/// </summary>
internal static class NounNames
{
    private const float Acting = 0.35f;

    /// <summary>Beside a verb that says nothing of its subject.</summary>
    private const float Being = 0.25f;

    private const int ShortestName = 3;
    private const int ShortestPreterite = 5;
    private const int ShortestPresent = 7;

    private static readonly string[] Copulas = ["ist", "war", "wird", "wurde", "hat", "hatte", "geht", "ging", "kommt", "kam", "gibt", "gab", "gilt", "galt", "steht", "stand", "zufolge"];

    /// <summary>Words on -te that are no verbs.</summary>
    private static readonly string[] NoPreterites = ["heute", "letzte", "erste", "zweite", "dritte", "beste", "größte", "meiste", "bitte"];

    /// <summary>Confidence 0 where the word may be the noun.</summary>
    public static (float Confidence, MentionEvidence Evidence) Weigh(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (!token.Is(WordClass.Noun) || token.Guessed || token.AllCapitals || token.Length < ShortestName || token.Hyphen > 0
            || token.Is(WordClass.MassNoun | WordClass.Determiner | WordClass.Preposition | WordClass.OrganisationNoun | WordClass.OrganisationEnd | WordClass.PlaceNoun)
            || (token.LowerCaseWord && token.StartsSentence && !token.Is(WordClass.Surname)) || IsDetermined(section, index))
        {
            return default;
        }

        bool before = section.Joined(index);
        bool after = section.Joined(index + 1);
        if (before && !(after && section.Tokens[index + 1].Capital))
        {
            ref readonly NameToken previous = ref section.Tokens[index - 1];
            bool said = previous.Is(WordClass.Saying) && !previous.Capital && IsSingular(section, index - 1) && !section.WordIs(index - 1, "zufolge");
            bool so = section.WordIs(index - 1, "so") && (previous.Before & (Gap.Comma | Gap.Quote)) != 0;
            if ((said || so) && !section.Word(index).EndsWith("en"))
            {
                return (Acting, MentionEvidence.Verb);
            }
        }

        bool opens = !before || token.StartsSentence;
        if (!after || !(opens || section.Tokens[index - 1].Is(WordClass.Preposition)))
        {
            return default;
        }

        ref readonly NameToken next = ref section.Tokens[index + 1];
        if (next.Capital)
        {
            bool owner = token.Inflection == 1 && token.Length > ShortestName + 1 && next.Is(WordClass.Noun | WordClass.Role) && !next.Is(WordClass.OrganisationEnd);
            return owner ? (Acting, MentionEvidence.Genitive) : default;
        }

        return !opens || !IsFinite(section, index + 1) || !IsSingular(section, index + 1) ? default : IsCopula(section, index + 1) ? (Being, MentionEvidence.Verb) : (Acting, MentionEvidence.Verb);
    }

    /// <summary>After an article, an adjective, a number or another noun.</summary>
    private static bool IsDetermined(NameSection section, int index)
    {
        if (!section.Joined(index))
        {
            return false;
        }

        ref readonly NameToken previous = ref section.Tokens[index - 1];
        if (previous.Is(WordClass.Determiner) || previous.HasDigit || (previous.Capital && !previous.StartsSentence))
        {
            return true;
        }

        if (previous.Length < 4 || previous.Is(WordClass.Preposition | WordClass.Saying | WordClass.FiniteVerb | WordClass.Visiting))
        {
            return false;
        }

        ReadOnlySpan<char> word = section.Word(index - 1);
        return word.EndsWith("e") || word.EndsWith("er") || word.EndsWith("es") || word.EndsWith("en") || word.EndsWith("em");
    }

    private static bool IsFinite(NameSection section, int index)
    {
        if (section.Tokens[index].Is(WordClass.Saying | WordClass.FiniteVerb | WordClass.Visiting))
        {
            return true;
        }

        ReadOnlySpan<char> word = section.Word(index);
        return (word.Length >= ShortestPreterite && word.EndsWith("te") && !IsOneOf(word, NoPreterites)) || (word.Length >= ShortestPresent && word.EndsWith("iert"));
    }

    private static bool IsSingular(NameSection section, int index)
    {
        ReadOnlySpan<char> word = section.Word(index);
        return !word.EndsWith("n") && !word.EndsWith("sind");
    }

    private static bool IsCopula(NameSection section, int index) => IsOneOf(section.Word(index), Copulas);

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (string one in words)
        {
            if (word.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }
}
