using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// Postings of one term, a block of 128 documents at a time. Frequencies of a block are decoded when they are first asked
/// for, positions when the first of a document is; skip data is read as far as it is passed.
/// </summary>
internal sealed class BlockPostingsEnum : PostingsEnum
{
    private const int BlockSize = PostingsFormat.BlockSize;

    private static readonly int[] Ones = CreateOnes();

    /// <summary>Behind the documents of a block stand so many sentinels that a vector never reaches past them.</summary>
    private const int Sentinels = 16;

    private readonly Impact[] _tailImpact = new Impact[1];
    private PostingsReader _owner = null!;
    private FieldInfo _field = null!;
    private DataReader _reader;
    private TermMetadata _term;
    private PostingsFeatures _features;

    // Two blocks take turns, so that what NextBlock handed out outlives the decoding of the next block.
    private int[] _docs = new int[BlockSize + Sentinels];
    private int[] _freqs = new int[BlockSize];
    private int[] _otherDocs = new int[BlockSize + Sentinels];
    private int[] _otherFreqs = new int[BlockSize];
    private int _index;
    private int _count;
    private int _doc;

    /// <summary>Documents in the current block and before it.</summary>
    private int _decoded;

    /// <summary>Last document of the current block.</summary>
    private int _last;

    /// <summary>Where the current block's frequencies are, -1 when they are in the array.</summary>
    private long _freqsAt;

    private SkipCursor? _skips;
    private bool _skipsOpen;
    private SkipCursor? _impacts;
    private bool _impactsOpen;

    private PositionCursor? _positions;
    private bool _hasPositions;

    /// <summary>Positions of earlier documents that were not read.</summary>
    private long _pending;

    /// <summary>First document of the block whose frequency is not yet in <see cref="_pending"/>.</summary>
    private int _pendingFrom;

    public override int DocId => _doc;

    public override long Cost => _term.DocFreq;

    public override int Freq
    {
        get
        {
            if (_freqsAt >= 0)
            {
                DecodeFreqs();
            }

            return _freqs[_index];
        }
    }

    public override int StartOffset => _hasPositions ? _positions!.StartOffset : -1;

    public override int EndOffset => _hasPositions ? _positions!.EndOffset : -1;

    public override ReadOnlySpan<byte> Payload => _hasPositions ? _positions!.Payload : default;

    public override int ImpactLevels
    {
        get
        {
            OpenImpacts();
            return _impactsOpen ? Math.Max(1, _impacts!.ImpactLevels) : 1;
        }
    }

    public override int NextDoc()
    {
        if (++_index >= _count)
        {
            Refill();
        }

        return _doc = _docs[_index];
    }

    public override int Advance(int target)
    {
        if (target > _last)
        {
            if (_term.DocFreq - _decoded > BlockSize)
            {
                SkipTo(target);
            }

            do
            {
                Refill();
            }
            while (_last < target);
        }
        else
        {
            _index++;
        }

        _index = FindFrom(_index, target);
        return _doc = _docs[_index];
    }

    public override int NextBlock(int upTo, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs)
    {
        if (_doc < upTo && _freqsAt >= 0 && (_features & PostingsFeatures.Freqs) != 0)
        {
            DecodeFreqs();
        }

        int start = _index;
        ReadOnlySpan<int> block = (_features & PostingsFeatures.Freqs) != 0 ? _freqs.AsSpan(start) : Ones;
        int count = NextBlock(upTo, out docs);
        freqs = block[..count];
        return count;
    }

    public override int NextBlock(int upTo, out ReadOnlySpan<int> docs)
    {
        if (_doc >= upTo)
        {
            docs = default;
            return 0;
        }

        int start = _index;
        int end = _last < upTo ? _count : FindFrom(start, upTo);
        int count = end - start;
        docs = new ReadOnlySpan<int>(_docs, start, count);
        _index = end;
        if (end == _count)
        {
            Refill();
        }

        _doc = _docs[_index];
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<int> freqs)
    {
        freqs = freqs[..docs.Length];
        bool wantsFreqs = (_features & PostingsFeatures.Freqs) != 0;
        int done = 0;
        while (done < docs.Length)
        {
            if (docs[done] > _last)
            {
                Advance(docs[done]);
            }

            if (_last == NoMoreDocs)
            {
                freqs[done..].Clear();
                return;
            }

            int from = done;
            bool any = FindInBlock(docs, freqs, ref done);
            Span<int> found = freqs[from..done];
            if (any && wantsFreqs)
            {
                if (_freqsAt >= 0)
                {
                    DecodeFreqs();
                }

                foreach (ref int place in found)
                {
                    place = place < 0 ? 0 : _freqs[place];
                }
            }
            else
            {
                foreach (ref int place in found)
                {
                    place = place < 0 ? 0 : 1;
                }
            }
        }
    }

