using Search.Articles.Entities;
using Search.Articles.Entities.Resolving;

namespace Search.Articles.Tests.Entities.Resolving;

public sealed class PersonNamesTests
{
    private static readonly string[] Parts =
        ["Anna", "Wladimir", "Jean-Luc", "Dr.", "Prof.", "herr", "von", "der", "al", "Al", "XVI.", "J.", "Müller", "al-Sisi", "Jong-un", "Groß", "Çelik", "O’Neill", "Putins", "", "as-", "el-B"];

    /// <summary>Names of two words are taken apart in a way of their own, which must say the same as the general one.</summary>
    [Fact]
    public void EveryNameIsTakenApartAsPersonNameDoesIt()
    {
        string[] names = [.. Parts.Concat(Parts.SelectMany(_ => Parts, (a, b) => $"{a} {b}")).Concat(Parts.SelectMany(_ => Parts, (a, b) => $"{a} Maria {b}")), new string('x', 200), new string('x', 90) + " " + new string('y', 90)];
        MentionTable table = Follow(names);
        PersonNames found = table.Persons;
        for (int word = 0; word < table.WordCount; word++)
        {
            int name = found.Of(word);
            PersonName wanted = PersonName.Parse(table.Word(word));
            PersonKeys keys = found[name];
            Assert.Equal(word, keys.Written);
            Assert.Equal(wanted.IsFull, keys.IsFull);
            Assert.Equal(wanted.Last, found.Word(keys.Last).ToString());
            Assert.Equal(Transliteration.Key(wanted.Last), Transliteration.Key(found.Word(keys.Last)));
            Assert.Equal(wanted.Middle, found.Middle(name).ToArray().Select(middle => found.Word(middle).ToString()));
            if (wanted.IsFull)
            {
                Assert.Equal(wanted.First, found.Word(found.Pair(keys.Cluster).First).ToString());
                Assert.Equal(keys.Last, found.Pair(keys.Cluster).Last);
            }
            else
            {
                Assert.Equal(GivenNames.Key(table.Word(word)), found.Word(keys.Given).ToString());
            }
        }

        // Equal letters have equal hashes, in whatever way a name was taken apart.
        Assert.All(
            Enumerable.Range(0, found.Count).Where(name => found[name].IsFull).GroupBy(name => PersonName.Parse(table.Word(found[name].Written)).Joined, StringComparer.Ordinal),
            same => Assert.Single(same.Select(name => found[name].Joined).Distinct()));
        Assert.True(found.IsForm(found.Find("putins"), found.Find("putins")));
    }

    [Fact]
    public void WordsAreJoinedToTheirGenitivesInWhateverOrderTheyCome()
    {
        string[] names = ["Brakuls", "Brakul", "Anna Enders", "Anna Ender", "Kurts", "Kurt", "Uwe Kurtss"];
        foreach (string[] order in (string[][])[names, [.. names.Reverse()]])
        {
            MentionTable table = Follow([.. order.Select(name => (string[])[name])]);
            PersonNames found = table.Persons;
            foreach (string word in (string[])["brakul", "ender", "kurt", "kurts"])
            {
                Assert.Equal(found.Find(word + "s"), found.Genitive(found.Find(word)));
                Assert.Equal(found.Find(word), found.Bare(found.Find(word + "s")));
            }

            Assert.Equal((-1, -1), (found.Bare(found.Find("brakul")), found.Genitive(found.Find("kurtss"))));
        }
    }

    /// <summary>A table of persons of these names that were taken apart after each part had come.</summary>
    private static MentionTable Follow(params string[][] parts)
    {
        var table = new MentionTable();
        foreach (string[] part in parts)
        {
            table.Add([.. part.Distinct().Select(name => new Mention(EntityKind.Person, name, name, 1, 1))]);
            table.Persons.Follow(table, CancellationToken.None);
        }

        return table;
    }
}
