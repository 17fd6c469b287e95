using System.Text;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Columns change without their documents being indexed anew.</summary>
public sealed class DocValuesUpdateTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Values_are_set_and_taken_away_in_documents_added_before(bool compound)
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(
            storage, IndexWriterTests.Options() with { UseCompoundFile = compound, MergeExecution = MergeExecution.Never });
        for (int i = 0; i < 6; i++)
        {
            writer.AddDocument(Doc($"{i % 3}", i));
        }

        writer.Commit();
        writer.UpdateNumericDocValue(new Term("id", "1"), "n", 100);
        writer.UpdateNumericDocValue(new Term("id", "1"), "n", 101);
        writer.AddDocument(Doc("1", 6));
        writer.UpdateDocValues(new Term("id", "2"), DocValuesUpdate.Remove("n", DocValuesType.Numeric), DocValuesUpdate.Binary("b", "neu"u8.ToArray()));
        writer.UpdateNumericDocValue(new Term("id", "keins"), "n", 1);
        writer.Commit();
        using (DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true))
        {
            Assert.Equal([0, 101, 3, 101, 6], ColumnValues.Of(reader, "n"));
            Assert.Equal(["b0", "b1", "neu", "b3", "b4", "neu"], Binaries(reader.Leaves[0].Reader));
            Assert.Equal(2, ((SegmentReader)reader.Leaves[0].Reader).Commit.DocValuesUpdateFiles.Count);
        }

        writer.UpdateNumericDocValue(new Term("id", "2"), "n", 7);
        writer.UpdateNumericDocValue(new Term("id", "0"), "spaeter", 8);
        writer.Commit();
        using (DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true))
        {
            Assert.Equal([0, 101, 7, 3, 101, 7, 6], ColumnValues.Of(reader, "n"));
            Assert.Equal([8, 8], ColumnValues.Of(reader, "spaeter"));
            Assert.Equal(3, ((SegmentReader)reader.Leaves[0].Reader).Commit.DocValuesUpdateFiles.Count);
        }

        writer.ForceMerge(1);
        writer.Commit();
        using DirectoryReader merged = DirectoryReader.Open(storage, verifyChecksums: true);
        Assert.Equal([0, 101, 7, 3, 101, 7, 6], ColumnValues.Of(merged, "n"));
        Assert.Equal(["b0", "b1", "neu", "b3", "b4", "neu", "b6"], Binaries(merged.Leaves[0].Reader));
        Assert.Empty(((SegmentReader)merged.Leaves[0].Reader).Commit.DocValuesUpdateFiles);
        Assert.DoesNotContain(storage.ListFiles(), f => f.StartsWith("_0", StringComparison.Ordinal));
    }

    [Fact]
    public void Updates_survive_a_new_writer_and_are_dropped_by_rollback()
    {
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, IndexWriterTests.Options()))
        {
            writer.AddDocument(Doc("1", 1));
            writer.Commit();
            writer.UpdateNumericDocValue(new Term("id", "1"), "n", 2);
        }

        string[] files = storage.ListFiles().ToArray();
        var second = new IndexWriter(storage, IndexWriterTests.Options());
        second.UpdateNumericDocValue(new Term("id", "1"), "n", 3);
        second.Flush();
        second.Rollback();
        Assert.Equal(files, storage.ListFiles());
        using (var third = new IndexWriter(storage, IndexWriterTests.Options()))
        {
            third.UpdateNumericDocValue(new Term("id", "1"), "m", 4);
        }

        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
        Assert.Equal([2], ColumnValues.Of(reader, "n"));
        Assert.Equal([4], ColumnValues.Of(reader, "m"));
    }

    [Fact]
    public void Unfit_updates_are_refused()
    {
        using var writer = new IndexWriter(new MemoryStorage(), IndexWriterTests.Options() with { IndexSort = [IndexSortField.Int64("sort")] });
        writer.AddDocument(Doc("1", 1));
        var term = new Term("id", "1");
        Assert.Throws<DocumentRefusedException>(() => writer.UpdateBinaryDocValue(term, "n", "x"u8.ToArray()));
        Assert.Throws<ArgumentException>(() => writer.UpdateNumericDocValue(term, "sort", 1));
        Assert.Throws<ArgumentException>(() => writer.UpdateDocValues(term));
        Assert.Throws<ArgumentException>(() => DocValuesUpdate.Remove("n", DocValuesType.Sorted));
    }

    [Fact]
    public void Readers_over_the_writer_share_what_did_not_change()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options());
        writer.AddDocument(Doc("1", 1));
        using DirectoryReader first = DirectoryReader.Open(writer);
        writer.UpdateNumericDocValue(new Term("id", "1"), "n", 2);
        using DirectoryReader second = DirectoryReader.OpenIfChanged(first)!;
        Assert.Equal([1], ColumnValues.Of(first, "n"));
        Assert.Equal([2], ColumnValues.Of(second, "n"));
        Assert.Same(((SegmentReader)first.Leaves[0].Reader).Core, ((SegmentReader)second.Leaves[0].Reader).Core);
    }

    /// <summary>Updates that come while their documents are being merged reach the merged segment.</summary>
    [Fact]
    public async Task Updates_are_carried_over_by_merges_that_run()
    {
        const int Rounds = 150;
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options() with { MergeExecution = MergeExecution.Background });
        using var stop = new CancellationTokenSource();
        Task merging = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    writer.ForceMerge(1);
                }
            },
            TestContext.Current.CancellationToken);
        for (int i = 0; i < Rounds; i++)
        {
            writer.AddDocument(Doc($"{i}", i));
            writer.UpdateNumericDocValue(new Term("alle", "x"), "runde", i);
            writer.DeleteDocuments(new Term("id", $"{i - 20}"));
            using DirectoryReader reader = DirectoryReader.Open(writer);
            Assert.Equal(Math.Min(i + 1, 20), reader.NumDocs);
            Assert.All(ColumnValues.Of(reader, "runde"), r => Assert.Equal(i, r));
            Assert.Equal(reader.NumDocs, ColumnValues.Of(reader, "runde").Count);
        }

        await stop.CancelAsync();
        await merging;
    }

    private static Document Doc(string id, int n) => new(
        new StringField("id", id, stored: true),
        new StringField("alle", "x"),
        new NumericDocValuesField("n", n),
        new BinaryDocValuesField("b", Encoding.UTF8.GetBytes($"b{n}")));

    private static List<string> Binaries(LeafReader leaf)
    {
        var all = new List<string>();
        BinaryDocValues column = leaf.BinaryDocValues("b")!;
        while (column.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            all.Add(Encoding.UTF8.GetString(column.Value));
        }

        return all;
    }
}
