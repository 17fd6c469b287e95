using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>What a writer promises: visibility at commits, replacing, deleting, refusing, its lock, its leftovers.</summary>
public sealed class IndexWriterTests
{
    private static readonly WhitespaceAnalyzer Analyzer = new();

    [Fact]
    public void What_is_committed_is_read_back()
    {
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, Options()))
        {
            writer.AddDocument(Doc("1", "ein kleines Haus steht am Haus"));
            writer.AddDocument(Doc("2", "größer als ein Haus"));
            Assert.False(DirectoryReader.IndexExists(storage));
            Assert.Equal(1, writer.Commit(new Dictionary<string, string> { ["by"] = "test" }));
        }

        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
        Assert.Equal(2, reader.NumDocs);
        Assert.Equal("test", reader.Commit.UserData["by"]);
        Assert.Equal(["1", "2"], StoredStrings.All(reader, "id"));
        LeafReader leaf = Assert.Single(reader.Leaves).Reader;
        Terms terms = leaf.Terms("body")!;
        Assert.Equal(7, terms.Count);
        TermsEnum cursor = terms.GetEnumerator();
        Assert.True(cursor.SeekExact("Haus"u8));
        Assert.Equal(2, cursor.DocFreq);
        PostingsEnum postings = cursor.Postings(PostingsFeatures.Positions);
        Assert.Equal(0, postings.NextDoc());
        Assert.Equal(2, postings.Freq);
        Assert.Equal(2, postings.NextPosition());
        Assert.Equal(5, postings.NextPosition());
        Assert.Equal(1, postings.NextDoc());
        NumericDocValues norms = leaf.Norms("body")!;
        Assert.True(norms.AdvanceExact(1));
        Assert.Equal(4, norms.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apache_finds_every_kind_of_field_sound(bool compound)
    {
        JavaOracle.SkipUnlessPresent();
        string folder = Directory.CreateTempSubdirectory("search-writer").FullName;
        try
        {
            using (var storage = new FileStorage(folder))
            using (var writer = new IndexWriter(storage, Options() with { UseCompoundFile = compound, MergeExecution = MergeExecution.Inline }))
            {
                for (int i = 0; i < 3000; i++)
                {
                    writer.UpdateDocument(new Term("id", $"{i % 2500}"), FullDoc(i));
                    if (i % 700 == 699)
                    {
                        writer.Flush();
                    }
                }

                writer.DeleteDocuments(new Term("body", "w13"));
                writer.Commit();
                writer.ForceMerge(2);
            }

            using var oracle = new JavaOracle("IndexOracle");
            Assert.Equal("clean", oracle.Ask("check", folder)[0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Fields_of_which_nothing_is_left_do_no_harm()
    {
        string folder = Directory.CreateTempSubdirectory("search-writer").FullName;
        try
        {
            using (var storage = new FileStorage(folder))
            using (var writer = new IndexWriter(storage, Options()))
            {
                writer.AddDocument(new Document(new TextField("body", "", new TextFieldOptions { TermVectors = TermVectorOptions.Positions })));
                writer.Commit();
                writer.AddDocument(FullDoc(1));
                writer.AddDocument(new Document(new StoredField("number", 2)));
                writer.Flush();
                writer.DeleteDocuments(new Term("id", "1"));
                writer.ForceMerge(1);
                writer.Commit();
                using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
                Assert.Equal(["-", "2"], StoredStrings.All(reader, "number"));
            }

            JavaOracle.SkipUnlessPresent();
            using var oracle = new JavaOracle("IndexOracle");
            Assert.Equal("clean", oracle.Ask("check", folder)[0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_update_replaces_what_was_there_before_it_and_nothing_after()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options());
        writer.AddDocument(Doc("a", "alt"));
        writer.Commit();
        writer.UpdateDocument(new Term("id", "a"), Doc("a", "neu"));
        writer.UpdateDocument(new Term("id", "a"), Doc("a", "neuer"));
        writer.AddDocument(Doc("b", "bleibt"));
        writer.DeleteDocuments(new Term("id", "b"), new Term("id", "fehlt"));
        writer.AddDocument(Doc("b", "wieder"));
        Assert.Equal(["alt"], Bodies(storage));
        writer.Commit();
        Assert.Equal(["neuer", "wieder"], Bodies(storage));
    }

    [Fact]
    public void Documents_are_deleted_by_a_selection()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options());
        for (int i = 0; i < 10; i++)
        {
            writer.AddDocument(Doc($"{i}", i % 2 == 0 ? "gerade" : "ungerade"));
        }

        writer.DeleteDocuments(leaf =>
        {
            TermsEnum cursor = leaf.Terms("body")!.GetEnumerator();
            return cursor.SeekExact("gerade"u8) ? cursor.Postings(PostingsFeatures.None) : null;
        });
        writer.AddDocument(Doc("10", "gerade"));
        writer.Commit();
        using DirectoryReader reader = DirectoryReader.Open(storage);
        Assert.Equal(["1", "3", "5", "7", "9", "10"], StoredStrings.All(reader, "id"));
    }

    [Fact]
    public void A_refused_document_leaves_nothing_and_the_writer_goes_on()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options() with { Analyzer = new KeywordAnalyzer() });
        writer.AddDocument(Doc("1", "gut"));
        string immense = new('x', 32767);
        Assert.Equal("body", Assert.Throws<DocumentRefusedException>(() => writer.AddDocument(Doc("2", "halb " + immense))).Field);
        Assert.Equal("id", Assert.Throws<DocumentRefusedException>(() => writer.AddDocument(Doc(immense, "halb"))).Field);
        Assert.Throws<DocumentRefusedException>(() => writer.UpdateDocument(new Term("id", "1"), Doc("3", immense)));
        writer.AddDocument(Doc("4", new string('x', 32766)));
        writer.Commit();
        using DirectoryReader reader = DirectoryReader.Open(storage);
        Assert.Equal(["1", "4"], StoredStrings.All(reader, "id"));
        Assert.Equal(2, reader.NumDocs);
    }

    public static TheoryData<DocumentField, DocumentField> Contradictions => new()
    {
        { new TextField("f", "x"), new StringField("f", "x") },
        { new NumericDocValuesField("f", 1), new SortedNumericDocValuesField("f", 1) },
        { new SortedDocValuesField("f", "x"), new SortedSetDocValuesField("f", "x") },
        { new IntPoint("f", 1), new LongPoint("f", 1) },
        { new IntPoint("f", 1), new IntPoint("f", 1, 2) },
        { new FacetField("f", "x"), new NumericDocValuesField("f", 1) },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_field_keeps_its_options(DocumentField first, DocumentField second)
    {
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, Options()))
        {
            writer.AddDocument(new Document(first));
            Assert.Throws<DocumentRefusedException>(() => writer.AddDocument(new Document(second)));
            Assert.Throws<DocumentRefusedException>(() => writer.AddDocument(new Document(first, second)));
            writer.AddDocument(new Document(first));
        }

        using var next = new IndexWriter(storage, Options());
        Assert.Throws<DocumentRefusedException>(() => next.AddDocument(new Document(second)));
        Assert.Equal(2, next.DocCount);
    }

    [Fact]
    public void A_column_of_one_value_refuses_two()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options());
        Assert.Throws<DocumentRefusedException>(
            () => writer.AddDocument(new Document(new NumericDocValuesField("n", 1), new NumericDocValuesField("n", 2))));
        writer.AddDocument(new Document(new NumericDocValuesField("n", 1)));
        Assert.Equal(1, writer.DocCount);
    }

    [Fact]
    public void A_second_writer_is_refused_until_the_first_is_gone()
    {
        using var storage = new MemoryStorage();
        using (var first = new IndexWriter(storage, Options()))
        {
            Assert.Throws<LockHeldException>(() => new IndexWriter(storage, Options()));
        }

        using var second = new IndexWriter(storage, Options());
        Assert.Throws<IndexNotFoundException>(() => new IndexWriter(new MemoryStorage(), Options() with { OpenMode = OpenMode.Append }));
    }

    [Fact]
    public void Rollback_forgets_everything_since_the_commit()
    {
        using var storage = new MemoryStorage();
        var writer = new IndexWriter(storage, Options());
        writer.AddDocument(Doc("1", "bleibt"));
        writer.Commit();
        string[] files = storage.ListFiles().ToArray();
        writer.AddDocument(Doc("2", "geht"));
        writer.DeleteDocuments(new Term("id", "1"));
        writer.Flush();
        writer.Rollback();
        Assert.Equal(["bleibt"], Bodies(storage));
        Assert.Equal(files, storage.ListFiles());
        Assert.Throws<WriterClosedException>(() => writer.AddDocument(Doc("3", "zu spät")));
    }

    [Fact]
    public void Commit_without_changes_writes_nothing()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options());
        Assert.Equal(1, writer.Commit());
        Assert.Equal(1, writer.Commit());
        Assert.Equal(2, writer.Commit(new Dictionary<string, string> { ["k"] = "v" }));
        Assert.Equal(2, writer.Commit());
        Assert.Equal("v", writer.UserData["k"]);
    }

    [Fact]
    public void Create_replaces_the_old_index_at_its_first_commit()
    {
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, Options()))
        {
            writer.AddDocument(Doc("1", "alt"));
        }

        using (var writer = new IndexWriter(storage, Options() with { OpenMode = OpenMode.Create }))
        {
            writer.AddDocument(Doc("2", "neu"));
            Assert.Equal(["alt"], Bodies(storage));
            writer.Commit();
        }

        Assert.Equal(["neu"], Bodies(storage));
    }

    [Fact]
    public void Leftovers_are_removed_and_files_of_others_are_not()
    {
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, Options()))
        {
            writer.AddDocument(Doc("1", "da"));
        }

        string[] sound = storage.ListFiles().ToArray();
        string[] foreign = ["notes.txt", "_notes", "entities.json"];
        foreach (string file in (string[])["_7.fdt", "_7_Lucene84_0.doc", "_0_9.liv", "pending_segments_2", .. foreign])
        {
            storage.Put(file, "x"u8);
        }

        using (new IndexWriter(storage, Options()))
        {
        }

        Assert.Equal(sound.Concat(foreign).Order(StringComparer.Ordinal), storage.ListFiles().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reader_keeps_its_snapshot_and_shares_segments_when_reopened()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options() with { MergeExecution = MergeExecution.Never });
        writer.AddDocument(Doc("1", "eins"));
        writer.AddDocument(Doc("3", "drei"));
        writer.Commit();
        using DirectoryReader first = DirectoryReader.Open(storage);
        Assert.Null(DirectoryReader.OpenIfChanged(first));
        writer.AddDocument(Doc("2", "zwei"));
        writer.DeleteDocuments(new Term("id", "1"));
        writer.Commit();
        Assert.False(first.IsCurrent());
        using DirectoryReader second = DirectoryReader.OpenIfChanged(first)!;
        writer.ForceMerge(1);
        writer.Commit();

        Assert.Equal(["1", "3"], StoredStrings.All(first, "id"));
        Assert.Equal(["3", "2"], StoredStrings.All(second, "id"));
        Assert.Same(((SegmentReader)first.Leaves[0].Reader).Core, ((SegmentReader)second.Leaves[0].Reader).Core);
        first.Dispose();
        using DirectoryReader third = DirectoryReader.OpenIfChanged(second)!;
        Assert.Equal(["3", "2"], StoredStrings.All(third, "id"));
        Assert.Single(third.Leaves);
        Assert.Throws<ObjectDisposedException>(() => DirectoryReader.OpenIfChanged(first));
    }

    [Fact]
    public void Another_index_is_added_without_its_deleted_documents()
    {
        using var source = new MemoryStorage();
        using (var writer = new IndexWriter(source, Options()))
        {
            writer.AddDocument(Doc("1", "weg"));
            writer.AddDocument(Doc("2", "mit"));
            writer.Commit();
            writer.DeleteDocuments(new Term("id", "1"));
        }

        using var storage = new MemoryStorage();
        using var target = new IndexWriter(storage, Options());
        target.AddDocument(Doc("0", "schon da"));
        using (DirectoryReader reader = DirectoryReader.Open(source))
        {
            target.AddIndexes(reader);
        }

        target.Commit();
        Assert.Equal(["mit", "schon da"], Bodies(storage).Order());
    }

    [Fact]
    public void A_full_buffer_is_flushed()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options() with { RamBufferMegabytes = 2, MergeExecution = MergeExecution.Never });
        for (int i = 0; i < 4000; i++)
        {
            writer.AddDocument(Doc($"{i}", string.Join(' ', Enumerable.Range(i * 10, 40).Select(n => $"wort{n}"))));
        }

        Assert.True(writer.SegmentCount > 1);
        Assert.Equal(4000, writer.DocCount);
    }

    internal static IndexWriterOptions Options() => new() { Analyzer = Analyzer, MergeExecution = MergeExecution.Inline };

    internal static Document Doc(string id, string body) =>
        new(new StringField("id", id, stored: true), new TextField("body", body, TextFieldOptions.StoredText));

    private static Document FullDoc(int i) => new(
        new StringField("id", $"{i % 2500}", stored: true),
        new TextField("body", $"w{i % 17} w{i % 13} grün w{i} w{i % 17}", new TextFieldOptions { TermVectors = TermVectorOptions.Positions | TermVectorOptions.Offsets }),
        new TextField("title", $"Titel {i}", new TextFieldOptions { IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets, Stored = true }),
        new StoredField("number", i),
        new NumericDocValuesField("n", i * 1000L),
        new SortedDocValuesField("s", $"wert{i % 50}"),
        new SortedSetDocValuesField("set", $"a{i % 7}"),
        new SortedSetDocValuesField("set", $"b{i % 3}"),
        new SortedNumericDocValuesField("sn", -i),
        new BinaryDocValuesField("bin", new byte[] { (byte)i, 1, 2 }),
        new FacetField("person", $"Person {i % 40}"),
        new LongPoint("p", i),
        new IntPoint("p2", i, -i));

    private static List<string> Bodies(IndexStorage storage)
    {
        using DirectoryReader reader = DirectoryReader.Open(storage);
        return StoredStrings.All(reader, "body");
    }
}
