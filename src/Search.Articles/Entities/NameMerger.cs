using Search.Articles.Recognition;

namespace Search.Articles.Entities;

/// <summary>
/// Brings what the rules and the sequence model found together. Where both agree a name is surer than either says; a name that only the rules see stays
/// sure only where they are; what the model takes for an organisation is no person and no place.
/// </summary>
internal sealed class NameMerger(Lexicon lexicon, PersonRules persons)
{
    /// <summary>Rules as sure as this (a role, a first name with a surname) stand against another kind that the model sees.</summary>
    private const float Firm = 0.85f;

    private const float Most = 0.98f;

    /// <summary>Confidence left to what the model does not see: for others to confirm.</summary>
    private const float Contradicted = 0.38f;

    /// <summary>Confidence left to a name that lost to another of the model.</summary>
    private const float Replaced = 0.2f;

    /// <summary>Evidence that the model cannot weigh: from the rest of the article, or of a part of a word.</summary>
    private const MentionEvidence Independent = MentionEvidence.FullNameNear | MentionEvidence.Compound | MentionEvidence.AlsoNoun;

    /// <summary>Streets, buildings, and names that neither a gazetteer nor a preposition of place confirms: for strict tags places, for a list of places noise.</summary>
    private const float Unlisted = 0.55f;

    /// <summary>A place that no gazetteer has, and that "aus" or "nach" may make a material or a time, must be this sure: the bar of <see cref="Resolving.PersonResolver"/>.</summary>
    private const float ContextAlone = 0.8f;

    /// <summary>What stands around the words speaks more against a person than an adjective before them does (<see cref="NameContext"/>).</summary>
    private const float AgainstPerson = -0.21f;

    private const int ShortestName = 2;

    private static readonly string[] BuildingEnds =
    [
        "straße", "strasse", "str", "platz", "allee", "gasse", "weg", "ring", "damm", "ufer", "chaussee", "brücke", "haus", "schloss", "kirche", "dom", "theater", "museum", "bahnhof", "hof", "park", "turm", "tor", "markt", "halle", "arena", "stadion", "flughafen",
    ];

    /// <summary>
    /// Merges the section's names of the model into those of the rules, and leaves all in order. <paramref name="personWords"/> are words of persons that
    /// rules found surely in the article.
    /// </summary>
    public void Merge(NameSection section, HashSet<string> personWords)
    {
        List<FoundName> found = section.Found;
        int rules = found.Count;
        int at = 0;
        int checkedUpTo = 0;
        foreach (RecognizedName name in section.Recognized)
        {
            if (name.Kind != EntityKind.Person && IsPersonWord(section, name, personWords))
            {
                continue;
            }

            int start = section.Tokens[name.First].Start;
            int end = section.EndOf(name.End - 1);
            while (at < rules && found[at].Start + found[at].Length <= start)
            {
                at++;
            }

            Weaken(found, checkedUpTo, at);
            bool free = true;
            int last = at;
            for (; last < rules && found[last].Start < end; last++)
            {
                free &= !Meets(section, found, last, name, start, end);
            }

            checkedUpTo = last;
            if (free)
            {
                Add(section, name, start, end);
            }
        }

        Weaken(found, checkedUpTo, rules);
        section.Sort();
    }

    /// <summary>What only the rules saw, and not surely, is left for others to confirm.</summary>
    private static void Weaken(List<FoundName> found, int from, int end)
    {
        for (int i = from; i < end; i++)
        {
            FoundName name = found[i];
            if (name.Confidence < GermanMentionExtractor.Sure && (name.Evidence & Independent) == 0)
            {
                found[i] = name with { Confidence = Math.Min(name.Confidence, Contradicted) };
            }
        }
    }

    /// <summary>Weighs a rule's name against one of the model that overlaps it. True when the rule's name stands in the place of the model's.</summary>
    private bool Meets(NameSection section, List<FoundName> found, int index, RecognizedName name, int start, int end)
    {
        FoundName rule = found[index];
        if ((rule.Evidence & Independent & ~MentionEvidence.FullNameNear) != 0)
        {
            return false;
        }

        bool same = name.Kind == rule.Kind && rule.Start == start && rule.Start + rule.Length >= end;
        if (same)
        {
            bool role = (rule.Evidence & MentionEvidence.Role) != 0;
            bool doubtful = IsDoubtful(section, name) || (rule.Kind == EntityKind.Person && !role && IsDoubtfulPerson(section, name, score: 0, rule.Evidence));
            float most = doubtful ? Math.Max(rule.Confidence, Unlisted) : Most;
            float agreed = 1 - ((1 - rule.Confidence) * (1 - name.Confidence));
            found[index] = rule with { Confidence = Math.Min(most, Math.Max(rule.Confidence, agreed)), Evidence = rule.Evidence | MentionEvidence.Model };
            return true;
        }

        bool country = rule.Kind == EntityKind.Place && name.End == name.First + 1 && section.Tokens[name.First].AnyPlace is { Kind: PlaceKind.Country };
        bool person = rule.Kind == EntityKind.Person && ((rule.Evidence & MentionEvidence.FullNameNear) != 0 || rule.Confidence >= (name.Kind == EntityKind.Person ? GermanMentionExtractor.Sure : Firm));
        bool firm = country || person || (rule.Kind == EntityKind.Place && rule.Confidence > name.Confidence);
        if (!firm)
        {
            found[index] = rule with { Confidence = Math.Min(rule.Confidence, Replaced) };
        }

        return firm;
    }

