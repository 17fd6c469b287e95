using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing.Sorting;

/// <summary>
/// The order in which the live documents of several segments come to lie in one that is sorted. Equal ones keep the order of the
/// segments and within these their own. Memory: 8 bytes a document and key, while it is built.
/// </summary>
internal sealed class SortedOrder
{
    private readonly long[][][] _keys;
    private readonly IReadOnlyList<SegmentReader> _readers;

    private SortedOrder(IReadOnlyList<IndexSortField> sort, IReadOnlyList<SegmentReader> readers, int count)
    {
        _readers = readers;
        MergeSource[] plain = readers.Select(r => new MergeSource(r, 0)).ToArray();
        _keys = sort.Select(key => SortKeys.Read(key, plain)).ToArray();
        SourceOf = new int[count];
        DocOf = new int[count];
        Maps = readers.Select(r => new int[r.MaxDoc]).ToArray();
        Array.ForEach(Maps, m => Array.Fill(m, -1));
        IsAscending = readers.Select(r => r.Core.Segment.IndexSort.Take(sort.Count).SequenceEqual(sort)).ToArray();
    }

    /// <summary>By new id, the segment that the document comes from.</summary>
    public int[] SourceOf { get; }

    /// <summary>By new id, the document's id there.</summary>
    public int[] DocOf { get; }

    /// <summary>By segment and its document ids, the new id; -1 for deleted documents.</summary>
    public int[][] Maps { get; }

    /// <summary>By segment, whether its documents keep their order because they were sorted already.</summary>
    public bool[] IsAscending { get; }

    /// <summary>The order of the documents of the segments.</summary>
    public static SortedOrder Of(IReadOnlyList<IndexSortField> sort, IReadOnlyList<SegmentReader> readers)
    {
        var order = new SortedOrder(sort, readers, checked((int)readers.Sum(r => (long)r.NumDocs)));
        order.Merge();
        return order;
    }

    private void Merge()
    {
        int[][] lines = new int[_readers.Count][];
        int[] next = new int[_readers.Count];
        var queue = new PriorityQueue<int, (int Source, int Doc)>(Comparer<(int Source, int Doc)>.Create(Compare));
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = LocalOrder(i);
            if (lines[i].Length > 0)
            {
                queue.Enqueue(i, (i, lines[i][0]));
            }
        }

        for (int target = 0; queue.TryDequeue(out int source, out (int Source, int Doc) first); target++)
        {
            SourceOf[target] = source;
            DocOf[target] = first.Doc;
            Maps[source][first.Doc] = target;
            if (++next[source] < lines[source].Length)
            {
                queue.Enqueue(source, (source, lines[source][next[source]]));
            }
        }
    }

    /// <summary>The live documents of a segment in order.</summary>
    private int[] LocalOrder(int source)
    {
        SegmentReader reader = _readers[source];
        int[] docs = new int[reader.NumDocs];
        int count = 0;
        for (int doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs is not { } live || live[doc])
            {
                docs[count++] = doc;
            }
        }

        if (!IsAscending[source])
        {
            Array.Sort(docs, (a, b) => Compare((source, a), (source, b)));
        }

        return docs;
    }

    private int Compare((int Source, int Doc) a, (int Source, int Doc) b)
    {
        foreach (long[][] key in _keys)
        {
            int order = key[a.Source][a.Doc].CompareTo(key[b.Source][b.Doc]);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Source != b.Source ? a.Source.CompareTo(b.Source) : a.Doc.CompareTo(b.Doc);
    }
}
