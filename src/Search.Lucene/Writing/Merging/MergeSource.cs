using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>A segment that goes into a merge, and where its live documents come to stand.</summary>
internal sealed class MergeSource
{
    private readonly int _docBase;
    private readonly int[]? _map;

    public MergeSource(SegmentReader reader, int docBase)
    {
        Reader = reader;
        _docBase = docBase;
        if (reader.LiveDocs is not { } live)
        {
            return;
        }

        _map = new int[reader.MaxDoc];
        int next = docBase;
        for (int doc = 0; doc < _map.Length; doc++)
        {
            _map[doc] = live[doc] ? next++ : -1;
        }
    }

    public SegmentReader Reader { get; }

    public Bits? LiveDocs => Reader.LiveDocs;

    /// <summary>Id of the document in the merged segment, -1 when it is deleted. Ascending with <paramref name="doc"/>.</summary>
    public int Map(int doc) => _map is null ? _docBase + doc : _map[doc];
}
