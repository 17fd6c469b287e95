namespace Search.Articles.Entities;

/// <summary>Whether the words that the sequence model takes for one name can be one by their build.</summary>
internal static class NameBuild
{
    /// <summary>Capitals up to this length are an abbreviation.</summary>
    private const int LongestAbbreviation = 4;

    private const int LongestCompound = 60;

    /// <summary>Shorter ends of words are no nouns but endings.</summary>
    private const int ShortestHead = 4;

    private const MentionEvidence PersonEvidence = MentionEvidence.Role | MentionEvidence.Apposition | MentionEvidence.Coordination;

    private static readonly string[] Endings = ["", "s", "es", "n", "en"];

    /// <summary>
    /// False for several words of which one is a noun, a number or an abbreviation ("Fan der Beatles", "Servus TV"). A noun that ends a name is a family
    /// name after a first name that the gazetteer has ("Anna Bäcker"), and where a role, an apposition or another person says so.
    /// </summary>
    public static bool MayBePerson(NameSection section, int first, int end, MentionEvidence evidence)
    {
        if (!IsOneRun(section, first, end))
        {
            return false;
        }

        bool several = end - first > 1;
        bool person = section.Tokens[first].Is(WordClass.FirstName) || (evidence & PersonEvidence) != 0;
        for (int i = first; i < end && several; i++)
        {
            ref readonly NameToken token = ref section.Tokens[i];
            bool noun = token.Is(WordClass.Noun) && !token.Is(WordClass.FirstName | WordClass.Surname) && (i == first || !token.Guessed);
            bool surname = person && i == end - 1;
            bool abbreviation = token.AllCapitals && token.Length <= LongestAbbreviation && i > first && !section.Tokens[first].AllCapitals && section.Word(i).ContainsAnyExcept('I', 'V', 'X');
            if (token.HasDigit || abbreviation || (noun && !surname))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when nothing but white space and quotation marks stands between the words, and no hyphen cuts the last one off ("Kühl- und ...").</summary>
    public static bool IsOneRun(NameSection section, int first, int end)
    {
        for (int i = first + 1; i < end; i++)
        {
            if ((section.Tokens[i].Before & ~Gap.Quote) != 0)
            {
                return false;
            }
        }

        int after = section.Tokens[end - 1].End;
        return after >= section.Text.Length || section.Text[after] != '-';
    }

    /// <summary>True after a noun whose apposition is an organisation, a work or a place, or a compound of one ("Islamistengruppe", "Einkaufsstraße").</summary>
    public static bool FollowsThing(NameSection section, int first, Lexicon lexicon)
    {
        if (!section.Joined(first) || !section.Tokens[first - 1].Capital)
        {
            return false;
        }

        ReadOnlySpan<char> word = section.Word(first - 1);
        foreach (string ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && Head(word[..^ending.Length], lexicon) is var head && head != WordClass.None)
            {
                return (head & WordClass.Role) == 0 && (head & (WordClass.OrganisationNoun | WordClass.PlaceNoun)) != 0;
            }
        }

        return false;
    }

    /// <summary>True after "aus" and "nach", which lead to materials, reasons and times as well.</summary>
    public static bool FollowsLooseLocative(NameSection section, int first) => section.WordIs(first - 1, "aus") || section.WordIs(first - 1, "nach");

    /// <summary>Classes of the longest end of the word that the lexicon has as a noun.</summary>
    private static WordClass Head(ReadOnlySpan<char> word, Lexicon lexicon)
    {
        const WordClass nouns = WordClass.Noun | WordClass.Role | WordClass.OrganisationNoun | WordClass.PlaceNoun;
        Span<char> head = stackalloc char[LongestCompound];
        for (int start = 0; word.Length <= LongestCompound && start + ShortestHead <= word.Length; start++)
        {
            word[start..].CopyTo(head);
            head[0] = char.ToUpperInvariant(head[0]);
            WordClass found = lexicon.Classify(head[..(word.Length - start)]);
            if ((found & nouns) != 0 && (start > 0 || (found & ~WordClass.Noun) != 0))
            {
                return found;
            }
        }

        return WordClass.None;
    }
}
