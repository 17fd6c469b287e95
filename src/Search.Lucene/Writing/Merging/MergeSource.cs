using Search.Lucene.Reading;
using Search.Lucene.Writing.Sorting;

namespace Search.Lucene.Writing.Merging;

/// <summary>A segment that goes into a merge, and where its live documents come to stand.</summary>
internal sealed class MergeSource
{
    private readonly int _docBase;
    private readonly int[]? _map;
    private readonly bool _reordered;

    /// <summary>A segment whose documents stay together in their order.</summary>
    public MergeSource(SegmentReader reader, int docBase)
    {
        Reader = reader;
        View = reader;
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

    /// <summary>A segment whose documents are spread over the merged one.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="map">Id of each document in the merged segment, -1 when it is deleted.</param>
    /// <param name="isAscending">Whether the documents keep their order.</param>
    public MergeSource(SegmentReader reader, int[] map, bool isAscending)
    {
        Reader = reader;
        IsInterleaved = true;
        _map = map;
        _reordered = !isAscending;
        View = isAscending ? reader : new ReorderedReader(reader, map);
    }

    /// <summary>The segment itself, with its own document ids.</summary>
    public SegmentReader Reader { get; }

    /// <summary>The segment as cursors are opened on it: mapped by <see cref="MapView"/>, their documents ascend.</summary>
    public LeafReader View { get; }

    /// <summary>True when documents of other sources may lie between those of this one.</summary>
    public bool IsInterleaved { get; }

    public Bits? LiveDocs => Reader.LiveDocs;

    /// <summary>Id of the segment's document in the merged segment, -1 when it is deleted.</summary>
    public int Map(int doc) => _map is null ? _docBase + doc : _map[doc];

    /// <summary>Id of the view's document in the merged segment, -1 when it is deleted. Ascending with <paramref name="doc"/>.</summary>
    public int MapView(int doc) => _reordered ? doc : Map(doc);
}
