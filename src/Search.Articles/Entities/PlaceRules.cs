namespace Search.Articles.Entities;

/// <summary>Finds places of the gazetteer in one text, and weighs whether the word means the place there.</summary>
internal sealed class PlaceRules(Lexicon lexicon)
{
    private const int LongestName = 5;
    private const long HugeTown = 1_000_000;
    private const long KnownTown = 300_000;
    private const long LargeTown = 100_000;
    private const long SmallTown = 50_000;
    private const int ShortestCompoundPart = 4;
    private const float CountryConfidence = 0.9f;
    private const float LargeTownConfidence = 0.85f;
    private const float SmallTownConfidence = 0.55f;
    private const float LocativeConfidence = 0.88f;
    private const float SeenConfidence = 0.55f;
    private const float CompoundConfidence = 0.7f;
    private const float AmbiguousConfidence = 0.3f;
    private const float AmbiguousLocativeConfidence = 0.65f;
    private const float DeterminedConfidence = 0.3f;
    private const float PersonConfidence = 0.2f;
    private const float NaturalConfidence = 0.7f;
    private const float DistrictConfidence = 0.8f;

    /// <summary>Plural names that always take an article; other names on -en after an article are inhabitants ("die Polen").</summary>
    private static readonly string[] PluralNames = ["Philippinen", "Malediven", "Seychellen", "Komoren", "Kanaren", "Balearen", "Azoren"];

    /// <summary>Takes the places of several words, before persons are looked for ("New York", "Abu Dhabi").</summary>
    public void FindLong(NameSection section)
    {
        Span<NameToken> tokens = section.Tokens.Span;
        for (int i = 0; i < tokens.Length; i++)
        {
            ref readonly NameToken token = ref tokens[i];
            // "Kanton Zürich" is Zürich, as "Stadt Zürich" is.
            if (!token.Capital || !token.Is(WordClass.PlaceStart) || section.WordIs(i, "Kanton"))
            {
                continue;
            }

            for (int end = Math.Min(section.Tokens.Count, i + LongestName); end > i + 1; end--)
            {
                if (!AllJoined(section, i, end) || !TryGet(section, i, end, out Place place, out _))
                {
                    continue;
                }

                bool organisation = IsOrganisation(section, i, end);
                bool person = section.Joined(i) && section.Tokens[i - 1].Is(WordClass.FirstName) && section.Tokens[i - 1].Capital;
                bool town = place.Kind is PlaceKind.Town && place.Population < LargeTown && (section.Tokens[i].Is(WordClass.FirstName) || section.Tokens[i].Is(WordClass.Surname));
                if (person || town)
                {
                    break;
                }

                if (!organisation)
                {
                    Add(section, i, end, place.Label, Locative(section, i) ? LocativeConfidence : LargeTownConfidence, Evidence(section, i));
                }

                section.Take(i, end, person: false);
                i = end - 1;
                break;
            }
        }
    }

