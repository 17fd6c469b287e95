using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>A snapshot keeps the files of a commit while writing goes on.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_snapshot_survives_commits_and_merges_and_goes_when_released()
    {
        using var storage = new MemoryStorage();
        var policy = new SnapshotDeletionPolicy();
        Assert.Throws<InvalidOperationException>(policy.Snapshot);
        using var writer = new IndexWriter(storage, IndexWriterTests.Options() with { DeletionPolicy = policy });
        Assert.Throws<InvalidOperationException>(policy.Snapshot);
        writer.AddDocument(IndexWriterTests.Doc("1", "alt"));
        writer.AddDocument(IndexWriterTests.Doc("2", "alt"));
        writer.Commit();
        CommitSnapshot snapshot = policy.Snapshot();
        CommitSnapshot again = policy.Snapshot();
        string[] kept = snapshot.Files.ToArray();
        writer.DeleteDocuments(new Term("id", "1"));
        writer.AddDocument(IndexWriterTests.Doc("3", "neu"));
        writer.Commit();
        writer.ForceMerge(1);
        writer.Commit();
        Assert.Empty(kept.Except(storage.ListFiles()));
        using (DirectoryReader reader = DirectoryReader.Open(storage, snapshot.Commit))
        {
            Assert.Equal(["1", "2"], StoredStrings.All(reader, "id"));
        }

        using var copy = new MemoryStorage();
        snapshot.CopyTo(copy, TestContext.Current.CancellationToken);
        Assert.Equal(kept, copy.ListFiles());
        using (DirectoryReader reader = DirectoryReader.Open(copy, verifyChecksums: true))
        {
            Assert.Equal(["1", "2"], StoredStrings.All(reader, "id"));
        }

        snapshot.Dispose();
        snapshot.Dispose();
        writer.AddDocument(IndexWriterTests.Doc("4", "neu"));
        writer.Commit();
        Assert.Empty(kept.Except(storage.ListFiles()));
        again.Dispose();
        Assert.Equal(0, policy.HeldCount);
        writer.AddDocument(IndexWriterTests.Doc("5", "neu"));
        writer.Commit();
        Assert.Empty(kept.Intersect(storage.ListFiles()));
        Assert.Throws<ObjectDisposedException>(() => snapshot.CopyTo(copy));
    }

    [Fact]
    public async Task Backups_are_whole_while_others_write_commit_and_merge()
    {
        const int Backups = 30;
        using var storage = new MemoryStorage();
        var policy = new SnapshotDeletionPolicy();
        using var writer = new IndexWriter(
            storage, IndexWriterTests.Options() with { DeletionPolicy = policy, MergeExecution = MergeExecution.Background });
        writer.AddDocument(IndexWriterTests.Doc("x", "0"));
        writer.Commit();
        using var stop = new CancellationTokenSource();
        Task writing = Task.Run(
            () =>
            {
                for (int i = 1; !stop.IsCancellationRequested; i++)
                {
                    // Every commit holds one generation of the document and 10 of ballast.
                    writer.UpdateDocument(new Term("id", "x"), IndexWriterTests.Doc("x", $"{i}"));
                    for (int j = 0; j < 10; j++)
                    {
                        writer.UpdateDocument(new Term("id", $"{j}"), IndexWriterTests.Doc($"{j}", $"ballast {i}"));
                    }

                    writer.Commit();
                }
            },
            TestContext.Current.CancellationToken);
        for (int i = 0; i < Backups; i++)
        {
            using var copy = new MemoryStorage();
            using (CommitSnapshot snapshot = policy.Snapshot())
            {
                snapshot.CopyTo(copy, TestContext.Current.CancellationToken);
            }

            using DirectoryReader reader = DirectoryReader.Open(copy, verifyChecksums: true);
            Assert.Single(StoredStrings.All(reader, "id"), id => id == "x");
            Assert.True(reader.NumDocs is 1 or 11);
        }

        await stop.CancelAsync();
        await writing;
    }
}
