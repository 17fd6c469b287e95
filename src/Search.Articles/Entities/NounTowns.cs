namespace Search.Articles.Entities;

/// <summary>
/// Weighs towns that are spelt like a German noun ("Kiel", "Essen", "Hof"). A countable noun in the singular wants an article, so that the bare word after
/// a preposition is the town; words on -en may be plurals or infinitives ("nach Siegen", "mit Singen"), and names of materials stand bare, so that these
/// want more.
/// </summary>
internal static class NounTowns
{
    private const long SmallTown = 50_000;
    private const long LargeTown = 100_000;
    private const long HugeTown = 1_000_000;

    /// <summary>Words looked back for a verb of motion.</summary>
    private const int MotionWindow = 12;

    private const float SureContext = 0.65f;
    private const float MotionContext = 0.62f;
    private const float Dateline = 0.7f;
    private const float LikelyContext = 0.45f;
    private const float Doubtful = 0.3f;

    /// <summary>0 where the word is the noun; below <see cref="GermanMentionExtractor.Sure"/> where only the rest of the corpus can tell.</summary>
    public static float Weigh(NameSection section, int index, Place place)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (NameContext.HasDeterminer(section, index))
        {
            return 0;
        }

        bool home = place.Country is "DE" or "AT" or "CH" || place.Kind == PlaceKind.Notable;
        bool known = place.Population >= LargeTown || (home && (place.Population >= SmallTown || place.Kind == PlaceKind.Notable));
        bool number = section.Joined(index + 1) && section.Tokens[index + 1].HasDigit;
        bool compound = section.Joined(index + 1) && section.Tokens[index + 1].Capital && !section.Tokens[index + 1].Is(WordClass.Noun | WordClass.Role) && section.Tokens[index + 1].AnyPlace is null;
        if (!known || number || compound || (!home && token.LowerCaseWord && token.StartsSentence))
        {
            return Doubtful;
        }

        if (token.Info.Place is null && section.Joined(index + 1) && section.Tokens[index + 1].Capital)
        {
            // A noun's genitive follows its article; only a name's stands bare before what it owns ("Kiels Oberbürgermeister").
            return !section.Joined(index) || !section.Tokens[index - 1].Capital ? (AfterAdjective(section, index) ? Doubtful : SureContext) : Doubtful;
        }

        if (token.Info.Place is null)
        {
            return Doubtful;
        }

        if (index == 0 && IsDateline(section))
        {
            return Dateline;
        }

        bool bare = !section.Word(index).EndsWith("en") && !token.Is(WordClass.MassNoun) && (home || place.Population >= HugeTown);
        if (!section.Joined(index))
        {
            return bare && !token.LowerCaseWord ? LikelyContext : Doubtful;
        }

        if (Is(section, index - 1, "in") || Is(section, index - 1, "aus"))
        {
            return SureContext;
        }

        if (bare && (Is(section, index - 1, "nach") || Is(section, index - 1, "bei") || Is(section, index - 1, "von") || Is(section, index - 1, "nahe") || Is(section, index - 1, "richtung") || IsDirection(section, index - 1)))
        {
            return SureContext;
        }

        if (Is(section, index - 1, "nach"))
        {
            return MovesBefore(section, index) ? MotionContext : Doubtful;
        }

        if (section.Tokens[index - 1].Is(WordClass.Visiting) && !section.Tokens[index - 1].Capital)
        {
            return bare ? SureContext : LikelyContext;
        }

        return bare && !token.StartsSentence && !AfterAdjective(section, index) ? LikelyContext : Doubtful;
    }

    /// <summary>"Kiel.", "Kiel (dpa)", "Kiel -" at the very start of a text.</summary>
    private static bool IsDateline(NameSection section)
    {
        if (section.Headline || section.Tokens.Count < 2)
        {
            return false;
        }

        ref readonly NameToken next = ref section.Tokens[1];
        return (next.Before & (Gap.Stop | Gap.Dash)) != 0 || ((next.Before & Gap.OpenParen) != 0 && next.Length <= 5);
    }

    private static bool Is(NameSection section, int index, string preposition)
    {
        ReadOnlySpan<char> word = section.Word(index);
        return word.Equals(preposition, StringComparison.OrdinalIgnoreCase) && (!char.IsUpper(word[0]) || section.Tokens[index].StartsSentence);
    }

    private static bool IsDirection(NameSection section, int index) => section.WordIs(index, "nördlich") || section.WordIs(index, "südlich") || section.WordIs(index, "östlich")
        || section.WordIs(index, "westlich") || section.WordIs(index, "Richtung");

    private static bool MovesBefore(NameSection section, int index)
    {
        for (int i = index - 1; i >= 0 && i >= index - MotionWindow; i--)
        {
            if (section.Tokens[i].Is(WordClass.Motion))
            {
                return true;
            }

            if (section.Tokens[i].StartsSentence)
            {
                break;
            }
        }

        // "ist nach Essen gereist"
        return section.Joined(index + 1) && section.Tokens[index + 1].Is(WordClass.Motion) && !section.Tokens[index + 1].Capital;
    }

    /// <summary>An inflected adjective makes the word a noun ("kaltes Essen").</summary>
    private static bool AfterAdjective(NameSection section, int index)
    {
        if (!section.Joined(index) || section.Tokens[index - 1].Capital || section.Tokens[index - 1].Length < 4
            || section.Tokens[index - 1].Is(WordClass.Preposition | WordClass.Locative | WordClass.Saying | WordClass.FiniteVerb | WordClass.Visiting | WordClass.Motion))
        {
            return false;
        }

        ReadOnlySpan<char> word = section.Word(index - 1);
        return word.EndsWith("e") || word.EndsWith("er") || word.EndsWith("es") || word.EndsWith("en") || word.EndsWith("em");
    }
}
