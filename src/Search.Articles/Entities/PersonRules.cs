namespace Search.Articles.Entities;

/// <summary>
/// Finds names of persons of several words, and single names after a role, in one text. Every capitalised word may be a noun in German, so a run of
/// words is a name only by a first name known, a role before it, or enough context.
/// </summary>
internal sealed class PersonRules(Lexicon lexicon)
{
    private const int LongestName = 6;
    private const float FirstNameConfidence = 0.9f;
    private const float TwoFirstNamesConfidence = 0.8f;
    private const float PlaceSurnameConfidence = 0.7f;
    private const float NounSurnameConfidence = 0.6f;
    private const float InitialConfidence = 0.65f;
    private const float RoleConfidence = 0.9f;
    private const float RoleSingleConfidence = 0.85f;
    private const float BareFirstNameConfidence = 0.5f;
    private const float QuotedConfidence = 0.5f;
    private const float PairBase = 0.35f;
    private const float SurnameBonus = 0.15f;
    private const float GenitiveStartPenalty = 0.25f;
    private const float Weakest = 0.25f;
    private const int LongestSyllable = 4;

    private static readonly string[] NobleTitles =
    [
        "papst", "könig", "königin", "kaiser", "kaiserin", "prinz", "prinzessin", "fürst", "fürstin", "herzog", "herzogin", "zar", "zarin", "sultan", "emir", "scheich", "patriarch", "abt", "pater", "bruder", "schwester", "frau", "herr", "herrn", "präsident", "präsidentin", "minister", "ministerin", "kanzler", "kanzlerin", "chef", "chefin", "machthaber",
    ];

    private const int LongestGuessed = 11;
    private const long NotablePopulation = 200_000;

    /// <summary>Adds the names of a section in order of position and marks their words as taken.</summary>
    public void Find(NameSection section)
    {
        Span<NameToken> tokens = section.Tokens.Span;
        for (int i = 0; i < tokens.Length; i++)
        {
            ref readonly NameToken token = ref tokens[i];
            if (token.Taken || (!token.Capital && !token.Is(WordClass.Role)) || token.HasDigit)
            {
                continue;
            }

            int end = TryAt(section, i);
            i = Math.Max(i, end - 1);
        }
    }

    private int TryAt(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        bool title = token.Is(WordClass.Role) && (!token.Is(WordClass.FirstName | WordClass.Surname) || !StartsFullName(section, index));
        if (title && section.Joined(index + 1))
        {
            int start = index + 1;
            while (start < section.Tokens.Count && section.Joined(start + 1) && section.Tokens[start].Is(WordClass.Role) && section.Tokens[start].Capital && !section.Tokens[start].Is(WordClass.Surname))
            {
                start++;
            }

            return ReadAfterRole(section, index, start);
        }

        if (token.Capital && (token.Is(WordClass.FirstName) || token.Initial))
        {
            return ReadFromFirstName(section, index);
        }

        return IsNamelike(section, index) ? ReadRun(section, index) : index;
    }

    private static bool StartsFullName(NameSection section, int index) =>
        section.Tokens[index].Is(WordClass.FirstName) && section.Joined(index + 1) && section.Tokens[index + 1].Capital;

