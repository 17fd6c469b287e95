using Search.Articles.Entities;
using Search.Articles.Entities.Aliasing;
using Search.Articles.Entities.Resolving;
using Search.Articles.Tests.Entities.Resolving;

namespace Search.Articles.Tests.Entities;

public sealed class MentionTableTests
{
    private static readonly string[] First = ["Anna", "Uwe", "Wladimir", "Vladimir", "A.", "Kim", "Sofia Maria", "Dr. Petra"];
    private static readonly string[] Last = ["Seiler", "Seilers", "Seiler’", "Selenskyj", "Zelensky", "Enders", "Ender", "von Ostholt", "Kiel", "Jong-un", "Jong Un", "Xi"];

    private static readonly IReadOnlyList<AliasRule> Rules = AliasReader.Read(
        [
            "merge\tperson\tUwe Seiler\tAnna Seiler", "merge\tperson\tAnna Enders\tUwe Enders", "rename\tperson\tWladimir Selenskyj\tDer Präsident", "suppress\tperson\tKim Jong-un",
            "suppress\tplace\tKiel", "rename\tperson\tXi\tXi Jinping", "split\tperson\tEnders\tHerr Enders\twith=Xi",
        ],
        "aliases.tsv").Rules;

    /// <summary>
    /// What a run finds in the table that the run before has left is what a run finds that begins with nothing, although the table holds mentions of articles that
    /// are gone, and names that were taken apart long ago.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void WhatWasKeptChangesNothing(int seed)
    {
        var random = new Random(seed);
        var resolver = new EntityResolver();
        var table = new MentionTable();
        Dictionary<string, ArticleMentions> articles = [];
        Dictionary<string, int[]> numbers = [];
        int used = 0;
        for (int run = 0; run < 12; run++)
        {
            for (int change = 0; change < 6; change++)
            {
                string id = "a" + random.Next(30);
                articles[id] = new ArticleMentions(id, Invent(random));
                numbers[id] = table.Add(articles[id].Mentions);
            }

            string gone = "a" + random.Next(30);
            articles.Remove(gone);
            numbers.Remove(gone);
            string[] ids = [.. articles.Keys];
            Resolution anew = resolver.Resolve([.. ids.Select(id => articles[id])], [], CancellationToken.None);
            var corpus = new CorpusMentions(table, ids, [.. ids.Select(id => numbers[id])]);
            Naming naming = resolver.Name(corpus, CancellationToken.None);
            AssertSame(anew, resolver.Resolve(corpus, naming, [], [], CancellationToken.None));

            Resolution corrected = resolver.Resolve([.. ids.Select(id => articles[id])], [], Rules, CancellationToken.None);
            used += Rules.Count - corrected.UnusedAliases.Count;
            AssertSame(corrected, resolver.Resolve(corpus, naming, [], Rules, CancellationToken.None));
            AssertSame(corrected, resolver.Resolve(corpus, Again(corpus, naming), [], Rules, CancellationToken.None));
            table = run % 3 == 2 ? Trim(table, numbers) : Again(table);
        }

        Assert.True(used > 0, "The rules found nothing to act on.");
    }

    private static void AssertSame(Resolution wanted, Resolution found)
    {
        Assert.Equivalent(wanted.Entities, found.Entities, strict: true);
        Assert.Equal(wanted.Named, found.Named);
        Assert.Equal(wanted.UnusedAliases, found.UnusedAliases);
    }

    /// <summary>The naming as it is after it was written and read.</summary>
    private static Naming Again(CorpusMentions corpus, Naming naming)
    {
        var columns = new MemoryColumns();
        naming.Things.Save(columns);
        return Naming.Of(corpus, NamedThings.Load(columns), naming.ByMention());
    }

    [Fact]
    public void AMentionIsWhatWasAdded()
    {
        var table = new MentionTable();
        Mention[] mentions = [.. Invent(new Random(1)), new(EntityKind.Organisation, "", "", 0, 0), new(EntityKind.Place, "Pekings", "Peking", int.MaxValue, 1, MentionEvidence.Model)];
        int[] numbers = table.Add(mentions);
        Assert.Equal(mentions, numbers.Select(number => table[number]));
        Assert.Equal(numbers, table.Add(mentions));
        Assert.Equal(mentions, numbers.Select(number => Again(table)[number]));
    }

    [Fact]
    public void ColumnsOfSomethingElseAreRefused()
    {
        var columns = new MemoryColumns();
        columns.Write<int>([0, 2, 1]);
        columns.Write<char>("a");
        Assert.Throws<InvalidDataException>(() => WordNumbers.Load(columns));

        var words = new WordNumbers();
        words.Of("Anna");
        columns = new MemoryColumns();
        words.Save(columns);
        columns.Write<NumberedMention>([new NumberedMention(EntityKind.Person, 0, 1, 1, 1, MentionEvidence.None)]);
        Assert.Throws<InvalidDataException>(() => MentionTable.Load(columns));
    }

    private static MentionTable Again(MentionTable table)
    {
        var columns = new MemoryColumns();
        table.Save(columns);
        return MentionTable.Load(columns);
    }

    private static MentionTable Trim(MentionTable table, Dictionary<string, int[]> numbers)
    {
        string[] ids = [.. numbers.Keys];
        MentionTable trimmed = table.Trim([.. ids.Select(id => numbers[id])], 0, out int[][] renumbered);
        for (int i = 0; i < ids.Length; i++)
        {
            Assert.Equal(numbers[ids[i]].Select(number => table[number]), renumbered[i].Select(number => trimmed[number]));
            numbers[ids[i]] = renumbered[i];
        }

        Assert.Equal(numbers.Values.SelectMany(some => some).Distinct().Count(), trimmed.Count);
        return trimmed;
    }

    private static Mention[] Invent(Random random) => [.. Enumerable.Range(0, random.Next(8)).Select(_ => Mention(random)).DistinctBy(mention => (mention.Kind, mention.Surface, mention.Name))];

    private static Mention Mention(Random random)
    {
        string last = Last[random.Next(Last.Length)];
        EntityKind kind = random.Next(4) == 0 ? (EntityKind)random.Next(1, 3) : EntityKind.Person;
        string name = kind == EntityKind.Person && random.Next(3) > 0 ? $"{First[random.Next(First.Length)]} {last}" : last;
        return new Mention(kind, random.Next(3) == 0 ? name + "s" : name, name, random.Next(1, 4), random.Next(3, 10) / 10f, (MentionEvidence)random.Next(1 << 14));
    }
}
