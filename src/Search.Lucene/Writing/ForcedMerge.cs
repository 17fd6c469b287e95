namespace Search.Lucene.Writing;

/// <summary>Merges the segments that are there when it begins until few are left; those that come meanwhile are left alone.</summary>
internal sealed class ForcedMerge(SegmentList segments, MergeRunner runner, WriterHealth health, int maxSegments)
{
    private const int MaxWidth = 30;
    private readonly List<SegmentEntry> _own = [];

    /// <summary>Runs on the calling thread; no other merge runs meanwhile.</summary>
    public void Run()
    {
        lock (segments.Sync)
        {
            _own.AddRange(segments.Entries);
        }

        while (Choose() is { Count: > 0 } chosen)
        {
            health.Run(() =>
            {
                SegmentEntry? result = runner.Merge(chosen);
                _own.RemoveAll(chosen.Contains);
                if (result is not null)
                {
                    _own.Add(result);
                }
            });
        }
    }

    /// <summary>The smallest segments, as many as must go; marked as merging.</summary>
    private List<SegmentEntry> Choose()
    {
        health.ThrowIfClosed();
        lock (segments.Sync)
        {
            List<SegmentEntry> left = segments.Entries.Where(_own.Contains).ToList();
            int excess = left.Count - maxSegments;
            List<SegmentEntry> chosen = excess > 0
                ? left.OrderBy(s => s.SizeInBytes).Take(Math.Min(excess + 1, maxSegments == 1 ? int.MaxValue : MaxWidth)).ToList()
                : maxSegments == 1 && left.Count == 1 && left[0].DeleteCount > 0 ? left
                : [];
            return runner.Mark(left.FindAll(chosen.Contains));
        }
    }
}
