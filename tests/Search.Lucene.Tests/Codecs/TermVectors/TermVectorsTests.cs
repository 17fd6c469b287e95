using System.Text;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Compound;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Codecs.TermVectors;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Codecs.TermVectors;

public sealed class TermVectorsTests
{
    private static readonly string[] s_names = ["bare", "full", "mixed", "offsets", "paid", "places"];

    [Fact]
    public void Reads_what_Apache_wrote()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        int doc = 0;
        foreach (SegmentCommitInfo segment in SegmentInfosFormat.ReadLatest(storage).Segments)
        {
            using CompoundStorage? compound = segment.Info.IsCompoundFile ? new CompoundStorage(storage, segment.Info) : null;
            IndexStorage files = compound is null ? storage : compound;
            using var reader = new TermVectorsReader(new SegmentReadState(files, segment.Info, FieldInfosFormat.Read(files, segment.Info)));
            reader.CheckIntegrity();
            for (int i = 0; i < segment.Info.MaxDoc; i++, doc++)
            {
                string body = GoldenDocuments.Body(doc);
                Assert.Equal(VectorText.Expected(body + " " + GoldenDocuments.Body(doc + 1), true, true, false), VectorText.Of(reader.Get(i, "full")));
                Assert.Equal(doc % 3 == 0 ? VectorText.Expected(body, false, false, false) : "none", VectorText.Of(reader.Get(i, "bare")));
                Assert.Equal(doc % 4 == 0 ? VectorText.Expected(body, true, false, true) : "none", VectorText.Of(reader.Get(i, "paid")));
                Assert.Equal(doc % 6 == 0 ? VectorText.Expected(body, false, true, false) : "none", VectorText.Of(reader.Get(i, "offsets")));
                Assert.Equal("none", VectorText.Of(reader.Get(i, "unknown")));
            }
        }