    private static bool IsPersonWord(NameSection section, RecognizedName name, HashSet<string> personWords)
    {
        ref readonly NameToken token = ref section.Tokens[name.First];
        return name.End == name.First + 1 && token.AnyPlace is not { Kind: PlaceKind.Country or PlaceKind.Region } && (personWords.Contains(token.Info.Word) || personWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(section.Stem(name.First)));
    }

    /// <summary>Single words that may be nouns, and single persons without a full name: only the rules, or the rest of the corpus, make them sure.</summary>
    private static bool IsDoubtful(NameSection section, RecognizedName name) =>
        name.End == name.First + 1 && name.Kind != EntityKind.Organisation
        && (name.Kind == EntityKind.Person || section.Tokens[name.First].Is(WordClass.Noun) || section.Tokens[name.First].LowerCaseWord);

    private static bool HasFirstName(NameSection section, RecognizedName name) => section.Tokens[name.First].Is(WordClass.FirstName) && name.End - name.First > 1;

    /// <summary>
    /// The same for persons of several words: where their build or the noun before them speaks against a person, or what else stands around them does
    /// (<paramref name="score"/>), the model is not enough unless a first name begins them.
    /// </summary>
    private bool IsDoubtfulPerson(NameSection section, RecognizedName name, float score, MentionEvidence evidence) =>
        IsDoubtful(section, name) || !NameBuild.MayBePerson(section, name.First, name.End, evidence)
        || (!HasFirstName(section, name) && (score < AgainstPerson || NameBuild.FollowsThing(section, name.First, lexicon)));

    private void Add(NameSection section, RecognizedName name, int start, int end)
    {
        if (name.Kind == EntityKind.Place)
        {
            AddPlace(section, name, start, end);
            return;
        }

        if (name.Kind == EntityKind.Organisation)
        {
            if (end - start >= ShortestName)
            {
                section.Found.Add(new FoundName(start, end - start, EntityKind.Organisation, section.Text[start..end], name.Confidence, MentionEvidence.Model));
                section.Take(name.First, name.End, person: false);
            }

            return;
        }

        int inflection = persons.Inflection(section, name.End - 1);
        if (end - start - inflection < ShortestName)
        {
            return;
        }

        (float score, MentionEvidence evidence) = NameContext.Weigh(section, name.First, name.End);
        evidence |= HasFirstName(section, name) ? MentionEvidence.FirstName : MentionEvidence.None;
        float confidence = IsDoubtfulPerson(section, name, score, evidence) ? Math.Min(Unlisted, name.Confidence) : name.Confidence;
        section.Found.Add(new FoundName(start, end - start, EntityKind.Person, section.Text[start..(end - inflection)], confidence, evidence | MentionEvidence.Model));
        section.Take(name.First, name.End, person: true);
    }

    private void AddPlace(NameSection section, RecognizedName name, int start, int end)
    {
        ref readonly NameToken last = ref section.Tokens[name.End - 1];
        if (end - start < ShortestName || last.HasDigit)
        {
            return;
        }

        int inflection = last.Inflection > 0 && section.Joined(name.End) && section.Tokens[name.End].Capital && !lexicon.TryGetPlace(section.Text.AsSpan(start, end - start), out _) ? last.Inflection : 0;
        string label = section.Text[start..(end - inflection)];
        bool known = lexicon.TryGetPlace(label, out Place place);
        bool locative = PlaceRules.Locative(section, name.First);
        bool proven = known || (locative && NameBuild.IsOneRun(section, name.First, name.End) && (name.Confidence >= ContextAlone || !NameBuild.FollowsLooseLocative(section, name.First)));
        bool doubtful = IsBuilding(section.Word(name.End - 1)) || IsBuilding(section.Word(name.First)) || !proven || IsDoubtful(section, name);
        float confidence = doubtful ? Math.Min(Unlisted, name.Confidence) : name.Confidence;
        MentionEvidence evidence = MentionEvidence.Model | (locative ? MentionEvidence.Locative : MentionEvidence.None);
        section.Found.Add(new FoundName(start, end - start, EntityKind.Place, known ? place.Label : label, confidence, evidence));
        section.Take(name.First, name.End, person: false);
    }

    private static bool IsBuilding(ReadOnlySpan<char> word)
    {
        foreach (string end in BuildingEnds)
        {
            if (word.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
