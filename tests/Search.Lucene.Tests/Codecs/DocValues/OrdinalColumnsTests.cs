using System.Text;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>Facet counting and dictionaries.</summary>
public sealed class OrdinalColumnsTests
{
    private const int MaxDoc = 140_000;
    private const int Seed = 4096;

    public static TheoryData<string, int, int, double> Columns => new()
    {
        // name, distinct values, most values of a document, share of documents with values
        { "one value", 1, 1, 1 },
        { "single, 1 bit", 2, 1, 1 },
        { "single, 4 bits", 16, 1, 1 },
        { "single, 8 bits", 200, 1, 1 },
        { "single, 12 bits", 3000, 1, 1 },
        { "single, sparse", 200, 1, 0.3 },
        { "single, rare", 50, 1, 0.001 },
        { "several", 3000, 5, 1 },
        { "several, sparse", 200, 4, 0.5 },
        { "none", 1, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Counting_equals_the_walk(string name, int distinct, int most, double share)
    {
        Assert.NotEmpty(name);
        var random = new Random(Seed);
        long[][] sets = Draw(random, distinct, most, share);
        byte[][] terms = Terms(distinct);
        var storage = new MemoryStorage();
        FieldInfo field = Write(storage, sets, terms);
        using DocValuesReader reader = Open(storage, field);
        foreach (double hits in (double[])[1, 0.2, 0.001])
        {
            int[] docs = [.. Enumerable.Range(0, MaxDoc).Where(_ => random.NextDouble() < hits)];
            int[] expected = new int[distinct];
            foreach (long ordinal in docs.SelectMany(d => sets[d]))
            {
                expected[ordinal]++;
            }

            int[] counts = new int[distinct];
            SortedSetDocValues values = reader.SortedSet("place")!;
            for (int at = 0; at < docs.Length; at += 4096)
            {
                values.CountOrdinals(docs.AsSpan(at, Math.Min(4096, docs.Length - at)), counts);
            }

            Assert.Equal(expected, counts);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Terms_are_found_by_ordinal_and_by_bytes(int distinct)
    {
        byte[][] terms = Terms(distinct);
        var storage = new MemoryStorage();
        FieldInfo field = Write(storage, [.. Enumerable.Range(0, MaxDoc).Select(d => d < distinct ? (long[])[d] : [])], terms);
        using DocValuesReader reader = Open(storage, field);
        SortedSetDocValues values = reader.SortedSet("place")!;
        Assert.Equal(distinct, values.ValueCount);
        var random = new Random(Seed);
        for (int i = 0; i < 500 && distinct > 0; i++)
        {
            int ordinal = random.Next(distinct);
            Assert.Equal(terms[ordinal], values.LookupOrdinal(ordinal).ToArray());
            Assert.Equal(ordinal, values.LookupTerm(terms[ordinal]));
            byte[] behind = [.. terms[ordinal], 0];
            Assert.Equal(-ordinal - 2, values.LookupTerm(behind));
            TermsEnum cursor = values.GetTerms();
            Assert.Equal(ordinal + 1 == distinct ? SeekStatus.End : SeekStatus.NotFound, cursor.SeekCeiling(behind));
            Assert.Equal(ordinal + 1 == distinct ? [] : terms[ordinal + 1], ordinal + 1 == distinct ? [] : cursor.Term.ToArray());
        }

        Assert.Equal(-1, values.LookupTerm([]));
        Assert.Equal(-distinct - 1, values.LookupTerm([0xFF]));
        TermsEnum all = values.GetTerms();
        Assert.All(terms, t => Assert.True(all.MoveNext() && all.Term.SequenceEqual(t)));
        Assert.False(all.MoveNext());
    }

    [Fact]
    public void Damage_is_refused_or_harmless()
    {
        var random = new Random(Seed);
        var storage = new MemoryStorage();
        FieldInfo field = Write(storage, Draw(random, 3000, 3, 0.7), Terms(3000));
        string[] names = [.. storage.ListFiles()];
        byte[][] files = [.. names.Select(n => { using IndexInput i = storage.Open(n); return i.Span(0, (int)i.Length).ToArray(); })];
        int[] docs = [.. Enumerable.Range(0, MaxDoc / 7).Select(i => i * 7)];
        for (int round = 0; round < 150; round++)
        {
            var damaged = new MemoryStorage();
            int victim = random.Next(files.Length);
            for (int f = 0; f < files.Length; f++)
            {
                byte[] bytes = [.. files[f]];
                if (f == victim)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - 8), Crc32.Compute(bytes.AsSpan(0, bytes.Length - 8)));
                }

                damaged.Put(names[f], bytes);
            }

            try
            {
                using DocValuesReader reader = Open(damaged, field);
                SortedSetDocValues? values = reader.SortedSet("place");
                values?.CountOrdinals(docs, new int[3000]);
                for (int i = 0; i < 200 && values is not null; i++)
                {
                    values.LookupTerm(Encoding.UTF8.GetBytes("place " + i));
                    values.LookupOrdinal(random.Next((int)Math.Min(3000, values.ValueCount)));
                }
            }
            catch (IndexFormatException e)
            {
                Assert.StartsWith("_0_Lucene80_0.dv", e.File, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Updated_columns_come_from_the_files_of_their_generation()
    {
        var storage = new MemoryStorage();
        var values = new long?[MaxDoc];
        values[3] = 10;
        var segment = Segment();
        var old = new FieldInfo { Name = "rank", Number = 0, DocValuesType = DocValuesType.Numeric };
        using (var writer = new DocValuesWriter(new SegmentWriteState(storage, segment, new FieldInfos([old]))))
        {
            writer.AddNumeric(old, () => new NumberList(values));
            writer.Finish();
        }

        values[3] = 20;
        var updated = new FieldInfo { Name = "rank", Number = 0, DocValuesType = DocValuesType.Numeric, DocValuesGeneration = 40, Attributes = old.Attributes };
        var updates = new MemoryStorage();
        using (var writer = new DocValuesWriter(new SegmentWriteState(updates, segment, new FieldInfos([updated]), "14")))
        {
            writer.AddNumeric(updated, () => new NumberList(values));
            writer.Finish();
        }

        Assert.Equal(["_0_14_Lucene80_0.dvd", "_0_14_Lucene80_0.dvm"], updates.ListFiles());
        using var reader = new DocValuesReader(new SegmentReadState(updates, segment, new FieldInfos([updated])));
        NumericDocValues column = reader.Numeric("rank")!;
        Assert.True(column.AdvanceExact(3));
        Assert.Equal(20, column.Value);
        Assert.False(column.AdvanceExact(4));
    }

    [Fact]
    public void A_foreign_format_is_refused_by_name()
    {
        var field = new FieldInfo { Name = "x", Number = 0, DocValuesType = DocValuesType.Numeric };
        field.Attributes[DocValuesFormat.FormatAttribute] = "Lucene90";
        Assert.Contains("Lucene90", Assert.Throws<IndexFormatTooNewException>(() => Open(new MemoryStorage(), field)).Message, StringComparison.Ordinal);
    }

    private static long[][] Draw(Random random, int distinct, int most, double share)
    {
        var sets = new long[MaxDoc][];
        for (int doc = 0; doc < MaxDoc; doc++)
        {
            sets[doc] = random.NextDouble() < share
                ? [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => random.NextInt64(distinct)).Distinct().Order()]
                : [];
        }

        return sets;
    }

    private static byte[][] Terms(int count)
    {
        byte[][] terms = [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes($"place {i * 7919 % 100_003}{(i % 50 == 0 ? " of a long name that goes on" : "")}"))];
        Array.Sort(terms, (a, b) => a.AsSpan().SequenceCompareTo(b));
        return terms;
    }

    private static SegmentInfo Segment() => new() { Name = "_0", Id = new byte[16], MaxDoc = MaxDoc };

    private static FieldInfo Write(MemoryStorage storage, long[][] sets, byte[][] terms)
    {
        var field = new FieldInfo { Name = "place", Number = 2, DocValuesType = DocValuesType.SortedSet };
        using var writer = new DocValuesWriter(new SegmentWriteState(storage, Segment(), new FieldInfos([field])));
        writer.AddSortedSet(field, () => new OrdinalLists(sets, terms));
        writer.Finish();
        return field;
    }

    private static DocValuesReader Open(MemoryStorage storage, FieldInfo field) =>
        new(new SegmentReadState(storage, Segment(), new FieldInfos([field])));
}