        Assert.Equal(21, doc);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(129)]
    [InlineData(1000)]
    public void Round_trip(int count)
    {
        List<Vector[]> documents = RandomDocuments(seed: count, count);
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, documents);
        using TermVectorsReader reader = Open(storage, segment);
        Check(documents, reader);
    }

    [Fact]
    public void A_segment_without_any_vector_and_one_huge_document()
    {
        string body = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"wort{i * 7919 % 30_011}"));
        List<Vector[]> documents = [.. Enumerable.Repeat(Array.Empty<Vector>(), 300), [new("full", body, 3)], []];
        var storage = new MemoryStorage();
        using TermVectorsReader reader = Open(storage, Write(storage, documents));
        Assert.Equal(4, reader.ChunkCount);
        Check(documents, reader);
    }

    [Fact]
    public void Terms_are_found_by_seeking()
    {
        var storage = new MemoryStorage();
        using TermVectorsReader reader = Open(storage, Write(storage, [[new("full", "chor amt bahn amt dorf", 3)]]));
        Terms terms = reader.Get(0, "full")!;
        Assert.Equal((4L, 5L, 4L, 1), (terms.Count, terms.SumTotalTermFreq, terms.SumDocFreq, terms.DocCount));
        Assert.Equal("amt", Encoding.UTF8.GetString(terms.Min.Span));
        Assert.Equal("dorf", Encoding.UTF8.GetString(terms.Max.Span));
        TermsEnum cursor = terms.GetEnumerator();
        Assert.True(cursor.SeekExact("chor"u8));
        TermState state = cursor.GetState();
        Assert.False(cursor.SeekExact("chors"u8));
        Assert.Equal(SeekStatus.NotFound, cursor.SeekCeiling("ba"u8));
        Assert.Equal("bahn", Encoding.UTF8.GetString(cursor.Term));
        Assert.Equal(SeekStatus.Found, cursor.SeekCeiling("amt"u8));
        Assert.Equal(2, cursor.TotalTermFreq);
        Assert.Equal(SeekStatus.End, cursor.SeekCeiling("e"u8));
        cursor.SeekExact("chor"u8, state);
        PostingsEnum postings = cursor.Postings(PostingsFeatures.All);
        Assert.Equal(0, postings.Advance(0));
        Assert.Equal(1, postings.NextBlock(5, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs));
        Assert.Equal((0, 1), (docs[0], freqs[0]));
        Assert.Equal(DocIdSetIterator.NoMoreDocs, postings.DocId);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Copies_segments(bool deletions, bool otherFieldNumbers)
    {
        FieldInfos fields = Fields(otherFieldNumbers);
        var expected = new List<Vector[]>();
        var target = new MemoryStorage();
        var segment = new SegmentInfo { Name = "_0", Id = new byte[16] };
        using (var writer = new TermVectorsWriter(new SegmentWriteState(target, segment, fields)))
        {
            for (int i = 0; i < 3; i++)
            {
                List<Vector[]> documents = RandomDocuments(seed: 50 + i, i == 1 ? 5 : 700);
                var storage = new MemoryStorage();
                using TermVectorsReader reader = Open(storage, Write(storage, documents));
                Bits? live = null;
                if (deletions)
                {
                    live = new Bits(documents.Count);
                    for (int doc = 1; doc < documents.Count; doc += 2)
                    {
                        live.Set(doc);
                    }
                }

                writer.CopyFrom(reader, live);
                expected.AddRange(documents.Where((_, doc) => live?[doc] ?? true));
                writer.StartDocument(0);
                writer.FinishDocument();
                expected.Add([]);
            }

            segment.MaxDoc = expected.Count;
            writer.Finish(expected.Count);
        }

        using var copied = new TermVectorsReader(new SegmentReadState(target, segment, fields));
        Check(expected, copied);
    }

    [Fact]
    public void Broken_promises_of_the_caller_are_refused()
    {
        using var writer = new TermVectorsWriter(new SegmentWriteState(new MemoryStorage(), new SegmentInfo { Name = "_0", Id = new byte[16] }, Fields()));
        writer.StartDocument(2);
        writer.StartField(Fields()["full"]!, 2, positions: true, offsets: false, payloads: false);
        writer.StartTerm("a"u8, 2);
        writer.AddPosition(0, -1, -1, default);
        Assert.Throws<InvalidOperationException>(writer.FinishTerm);
        Assert.Throws<InvalidOperationException>(writer.FinishField);
        Assert.Throws<InvalidOperationException>(writer.FinishDocument);
    }

    [Fact]
    public void Damage_is_found_or_contained()
    {
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, RandomDocuments(seed: 4, 5));
        void Verify()
        {
            using TermVectorsReader reader = Open(storage, segment);
            reader.CheckIntegrity();
        }

        void Read()
        {
            using TermVectorsReader reader = Open(storage, segment);
            for (int doc = 0; doc < segment.MaxDoc; doc++)
            {
                foreach (string name in s_names)
                {
                    _ = VectorText.Of(reader.Get(doc, name));
                }
            }
        }

        foreach (string file in (string[])["_0.tvd", "_0.tvx", "_0.tvm"])
        {
            Damage.IsFoundByChecksum(storage, file, Verify);
            Damage.IsContained(storage, file, Read);
            Damage.TruncationIsFound(storage, file, Verify);
        }
    }

    [Fact]
    public void Apache_reads_what_we_write()
    {
        JavaOracle.SkipUnlessPresent();
        string folder = Directory.CreateTempSubdirectory("search-vectors").FullName;
        try
        {
            List<Vector[]> documents = RandomDocuments(seed: 21, 400);
            using (var storage = new FileStorage(Path.Combine(folder, "index")))
            {
                WriteIndex(storage, documents);
            }

            using var oracle = new JavaOracle("IndexOracle");
            oracle.Ask("dump", Path.Combine(folder, "index"), Path.Combine(folder, "dump"));
            string[] lines = File.ReadLines(Path.Combine(folder, "dump")).Where(l => l.StartsWith('v')).ToArray();
            Assert.Equal(Dump(documents), lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Dump(List<Vector[]> documents)
    {
        for (int doc = 0; doc < documents.Count; doc++)
        {
            foreach (Vector vector in documents[doc])
            {
                List<VectorText.VectorTerm> terms = VectorText.Analyze(vector.Body, vector.HasPayloads);
                yield return $"vector {doc} {vector.Field}";
                yield return $"vterms count={terms.Count} sumTotal={terms.Sum(t => t.Places.Count)} sumDocs={terms.Count} docs=1";
                foreach (VectorText.VectorTerm term in terms)
                {
                    string places = string.Join(' ', term.Places.Select(p =>
                        (vector.HasPositions ? p.Position : -1).ToString(System.Globalization.CultureInfo.InvariantCulture)
                        + (vector.HasOffsets ? $":{p.Start}-{p.End}" : "")
                        + (p.Payload.Length > 0 ? "|" + Escape(p.Payload) : "")));
                    yield return $"vterm {Escape(term.Bytes)} 1/{term.Places.Count} 0x{term.Places.Count}" + (vector.Flags == 0 ? "" : $"({places})");
                }
            }
        }
    }

    private static string Escape(byte[] bytes) =>
        string.Concat(bytes.Select(b => b is > 0x20 and < 0x7F && b != '%' ? ((char)b).ToString() : $"%{b:x2}"));

    private static void WriteIndex(IndexStorage storage, List<Vector[]> documents)
    {
        SegmentInfo segment = Write(storage, documents);
        using (var stored = new StoredFieldsWriter(new SegmentWriteState(storage, segment, Fields()), StoredFieldsMode.BestSpeed))
        {
            for (int doc = 0; doc < documents.Count; doc++)
            {
                stored.StartDocument();
                stored.FinishDocument();
            }

            stored.Finish(documents.Count);
        }

        FieldInfosFormat.Write(storage, segment, Fields());
        SegmentInfoFormat.Write(storage, segment);
        using IndexOutput commit = storage.Create("segments_1");
        SegmentInfosFormat.Write(commit, new SegmentInfos
        {
            Generation = 1,
            Id = Guid.NewGuid().ToByteArray(),
            Version = 1,
            Counter = 1,
            Segments = [new SegmentCommitInfo { Info = segment, Id = Guid.NewGuid().ToByteArray() }],
        });
    }

    private static SegmentInfo Write(IndexStorage storage, List<Vector[]> documents)
    {
        var segment = new SegmentInfo { Name = "_0", Id = Guid.NewGuid().ToByteArray(), MaxDoc = documents.Count };
        FieldInfos fields = Fields();
        using var writer = new TermVectorsWriter(new SegmentWriteState(storage, segment, fields));
        foreach (Vector[] document in documents)
        {
            writer.StartDocument(document.Length);
            foreach (Vector vector in document)
            {
                List<VectorText.VectorTerm> terms = VectorText.Analyze(vector.Body, vector.HasPayloads);
                writer.StartField(fields[vector.Field]!, terms.Count, vector.HasPositions, vector.HasOffsets, vector.HasPayloads);
                foreach (VectorText.VectorTerm term in terms)
                {
                    writer.StartTerm(term.Bytes, term.Places.Count);
                    foreach ((int position, int start, int end, byte[] payload) in vector.Flags == 0 ? [] : term.Places)
                    {
                        writer.AddPosition(position, start, end, payload);
                    }

                    writer.FinishTerm();
                }

                writer.FinishField();
            }

            writer.FinishDocument();
        }

        writer.Finish(documents.Count);
        return segment;
    }

    private static void Check(List<Vector[]> documents, TermVectorsReader reader)
    {
        reader.CheckIntegrity();
        for (int doc = 0; doc < documents.Count; doc++)
        {
            foreach (string name in s_names)
            {
                Vector? vector = documents[doc].FirstOrDefault(v => string.Equals(v.Field, name, StringComparison.Ordinal));
                string expected = vector is null ? "none" : VectorText.Expected(vector.Body, vector.HasPositions, vector.HasOffsets, vector.HasPayloads);
                Assert.Equal(expected, VectorText.Of(reader.Get(doc, name)));
            }
        }
    }

    private static TermVectorsReader Open(MemoryStorage storage, SegmentInfo segment) => new(new SegmentReadState(storage, segment, Fields()));

    private static FieldInfos Fields(bool reversed = false) => new(s_names.Select((name, i) => new FieldInfo
    {
        Name = name,
        Number = reversed ? 90 - i : i,
        IndexOptions = IndexOptions.DocsAndFreqsAndPositions,
        OmitNorms = true,
        StoreTermVectors = true,
        StorePayloads = name is "paid" or "mixed",
    }));

    private static List<Vector[]> RandomDocuments(int seed, int count)
    {
        var random = new Random(seed);
        var documents = new List<Vector[]>(count);
        for (int doc = 0; doc < count; doc++)
        {
            IEnumerable<string> names = random.Next(6) == 0 ? [] : s_names.Where(_ => random.Next(3) > 0);
            documents.Add(names.Select(name => new Vector(name, RandomBody(random), name switch
            {
                "bare" => 0,
                "full" => 3,
                "offsets" => 2,
                "paid" => 5,
                "places" => 1,
                _ => random.Next(2) == 0 ? 7 : 1,
            })).ToArray());
        }

        return documents;
    }

    private static string RandomBody(Random random) =>
        string.Join(' ', Enumerable.Range(0, 1 + random.Next(random.Next(10) == 0 ? 300 : 12)).Select(_ => random.Next(4) == 0
            ? $"zahl{random.Next(500)}"
            : GoldenDocuments.Body(random.Next(100)).Split(' ')[0]));

    /// <summary>Flags: 1 positions, 2 offsets, 4 payloads.</summary>
    private sealed record Vector(string Field, string Body, int Flags)
    {
        public bool HasPositions => (Flags & 1) != 0;

        public bool HasOffsets => (Flags & 2) != 0;

        public bool HasPayloads => (Flags & 4) != 0;
    }
}
