using System.Runtime.InteropServices;
using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>
/// Buffers and postings enumerators that a search borrows. A thread keeps one pool between searches, so that a warm search
/// makes none anew. Not thread-safe.
/// </summary>
internal sealed class BatchPool
{
    /// <summary>Things of one kind that are kept between searches.</summary>
    private const int Kept = 32;

    [ThreadStatic]
    private static BatchPool? _idle;

    private readonly List<DocBatch> _batches = [];
    private readonly List<WindowSums> _sums = [];
    private readonly List<double[]> _doubles = [];
    private readonly List<bool[]> _flags = [];
    private readonly List<PostingsEnum> _postings = [];
    private Mark _used;

    /// <summary>How much is lent; what was borrowed behind it can be given back at once.</summary>
    public Mark Borrowed => _used;

    /// <summary>The thread's pool, or a new one while a search of this thread has it.</summary>
    public static BatchPool Take()
    {
        BatchPool pool = _idle ?? new BatchPool();
        _idle = null;
        return pool;
    }

    /// <summary>An empty batch.</summary>
    public DocBatch Rent()
    {
        if (_used.Batches == _batches.Count)
        {
            _batches.Add(new DocBatch());
        }

        DocBatch batch = _batches[_used.Batches++];
        batch.Count = 0;
        batch.ScoreFloor = 0;
        return batch;
    }

    /// <summary>Sums of a window, all zero; the borrower leaves them so.</summary>
    public WindowSums RentSums()
    {
        if (_used.Sums == _sums.Count)
        {
            _sums.Add(new WindowSums());
        }

        return _sums[_used.Sums++];
    }

    /// <summary>As many numbers as a window has documents, of any content.</summary>
    public double[] RentDoubles()
    {
        if (_used.Doubles == _doubles.Count)
        {
            _doubles.Add(new double[DocBatch.WindowSize]);
        }

        return _doubles[_used.Doubles++];
    }

    /// <summary>As many flags as a window has documents, of any content.</summary>
    public bool[] RentFlags()
    {
        if (_used.Flags == _flags.Count)
        {
            _flags.Add(new bool[DocBatch.WindowSize]);
        }

        return _flags[_used.Flags++];
    }

    /// <summary>The postings on which a cursor stands, in an enumerator that was used before if there is one.</summary>
    public PostingsEnum Postings(TermsEnum cursor, PostingsFeatures features)
    {
        bool has = _used.Postings < _postings.Count;
        PostingsEnum opened = cursor.Postings(features, has ? _postings[_used.Postings] : null);
        if (has)
        {
            _postings[_used.Postings] = opened;
        }
        else
        {
            _postings.Add(opened);
        }

        _used.Postings++;
        return opened;
    }

    /// <summary>Takes back what was borrowed since; nobody uses it any more.</summary>
    public void ReleaseTo(Mark mark) => _used = mark;

    /// <summary>Takes everything back and keeps the pool for the thread's next search; to be called on the thread that searched.</summary>
    public void Release()
    {
        _used = default;
        Trim(_batches);
        Trim(_sums);
        Trim(_doubles);
        Trim(_flags);
        Trim(_postings);
        foreach (PostingsEnum postings in CollectionsMarshal.AsSpan(_postings))
        {
            (postings as BlockPostingsEnum)?.Close();
        }

        _idle = this;
    }

    private static void Trim<T>(List<T> list)
    {
        if (list.Count > Kept)
        {
            list.RemoveRange(Kept, list.Count - Kept);
        }
    }

    /// <summary>Numbers of things lent.</summary>
    internal struct Mark
    {
        public int Batches;
        public int Sums;
        public int Doubles;
        public int Flags;
        public int Postings;
    }
}