    private int ReadAfterRole(NameSection section, int role, int start)
    {
        if (start >= section.Tokens.Count || section.Tokens[start].Taken)
        {
            return start;
        }

        int end = ReadParts(section, start, afterRole: true, out int firstNames, out bool nounSurname);
        if (end == start)
        {
            return start;
        }

        bool single = end - start == 1;
        if (single && section.Tokens[start].Is(WordClass.Role) && !IsCourtesy(section, start - 1))
        {
            return start;
        }

        bool place = IsPlace(section, end - 1) && !section.Tokens[end - 1].Is(WordClass.Surname) && firstNames == 0;
        if (EndsOrganisation(section, end) || (single && (place || section.Tokens[start].Is(WordClass.Organisation))))
        {
            return start;
        }

        float confidence = single ? RoleSingleConfidence : RoleConfidence;
        if (nounSurname || section.Tokens[start].Is(WordClass.Organisation))
        {
            confidence = firstNames > 0 ? NounSurnameConfidence : 0.5f;
        }

        // "Tochter Maria" says too little to be found by; "Papst Franziskus" says all.
        bool firstNameOnly = single && section.Tokens[start].Is(WordClass.FirstName) && !section.Tokens[start].Is(WordClass.Surname) && !IsNoble(section, start - 1);
        if (firstNameOnly)
        {
            Add(section, start, end, BareFirstNameConfidence, MentionEvidence.Role | MentionEvidence.FirstName);
            return end;
        }

        // A role as the last part of a plural or a bare noun ("Spieler Punkte") is weaker than a name that context supports.
        (float context, MentionEvidence evidence) = NameContext.Weigh(section, start, end);
        confidence = Math.Min(0.97f, confidence + Math.Max(0, context - 0.1f) / 4);
        evidence |= MentionEvidence.Role | (firstNames > 0 ? MentionEvidence.FirstName : MentionEvidence.None);
        Add(section, start, end, confidence, evidence);
        return end;
    }

    private int ReadFromFirstName(NameSection section, int start)
    {
        int end = ReadParts(section, start, afterRole: false, out int firstNames, out bool nounSurname);
        int count = end - start;
        if (count < 2)
        {
            return start;
        }

        if (EndsOrganisation(section, end) || FollowsOrganisation(section, start))
        {
            section.Take(start, end, person: false);
            return end;
        }

        ref readonly NameToken first = ref section.Tokens[start];
        float confidence = firstNames == count ? TwoFirstNamesConfidence : FirstNameConfidence;
        if (first.Initial)
        {
            confidence = nounSurname || (start > 0 && section.Tokens[start - 1].Length == 1) ? 0 : InitialConfidence;
        }
        else if (nounSurname)
        {
            confidence = NounSurnameConfidence;
        }
        else if (firstNames < count && IsPlace(section, end - 1) && !section.Tokens[end - 1].Is(WordClass.Surname))
        {
            confidence = PlaceSurnameConfidence;
        }

        bool doubtfulFirst = first.Is(WordClass.Noun) || IsPlace(section, start) || (first.StartsSentence && first.Info.LowerCaseWord);
        if (doubtfulFirst)
        {
            confidence -= nounSurname ? 0.4f : 0.25f;
        }

        (float context, MentionEvidence evidence) = NameContext.Weigh(section, start, end);
        confidence += context > 0 ? context / 4 : context / 3;
        if (confidence < Weakest)
        {
            return start;
        }

        // A name that fills quotation marks is mostly that of a work.
        confidence = IsQuoted(section, start, end) ? Math.Min(confidence, QuotedConfidence) : confidence;
        Add(section, start, end, Math.Min(confidence, 0.98f), evidence | MentionEvidence.FirstName);
        return end;
    }

    /// <summary>Two to four words that nothing knows: a name if the context says so.</summary>
    private int ReadRun(NameSection section, int start)
    {
        int end = ReadParts(section, start, afterRole: false, out _, out bool nounSurname);
        if (end - start < 2 || nounSurname)
        {
            return start;
        }

        if (EndsOrganisation(section, end) || FollowsOrganisation(section, start))
        {
            return end;
        }

        (float context, MentionEvidence evidence) = NameContext.Weigh(section, start, end);
        float confidence = PairBase + context;
        confidence += section.Tokens[end - 1].Is(WordClass.Surname) || section.Tokens[start].Is(WordClass.Surname) ? SurnameBonus : 0;
        confidence -= section.Tokens[start].Inflection > 0 ? GenitiveStartPenalty : 0;
        confidence -= end - start > 3 ? 0.1f : 0;
        if (confidence < Weakest)
        {
            return start;
        }

        Add(section, start, end, Math.Min(confidence, 0.9f), evidence);
        return end;
    }

