using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// The index of a chunked file (<c>.fdx</c>, <c>.tvx</c>): first document and start of every chunk.
/// <code>
/// meta  = maxDoc:int32 blockShift:int32 chunks + 1:int32 docsStart:int64 monotonic pointersStart:int64 monotonic
///         pointersEnd:int64 maxPointer:int64
/// index = indexHeader(name + "Idx", 0, segment id, suffix) docs:direct[chunks + 1] pointers:direct[chunks + 1] footer
/// </code>
/// The meta part stands inside the component's meta file. The last document is maxDoc, the last pointer the end of the chunks.
/// Format: Apache Lucene 8.8, FieldsIndexWriter.
/// </summary>
internal sealed class ChunkIndexWriter
{
    public const int Version = 0;
    private const int BlockShift = 10;

    private readonly List<int> _docCounts = [];
    private readonly List<long> _starts = [];

    public int ChunkCount => _starts.Count;

    /// <summary>Adds the next chunk.</summary>
    public void Add(int docCount, long start)
    {
        _docCounts.Add(docCount);
        _starts.Add(start);
    }

    /// <summary>Writes the index file and the meta part.</summary>
    public void Finish(SegmentWriteState state, string extension, string name, IndexOutput meta, int maxDoc, long maxPointer)
    {
        using IndexOutput data = state.Create(extension);
        CodecFile.WriteIndexHeader(data, name + "Idx", Version, state.Segment.Id, state.Suffix);
        meta.WriteInt32(maxDoc);
        meta.WriteInt32(BlockShift);
        meta.WriteInt32(_starts.Count + 1);
        meta.WriteInt64(data.Position);
        var docs = new DirectMonotonicWriter(meta, data, _starts.Count + 1L, BlockShift);
        long doc = 0;
        docs.Add(doc);
        foreach (int count in _docCounts)
        {
            doc += count;
            docs.Add(doc);
        }

        docs.Finish();
        if (doc != maxDoc)
        {
            throw new InvalidOperationException($"{doc} documents were written where the segment has {maxDoc}.");
        }

        meta.WriteInt64(data.Position);
        var pointers = new DirectMonotonicWriter(meta, data, _starts.Count + 1L, BlockShift);
        foreach (long start in _starts)
        {
            pointers.Add(start);
        }

        pointers.Add(maxPointer);
        pointers.Finish();
        meta.WriteInt64(data.Position);
        meta.WriteInt64(maxPointer);
        CodecFile.WriteFooter(data);
    }
}
