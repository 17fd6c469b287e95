using System.Text.RegularExpressions;
using Search.Articles.Entities;

namespace Search.Articles.Tests.Entities;

public sealed class SeedEntitiesTests
{
    private const int RandomSeed = 20260101;
    private const int RandomRounds = 40;

    /// <summary>Full names of the five persons, in the order Wladimir Putin, Xi Jinping, Kim Jong Un, Sergej Schoigu, Wang Yi.</summary>
    public static TheoryData<string[]> Renamings => new()
    {
        new[] { "Wladimir Putin", "Xi Jinping", "Kim Jong Un", "Sergej Schoigu", "Wang Yi" },
        new[] { "Wladimir Brakul", "Ro Tamlin", "Ban Dor Ek", "Sergej Welmat", "Zun Ta" },
        new[] { "Ondrej Kalwit", "Tak Nolem", "Rin Bal Ow", "Jarek Mosulin", "Dao Fe" },
        new[] { "Anatol Grebnik", "Su Wenlai", "Pak Dol Sin", "Milosch Tirew", "Hong Li" },
        new[] { "Vasil Drumew", "Lo Kangmin", "Jeon Ta Ri", "Bogdan Welikow", "Mao Zi" },
        new[] { "Torvald Ekmann", "Ne Sarulin", "Om Ka Tu", "Ilja Possadow", "Fu Ba" },
        new[] { "Quirin Zabrow", "Ja Muralt", "Gon Sel Ip", "Frol Utkanow", "Lim Do" },
        new[] { "Arkel Vondo", "Ye Dantur", "Sok Mei Ra", "Rasim Kelbor", "Bo Xan" },
    };

    [Theory]
    [MemberData(nameof(Renamings))]
    public void TheSeedsNameFivePersonsWhateverTheirNames(string[] names)
    {
        Resolution resolution = Resolve(names);
        var expected = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [names[0]] = 5, [names[1]] = 5, [names[2]] = 2, [names[3]] = 1, [names[4]] = 1,
        };
        Assert.Equal(
            expected.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal),
            resolution.Entities.Where(entity => entity.Kind == EntityKind.Person).Select(entity => $"{entity.Label} {entity.ArticleCount}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Renamings))]
    public void TheSeedsNameTheSamePlacesWhateverThePersons(string[] names)
    {
        Dictionary<string, int> places = Resolve(names).Entities.Where(entity => entity.Kind == EntityKind.Place)
            .ToDictionary(entity => entity.Label, entity => entity.ArticleCount, StringComparer.Ordinal);
        foreach (string everywhere in new[] { "China", "Russland", "Peking", "Ukraine" })
        {
            Assert.Equal(5, places.GetValueOrDefault(everywhere));
        }

        string[] allowed = ["China", "Russland", "Peking", "Ukraine", "Moskau", "Kiew", "Usbekistan", "Abu Dhabi", "Nordkorea", "Iran", "Asien", "Shanghai"];
        Assert.Empty(places.Keys.Except(allowed));
    }

    /// <summary>Names made of random syllables stand in no gazetteer: only what surrounds them can carry them.</summary>
    [Fact]
    public void RandomNamesAreFoundAsWell()
    {
        var random = new Random(RandomSeed);
        var failures = new List<string>();
        for (int round = 0; round < RandomRounds; round++)
        {
            string[] names = [Word(random, 3) + " " + Word(random, 3), Word(random, 1) + " " + Word(random, 2), $"{Word(random, 1)} {Word(random, 1)} {Word(random, 1)}", Word(random, 2) + " " + Word(random, 3), Word(random, 1) + " " + Word(random, 1)];
            int[] counts = [5, 5, 2, 1, 1];
            IEnumerable<string> expected = names.Select((name, i) => $"{name} {counts[i]}").Order(StringComparer.Ordinal);
            IEnumerable<string> actual = Resolve(names).Entities.Where(entity => entity.Kind == EntityKind.Person).Select(entity => $"{entity.Label} {entity.ArticleCount}").Order(StringComparer.Ordinal);
            if (!expected.SequenceEqual(actual))
            {
                failures.Add(string.Join(", ", expected) + " but " + string.Join(", ", actual));
            }
        }

        Assert.Empty(failures);
    }

    /// <summary>A word of so many syllables that is no German word and no place.</summary>
    private static string Word(Random random, int syllables)
    {
        string word;
        do
        {
            word = Syllables(random, syllables);
        }
        while (Lexicon.Instance.Classify(word) != WordClass.None || Lexicon.Instance.IsLowerCaseWord(word) || Lexicon.Instance.TryGetPlace(word, out _));
        return word;
    }

    private static string Syllables(Random random, int syllables)
    {
        const string consonants = "bdfgklmnprtvz";
        const string vowels = "aeiou";
        const string ends = "knlmrt";
        string word = string.Concat(Enumerable.Range(0, syllables).Select(_ => $"{consonants[random.Next(consonants.Length)]}{vowels[random.Next(vowels.Length)]}"));
        word += ends[random.Next(ends.Length)];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static Resolution Resolve(string[] names)
    {
        var extractor = new GermanMentionExtractor();
        List<ArticleMentions> mentions = SeedArticles.Read(text => Rename(text, names)).ConvertAll(extractor.Extract);
        return new EntityResolver().Resolve(mentions, [], TestContext.Current.CancellationToken);
    }

    /// <summary>Renames consistently, word by word, with the genitive.</summary>
    private static string Rename(string text, string[] names)
    {
        (string From, string To)[] words =
        [
            ("Kim Jong Un", names[2]), ("Wang Yi", names[4]), ("Xi Jinping", names[1]), ("Wladimir", names[0].Split(' ')[0]), ("Putin", names[0].Split(' ')[^1]),
            ("Xi", names[1].Split(' ')[0]), ("Kim", names[2].Split(' ')[0]), ("Sergej", names[3].Split(' ')[0]), ("Schoigu", names[3].Split(' ')[^1]), ("Wang", names[4].Split(' ')[0]),
        ];
        string pattern = string.Join('|', words.Select((word, i) => $"(?<w{i}>\\b{word.From}(?=s?\\b))"));
        return Regex.Replace(text, pattern, match => words.Where((_, i) => match.Groups["w" + i].Success).First().To, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
    }
}