    /// <summary>The end of the run of words from <paramref name="start"/> that can be one name.</summary>
    private static int ReadParts(NameSection section, int start, bool afterRole, out int firstNames, out bool nounSurname)
    {
        firstNames = 0;
        nounSurname = false;
        int surnames = 0;
        int i = start;
        for (; i < section.Tokens.Count && i - start < LongestName; i++)
        {
            ref readonly NameToken token = ref section.Tokens[i];
            if (token.Taken || token.HasDigit || (i > start && token.Before != Gap.None))
            {
                break;
            }

            if (!token.Capital || IsCapitalParticle(section, i))
            {
                if (IsArabicSurname(section, i) && i > start)
                {
                    surnames++;
                    continue;
                }

                int after = surnames == 0 && (i > start || (afterRole && IsCourtesy(section, start - 1))) ? SkipParticles(section, i) : i;
                if (after == i)
                {
                    break;
                }

                i = after;
                surnames++;
                continue;
            }

            if (token.Initial)
            {
                if (surnames > 0 || (i > start && IsRegnal(section, i)))
                {
                    break;
                }

                firstNames++;
                continue;
            }

            bool first = token.Is(WordClass.FirstName) && surnames == 0;
            if (first)
            {
                firstNames++;
                if (token.Inflection > 0)
                {
                    i++;
                    break;
                }

                continue;
            }

            if (!CanBeSurname(section, i, firstNames, surnames, afterRole, ref nounSurname))
            {
                break;
            }

            surnames++;
            bool genitive = token.Inflection > 0 && section.Joined(i + 1) && section.Tokens[i + 1].Capital && i > start;
            if (genitive || nounSurname)
            {
                i++;
                break;
            }
        }

        if (i > start && i < section.Tokens.Count && IsRegnal(section, i))
        {
            i++;
        }

        // An initial ends no name.
        while (i > start && section.Tokens[i - 1].Initial && !IsRegnal(section, i - 1))
        {
            i--;
        }

        return i;
    }

    /// <summary>The number of a ruler: "II." after a name.</summary>
    private static bool IsRegnal(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        return section.Joined(index) && token.Length <= 5 && token.End < section.Text.Length && section.Text[token.End] == '.' && !section.Word(index).ContainsAnyExcept('I', 'V', 'X');
    }

    private static bool CanBeSurname(NameSection section, int index, int firstNames, int surnames, bool afterRole, ref bool nounSurname)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (token.AllCapitals || token.Is(WordClass.Determiner | WordClass.OrganisationEnd | WordClass.OrganisationNoun) || (token.Is(WordClass.Role) && !token.Is(WordClass.Surname)))
        {
            return false;
        }

        bool begins = firstNames == 0 && surnames == 0;
        if (token.StartsSentence && !token.Is(WordClass.Surname) && token.LowerCaseWord)
        {
            return false;
        }

        if (token.Is(WordClass.Preposition | WordClass.Locative | WordClass.FiniteVerb | WordClass.Saying) && token.LowerCaseWord && !token.Is(WordClass.Surname))
        {
            return false;
        }

        if (begins && !afterRole)
        {
            return IsNamelike(section, index);
        }

        if (token.Guessed && token.Length <= LongestGuessed && (afterRole || firstNames > 0))
        {
            return true;
        }

        // "Präsident Narendra Modi": a short noun right after an unknown word that follows a role is its surname.
        bool afterUnknown = surnames == 1 && !begins && section.Tokens[index - 1].Info is { Class: WordClass.None, Inflection: 0 };
        if (afterRole && afterUnknown && token.Length <= LongestSyllable + 2 && !token.Is(WordClass.Surname) && !IsCountry(section, index))
        {
            return true;
        }

        if (afterRole && token.Length <= LongestSyllable && !token.Is(WordClass.Surname | WordClass.FirstName) && IsSyllable(section, index, begins))
        {
            return true;
        }

