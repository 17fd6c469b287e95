using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Codecs.Points;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Model;
using Search.Lucene.Writing.Columns;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing;

/// <summary>Writes what the fields of a segment gathered in memory, a file of each kind where any field has something for it.</summary>
internal static class SegmentFlush
{
    /// <summary>Norms, doc values and points.</summary>
    /// <param name="buffers">The fields, by number.</param>
    /// <param name="infos">What the segment says of each.</param>
    /// <param name="state">The segment.</param>
    public static void WriteColumns(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        WriteNorms(buffers, infos, state);
        WriteDocValues(buffers, infos, state);
        WritePoints(buffers, infos, state);
    }

    private static void WriteNorms(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.HasNorms))
        {
            return;
        }

        using var writer = new NormsWriter(state);
        for (int i = 0; i < buffers.Length; i++)
        {
            if (infos[i].HasNorms)
            {
                NormsBuffer norms = buffers[i].Inverter!.Norms;
                writer.Add(infos[i], () => norms.Open(state.Segment.MaxDoc));
            }
        }

        writer.Finish();
    }

    private static void WriteDocValues(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.DocValuesType != DocValuesType.None))
        {
            return;
        }

        using var writer = new DocValuesWriter(state);
        for (int i = 0; i < buffers.Length; i++)
        {
            if (infos[i].DocValuesType != DocValuesType.None)
            {
                buffers[i].Column!.Flush(infos[i], writer);
            }
        }

        writer.Finish();
    }

    private static void WritePoints(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.PointDimensionCount > 0))
        {
            return;
        }

        using var writer = new PointsWriter(state);
        for (int i = 0; i < buffers.Length; i++)
        {
            if (infos[i].PointDimensionCount > 0)
            {
                PointBuffer points = buffers[i].Points!;
                writer.Add(infos[i], points.Count, points.Open());
            }
        }

        writer.Finish();
    }

    public static void WritePostings(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.IsIndexed))
        {
            return;
        }

        using var writer = new FieldsWriter(state);
        foreach (FieldBuffer buffer in buffers.OrderBy(b => b.Name, StringComparer.Ordinal))
        {
            FieldInfo info = state.Fields[buffer.Name]!;
            if (info.IsIndexed)
            {
                buffer.Inverter!.Flush(info, writer, state.Segment.MaxDoc);
            }
        }

        writer.Finish();
    }
}
