using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing;

/// <summary>
/// Merges segments of the list into one, while deletes and updates go on coming: what changes of the sources meanwhile is carried
/// over to the result. Several merges of different segments may run at a time.
/// </summary>
internal sealed class MergeRunner(
    IndexStorage storage,
    IndexWriterOptions options,
    IndexShape shape,
    SegmentList segments,
    CommitLog commits,
    SegmentCompleter completer,
    ColumnUpdateWriter columns,
    WriterHealth health)
{
    /// <summary>What the policy would merge next, marked as merging; empty when all is well.</summary>
    public List<SegmentEntry> ChooseDue()
    {
        lock (segments.Sync)
        {
            List<SegmentEntry> free = segments.Entries.Where(s => !s.IsMerging).ToList();
            IReadOnlyList<int> chosen = options.MergePolicy.FindMerge(free.ConvertAll(s => new MergeCandidate(s.SizeInBytes, s.MaxDoc, s.DeleteCount)));
            return Mark(chosen.Select(i => free[i]).ToList());
        }
    }

    /// <summary>Marks the segments as merging and returns them.</summary>
    public List<SegmentEntry> Mark(List<SegmentEntry> chosen)
    {
        lock (segments.Sync)
        {
            chosen.ForEach(s => s.BeginMerge());
            return chosen;
        }
    }

    /// <summary>Takes the mark back from segments that will not be merged after all.</summary>
    public void Unmark(List<SegmentEntry> chosen)
    {
        lock (segments.Sync)
        {
            chosen.ForEach(s => s.EndMerge());
        }
    }

    /// <summary>Merges marked segments; returns the new one, or null when no document was left.</summary>
    public SegmentEntry? Merge(List<SegmentEntry> chosen)
    {
        SegmentInfo segment = segments.NewSegment("merge", shape.Sort);
        var readers = new List<SegmentReader>(chosen.Count);
        try
        {
            lock (segments.Sync)
            {
                chosen.ForEach(s => readers.Add(s.OpenReader()));
            }

            var merger = new SegmentMerger(storage, segment, readers, shape.Schema, options.StoredFields, health.Closing);
            if (segment.MaxDoc > 0)
            {
                merger.Merge();
                completer.Complete(segment);
            }

            lock (segments.Sync)
            {
                health.Closing.ThrowIfCancellationRequested();
                SegmentEntry? result = segment.MaxDoc > 0 ? CarryOver(segment, merger.Sources, chosen) : null;
                segments.Replace(chosen, result);
                commits.Sweep();
                return result;
            }
        }
        finally
        {
            segments.Abandon(segment.Name);
            readers.ForEach(r => r.Version.ReleaseReference());
            Unmark(chosen);
        }
    }

    /// <summary>The merged segment, with what was deleted and updated during the merge, and operation numbers still needed.</summary>
    private SegmentEntry CarryOver(SegmentInfo segment, IReadOnlyList<MergeSource> sources, List<SegmentEntry> chosen)
    {
        var changes = new Dictionary<string, ColumnChanges>(StringComparer.Ordinal);
        Bits? live = null;
        long[]? sequences = chosen.Exists(s => s.Sequences is not null) ? new long[segment.MaxDoc] : null;
        for (int i = 0; i < chosen.Count; i++)
        {
            SegmentEntry entry = chosen[i];
            MergeSource source = sources[i];
            for (int doc = 0; doc < entry.MaxDoc; doc++)
            {
                int mapped = source.Map(doc);
                if (mapped < 0)
                {
                    continue;
                }

                if (entry.HardLiveDocs is { } hard && !hard[doc])
                {
                    live ??= Bits.CopyOrAll(null, segment.MaxDoc);
                    live.Clear(mapped);
                }

                if (entry.Sequences is not null)
                {
                    sequences![mapped] = entry.Sequences[doc];
                }
            }

            foreach (ColumnChanges change in entry.ChangesDuringMerge ?? [])
            {
                if (!changes.TryGetValue(change.Field, out ColumnChanges? column))
                {
                    column = new ColumnChanges(change.Field, change.Type);
                    changes.Add(change.Field, column);
                }

                column.AddMapped(change, source.Map);
            }
        }

        var result = new SegmentEntry(storage, new SegmentCommitInfo { Info = segment, Id = SegmentList.NewId() }, shape.SoftDeletesField, sequences);
        if (live is not null)
        {
            result.SetHardLiveDocs(live);
        }

        ColumnChanges[] changed = changes.Values.Where(c => !c.IsEmpty).ToArray();
        if (changed.Length > 0)
        {
            result.Update(columns, changed);
        }

        return result;
    }
}