    public override int NextPosition()
    {
        if (_pendingFrom <= _index)
        {
            BeginPositions();
        }

        _pending--;
        return _positions!.Next();
    }

    public override void ReadPositions(Span<int> positions)
    {
        BeginPositions();
        _pending -= positions.Length;
        _positions!.Next(positions);
    }

    public override void AdvanceShallow(int target)
    {
        OpenImpacts();
        if (!_impactsOpen)
        {
            return;
        }

        if (_impacts!.IsBehind(target))
        {
            _impacts.Open(_owner.DocInput, _field, _term);
        }

        _impacts.Advance(target);
    }

    public override int ImpactsUpTo(int level)
    {
        OpenImpacts();
        return _impactsOpen ? _impacts!.ImpactsUpTo(level) : NoMoreDocs;
    }

    public override ReadOnlySpan<Impact> GetImpacts(int level)
    {
        OpenImpacts();
        return _impactsOpen && _impacts!.ImpactLevels > 0 ? _impacts.GetImpacts(level) : _tailImpact;
    }

    /// <summary>Lets go of the segment; only <see cref="Open"/> may follow.</summary>
    internal void Close()
    {
        _owner = null!;
        _field = null!;
        _reader = default;
        _skips?.Close();
        _impacts?.Close();
        _positions?.Close();
    }

    internal void Open(PostingsReader owner, FieldInfo field, in TermMetadata term, PostingsFeatures features)
    {
        _owner = owner;
        _field = field;
        _term = term;
        _features = field.HasFreqs ? features : PostingsFeatures.None;
        _index = -1;
        _count = 0;
        _doc = -1;
        _decoded = 0;
        _last = -1;
        _freqsAt = -1;
        _skipsOpen = false;
        _impactsOpen = false;
        _pending = 0;
        _pendingFrom = 0;

        // Every other document has at least one occurrence.
        long maxFreq = field.HasFreqs ? term.TotalTermFreq - term.DocFreq + 1 : 1;
        _tailImpact[0] = new Impact((int)Math.Min(maxFreq, int.MaxValue), PostingsFormat.NoNorm);
        _reader = _owner.DocInput.OpenReader(term.DocFreq > 1 ? term.DocStart : 0);
        if (!field.HasFreqs)
        {
            Array.Fill(_freqs, 1);
            Array.Fill(_otherFreqs, 1);
        }

        _hasPositions = field.HasPositions && (features & PostingsFeatures.Positions) == PostingsFeatures.Positions;
        if (_hasPositions)
        {
            if (_positions is null || !_positions.CanReuse(field))
            {
                _positions = new PositionCursor(field);
            }

            _positions.Open(_owner.PosInput!, _owner.PayInput, term, features);
        }
    }

    private static int[] CreateOnes()
    {
        var ones = new int[BlockSize];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>Index of the first document of the block, from an index on, at or behind the target, which one is or the sentinel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindFrom(ref int docs, int from, int target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<int> wanted = Vector512.Create(target);
            while (true)
            {
                ulong below = Vector512.LessThan(Vector512.LoadUnsafe(ref docs, (nuint)from), wanted).ExtractMostSignificantBits();
                if (below != 0xFFFF)
                {
                    return from + BitOperations.TrailingZeroCount(~below);
                }

                from += Vector512<int>.Count;
            }
        }

        Vector256<int> target256 = Vector256.Create(target);
        while (true)
        {
            uint below = Vector256.LessThan(Vector256.LoadUnsafe(ref docs, (nuint)from), target256).ExtractMostSignificantBits();
            if (below != 0xFF)
            {
                return from + BitOperations.TrailingZeroCount(~below);
            }

            from += Vector256<int>.Count;
        }
    }

    private int FindFrom(int from, int target) => FindFrom(ref MemoryMarshal.GetArrayDataReference(_docs), from, target);

    /// <summary>Looks up the documents that do not lie behind the current block.</summary>
    /// <param name="docs">All documents looked for.</param>
    /// <param name="places">Receives index in the block of each, or -1.</param>
    /// <param name="done">First document to be looked up; then behind the last one that was.</param>
    /// <returns>Whether any was found.</returns>
    private bool FindInBlock(ReadOnlySpan<int> docs, Span<int> places, ref int done)
    {
        ref int block = ref MemoryMarshal.GetArrayDataReference(_docs);
        int at = _index;
        int last = _last;
        int found = -1;
        int i = done;
        for (; i < docs.Length && docs[i] <= last; i++)
        {
            int doc = docs[i];
            at = FindFrom(ref block, at, doc);
            int place = Unsafe.Add(ref block, at) == doc ? at : -1;
            places[i] = place;
            found = Math.Max(found, place);
        }

        done = i;
        _index = at;
        _doc = _docs[at];
        return found >= 0;
    }

