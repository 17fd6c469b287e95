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
        var corpus = new CorpusMentions([new ArticleMentions("a", [.. names.Distinct().Select(name => new Mention(EntityKind.Person, name, name, 1, 1))])], CancellationToken.None);
        var found = new PersonNames(corpus, CancellationToken.None);
        for (int word = 0; word < corpus.WordCount; word++)
        {
            int name = found.Of(word);
            PersonName wanted = PersonName.Parse(corpus.Word(word));
            PersonKeys keys = found[name];
            Assert.Equal(wanted.IsFull, keys.IsFull);
            Assert.Equal(wanted.Last, found.Word(keys.Last).ToString());
            Assert.Equal(wanted.Joined, found.Joined(name));
            if (wanted.IsFull)
            {
                Assert.Equal(wanted.First, found.Word(keys.First).ToString());
                Assert.Equal(wanted.Middle, (keys.Middle ?? []).Select(middle => found.Word(middle).ToString()));
            }
            else
            {
                Assert.Equal(GivenNames.Key(corpus.Word(word)), found.Word(keys.Given).ToString());
            }
        }

        // Equal letters have equal hashes, in whatever way a name was taken apart.
        Assert.All(
            Enumerable.Range(0, found.Count).Where(name => found[name].IsFull).GroupBy(found.Joined, StringComparer.Ordinal),
            same => Assert.Single(same.Select(name => found[name].Joined).Distinct()));
        Assert.True(found.IsForm(found.Find("putins"), found.Find("putins")));
    }
}
