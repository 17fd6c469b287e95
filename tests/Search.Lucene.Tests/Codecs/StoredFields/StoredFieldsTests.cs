using System.Text;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Compound;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Tests.Storage;
using Search.Lucene.Tests.Writing;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Codecs.StoredFields;

public sealed class StoredFieldsTests
{
    private static readonly string[] s_names = ["title", "body", "count", "when", "score", "weight", "raw", "url"];

    [Fact]
    public void Reads_all_types_that_Apache_wrote()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        int expected = 0;
        foreach (SegmentCommitInfo segment in SegmentInfosFormat.ReadLatest(storage).Segments)
        {
            foreach (string line in ReadAll(storage, segment.Info))
            {
                Assert.Equal(StoredText.Of(GoldenDocuments.Stored(expected++)), line);
            }
        }

        Assert.Equal(21, expected);
    }

    [Theory]
    [InlineData("stored-speed")]
    [InlineData("stored-compression")]
    public void Reads_chunks_that_Apache_wrote_in_any_order(string golden)
    {
        MemoryStorage storage = GoldenIndex.Load(golden);
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[0].Info;
        using var compound = new CompoundStorage(storage, segment);
        using var reader = new StoredFieldsReader(new SegmentReadState(compound, segment, FieldInfosFormat.Read(compound, segment)));
        reader.CheckIntegrity();
        var random = new Random(5);
        foreach (int doc in Enumerable.Range(0, 300).Concat(Enumerable.Range(0, 500).Select(_ => random.Next(300))))
        {
            var text = new StoredText();
            reader.Visit(doc, text);
            Assert.Equal(StoredText.Of(GoldenDocuments.StoredMany(doc)), text.Take());
        }
    }

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed, 1)]
    [InlineData(StoredFieldsMode.BestSpeed, 40)]
    [InlineData(StoredFieldsMode.BestSpeed, 5000)]
    [InlineData(StoredFieldsMode.BestCompression, 40)]
    [InlineData(StoredFieldsMode.BestCompression, 9000)]
    public void Round_trip(StoredFieldsMode mode, int count)
    {
        List<(string, object)[]> documents = RandomDocuments(seed: count, count, huge: false);
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, mode, documents);
        Assert.Equal(documents.Select(d => StoredText.Of(d)), ReadAll(storage, segment));
    }

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed)]
    [InlineData(StoredFieldsMode.BestCompression)]
    public void Documents_larger_than_a_chunk_are_sliced(StoredFieldsMode mode)
    {
        List<(string, object)[]> documents = RandomDocuments(seed: 77, 20, huge: true);
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, mode, documents);
        Assert.Equal(documents.Select(d => StoredText.Of(d)), ReadAll(storage, segment));
    }

    [Fact]
    public void More_than_1024_chunks()
    {
        (string, object)[] document = [("title", "x")];
        List<(string, object)[]> documents = Enumerable.Repeat(document, (1024 * 1030) + 7).ToList();
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, StoredFieldsMode.BestSpeed, documents);
        using StoredFieldsReader reader = Open(storage, segment);
        Assert.Equal(1031, reader.ChunkCount);
        var text = new StoredText();
        for (int doc = 0; doc < documents.Count; doc += 1023)
        {
            reader.Visit(doc, text);
            Assert.Equal(" title=s:x", text.Take());
        }
    }

    [Fact]
    public void Numbers_of_every_form_come_back()
    {
        object[] values =
        [
            0, -1, int.MinValue, int.MaxValue, 0L, -1L, long.MinValue, long.MaxValue, 1000L, -1000L, 3_600_000L, 86_400_000L, 86_400_000L * 20_000, -86_400_000L,
            0f, -0f, -1f, 125f, 126f, 0.5f, -0.5f, float.NaN, float.NegativeInfinity, float.MaxValue, float.Epsilon,
            0d, -0d, -1d, 124d, 125d, 0.5, -0.1, 0.1, double.NaN, double.PositiveInfinity, double.MinValue, double.Epsilon, 1e300,
        ];
        (string, object)[] document = values.Select(v => (v is int ? "count" : v is long ? "when" : v is float ? "score" : "weight", v)).ToArray();
        document = document.Select(p => p.Item2 switch
        {
            float.NaN => (p.Item1, (object)BitConverter.Int32BitsToSingle(0x7FC00000)),
            double.NaN => (p.Item1, BitConverter.Int64BitsToDouble(0x7FF8000000000000)),
            _ => p,
        }).ToArray();
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, StoredFieldsMode.BestSpeed, [document]);
        Assert.Equal(StoredText.Of(document), ReadAll(storage, segment).Single());
    }

    [Fact]
    public void A_visitor_gets_what_it_needs_and_no_more()
    {
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, StoredFieldsMode.BestSpeed, [[("title", "a"), ("body", "b"), ("count", 3), ("url", "d")]]);
        using StoredFieldsReader reader = Open(storage, segment);
        var visitor = new Picky(f => f switch { "title" => StoredFieldStatus.No, "body" => StoredFieldStatus.Yes, "count" => StoredFieldStatus.Stop, _ => StoredFieldStatus.Yes });
        reader.Visit(0, visitor);
        Assert.Equal(["title", "body", "=b", "count"], visitor.Seen);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Visit(1, visitor));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Visit(-1, visitor));
    }

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed, false)]
    [InlineData(StoredFieldsMode.BestSpeed, true)]
    [InlineData(StoredFieldsMode.BestCompression, false)]
    public void Parts_of_documents_in_any_order(StoredFieldsMode mode, bool huge)
    {
        List<(string, object)[]> documents = RandomDocuments(seed: 61, huge ? 40 : 4000, huge);
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, mode, documents);
        using StoredFieldsReader reader = Open(storage, segment);
        var random = new Random(62);
        for (int i = 0; i < (huge ? 300 : 5000); i++)
        {
            int doc = random.Next(documents.Count);
            string[] wanted = [.. s_names.Where(_ => random.Next(3) == 0)];
            int stop = random.Next(20);
            var text = new StoredText(wanted, stop);
            reader.Visit(doc, text);
            Assert.Equal(StoredText.Of([.. documents[doc].Take(stop).Where(f => wanted.Contains(f.Item1))]), text.Take());
        }
    }

    [Fact]
    public void A_document_is_decoded_no_further_than_it_is_read()
    {
        var random = new Random(7);
        string Noise(int length) => string.Create(length, random, (span, r) =>
        {
            foreach (ref char c in span)
            {
                c = (char)r.Next(' ', '~');
            }
        });
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, StoredFieldsMode.BestSpeed, [[("title", "first"), ("body", Noise(100_000)), ("url", "last")]]);

        // Whatever a damaged block stands for is noticed when it is decoded: at its start is a token of literals that exceed it.
        byte[] bytes = Damage.Bytes(storage, "_0.fdt");
        bytes.AsSpan(bytes.Length / 2, 20_000).Fill(0xFF);
        storage.Put("_0.fdt", bytes);
        using StoredFieldsReader reader = Open(storage, segment);
        foreach (string[] fine in (string[][])[["title"], ["title", "url"]])
        {
            var text = new StoredText(fine);
            reader.Visit(0, text);
            Assert.Equal(string.Concat(fine.Select(f => f == "title" ? " title=s:first" : " url=s:last")), text.Take());
        }

        Assert.Throws<CorruptIndexException>(() => reader.Visit(0, new StoredText(["body"])));
    }

    [Fact]
    public void Many_threads_read_the_same()
    {
        List<(string, object)[]> documents = RandomDocuments(seed: 12, 3000, huge: false);
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, StoredFieldsMode.BestSpeed, documents);
        string[] expected = documents.Select(d => StoredText.Of(d)).ToArray();
        using StoredFieldsReader reader = Open(storage, segment);
        Parallel.For(0, 8, thread =>
        {
            var random = new Random(thread);
            var text = new StoredText();
            for (int i = 0; i < 500; i++)
            {
                int doc = random.Next(expected.Length);
                reader.Visit(doc, text);
                Assert.Equal(expected[doc], text.Take());
            }
        });
    }

    [Theory]
    [InlineData(false, false, StoredFieldsMode.BestSpeed)]
    [InlineData(false, false, StoredFieldsMode.BestCompression)]
    [InlineData(true, false, StoredFieldsMode.BestSpeed)]
    [InlineData(false, true, StoredFieldsMode.BestSpeed)]
    [InlineData(true, true, StoredFieldsMode.BestCompression)]
    public void Copies_segments(bool deletions, bool otherFieldNumbers, StoredFieldsMode mode)
    {
        var sources = new List<(StoredFieldsReader Reader, Bits? Live)>();
        var expected = new List<string>();
        FieldInfos fields = Fields(otherFieldNumbers);
        var target = new MemoryStorage();
        SegmentInfo segment = NewSegment("_t");
        (string, object)[] own = [("title", "between")];
        using (var writer = new StoredFieldsWriter(new SegmentWriteState(target, segment, fields), mode))
        {
            for (int i = 0; i < 4; i++)
            {
                List<(string, object)[]> documents = RandomDocuments(seed: 100 + i, i switch { 1 => 12, 3 => 3, _ => 3500 }, huge: i == 1);
                var storage = new MemoryStorage();
                using StoredFieldsReader reader = Open(storage, Write(storage, i == 2 ? StoredFieldsMode.BestCompression : StoredFieldsMode.BestSpeed, documents));
                Bits? live = null;
                if (deletions)
                {
                    live = new Bits(documents.Count);
                    for (int doc = 0; doc < documents.Count; doc += 2)
                    {
                        live.Set(doc);
                    }
                }

                writer.CopyFrom(reader, live);
                Add(writer, fields, own);
                expected.AddRange(documents.Where((_, doc) => live?[doc] ?? true).Append(own).Select(d => StoredText.Of(d)));
            }

            segment.MaxDoc = expected.Count;
            writer.Finish(expected.Count);
        }

        Assert.Equal(expected, ReadAll(target, segment, fields));
    }

    [Fact]
    public void Whole_chunks_are_copied_as_they_are()
    {
        List<(string, object)[]> documents = RandomDocuments(seed: 3, 20_000, huge: false);
        var storage = new MemoryStorage();
        SegmentInfo source = Write(storage, StoredFieldsMode.BestSpeed, documents);
        using StoredFieldsReader reader = Open(storage, source);
        var target = new MemoryStorage();
        SegmentInfo segment = NewSegment("_t", documents.Count);
        using (var writer = new StoredFieldsWriter(new SegmentWriteState(target, segment, Fields()), StoredFieldsMode.BestSpeed))
        {
            writer.CopyFrom(reader, null);
            writer.Finish(documents.Count);
        }

        byte[] copied = Damage.Bytes(target, "_t.fdt");
        byte[] original = Damage.Bytes(storage, "_0.fdt");
        Assert.True(copied.AsSpan(80, copied.Length - 100).SequenceEqual(original.AsSpan(80, original.Length - 100)));
    }

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed)]
    [InlineData(StoredFieldsMode.BestCompression)]
    public void Damage_is_found_or_contained(StoredFieldsMode mode)
    {
        var storage = new MemoryStorage();
        SegmentInfo segment = Write(storage, mode, RandomDocuments(seed: 9, 40, huge: false).Where(d => d.Sum(f => f.Item2 is string s ? s.Length : 8) < 200).Take(6).ToList());
        void Verify()
        {
            using StoredFieldsReader reader = Open(storage, segment);
            reader.CheckIntegrity();
        }

        void Read() => _ = ReadAll(storage, segment);
        foreach (string file in (string[])["_0.fdt", "_0.fdx", "_0.fdm"])
        {
            Damage.IsFoundByChecksum(storage, file, Verify);
            Damage.IsContained(storage, file, Read);
            Damage.TruncationIsFound(storage, file, Verify);
        }
    }

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed, false)]
    [InlineData(StoredFieldsMode.BestSpeed, true)]
    [InlineData(StoredFieldsMode.BestCompression, false)]
    [InlineData(StoredFieldsMode.BestCompression, true)]
    public void Apache_reads_what_we_write(StoredFieldsMode mode, bool huge)
    {
        JavaOracle.SkipUnlessPresent();
        string folder = Directory.CreateTempSubdirectory("search-stored").FullName;
        try
        {
            List<(string, object)[]> documents = RandomDocuments(seed: 31, huge ? 7 : 1500, huge);
            using (var storage = new FileStorage(Path.Combine(folder, "index")))
            {
                WriteIndex(storage, mode, documents);
            }

            using var oracle = new JavaOracle("IndexOracle");
            Assert.Equal("clean", oracle.Ask("check", Path.Combine(folder, "index"))[0]);
            oracle.Ask("dump", Path.Combine(folder, "index"), Path.Combine(folder, "dump"));
            IEnumerable<string> lines = File.ReadLines(Path.Combine(folder, "dump")).Where(l => l.StartsWith("doc ", StringComparison.Ordinal));
            Assert.Equal(documents.Select((d, i) => $"doc {i}{StoredText.Of(d)}"), lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Apache_merges_our_chunks_and_we_merge_the_result()
    {
        JavaOracle.SkipUnlessPresent();
        string folder = Directory.CreateTempSubdirectory("search-stored").FullName;
        try
        {
            string index = Path.Combine(folder, "index");
            List<string> expected = [];
            using var storage = new FileStorage(index);
            IndexWriterOptions options = IndexWriterTests.Options() with { MergeExecution = MergeExecution.Never };
            void AddSegments()
            {
                using var writer = new IndexWriter(storage, options);
                for (int segment = 0; segment < 3; segment++)
                {
                    for (int i = 0; i < 700; i++)
                    {
                        string title = $"t{expected.Count}";
                        string body = string.Concat(Enumerable.Range(i, 25).Select(GoldenDocuments.Body));
                        expected.Add(StoredText.Of([("title", title), ("body", body)]));
                        writer.AddDocument(new Document(new StoredField("title", title), new StoredField("body", body)));
                    }

                    // Of one segment Apache copies documents rather than chunks.
                    if (segment == 1)
                    {
                        writer.AddDocument(new Document(new StringField("id", "gone", stored: true)));
                        writer.Flush();
                        writer.DeleteDocuments(new Term("id", "gone"));
                    }

                    writer.Flush();
                }

                writer.Commit();
            }

            void Verify()
            {
                using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
                IEnumerable<string> found = reader.Leaves.SelectMany(l => Enumerable.Range(0, l.Reader.MaxDoc).Select(doc =>
                {
                    var text = new StoredText();
                    l.Reader.StoredFields(doc, text);
                    return text.Take();
                }));
                Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            }

            AddSegments();
            using var oracle = new JavaOracle("IndexOracle");
            oracle.Ask("merge", index);
            Assert.Equal("clean", oracle.Ask("check", index)[0]);
            Verify();
            AddSegments();
            using (var writer = new IndexWriter(storage, options))
            {
                writer.ForceMerge(1);
                writer.Commit();
            }

            Assert.Equal("clean", oracle.Ask("check", index)[0]);
            Verify();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteIndex(IndexStorage storage, StoredFieldsMode mode, List<(string, object)[]> documents)
    {
        SegmentInfo segment = Write(storage, mode, documents);
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

    private static SegmentInfo Write(IndexStorage storage, StoredFieldsMode mode, List<(string, object)[]> documents)
    {
        SegmentInfo segment = NewSegment("_0", documents.Count);
        FieldInfos fields = Fields();
        using var writer = new StoredFieldsWriter(new SegmentWriteState(storage, segment, fields), mode);
        foreach ((string, object)[] document in documents)
        {
            Add(writer, fields, document);
        }

        writer.Finish(documents.Count);
        return segment;
    }

    private static void Add(StoredFieldsWriter writer, FieldInfos fields, (string Name, object Value)[] document)
    {
        writer.StartDocument();
        foreach ((string name, object value) in document)
        {
            FieldInfo field = fields[name]!;
            switch (value)
            {
                case string s when s.Length % 2 == 0:
                    writer.Add(field, s);
                    break;
                case string s:
                    writer.AddUtf8(field, Encoding.UTF8.GetBytes(s));
                    break;
                case int i:
                    writer.Add(field, i);
                    break;
                case long l:
                    writer.Add(field, l);
                    break;
                case float f:
                    writer.Add(field, f);
                    break;
                case double d:
                    writer.Add(field, d);
                    break;
                case byte[] b:
                    writer.AddBytes(field, b);
                    break;
            }
        }

        writer.FinishDocument();
    }

    private static SegmentInfo NewSegment(string name, int maxDoc = -1) => new() { Name = name, Id = Guid.NewGuid().ToByteArray(), MaxDoc = maxDoc };

    private static FieldInfos Fields(bool reversed = false) =>
        new(s_names.Select((name, i) => new FieldInfo { Name = name, Number = reversed ? 20 - i : i }));

    private static StoredFieldsReader Open(MemoryStorage storage, SegmentInfo segment, FieldInfos? fields = null) =>
        new(new SegmentReadState(storage, segment, fields ?? Fields()));

    private static List<string> ReadAll(MemoryStorage storage, SegmentInfo segment, FieldInfos? fields = null)
    {
        using CompoundStorage? compound = segment.IsCompoundFile ? new CompoundStorage(storage, segment) : null;
        IndexStorage files = compound is null ? storage : compound;
        fields ??= files.FileExists(segment.FileName("", "fnm")) ? FieldInfosFormat.Read(files, segment) : Fields();
        using var reader = new StoredFieldsReader(new SegmentReadState(files, segment, fields));
        var text = new StoredText();
        var lines = new List<string>();
        for (int doc = 0; doc < segment.MaxDoc; doc++)
        {
            reader.Visit(doc, text);
            lines.Add(text.Take());
        }

        return lines;
    }

    private static List<(string, object)[]> RandomDocuments(int seed, int count, bool huge)
    {
        var random = new Random(seed);
        var documents = new List<(string, object)[]>(count);
        for (int doc = 0; doc < count; doc++)
        {
            var fields = new (string, object)[random.Next(8) == 0 ? 0 : random.Next(9)];
            for (int i = 0; i < fields.Length; i++)
            {
                int field = random.Next(s_names.Length);
                fields[i] = (s_names[field], RandomValue(random, field, huge && doc % 5 == 1));
            }

            documents.Add(fields);
        }

        return documents;
    }

    private static object RandomValue(Random random, int field, bool huge)
    {
        switch (field)
        {
            case 2:
                return random.Next(int.MinValue, int.MaxValue) >> random.Next(32);
            case 3:
                return random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            case 4:
                return (float)random.Next(-300, 300) / (1 + random.Next(3));
            case 5:
                return random.Next(-300, 300) / (1.0 + random.Next(3));
            case 6:
                byte[] bytes = new byte[huge ? random.Next(1_500_000) : random.Next(30)];
                random.NextBytes(bytes);
                return bytes;
            default:
                var text = new StringBuilder();
                for (int words = huge ? random.Next(70_000) : random.Next(40); words > 0; words--)
                {
                    text.Append(GoldenDocuments.Body(random.Next(200)).AsSpan(0, random.Next(20))).Append(random.Next(1000)).Append('ä');
                }

                return text.ToString();
        }
    }

    private sealed class Picky(Func<string, StoredFieldStatus> answer) : StoredFieldVisitor
    {
        public List<string> Seen { get; } = [];

        public override StoredFieldStatus Needs(FieldInfo field)
        {
            Seen.Add(field.Name);
            return answer(field.Name);
        }

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Seen.Add("=" + Encoding.UTF8.GetString(utf8));

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => throw new InvalidOperationException();

        public override void Int32Field(FieldInfo field, int value) => throw new InvalidOperationException();

        public override void Int64Field(FieldInfo field, long value) => throw new InvalidOperationException();

        public override void SingleField(FieldInfo field, float value) => throw new InvalidOperationException();

        public override void DoubleField(FieldInfo field, double value) => throw new InvalidOperationException();
    }
}