        if (token.Is(WordClass.Noun) && !token.Is(WordClass.Surname))
        {
            nounSurname = firstNames > 0 && surnames == 0;
            return nounSurname;
        }

        if (token.Is(WordClass.Noun) && surnames > 0)
        {
            return false;
        }

        if (token.Is(WordClass.FromPlace) && !token.Is(WordClass.Surname))
        {
            return firstNames > 0 && surnames == 0;
        }

        return firstNames > 0 && surnames == 0 ? !IsCountry(section, index) || token.Is(WordClass.Surname) : !IsNotablePlace(section, index) || token.Is(WordClass.Surname);
    }

    /// <summary>A capitalised word that is no noun, place, organisation or function word as far as is known.</summary>
    private static bool IsNamelike(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        const WordClass other = WordClass.Noun | WordClass.Role | WordClass.Organisation | WordClass.OrganisationEnd | WordClass.OrganisationNoun
            | WordClass.Determiner | WordClass.FromPlace | WordClass.PlaceNoun | WordClass.Preposition;
        return token.Capital && !token.AllCapitals && !token.Initial && token.Length > 1 && !token.Is(other)
            && !token.LowerCaseWord && !IsPlace(section, index);
    }

    private static bool IsQuoted(NameSection section, int start, int end)
    {
        int stop = section.Tokens[end - 1].End;
        while (stop < section.Text.Length && section.Text[stop] is ' ')
        {
            stop++;
        }

        return (section.Tokens[start].Before & Gap.Quote) != 0 && stop < section.Text.Length && section.Text[stop] is '"' or '“' or '”' or '«' or '‘' or '‹';
    }

    /// <summary>Titles whose bearers go by a first name.</summary>
    private static bool IsNoble(NameSection section, int index)
    {
        ReadOnlySpan<char> word = section.Word(index);
        foreach (string title in NobleTitles)
        {
            if (word.EndsWith(title, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Titles after which "von" begins the name; after others it is a genitive ("Nachfolger von Anna Weiss").</summary>
    private static bool IsCourtesy(NameSection section, int index) =>
        section.WordIs(index, "Herr") || section.WordIs(index, "Herrn") || section.WordIs(index, "Frau") || section.WordIs(index, "Dr") || section.WordIs(index, "Prof")
        || section.WordIs(index, "Graf") || section.WordIs(index, "Freiherr") || section.WordIs(index, "Baron") || section.WordIs(index, "Prinz") || section.WordIs(index, "Gräfin");

    /// <summary>"Van der", "De la": a particle written with a capital, before another in lower case.</summary>
    private static bool IsCapitalParticle(NameSection section, int index) =>
        section.Tokens[index].Capital && section.Tokens[index].Length <= 3 && section.Joined(index + 1) && !section.Tokens[index + 1].Capital && section.Tokens[index + 1].Is(WordClass.Particle)
        && (section.WordIs(index, "Van") || section.WordIs(index, "Von") || section.WordIs(index, "De"));

    /// <summary>"al-Assad": a lower-case article joined to a capitalised word.</summary>
    private static bool IsArabicSurname(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        return token.Hyphen is 2 or 3 && !token.Capital && token.Length > token.Hyphen + 2 && char.IsUpper(section.Word(index)[token.Hyphen + 1]) && char.IsLower(section.Word(index)[^1]);
    }

    private static int SkipParticles(NameSection section, int index)
    {
        int i = index;
        if (section.Tokens[i].Capital && IsCapitalParticle(section, i))
        {
            i++;
        }

        while (i < section.Tokens.Count && i - index < 3 && !section.Tokens[i].Capital && section.Tokens[i].Is(WordClass.Particle) && section.Tokens[i].Before == Gap.None)
        {
            i++;
        }

        bool article = section.WordIs(index, "der") || section.WordIs(index, "den");
        bool name = i > index && !article && i < section.Tokens.Count && section.Tokens[i].Capital && section.Tokens[i].Before == Gap.None && !section.Tokens[i].AllCapitals
            && !section.Tokens[i].HasDigit && !(section.Tokens[i].Is(WordClass.Noun) && !section.Tokens[i].Is(WordClass.Surname))
            && !(index > 0 && section.Tokens[index - 1].Initial);
        return name ? i : index;
    }

    private static bool IsPlace(NameSection section, int index) => section.Tokens[index].AnyPlace is not null;

    /// <summary>
    /// Syllables of an East Asian name after a role ("Machthaber Pak Dol Sin") often look like German words; two nouns in a row without article or
    /// inflection are no German.
    /// </summary>
    private static bool IsSyllable(NameSection section, int index, bool begins)
    {
        bool Short(int i) => i >= 0 && i < section.Tokens.Count && section.Tokens[i].Capital && section.Tokens[i].Length <= LongestSyllable + 2 && !section.Tokens[i].AllCapitals
            && !section.Tokens[i].HasDigit && !section.Tokens[i].Taken && !section.Tokens[i].Is(WordClass.Role | WordClass.OrganisationEnd);
        return begins ? section.Joined(index + 1) && Short(index + 1) : Short(index - 1) && section.Tokens[index - 1].Inflection == 0;
    }

    private static bool IsCountry(NameSection section, int index) => section.Tokens[index].AnyPlace is { Kind: PlaceKind.Country or PlaceKind.Region };

    /// <summary>A place too well known to be taken for the second word of an unknown name; villages share their names with families.</summary>
    private static bool IsNotablePlace(NameSection section, int index) =>
        section.Tokens[index].AnyPlace is { } place && (place.Kind is PlaceKind.Country or PlaceKind.Region || place.Population >= NotablePopulation);

    private static bool EndsOrganisation(NameSection section, int end) =>
        end < section.Tokens.Count && section.Tokens[end].Before is Gap.None or Gap.Slash && section.Tokens[end].Is(WordClass.OrganisationEnd);

    private static bool FollowsOrganisation(NameSection section, int start) =>
        section.Joined(start) && section.Tokens[start - 1].Is(WordClass.OrganisationNoun | WordClass.PlaceNoun) && !section.Tokens[start - 1].Is(WordClass.Role);

    private void Add(NameSection section, int start, int end, float confidence, MentionEvidence evidence)
    {
        ref readonly NameToken last = ref section.Tokens[end - 1];
        int inflection = Inflection(section, end - 1);
        int from = section.Tokens[start].Start;
        bool apostrophe = inflection == 0 && last.End < section.Text.Length && section.Text[last.End] is '\'' or '’' && section.Text[last.End - 1] is 's' or 'z' or 'x' or 'ß';
        int dot = end - start > 1 && IsRegnal(section, end - 1) ? 1 : 0;
        int length = last.End - from + dot + (apostrophe ? 1 : 0);
        string name = section.Text.Substring(from, last.End + dot - from - inflection);
        section.Found.Add(new FoundName(from, length, EntityKind.Person, name, confidence, evidence));
        section.Take(start, end, person: true);
    }

    /// <summary>Letters of the last word that are a genitive ending rather than part of the name.</summary>
    public int Inflection(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (token.Inflection != 1)
        {
            return token.Inflection;
        }

        bool stem = (lexicon.Classify(section.Stem(index)) & (WordClass.Surname | WordClass.FirstName)) != 0;
        bool whole = (lexicon.Classify(section.Word(index)) & (WordClass.Surname | WordClass.FirstName)) != 0;
        if (stem != whole)
        {
            return stem ? 1 : 0;
        }

        // Neither or both are known: a genitive stands before its noun.
        bool beforeNoun = section.Joined(index + 1) && (section.Tokens[index + 1].Is(WordClass.Noun | WordClass.Role) && section.Tokens[index + 1].Capital);
        return beforeNoun ? 1 : 0;
    }
}
