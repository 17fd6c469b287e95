using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Power and disks fail at every single operation of a script; an acknowledged commit is never lost.</summary>
public sealed class IndexWriterCrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_error_at_any_operation_leaves_an_acknowledged_commit(bool fromThenOn)
    {
        long operations = 0;
        for (long failAt = 1; failAt == 1 || failAt <= operations; failAt++)
        {
            using var storage = new VolatileStorage { FailAt = failAt, FailFromThenOn = fromThenOn };
            int acknowledged = Run(storage, out int attempted);
            if (failAt == 1)
            {
                using var healthy = new VolatileStorage();
                Assert.Equal(5, Run(healthy, out _));
                operations = healthy.Operations;
            }

            storage.FailAt = 0;
            CheckHolds(storage, acknowledged, attempted, failAt);
            using (var next = new IndexWriter(storage, IndexWriterTests.Options()))
            {
                next.UpdateDocument(new Term("id", "neu"), IndexWriterTests.Doc("neu", "danach"));
            }

            using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
            Assert.Contains("neu", StoredStrings.All(reader, "id"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_crash_at_any_operation_leaves_an_acknowledged_commit(int seed)
    {
        var random = new Random(seed);
        using var healthy = new VolatileStorage();
        Run(healthy, out _);
        for (long crashAt = 1; crashAt <= healthy.Operations; crashAt++)
        {
            using var storage = new VolatileStorage { FailAt = crashAt, FailFromThenOn = true };
            int acknowledged = Run(storage, out int attempted);
            using MemoryStorage left = storage.AfterCrash(() => random.Next(2) == 0);
            CheckHolds(left, acknowledged, attempted, crashAt);
            using var next = new IndexWriter(left, IndexWriterTests.Options());
            next.AddDocument(IndexWriterTests.Doc("neu", "danach"));
            next.Commit();
        }
    }

    /// <summary>Five commits with updates, deletes and merges; returns how many were acknowledged.</summary>
    private static int Run(IndexStorage storage, out int attempted)
    {
        int acknowledged = 0;
        attempted = 0;
        try
        {
            using var writer = new IndexWriter(storage, IndexWriterTests.Options() with { CommitOnDispose = false });
            for (int round = 1; round <= 5; round++)
            {
                for (int i = 0; i < 4; i++)
                {
                    writer.UpdateDocument(new Term("id", $"{i}"), IndexWriterTests.Doc($"{i}", $"runde {round}"));
                    if (i == 1)
                    {
                        writer.Flush();
                    }
                }

                if (round == 4)
                {
                    writer.ForceMerge(1);
                }

                attempted = round;
                writer.Commit();
                acknowledged = round;
            }
        }
        catch (IOException)
        {
        }
        catch (WriterClosedException)
        {
        }

        return acknowledged;
    }

    private static void CheckHolds(IndexStorage storage, int acknowledged, int attempted, long failAt)
    {
        if (acknowledged == 0 && !DirectoryReader.IndexExists(storage))
        {
            return;
        }

        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
        string[] bodies = StoredStrings.All(reader, "body").Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(
            bodies is [var body] && (body == $"runde {acknowledged}" || body == $"runde {attempted}"),
            $"failing at {failAt}, {acknowledged} commits acknowledged and {attempted} tried, the index holds [{string.Join(", ", bodies)}]");
        Assert.Equal(4, reader.NumDocs);
    }
}
