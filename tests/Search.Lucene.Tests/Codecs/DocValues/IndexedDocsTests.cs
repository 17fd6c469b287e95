using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Codecs.DocValues;

public sealed class IndexedDocsTests
{
    private const int Seed = 881;

    public static TheoryData<string, int, int, int> Shapes => new()
    {
        // name, first document, documents, step
        { "one", 0, 1, 1 },
        { "one, far", 3_000_000, 1, 1 },
        { "sparse, at its limit", 10, 4095, 16 },
        { "dense, at its limit", 10, 4096, 16 },
        { "dense, one missing", 0, 65535, 1 },
        { "all of one block", 65536, 65536, 1 },
        { "all of two blocks and one more", 0, 131073, 1 },
        { "every block has one", 5, 50, 65536 },
        { "every other block has one", 65535, 30, 131072 },
        { "dense and long", 0, 150_000, 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shapes_are_walked_and_ranked(string name, int first, int count, int step)
    {
        Assert.NotEmpty(name);
        Check(Enumerable.Range(0, count).Select(i => first + (i * step)).ToArray(), new Random(Seed));
    }

    [Fact]
    public void Random_mixtures_of_blocks_are_walked_and_ranked()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 12; round++)
        {
            var docs = new List<int>();
            int blocks = random.Next(1, 12);
            for (int b = 0; b < blocks; b++)
            {
                double density = random.Next(6) switch { 0 => 0, 1 => 0.0005, 2 => 0.06, 3 => 0.065, 4 => 0.7, _ => 1 };
                for (int i = 0; i < IndexedDocs.BlockSize; i++)
                {
                    if (random.NextDouble() < density)
                    {
                        docs.Add((b << 16) + i);
                    }
                }
            }

            if (docs.Count > 0)
            {
                Check([.. docs], random);
            }
        }
    }

    [Fact]
    public void Any_damaged_byte_is_refused_or_harmless()
    {
        int[] docs = [.. Enumerable.Range(0, 5000).Select(i => i * 3), .. Enumerable.Range(70_000, 500), 400_000];
        byte[] bytes = Write(docs, out DocsWithField entry);
        var random = new Random(Seed);
        for (int round = 0; round < 2000; round++)
        {
            byte[] damaged = [.. bytes];
            int at = round % 2 == 0 ? random.Next(bytes.Length - 60, bytes.Length) : random.Next(bytes.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            try
            {
                IndexedDocs set = entry.Open(IndexInput.FromBytes("_0.dvd", damaged), 400_001, docs.Length);
                int steps = 0;
                for (int doc = 0; doc != DocIdSetIterator.NoMoreDocs && steps < 500_000; steps++)
                {
                    doc = set.Advance(doc + random.Next(1, 4000));
                }

                IndexedDocs exact = entry.Open(IndexInput.FromBytes("_0.dvd", damaged), 400_001, docs.Length);
                for (int doc = 0; doc < 400_001; doc += random.Next(1, 90_000))
                {
                    exact.AdvanceExact(doc);
                }
            }
            catch (CorruptIndexException e)
            {
                Assert.Equal("_0.dvd", e.File);
            }
        }
    }

    private static byte[] Write(int[] docs, out DocsWithField entry)
    {
        var data = new MemoryOutput();
        data.WriteBytes([1, 2, 3]);
        int jumps = IndexedDocsWriter.Write(new DocList(docs), data);
        entry = new DocsWithField(3, data.Position - 3, jumps, IndexedDocs.DefaultRankPower);
        return data.Written.ToArray();
    }

    private static void Check(int[] docs, Random random)
    {
        byte[] bytes = Write(docs, out DocsWithField entry);
        using IndexInput input = IndexInput.FromBytes("set", bytes);
        int maxDoc = docs[^1] + 1;

        IndexedDocs all = entry.Open(input, maxDoc, docs.Length);
        for (int i = 0; i < docs.Length; i++)
        {
            Assert.Equal(docs[i], all.NextDoc());
            Assert.Equal(i, all.Index);
        }

        Assert.Equal(DocIdSetIterator.NoMoreDocs, all.NextDoc());

        foreach (int stride in (int[])[2, 70, 3000, 200_000])
        {
            IndexedDocs exact = entry.Open(input, maxDoc, docs.Length);
            IndexedDocs advance = entry.Open(input, maxDoc, docs.Length);
            for (int target = random.Next(stride); target < maxDoc; target += 1 + random.Next(stride))
            {
                int expected = Array.BinarySearch(docs, target);
                Assert.Equal(expected >= 0, exact.AdvanceExact(target));
                if (expected >= 0)
                {
                    Assert.Equal(expected, exact.Index);
                    Assert.True(exact.AdvanceExact(target));
                    Assert.Equal(expected, exact.Index);
                }

                int at = expected >= 0 ? expected : ~expected;
                if (target > advance.DocId)
                {
                    Assert.Equal(docs[at], advance.Advance(target));
                    Assert.Equal(at, advance.Index);
                }
            }
        }
    }
}