    /// <summary>Takes the places of one word that no person's name has taken.</summary>
    public void FindSingle(NameSection section, HashSet<string> personWords)
    {
        Span<NameToken> tokens = section.Tokens.Span;
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> persons = personWords.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < tokens.Length; i++)
        {
            ref readonly NameToken token = ref tokens[i];
            if (!token.Capital || token.Taken || token.Length < 3 || token.HasDigit)
            {
                continue;
            }

            if (TryGet(section, i, i + 1, out Place place, out int inflection))
            {
                float confidence = Weigh(section, i, place);
                bool surname = persons.Contains(section.Text.AsSpan(token.Start, token.Length - inflection));
                if (surname && !Locative(section, i))
                {
                    confidence = Math.Min(confidence, PersonConfidence);
                }

                if (confidence > 0)
                {
                    Add(section, i, i + 1, Label(section, i, place), confidence, Evidence(section, i) | (inflection > 0 ? MentionEvidence.Genitive : 0));
                    section.Take(i, i + 1, person: false);
                }
            }
            else if (token.Hyphen >= ShortestCompoundPart || (token.Hyphen == 3 && token.Is(WordClass.Noun)))
            {
                LookAtCompound(section, i);
            }
            else if (UnknownTowns.Confidence(section, i) is > 0 and float likely)
            {
                int genitive = UnknownTowns.Inflection(section, i);
                Add(section, i, i + 1, section.Text.Substring(token.Start, token.Length - genitive), likely, Evidence(section, i));
                section.Take(i, i + 1, person: false);
            }
        }
    }

    /// <summary>A quarter known from tagged texts ("Hamburg-Altona") goes by its town.</summary>
    private string Label(NameSection section, int index, Place place)
    {
        int hyphen = section.Tokens[index].Hyphen;
        bool quarter = place.Kind == PlaceKind.Seen && hyphen > 0;
        return quarter && lexicon.TryGetPlace(section.Word(index)[..hyphen], out Place town) && town.Kind is PlaceKind.Town or PlaceKind.Notable ? town.Label : place.Label;
    }

    private static float Weigh(NameSection section, int index, Place place)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (IsOrganisation(section, index, index + 1))
        {
            return 0;
        }

        if (place.Kind == PlaceKind.Natural)
        {
            return WeighNatural(section, index);
        }

        bool locative = Locative(section, index);
        bool large = place.Kind is PlaceKind.Country or PlaceKind.Region or PlaceKind.Notable || place.Population >= LargeTown;
        bool sentenceWord = token.StartsSentence && token.LowerCaseWord;
        bool noun = place.Kind is not (PlaceKind.Country or PlaceKind.Region) && (token.Is(WordClass.Noun) || (token.LowerCaseWord && place.Population < HugeTown));
        bool name = token.Is(WordClass.FirstName | WordClass.Surname) && place.Kind is PlaceKind.Town or PlaceKind.Notable or PlaceKind.Seen && place.Population < HugeTown;
        bool organisation = token.Is(WordClass.Organisation) && place.Population < HugeTown;
        bool ambiguous = noun || sentenceWord || name || organisation || token.Is(WordClass.Role | WordClass.OrganisationEnd | WordClass.OrganisationNoun | WordClass.PlaceNoun)
            || (token.Is(WordClass.FirstName) && place.Kind != PlaceKind.Country && place.Population < HugeTown);
        bool determined = NameContext.HasDeterminer(section, index);
        if (token.AllCapitals && section.Text.Length > 200 && !section.Headline && token.Length <= 4 && place.Label != "USA" && place.Label.Any(char.IsLower))
        {
            return 0;
        }

        if (ambiguous)
        {
            if (token.Is(WordClass.Role | WordClass.OrganisationNoun | WordClass.PlaceNoun))
            {
                return 0;
            }

            bool start = section.Joined(index + 1) && section.Tokens[index + 1].Capital && !section.Tokens[index + 1].Is(WordClass.Noun);
            if (noun)
            {
                return NounTowns.Weigh(section, index, place);
            }

            return locative && !determined && !start ? AmbiguousLocativeConfidence : large && !sentenceWord && !determined ? SeenConfidence : determined ? 0 : AmbiguousConfidence;
        }

        if (determined && !locative)
        {
            bool contracted = section.Word(index - 1).Length <= 3 && section.Word(index - 1)[^1] is 'm' or 'r' && place.Kind == PlaceKind.Seen && !section.WordIs(index - 1, "der") && !section.WordIs(index - 1, "dem");
            bool people = section.Word(index).EndsWith("en") && !PluralNames.Contains(place.Label);
            bool town = place.Kind is PlaceKind.Town or PlaceKind.Notable or PlaceKind.Seen;
            if (people || (town && !contracted))
            {
                return DeterminedConfidence;
            }
        }

        return place.Kind switch
        {
            PlaceKind.Country or PlaceKind.Region => CountryConfidence,
            PlaceKind.Seen => locative ? LargeTownConfidence : SeenConfidence,
            _ => locative ? LocativeConfidence : IsWellKnown(place) ? LargeTownConfidence : SmallTownConfidence,
        };
    }

    /// <summary>Rivers, seas and mountains stand after an article, or a preposition.</summary>
    private static float WeighNatural(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (NameContext.HasDeterminer(section, index) || Locative(section, index))
        {
            return CountryConfidence;
        }

        bool other = token.Is(WordClass.FirstName | WordClass.Surname) || (token.StartsSentence && token.LowerCaseWord);
        return other ? AmbiguousConfidence : NaturalConfidence;
    }

    /// <summary>Towns whose name alone is enough for a German reader; others want "in", "aus" or company.</summary>
    private static bool IsWellKnown(Place place) =>
        place.Population >= KnownTown || place.Kind == PlaceKind.Notable || (place.Population >= SmallTown && place.Country is "DE" or "AT" or "CH");

    /// <summary>"Ukraine-Krieg" names Ukraine; "Bayern-Trainer" names no place.</summary>
    private void LookAtCompound(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        ReadOnlySpan<char> first = section.Word(index)[..token.Hyphen];
        if (!lexicon.TryGetPlace(first, out Place place) || (lexicon.Classify(first) & (WordClass.FirstName | WordClass.Organisation)) != 0)
        {
            return;
        }

        if (IsDistrict(section, index, place))
        {
            Add(section, index, index + 1, place.Label, DistrictConfidence, Evidence(section, index));
            section.Take(index, index + 1, person: false);
            return;
        }

        bool country = place.Kind == PlaceKind.Country;
        bool noun = !country && (lexicon.Classify(first) & WordClass.Noun) != 0;
        bool team = token.Is(WordClass.Role) && !country;
        bool large = country || place.Kind == PlaceKind.Region || place.Population >= LargeTown;
        if (large && !noun && !team)
        {
            section.Found.Add(new FoundName(token.Start, token.Hyphen, EntityKind.Place, place.Label, CompoundConfidence, MentionEvidence.Compound));
        }
    }

    /// <summary>"Hamburg-Altona", "Berlin-Mitte": a part of the town.</summary>
    private bool IsDistrict(NameSection section, int index, Place place)
    {
        ReadOnlySpan<char> word = section.Word(index);
        ReadOnlySpan<char> last = word[(section.Tokens[index].Hyphen + 1)..];
        if (place.Kind is not (PlaceKind.Town or PlaceKind.Notable) || last.Length < 3 || !char.IsUpper(last[0]) || !char.IsLower(last[^1]) || IsOrganisation(section, index, index + 1))
        {
            return false;
        }

        if (last is "Mitte" or "Nord" or "Süd" or "Ost" or "West" or "Altstadt" or "Innenstadt" or "Neustadt" or "Stadt" or "Land" or "Zentrum")
        {
            return true;
        }

        WordClass other = lexicon.Classify(last) & ~(WordClass.PlaceStart | WordClass.Surname);
        return (place.Population >= SmallTown || place.Kind == PlaceKind.Notable)
            && (other & (WordClass.Noun | WordClass.FirstName | WordClass.Role | WordClass.Organisation | WordClass.OrganisationEnd | WordClass.OrganisationNoun | WordClass.FromPlace)) == 0
            && (lexicon.TryGetPlace(last, out Place part) ? part.Kind is not PlaceKind.Country : other == WordClass.None && !lexicon.IsLowerCaseWord(last) && UnknownTowns.EndsLikeATown(last));
    }

    /// <summary>The gazetteer's entry of the words, with or without a genitive ending (whose length is <paramref name="inflection"/>).</summary>
    private bool TryGet(NameSection section, int first, int end, out Place place, out int inflection)
    {
        if (end == first + 1)
        {
            WordInfo info = section.Tokens[first].Info;
            place = section.Tokens[first].AnyPlace!;
            inflection = info.Place is null ? info.Inflection : 0;
            return place is not null && (inflection == 0 || place.Kind is PlaceKind.Country or PlaceKind.Region or PlaceKind.Natural or PlaceKind.Notable || place.Population >= SmallTown);
        }

        ReadOnlySpan<char> words = section.Words(first, end);
        inflection = 0;
        if (lexicon.TryGetPlace(words, out place))
        {
            return true;
        }

        place = null!;
        inflection = words.EndsWith("'s") || words.EndsWith("’s") ? 2 : words[^1] == 's' ? 1 : 0;
        return inflection > 0 && words.Length > 4 && lexicon.TryGetPlace(words[..^inflection], out place)
            && (place.Kind is PlaceKind.Country or PlaceKind.Region or PlaceKind.Natural || place.Population >= SmallTown);
    }

    private static bool AllJoined(NameSection section, int first, int end)
    {
        for (int i = first + 1; i < end; i++)
        {
            // "Frankfurt (Oder)", "Halle/Saale"
            bool added = end == first + 2 && section.Tokens[i].Before is Gap.OpenParen or Gap.Slash;
            if (section.Tokens[i].Before != Gap.None && !added)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True in names of clubs, companies and schools: "Eintracht Frankfurt", "Universität Wien", "Manchester United".</summary>
    private static bool IsOrganisation(NameSection section, int first, int end)
    {
        if (section.Joined(first) && section.Tokens[first - 1].Capital && section.Tokens[first - 1].Is(WordClass.Organisation | WordClass.OrganisationNoun | WordClass.OrganisationEnd)
            && !section.Tokens[first - 1].Is(WordClass.PlaceNoun))
        {
            return true;
        }

        // "1. FC Köln", "SPD Berlin", "TSV 1860 München"
        if (section.Joined(first) && (section.Tokens[first - 1].AllCapitals || (section.Tokens[first - 1].HasDigit && section.Tokens[first - 1].Capital)))
        {
            return true;
        }

        return section.Joined(end) && section.Tokens[end].Is(WordClass.OrganisationEnd) && !section.Tokens[end].Is(WordClass.Role);
    }

    /// <summary>True after a preposition of place or a noun like "Stadt".</summary>
    public static bool Locative(NameSection section, int index)
    {
        if (!section.Joined(index))
        {
            return false;
        }

        ref readonly NameToken previous = ref section.Tokens[index - 1];
        if (previous.Is(WordClass.PlaceNoun))
        {
            return true;
        }

        if (previous.Is(WordClass.Locative) && !section.WordIs(index - 1, "bei") && !section.WordIs(index - 1, "bis") && !section.WordIs(index - 1, "um") && !(previous.StartsSentence && previous.Capital && previous.Is(WordClass.Noun)))
        {
            return true;
        }

        return previous.Is(WordClass.Determiner) && section.Joined(index - 1) && section.Tokens[index - 2].Is(WordClass.Locative);
    }

    private static MentionEvidence Evidence(NameSection section, int index) =>
        (Locative(section, index) ? MentionEvidence.Locative : MentionEvidence.None)
        | (NameContext.HasDeterminer(section, index) ? MentionEvidence.Determiner : MentionEvidence.None);

    private static void Add(NameSection section, int first, int end, string label, float confidence, MentionEvidence evidence)
    {
        int start = section.Tokens[first].Start;
        int stop = section.Tokens[end - 1].End;
        stop += end > first + 1 && section.Tokens[end - 1].Before == Gap.OpenParen && stop < section.Text.Length && section.Text[stop] == ')' ? 1 : 0;
        section.Found.Add(new FoundName(start, stop - start, EntityKind.Place, label, confidence, evidence));
    }
}
