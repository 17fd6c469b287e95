using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching;

/// <summary>
/// Buffers and postings enumerators that a search borrows. A thread keeps one pool between searches, so that a warm search
/// makes none anew. Not thread-safe.
/// </summary>
internal sealed class BatchPool
{
    /// <summary>A list that has grown longer is not kept: 1 MB.</summary>
    private const int MaxKeptTails = 1 << 16;

    [ThreadStatic]
    private static BatchPool? _idle;

    private readonly Shelf<DocBatch> _batches = new(static () => new DocBatch());
    private readonly Shelf<WindowSums> _sums = new(static () => new WindowSums());
    private readonly Shelf<double[]> _doubles = new(static () => new double[DocBatch.WindowSize]);
    private readonly Shelf<bool[]> _flags = new(static () => new bool[DocBatch.WindowSize]);
    private readonly Shelf<PhraseTerm> _phraseTerms = new(static () => new PhraseTerm());
    private readonly Shelf<BlockPostingsEnum> _postings = new(static () => new BlockPostingsEnum());
    private readonly Shelf<List<TailRest>> _tails = new(static () => []);
    private readonly Shelf<BitWords> _bits = new(static () => new BitWords());

    /// <summary>How much is lent; what was borrowed behind it can be given back at once.</summary>
    public Mark Borrowed
        => new(_batches.Used, _sums.Used, _doubles.Used, _flags.Used, _phraseTerms.Used, _postings.Used, _tails.Used, _bits.Used);

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
        DocBatch batch = _batches.Rent();
        batch.Count = 0;
        batch.ScoreFloor = 0;
        return batch;
    }

    /// <summary>Sums of a window, all zero; the borrower leaves them so.</summary>
    public WindowSums RentSums() => _sums.Rent();

    /// <summary>As many numbers as a window has documents, of any content.</summary>
    public double[] RentDoubles() => _doubles.Rent();

    /// <summary>As many flags as a window has documents, of any content.</summary>
    public bool[] RentFlags() => _flags.Rent();

    /// <summary>Buffers for a term of a phrase.</summary>
    public PhraseTerm RentPhraseTerm() => _phraseTerms.Rent();

    /// <summary>An empty set of documents.</summary>
    public Bits RentBits(int length) => _bits.Rent().Clear(length);

    /// <summary>An empty list of documents to be read.</summary>
    public List<TailRest> RentTails()
    {
        List<TailRest> tails = _tails.Rent();
        tails.Clear();
        if (tails.Capacity > MaxKeptTails)
        {
            tails.Capacity = 0;
        }

        return tails;
    }

    /// <summary>The postings on which a cursor stands, in an enumerator that was used before.</summary>
    public PostingsEnum Postings(TermsEnum cursor, PostingsFeatures features) => cursor.Postings(features, _postings.Rent());

    /// <summary>Takes back what was borrowed since; nobody uses it any more.</summary>
    public void ReleaseTo(Mark mark)
    {
        _batches.ReleaseTo(mark.Batches);
        _sums.ReleaseTo(mark.Sums);
        _doubles.ReleaseTo(mark.Doubles);
        _flags.ReleaseTo(mark.Flags);
        _phraseTerms.ReleaseTo(mark.PhraseTerms);
        _postings.ReleaseTo(mark.Postings);
        _tails.ReleaseTo(mark.Tails);
        _bits.ReleaseTo(mark.Bits);
    }

    /// <summary>Takes everything back and keeps the pool for the thread's next search; to be called on the thread that searched.</summary>
    public void Release()
    {
        ReleaseTo(default);
        _batches.Trim();
        _sums.Trim();
        _doubles.Trim();
        _flags.Trim();
        _phraseTerms.Trim();
        _postings.Trim();
        _tails.Trim();
        _bits.Trim();
        foreach (BlockPostingsEnum postings in _postings.All)
        {
            postings.Close();
        }

        _idle = this;
    }

    /// <summary>The words of a bit set, kept at the greatest length they had.</summary>
    private sealed class BitWords
    {
        private ulong[] _words = [];

        public Bits Clear(int length)
        {
            int count = (length + 63) >> 6;
            if (_words.Length < count)
            {
                _words = new ulong[count];
            }
            else
            {
                Array.Clear(_words);
            }

            return new Bits(_words, length);
        }
    }

    /// <summary>Numbers of things lent.</summary>
    internal readonly record struct Mark(int Batches, int Sums, int Doubles, int Flags, int PhraseTerms, int Postings, int Tails, int Bits);
}
