using Search.Lucene.Storage;
using Search.Lucene.Tests.Storage;
using Search.Lucene.Writing;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Tests.Writing;

/// <summary>Background merges are bounded, and threads that add wait for them when they fall behind.</summary>
public sealed class MergeThrottlingTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public async Task Adders_wait_while_merges_are_held_up_and_go_on_afterwards(int concurrent, int waiting)
    {
        const int Flushes = 60;
        using var inner = new MemoryStorage();
        using var storage = new GatedStorage(inner, name => name.StartsWith('_') && name.EndsWith(".fdm", StringComparison.Ordinal));
        IndexWriterOptions options = IndexWriterTests.Options() with
        {
            MergeExecution = MergeExecution.Background,
            MaxConcurrentMerges = concurrent,
            MaxWaitingMerges = waiting,
            MergePolicy = new TieredMergePolicy { MaxMergeAtOnce = 2, SegmentsPerTier = 2 },
        };
        using var writer = new IndexWriter(storage, options);
        int flushed = 0;
        Task adding = Task.Run(
            () =>
            {
                for (int i = 0; i < Flushes; i++)
                {
                    GatedStorage.IsExempt = true;
                    writer.AddDocument(IndexWriterTests.Doc($"{i}", "wort"));
                    writer.Flush();
                    Interlocked.Increment(ref flushed);
                }
            },
            TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => storage.Held == concurrent, TimeSpan.FromSeconds(30)), "no merge began");
        Assert.False(SpinWait.SpinUntil(() => adding.IsCompleted || storage.Held > concurrent, TimeSpan.FromMilliseconds(300)));
        int stalledAt = Volatile.Read(ref flushed);
        Assert.True(stalledAt < Flushes);

        storage.Open();
        await adding;
        writer.WaitForMerges();
        Assert.Equal(Flushes, writer.DocCount);
        Assert.True(writer.SegmentCount < Flushes / 2);
        Assert.True(storage.MostHeld <= concurrent);
    }
}