    private void SkipTo(int target)
    {
        if (!_skipsOpen)
        {
            _skips ??= new SkipCursor();
            _skips.Open(_owner.DocInput, _field, _term);
            _skipsOpen = true;
        }

        if (target <= _skips!.NextDoc)
        {
            return;
        }

        _skips.Advance(target);
        int passed = _skips.PassedBlocks * BlockSize;
        if (passed > _decoded)
        {
            ref readonly SkipEntry entry = ref _skips.Last;
            _reader.Seek(entry.DocPointer);
            _last = entry.Doc;
            _decoded = passed;
            _count = 0;
            _freqsAt = -1;
            if (_hasPositions)
            {
                _positions!.Seek(entry.PosPointer, entry.PayPointer);
                _pending = entry.PosInBlock;
                _pendingFrom = 0;
            }
        }
    }

    private void Refill()
    {
        if (_hasPositions)
        {
            SumPending(_count);
            _pendingFrom = 0;
        }

        (_docs, _otherDocs) = (_otherDocs, _docs);
        (_freqs, _otherFreqs) = (_otherFreqs, _freqs);
        _index = 0;
        _freqsAt = -1;
        int left = _term.DocFreq - _decoded;
        if (left >= BlockSize)
        {
            DeltaBlock.Read(ref _reader, Math.Max(_last, 0), _docs);
            _count = BlockSize;
            if (_field.HasFreqs)
            {
                _freqsAt = _reader.Position;
                PatchedBlock.Skip(ref _reader);
            }
        }
        else if (left == 0)
        {
            _count = 0;
            _last = NoMoreDocs;
            Vector512.Create(NoMoreDocs).StoreUnsafe(ref _docs[0]);
            return;
        }
        else if (_term.DocFreq == 1)
        {
            _docs[0] = _term.SingletonDoc;
            _freqs[0] = _field.HasFreqs ? (int)_term.TotalTermFreq : 1;
            _count = 1;
        }
        else
        {
            ReadTail(left);
            _count = left;
        }

        int before = _last;
        _last = _docs[_count - 1];
        if ((uint)_last >= (uint)_owner.MaxDoc || _last < before || (uint)_docs[0] > (uint)_last)
        {
            throw _reader.Corrupt($"documents {_docs[0]} to {_last} behind {before} in a segment of {_owner.MaxDoc}");
        }

        _decoded += _count;
        Vector512.Create(NoMoreDocs).StoreUnsafe(ref _docs[_count]);
    }

    private void ReadTail(int count)
    {
        int doc = Math.Max(_last, 0);
        if (_field.HasFreqs)
        {
            for (int i = 0; i < count; i++)
            {
                int code = _reader.ReadVInt32();
                doc += (int)((uint)code >> 1);
                _docs[i] = doc;
                _freqs[i] = (code & 1) != 0 ? 1 : _reader.ReadVInt32();
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                doc += _reader.ReadVInt32();
                _docs[i] = doc;
            }
        }
    }

    private void DecodeFreqs()
    {
        DataReader reader = _owner.DocInput.OpenReader(_freqsAt);
        PatchedBlock.Read(ref reader, _freqs);
        _freqsAt = -1;
    }

    private void BeginPositions()
    {
        int freq = Freq;
        SumPending(_index + 1);
        _positions!.BeginDocument(_pending - freq);
        _pending = freq;
    }

    /// <summary>Adds the frequencies of the block's documents before <paramref name="end"/> to what is pending.</summary>
    private void SumPending(int end)
    {
        if (_pendingFrom < end)
        {
            if (_freqsAt >= 0)
            {
                DecodeFreqs();
            }

            long sum = 0;
            foreach (int freq in _freqs.AsSpan(_pendingFrom, end - _pendingFrom))
            {
                sum += freq;
            }

            _pending += sum;
            _pendingFrom = end;
        }
    }

    private void OpenImpacts()
    {
        if (!_impactsOpen && _term.DocFreq > BlockSize)
        {
            _impacts ??= new SkipCursor();
            _impacts.Open(_owner.DocInput, _field, _term);
            _impacts.Advance(0);
            _impactsOpen = true;
        }
    }
}
