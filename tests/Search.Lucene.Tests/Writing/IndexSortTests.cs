using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Segments of a sorted index lie in its order, whether they were flushed or merged.</summary>
public sealed class IndexSortTests
{
    public static TheoryData<string, IndexSortField[], string> Orders => new()
    {
        { "one key", [IndexSortField.Int64("n")], "c-2 d-- e-- b1 a3 f3" },
        { "descending", [IndexSortField.Int64("n", reverse: true)], "a3 f3 b1 d-- e-- c-2" },
        { "missing last", [IndexSortField.Int64("n", missing: long.MaxValue)], "c-2 b1 a3 f3 d-- e--" },
        { "missing first, descending", [IndexSortField.Int64("n", reverse: true, missing: long.MaxValue)], "d-- e-- a3 f3 b1 c-2" },
        { "strings", [IndexSortField.String("s")], "e-- a3 f3 b1 d-- c-2" },
        { "strings, missing last", [IndexSortField.String("s", missingLast: true)], "a3 f3 b1 d-- c-2 e--" },
        { "two keys", [IndexSortField.String("s", missingLast: true), IndexSortField.Int64("n", reverse: true)], "a3 f3 b1 d-- c-2 e--" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Flushes_and_merges_keep_the_order(string name, IndexSortField[] sort, string expected)
    {
        using var storage = new MemoryStorage();
        foreach (int flushes in (int[])[1, 2, 6])
        {
            IndexWriterOptions options = IndexWriterTests.Options() with { IndexSort = sort, OpenMode = OpenMode.Create };
            using (var writer = new IndexWriter(storage, options))
            {
                int count = 0;
                foreach (Document document in Docs())
                {
                    writer.AddDocument(document);
                    if (++count % (6 / flushes) == 0)
                    {
                        writer.Flush();
                    }
                }

                writer.DeleteDocuments(new Term("id", "weg"));
                writer.ForceMerge(1);
            }

            using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
            Assert.True(expected == string.Join(' ', StoredStrings.All(reader, "id")), $"{name}, {flushes} flushes: {string.Join(' ', StoredStrings.All(reader, "id"))}");
            Assert.Equal(sort, reader.Commit.Segments[0].Info.IndexSort);
        }
    }

    [Fact]
    public void Operations_hit_the_right_documents_of_a_sorted_index()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options() with { IndexSort = [IndexSortField.Int64("n", reverse: true)] });
        for (int i = 0; i < 50; i++)
        {
            writer.UpdateDocument(new Term("id", $"{i % 10}"), Doc($"{i % 10}", i, null));
            if (i % 7 == 0)
            {
                writer.UpdateNumericDocValue(new Term("id", $"{(i + 5) % 10}"), "m", i);
            }

            if (i == 20)
            {
                writer.Flush();
            }
        }

        writer.Commit();
        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
        Assert.Equal([49, 48, 47, 46, 45, 44, 43, 42, 41, 40], ColumnValues.Of(reader, "n"));
        Assert.Equal([49L], ColumnValues.Of(reader, "m"));
    }

    [Fact]
    public void The_order_is_kept_by_a_writer_that_does_not_name_it_and_cannot_be_changed()
    {
        using var storage = new MemoryStorage();
        IndexSortField[] sort = [IndexSortField.Int64("n"), IndexSortField.String("s")];
        using (var writer = new IndexWriter(storage, IndexWriterTests.Options() with { IndexSort = sort }))
        {
            writer.AddDocument(Doc("a", 2, null));
        }

        using (var writer = new IndexWriter(storage, IndexWriterTests.Options()))
        {
            Assert.Equal(sort, writer.IndexSort);
            writer.AddDocument(Doc("b", 1, null));
            writer.ForceMerge(1);
        }

        using (DirectoryReader reader = DirectoryReader.Open(storage))
        {
            Assert.Equal([1, 2], ColumnValues.Of(reader, "n"));
        }

        Assert.Throws<ArgumentException>(() => new IndexWriter(storage, IndexWriterTests.Options() with { IndexSort = [IndexSortField.Int64("m")] }));
        Assert.Throws<ArgumentException>(() => new IndexWriter(storage, IndexWriterTests.Options() with { IndexSort = [IndexSortField.String("n")] }));
        using var shorter = new IndexWriter(storage, IndexWriterTests.Options() with { IndexSort = sort[..1] });
        Assert.Throws<DocumentRefusedException>(() => shorter.AddDocument(new Document(new SortedDocValuesField("n", "x"))));
    }

    private static Document[] Docs() =>
    [
        Doc("a3", 3, "x"), Doc("weg", 0, "x"), Doc("b1", 1, "y"), Doc("c-2", -2, "z"), Doc("d--", null, "y"), Doc("e--", null, null), Doc("f3", 3, "x"),
    ];

    private static Document Doc(string id, long? n, string? s)
    {
        Document document = IndexWriterTests.Doc(id, "text " + id);
        if (n is { } number)
        {
            document.Add(new NumericDocValuesField("n", number));
        }

        if (s is not null)
        {
            document.Add(new SortedDocValuesField("s", s));
        }

        return document;
    }
}
