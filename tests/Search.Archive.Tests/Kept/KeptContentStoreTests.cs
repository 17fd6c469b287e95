using Search.Archive.Generations;
using Search.Articles.Cleaning;
using Search.Articles.Entities;

namespace Search.Archive.Tests.Kept;

public sealed class KeptContentStoreTests : IDisposable
{
    private const string Version = "extractor-7";
    private static readonly string[] Entities = ["l-bonn", "p-anna", "p-müller"];

    /// <summary>A person and a place.</summary>
    private static readonly NamedThings Things = new EntityResolver().Name(
        CorpusMentions.Of([new ArticleMentions("a", [new Mention(EntityKind.Person, "Anna Quell", "Anna Quell", 1, 1, MentionEvidence.Role), new Mention(EntityKind.Place, "Bonn", "Bonn", 1, 1)])]),
        CancellationToken.None).Things;

    private readonly MentionTable _table = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("search-kept").FullName;

    private string Target => Path.Combine(_folder, "kept-0.bin");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read()
    {
        // Many times the buffers of writer and reader.
        var random = new Random(4);
        var table = new MentionTable();
        KeptExtraction[] written = [.. Enumerable.Range(0, 5_000).Select(i => Invent(i, random, table))];
        Save(table, written);
        KeptContent read = KeptContentStore.Load(ArchiveDisk.Local, Target, Version);
        Assert.Equal(written.Length, read.Extractions.Count);
        Assert.Equal(Entities, read.EntityIds);
        foreach (KeptExtraction wanted in written)
        {
            KeptExtraction found = read.ByHash[wanted.Hash];
            Assert.Equal((wanted.Id, wanted.CutMark), (found.Id, found.CutMark));
            Assert.Equal(wanted.Mentions.Select(m => table[m]), found.Mentions.Select(m => read.Mentions[m]));
            Assert.Equal(wanted.Named, found.Named);
            Assert.Equal(wanted.Entities, found.Entities);
            Assert.Equal(wanted.Blocks is null, found.Blocks is null);
            Assert.Equal(wanted.Blocks?.Keys, found.Blocks?.Keys);
            Assert.Equal((wanted.Blocks?.Source, wanted.Blocks?.First, wanted.Blocks?.Second), (found.Blocks?.Source, found.Blocks?.First, found.Blocks?.Second));
        }

        Assert.Equal([(1, 2, 700), (2, ulong.MaxValue, 0)], read.Judged.All);
        Assert.Equal((700, 0, null), (read.Judged.Find(1, 2), read.Judged.Find(2, ulong.MaxValue), read.Judged.Find(2, 1)));
    }

    [Fact]
    public void A_name_longer_than_a_buffer_is_kept()
    {
        string name = new('ä', 70_000);
        var table = new MentionTable();
        Save(table, new KeptExtraction("h", name, table.Add([new Mention(EntityKind.Person, name, name, 1, 0.5f)]), [-1], []));
        KeptContent read = KeptContentStore.Load(ArchiveDisk.Local, Target, Version);
        Assert.Equal((name, name), (read.Mentions[read.ByHash["h"].Mentions[0]].Name, read.ByHash["h"].Id));
    }

    [Fact]
    public void Mentions_that_no_article_has_are_forgotten_once_they_are_many()
    {
        var table = new MentionTable();
        var random = new Random(5);
        KeptExtraction[] all = [.. Enumerable.Range(0, 40).Select(i => Invent(i, random, table))];
        Save(table, all[..38]);
        Assert.Equal(table.Count, KeptContentStore.Load(ArchiveDisk.Local, Target, Version).Mentions.Count);
        Save(table, all[..20]);
        KeptContent read = KeptContentStore.Load(ArchiveDisk.Local, Target, Version);
        Assert.Equal(all[..20].SelectMany(e => e.Mentions).Distinct().Count(), read.Mentions.Count);
        Assert.All(all[..20], wanted => Assert.Equal(wanted.Mentions.Select(m => table[m]), read.ByHash[wanted.Hash].Mentions.Select(m => read.Mentions[m])));
    }

    [Fact]
    public void Nothing_is_read_of_another_extractor_or_where_nothing_is()
    {
        Assert.Empty(KeptContentStore.Load(ArchiveDisk.Local, Target, Version).Extractions);
        Save(Invent(1, new Random(1), _table));
        Assert.Empty(KeptContentStore.Load(ArchiveDisk.Local, Target, Version + "1").Extractions);
        File.WriteAllText(Target, "extractor-7\n{}\n");
        Assert.Empty(KeptContentStore.Load(ArchiveDisk.Local, Target, Version).Extractions);
    }

    [Fact]
    public void Nothing_is_read_of_a_file_with_any_byte_changed_or_missing()
    {
        Save(Invent(1, new Random(2), _table), Invent(2, new Random(3), _table));
        byte[] whole = File.ReadAllBytes(Target);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x41;
            File.WriteAllBytes(Target, damaged);
            Assert.Empty(KeptContentStore.Load(ArchiveDisk.Local, Target, Version).Extractions);
            File.WriteAllBytes(Target, whole[..at]);
            Assert.Empty(KeptContentStore.Load(ArchiveDisk.Local, Target, Version).Extractions);
        }
    }

    private void Save(params KeptExtraction[] extractions) => Save(_table, extractions);

    private void Save(MentionTable table, params KeptExtraction[] extractions)
    {
        var judged = new JudgedPairs();
        judged.Add(1, 2, 700);
        judged.Add(2, ulong.MaxValue, 0);
        KeptContentStore.Save(ArchiveDisk.Local, Target, Version, new KeptContent(table, Things, Entities, extractions, judged));
    }

    private static KeptExtraction Invent(int number, Random random, MentionTable table)
    {
        Mention[] mentions = [.. Enumerable.Range(0, random.Next(6)).Select(_ => new Mention(
            (EntityKind)random.Next(3), "Müller" + random.Next(900), "Mueller" + random.Next(900), random.Next(1, 400), random.NextSingle(), (MentionEvidence)random.Next(1 << 14))).Distinct()];
        return new KeptExtraction($"{number:x32}", $"artikel/{number}", table.Add(mentions), [.. mentions.Select(_ => random.Next(-1, 2))], [.. mentions.Select(m => m.Count % Entities.Length)])
        {
            Blocks = number % 5 == 4 ? null : new ArticleBlocks((ulong)random.NextInt64(), (ulong)random.NextInt64(), ulong.MaxValue, [.. Enumerable.Range(0, random.Next(5)).Select(_ => (ulong)random.NextInt64())]),
            CutMark = number % 3 == 0 ? "00ff" + number % 7 : null,
        };
    }
}
