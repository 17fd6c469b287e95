using System.Runtime.ExceptionServices;
using Search.Lucene.Codecs.Compound;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing;

/// <summary>Makes segments out of what was gathered in memory, and does what completes every new segment. Thread-safe.</summary>
internal sealed class SegmentCompleter(IndexStorage storage, IndexWriterOptions options, IndexShape shape, SegmentList segments, WriterHealth health)
{
    /// <summary>Packs the files if so wanted and writes the segment info, which completes the segment.</summary>
    public void Complete(SegmentInfo segment)
    {
        if (options.UseCompoundFile)
        {
            string[] parts = segment.Files.ToArray();
            IReadOnlyList<string> packed = CompoundFormat.Write(storage, segment);
            Delete(parts);
            segment.Files.Clear();
            segment.Files.UnionWith(packed);
            segment.IsCompoundFile = true;
        }

        SegmentInfoFormat.Write(storage, segment);
    }

    /// <summary>Writes in-memory segments at the same time and adds them to the list.</summary>
    public void Flush(SegmentBuilder[] builders)
    {
        if (builders.Length == 1)
        {
            Flush(builders[0]);
            return;
        }

        try
        {
            Parallel.ForEach(builders, Flush);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>Writes an in-memory segment and adds it to the list; one of which every document failed leaves nothing.</summary>
    public void Flush(SegmentBuilder builder)
    {
        using (builder)
        {
            SegmentInfo segment = builder.Segment;
            Bits? live = builder.Flush();
            if (builder.IsEmpty)
            {
                Delete(segment.Files);
                segments.Abandon(segment.Name);
            }
            else if (shape.Sort.Count > 0)
            {
                FlushSorted(segment, live, builder.Sequences);
            }
            else
            {
                Complete(segment);
                Add(segment, live, builder.Sequences.ToArray());
            }
        }
    }

    /// <summary>
    /// Documents were streamed as they came; rewriting the segment by a merge of itself brings them in order. It costs a sorted
    /// index a second pass a flush and spares all others any thought of order.
    /// </summary>
    private void FlushSorted(SegmentInfo unsorted, Bits? live, ReadOnlySpan<long> sequences)
    {
        SegmentInfo segment = segments.NewSegment("flush", shape.Sort);
        var commit = new SegmentCommitInfo { Info = unsorted };
        var version = new SegmentVersion(storage, commit, new SegmentCore(storage, unsorted));
        long[] sorted;
        try
        {
            var merger = new SegmentMerger(
                storage, segment, [new SegmentReader(version, commit, live, false)], shape.Schema, options.StoredFields, health.Closing);
            merger.Merge();
            sorted = new long[segment.MaxDoc];
            for (int doc = 0; doc < sequences.Length; doc++)
            {
                int mapped = merger.Sources[0].Map(doc);
                if (mapped >= 0)
                {
                    sorted[mapped] = sequences[doc];
                }
            }
        }
        finally
        {
            version.ReleaseReference();
        }

        Complete(segment);
        Delete(unsorted.Files);
        segments.Abandon(unsorted.Name);
        Add(segment, null, sorted);
    }

    private void Add(SegmentInfo segment, Bits? live, long[] sequences)
    {
        var entry = new SegmentEntry(storage, new SegmentCommitInfo { Info = segment, Id = SegmentList.NewId() }, shape.SoftDeletesField, sequences);
        if (live is not null)
        {
            entry.SetHardLiveDocs(live);
        }

        segments.Add(entry);
    }

    private void Delete(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            storage.Delete(file);
        }
    }
}
