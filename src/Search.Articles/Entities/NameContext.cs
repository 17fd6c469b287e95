namespace Search.Articles.Entities;

/// <summary>Weighs what stands around a run of words for and against its being a person's name.</summary>
internal static class NameContext
{
    private const float VerbWeight = 0.25f;
    private const float WeakVerbWeight = 0.12f;
    private const float AppositionWeight = 0.3f;
    private const float PartyWeight = 0.4f;
    private const float PrepositionWeight = 0.1f;
    private const float CoordinationWeight = 0.35f;
    private const float GenitiveWeight = 0.15f;
    private const float ColonWeight = 0.15f;
    private const float LocativePenalty = -0.35f;
    private const float DeterminerPenalty = -0.4f;
    private const float AdjectivePenalty = -0.2f;
    private const float QuotePenalty = -0.25f;
    private const float OrganisationPenalty = -0.6f;

    /// <summary>What is counted ("200 Mio. Pfund") is no person.</summary>
    private const float NumberPenalty = -0.6f;

    /// <summary>Score of the words <paramref name="first"/> up to <paramref name="end"/>; positive speaks for a person.</summary>
    public static (float Score, MentionEvidence Evidence) Weigh(NameSection section, int first, int end)
    {
        MentionEvidence evidence = MentionEvidence.None;
        float score = After(section, end, ref evidence) + Before(section, first, ref evidence);
        if (section.Tokens[end - 1].Inflection > 0 && section.Joined(end) && IsNominal(section.Tokens[end]))
        {
            score += GenitiveWeight;
            evidence |= MentionEvidence.Genitive;
        }

        bool quoted = (section.Tokens[first].Before & Gap.Quote) != 0 && end < section.Tokens.Count && (section.Tokens[end].Before & Gap.Quote) != 0;
        return (quoted ? score + QuotePenalty : score, evidence);
    }

    /// <summary>True when a determiner stands right before the word.</summary>
    public static bool HasDeterminer(NameSection section, int index) =>
        section.Joined(index) && section.Tokens[index - 1].Is(WordClass.Determiner) && !section.Tokens[index - 1].Is(WordClass.Role);

    private static float After(NameSection section, int end, ref MentionEvidence evidence)
    {
        if (end >= section.Tokens.Count)
        {
            return 0;
        }

        ref readonly NameToken next = ref section.Tokens[end];
        if ((next.Before & Gap.OpenParen) != 0)
        {
            bool age = next.HasDigit && next.Length == 2;
            bool party = next.AllCapitals && next.Length <= 4;
            if (age || party)
            {
                evidence |= MentionEvidence.Apposition;
                return PartyWeight;
            }
        }

        if (next.Before == Gap.Comma)
        {
            if (IsApposition(section, end))
            {
                evidence |= MentionEvidence.Apposition;
                return AppositionWeight;
            }

            return next.Is(WordClass.Role) ? AppositionWeight : 0;
        }

        if (next.Before == Gap.None && next.Is(WordClass.Saying) && !next.Capital)
        {
            evidence |= MentionEvidence.Verb;
            return VerbWeight;
        }

        if (next.Before == Gap.None && next.Is(WordClass.FiniteVerb) && !next.Capital)
        {
            return WeakVerbWeight;
        }

        if (next.Before == Gap.None && (section.WordIs(end, "und") || section.WordIs(end, "sowie")) && end + 1 < section.Tokens.Count && section.Tokens[end + 1].InPerson)
        {
            evidence |= MentionEvidence.Coordination;
            return CoordinationWeight;
        }

        bool speaks = section.Headline && (next.Before & Gap.Colon) != 0;
        return speaks ? ColonWeight : 0;
    }

    private static float Before(NameSection section, int first, ref MentionEvidence evidence)
    {
        if (first == 0)
        {
            return 0;
        }

        ref readonly NameToken previous = ref section.Tokens[first - 1];
        Gap gap = section.Tokens[first].Before;
        if (gap == Gap.Comma)
        {
            return previous.Is(WordClass.Role) ? WeakVerbWeight : CoordinatedList(section, first, ref evidence);
        }

        if ((gap & (Gap.Quote | Gap.Comma)) != 0 && gap != Gap.None)
        {
            return 0;
        }

        if (gap != Gap.None)
        {
            return 0;
        }

        if (previous.HasDigit)
        {
            // "6. Caio Bonfim" is a rank.
            return previous.End < section.Text.Length && section.Text[previous.End] == '.' ? 0 : NumberPenalty;
        }

        if (previous.Is(WordClass.Determiner))
        {
            evidence |= MentionEvidence.Determiner;
            return DeterminerPenalty;
        }

        if (previous.Is(WordClass.OrganisationNoun | WordClass.PlaceNoun))
        {
            return OrganisationPenalty;
        }

        if (previous.Is(WordClass.Saying) && !previous.Capital)
        {
            evidence |= MentionEvidence.Verb;
            return VerbWeight;
        }

        if ((section.WordIs(first - 1, "und") || section.WordIs(first - 1, "sowie") || section.WordIs(first - 1, "mit")) && first >= 2 && section.Tokens[first - 2].InPerson)
        {
            evidence |= MentionEvidence.Coordination;
            return CoordinationWeight;
        }

        if (previous.Is(WordClass.Locative) && !section.WordIs(first - 1, "bei") && !section.WordIs(first - 1, "um"))
        {
            evidence |= MentionEvidence.Locative;
            return LocativePenalty;
        }

        if (previous.Is(WordClass.Preposition))
        {
            return PrepositionWeight;
        }

        if (previous.Is(WordClass.FiniteVerb))
        {
            return WeakVerbWeight;
        }

        return IsAdjective(section, first - 1) ? AdjectivePenalty : 0;
    }

    private static float CoordinatedList(NameSection section, int first, ref MentionEvidence evidence)
    {
        if (!section.Tokens[first - 1].InPerson)
        {
            return 0;
        }

        evidence |= MentionEvidence.Coordination;
        return GenitiveWeight;
    }

    /// <summary>", der Sekretär", ", die seit Jahren", ", ein Sprecher": an article that is no object of the next clause.</summary>
    private static bool IsApposition(NameSection section, int index) =>
        section.WordIs(index, "der") || section.WordIs(index, "die") || section.WordIs(index, "ein") || section.WordIs(index, "eine")
        || section.WordIs(index, "dessen") || section.WordIs(index, "deren");

    private static bool IsNominal(in NameToken token) => token.Capital || token.Is(WordClass.LowerCase);

    private static bool IsAdjective(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (token.Capital || token.Length < 5 || token.HasDigit || token.Is(WordClass.Preposition | WordClass.Saying | WordClass.FiniteVerb))
        {
            return false;
        }

        ReadOnlySpan<char> word = section.Word(index);
        return word.EndsWith("sche") || word.EndsWith("schen") || word.EndsWith("scher") || word.EndsWith("ige") || word.EndsWith("igen") || word.EndsWith("liche")
            || word.EndsWith("lichen") || word.EndsWith("neue") || word.EndsWith("neuen") || word.EndsWith("große") || word.EndsWith("großen") || word.EndsWith("sches");
    }
}
