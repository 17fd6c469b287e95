using System.Collections.Frozen;
using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>
/// A word's category, one of 64: small enough that pairs of neighbours have a table of their own. Frequent function words are categories by themselves.
/// </summary>
internal static class NameCategories
{
    public const int Count = 64;

    /// <summary>Beyond the text.</summary>
    public const byte Boundary = 0;

    private const int FirstWord = 1;
    private const int FirstClass = 28;

    private static readonly FrozenDictionary<string, byte> Words = new[]
    {
        "der", "die", "das", "den", "dem", "des", "und", "in", "im", "am", "von", "vom", "zum", "zur", "mit", "aus", "nach", "bei", "für", "auf", "durch", "an", "ein", "eine", "beim", "gegen", "zwischen",
    }.Select((word, i) => (word, i)).ToFrozenDictionary(pair => pair.word, pair => (byte)(FirstWord + pair.i), StringComparer.Ordinal);

    private enum Class : byte
    {
        Digit = FirstClass, LowerSaying, LowerVerb, LowerDeterminer, LowerLocative, LowerPreposition, LowerRole, LowerParticle, LowerAdjective, LowerInflected, LowerOther,
        Single, ShortCapitals, LongCapitals, CapitalFunction, Role, FirstNameNoun, FirstNamePlace, FirstName, Country, LargePlace, PlaceNoun, PlaceName, OrganisationEnd, OrganisationNoun, Organisation,
        FromPlace, SurnameNoun, Surname, PlaceTown, HyphenNoun, HyphenName, Noun, GuessedNoun, LowerCaseWord, Unknown,
    }

    public static byte Of(WordInfo info)
    {
        if (info.HasDigit)
        {
            return (byte)Class.Digit;
        }

        return info.Capital ? (byte)Capitalised(info) : Words.TryGetValue(info.Word, out byte own) ? own : (byte)Lower(info);
    }

    private static Class Lower(WordInfo info)
    {
        WordClass found = info.Class;
        if (Has(found, WordClass.Saying))
        {
            return Class.LowerSaying;
        }

        if (Has(found, WordClass.FiniteVerb | WordClass.Motion | WordClass.Visiting))
        {
            return Class.LowerVerb;
        }

        if (Has(found, WordClass.Determiner))
        {
            return Class.LowerDeterminer;
        }

        if (Has(found, WordClass.Locative))
        {
            return Class.LowerLocative;
        }

        if (Has(found, WordClass.Preposition))
        {
            return Class.LowerPreposition;
        }

        if (Has(found, WordClass.Role))
        {
            return Class.LowerRole;
        }

        if (Has(found, WordClass.Particle))
        {
            return Class.LowerParticle;
        }

        string word = info.Word;
        bool adjective = word.Length > 5 && (word.EndsWith("sche", StringComparison.Ordinal) || word.EndsWith("schen", StringComparison.Ordinal) || word.EndsWith("scher", StringComparison.Ordinal) || word.EndsWith("sches", StringComparison.Ordinal));
        return adjective ? Class.LowerAdjective : word.Length > 4 && (word[^1] == 'e' || (word[^2] == 'e' && word[^1] is 'n' or 'r' or 's' or 'm')) ? Class.LowerInflected : Class.LowerOther;
    }

    private static Class Capitalised(WordInfo info)
    {
        WordClass found = info.Class;
        bool noun = Has(found, WordClass.Noun);
        Place? place = info.Place ?? info.StemPlace;
        if (info.Word.Length == 1)
        {
            return Class.Single;
        }

        if (info.AllCapitals)
        {
            return info.Word.Length <= 5 ? Class.ShortCapitals : Class.LongCapitals;
        }

        if (Has(found, WordClass.Role))
        {
            return Class.Role;
        }

        if (Has(found, WordClass.FirstName))
        {
            return noun ? Class.FirstNameNoun : place is not null ? Class.FirstNamePlace : Class.FirstName;
        }

        if (place is { Kind: PlaceKind.Country or PlaceKind.Region or PlaceKind.Natural })
        {
            return Class.Country;
        }

        if (place is not null && !noun)
        {
            return place.Population >= 100_000 || place.Kind == PlaceKind.Notable ? Class.LargePlace : Has(found, WordClass.Surname) ? Class.PlaceName : Class.PlaceTown;
        }

        if (Has(found, WordClass.PlaceNoun))
        {
            return Class.PlaceNoun;
        }

        if (Has(found, WordClass.OrganisationEnd))
        {
            return Class.OrganisationEnd;
        }

        if (Has(found, WordClass.OrganisationNoun))
        {
            return Class.OrganisationNoun;
        }

        if (Has(found, WordClass.Organisation))
        {
            return Class.Organisation;
        }

        if (Has(found, WordClass.FromPlace))
        {
            return Class.FromPlace;
        }

        if (Has(found, WordClass.Determiner | WordClass.Preposition | WordClass.Locative | WordClass.FiniteVerb | WordClass.Saying))
        {
            return Class.CapitalFunction;
        }

        if (Has(found, WordClass.Surname))
        {
            return noun ? Class.SurnameNoun : Class.Surname;
        }

        if (info.Hyphen > 0)
        {
            return noun ? Class.HyphenNoun : Class.HyphenName;
        }

        return noun ? (info.Guessed ? Class.GuessedNoun : Class.Noun) : info.LowerCaseWord ? Class.LowerCaseWord : Class.Unknown;
    }

    private static bool Has(WordClass found, WordClass classes) => (found & classes) != 0;
}
