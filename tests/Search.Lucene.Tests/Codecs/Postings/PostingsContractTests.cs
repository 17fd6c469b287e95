using System.Text;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using DictionaryTerms = Search.Lucene.Reading.Terms;

namespace Search.Lucene.Tests.Codecs.Postings;

/// <summary>What the contracts of postings and dictionaries promise, over segments that our own writer made; no Java needed.</summary>
public sealed class PostingsContractTests
{
    private const int MaxDoc = 5_000;
    private const int Seed = 8;

    private static readonly FieldInfo Body = new()
    {
        Name = "body", Number = 0, IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets, OmitNorms = true, StorePayloads = true,
    };

    private static readonly FieldInfo Tag = new() { Name = "tag", Number = 1, IndexOptions = IndexOptions.Docs, OmitNorms = true };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(256)]
    [InlineData(1_300)]
    public void BlocksHoldTheSameAsSingleSteps(int docFreq)
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Write(("a", docFreq), ("b", 700));
        using var reader = new FieldsReader(new SegmentReadState(storage, segment, fields));
        TermsEnum terms = reader.Terms("body")!.GetEnumerator();
        Assert.True(terms.SeekExact("a"u8));

        var expected = new List<(int Doc, int Freq)>();
        PostingsEnum steps = terms.Postings(PostingsFeatures.Freqs);
        while (steps.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            expected.Add((steps.DocId, steps.Freq));
        }

        var found = new List<(int Doc, int Freq)>();
        PostingsEnum blocks = terms.Postings(PostingsFeatures.All);
        var random = new Random(Seed);
        blocks.NextDoc();
        while (blocks.DocId != DocIdSetIterator.NoMoreDocs)
        {
            int from = blocks.DocId;
            int upTo = from + random.Next(300);
            int count = blocks.NextBlock(upTo, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs);
            Assert.Equal(count, docs.Length);
            Assert.Equal(count == 0, upTo == from);
            for (int i = 0; i < count; i++)
            {
                Assert.True(docs[i] < upTo);
                found.Add((docs[i], freqs[i]));
            }

            if (blocks.DocId != DocIdSetIterator.NoMoreDocs && random.Next(3) == 0)
            {
                // Positions stay in step with blocks that were handed out without reading any.
                Assert.Equal(PositionOf(blocks.DocId), blocks.NextPosition());
                Assert.Equal(PositionOf(blocks.DocId) * 10, blocks.StartOffset);
            }
        }

        Assert.Equal(expected, found);
        Assert.Equal(docFreq, expected.Count);
    }

    [Fact]
    public void PositionsOfADocumentAreReadAtOnce()
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Write(("a", 1_300));
        using var reader = new FieldsReader(new SegmentReadState(storage, segment, fields));
        TermsEnum terms = reader.Terms("body")!.GetEnumerator();
        terms.MoveNext();
        PostingsEnum postings = terms.Postings(PostingsFeatures.Positions);
        for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.Advance(doc + 100))
        {
            int[] positions = new int[postings.Freq];
            postings.ReadPositions(positions);
            Assert.Equal(Enumerable.Range(PositionOf(doc), positions.Length), positions);
        }
    }

    [Fact]
    public void FieldsWithoutFrequenciesCountEachDocumentOnce()
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Write(("a", 300));
        using var reader = new FieldsReader(new SegmentReadState(storage, segment, fields));
        DictionaryTerms terms = reader.Terms("tag")!;
        TermsEnum e = terms.GetEnumerator();
        Assert.True(e.MoveNext());

        Assert.Equal(e.DocFreq, e.TotalTermFreq);
        Assert.Equal(terms.SumDocFreq, terms.SumTotalTermFreq);
        PostingsEnum p = e.Postings(PostingsFeatures.Freqs);
        p.NextDoc();
        p.NextBlock(DocIdSetIterator.NoMoreDocs, out _, out ReadOnlySpan<int> freqs);
        Assert.Equal(128, freqs.Length);
        Assert.Equal(-1, freqs.IndexOfAnyExcept(1));
        Assert.Equal(1, p.Freq);
    }

    [Fact]
    public void AStateFindsTheTermWithoutSeeking()
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Write(("a", 10), ("b", 200), ("c", 1));
        using var reader = new FieldsReader(new SegmentReadState(storage, segment, fields));
        DictionaryTerms terms = reader.Terms("body")!;
        TermsEnum first = terms.GetEnumerator();
        first.SeekExact("b"u8);
        TermState state = first.GetState();

        TermsEnum second = terms.GetEnumerator();
        second.SeekExact("b"u8, state);
        Assert.Equal("b"u8, second.Term);
        Assert.Equal(200, second.DocFreq);
        Assert.Equal(200, Count(second.Postings(PostingsFeatures.None)));
        Assert.True(second.MoveNext());
        Assert.Equal("c"u8, second.Term);
        Assert.False(second.MoveNext());
    }

    [Theory]
    [InlineData("", "a", SeekStatus.NotFound)]
    [InlineData("a", "a", SeekStatus.Found)]
    [InlineData("aa", "b", SeekStatus.NotFound)]
    [InlineData("d", "", SeekStatus.End)]
    public void SeekingFindsTheTermOrTheNext(string wanted, string found, SeekStatus status)
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Write(("a", 10), ("b", 200), ("c", 1));
        using var reader = new FieldsReader(new SegmentReadState(storage, segment, fields));
        TermsEnum terms = reader.Terms("body")!.GetEnumerator();

        Assert.Equal(status, terms.SeekCeiling(Encoding.UTF8.GetBytes(wanted)));
        if (status != SeekStatus.End)
        {
            Assert.Equal(found, Encoding.UTF8.GetString(terms.Term));
        }
    }

    [Fact]
    public void SeekingAllocatesNothing()
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Write(Enumerable.Range(0, 900).Select(i => ($"wort{i:d4}", 1 + (i % 3))).ToArray());
        using var reader = new FieldsReader(new SegmentReadState(storage, segment, fields));
        TermsEnum terms = reader.Terms("body")!.GetEnumerator();
        byte[][] wanted = Enumerable.Range(0, 900).Select(i => Encoding.UTF8.GetBytes($"wort{i:d4}")).ToArray();
        Array.ForEach(wanted, w => Assert.True(terms.SeekExact(w)));

        long before = GC.GetAllocatedBytesForCurrentThread();
        int found = 0;
        foreach (byte[] term in wanted)
        {
            found += terms.SeekExact(term) ? terms.DocFreq : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1_800, found);
    }

    [Fact]
    public void TermsOutOfOrderAreRefused()
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Empty();
        using var writer = new FieldsWriter(new SegmentWriteState(storage, segment, fields));
        writer.BeginField(Tag, () => null);
        writer.BeginTerm("b"u8);
        writer.AddDoc(0, 1);
        writer.EndDoc();
        writer.EndTerm();
        Assert.Throws<ArgumentException>(() => writer.BeginTerm("a"u8));
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("pos")]
    [InlineData("pay")]
    [InlineData("tim")]
    [InlineData("tip")]
    [InlineData("tmd")]
    public void DamageIsFoundOrHarmless(string extension)
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) =
            Write(Enumerable.Range(0, 150).Select(i => ($"wort{i:d3}", i == 7 ? 1_300 : i == 9 ? 140 : 1 + (i % 5))).ToArray());
        string name = storage.ListFiles().Single(f => f.EndsWith(extension, StringComparison.Ordinal));
        byte[] sound = Bytes(storage, name);
        var random = new Random(Seed);
        int refused = 0;
        for (int round = 0; round < 400; round++)
        {
            byte[] damaged = sound.ToArray();
            if (round % 8 == 0)
            {
                damaged = damaged[..random.Next(damaged.Length)];
            }
            else
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            using var copy = new MemoryStorage();
            foreach (string file in storage.ListFiles())
            {
                copy.Put(file, string.Equals(file, name, StringComparison.Ordinal) ? damaged : Bytes(storage, file));
            }

            try
            {
                using var reader = new FieldsReader(new SegmentReadState(copy, segment, fields));
                PostingsDigest.Compute(reader, fields, MaxDoc);
            }
            catch (IndexFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 50, 400);
    }

    [Fact]
    public void ChecksumsTellAnyDamage()
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Write(("a", 1_300));
        string name = storage.ListFiles().Single(f => f.EndsWith("pay", StringComparison.Ordinal));
        byte[] bytes = Bytes(storage, name);
        bytes[^20] ^= 1;
        storage.Delete(name);
        storage.Put(name, bytes);
        using var reader = new FieldsReader(new SegmentReadState(storage, segment, fields));
        Assert.Throws<CorruptIndexException>(reader.CheckIntegrity);
    }

    private static int PositionOf(int doc) => doc % 17;

    private static int Count(PostingsEnum postings)
    {
        int count = 0;
        while (postings.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            count++;
        }

        return count;
    }

    private static byte[] Bytes(MemoryStorage storage, string name)
    {
        using IndexInput input = storage.Open(name);
        return input.Span(0, (int)input.Length).ToArray();
    }

    private static (MemoryStorage Storage, SegmentInfo Segment, FieldInfos Fields) Empty() =>
        (new MemoryStorage(), new SegmentInfo { Name = "_0", Id = new byte[16], MaxDoc = MaxDoc }, new FieldInfos([Body, Tag]));

    /// <summary>A segment in which each term occurs in so many documents, spread over all.</summary>
    private static (MemoryStorage Storage, SegmentInfo Segment, FieldInfos Fields) Write(params (string Term, int DocFreq)[] terms)
    {
        (MemoryStorage storage, SegmentInfo segment, FieldInfos fields) = Empty();
        using var writer = new FieldsWriter(new SegmentWriteState(storage, segment, fields));
        foreach (FieldInfo field in fields)
        {
            writer.BeginField(field, () => null);
            foreach ((string term, int docFreq) in terms)
            {
                writer.BeginTerm(Encoding.UTF8.GetBytes(term));
                for (int i = 0; i < docFreq; i++)
                {
                    int doc = (int)((long)i * MaxDoc / docFreq);
                    int freq = 1 + (doc % 5);
                    writer.AddDoc(doc, freq);
                    for (int k = 0; field.HasPositions && k < freq; k++)
                    {
                        int position = PositionOf(doc) + k;
                        writer.AddPosition(position, new byte[doc % 3], position * 10, (position * 10) + 5);
                    }

                    writer.EndDoc();
                }

                writer.EndTerm();
            }

            writer.EndField();
        }

        writer.Finish();
        return (storage, segment, fields);
    }
}
