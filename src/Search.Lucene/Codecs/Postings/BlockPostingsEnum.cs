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
    private const int Sentinels = SortedIntersection.Slack;

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

    /// <summary>Where positions are counted from: the term's first block or the one that a skip led to.</summary>
    private long _posBase;
    private long _payBase;

    /// <summary>Positions from there to the block's first.</summary>
    private long _before;

    /// <summary>For each document of the block, once they are summed up, the frequencies up to and with it.</summary>
    private readonly int[] _sums = new int[BlockSize];
    private bool _summed;

    /// <summary>Document of the block whose positions were begun, or -1.</summary>
    private int _begun;

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
        while (Reach(docs, done))
        {
            int from = done;
            bool any = FindInBlock(docs, freqs, ref done);
            Span<int> found = freqs[from..done];
            if (!any)
            {
                found.Clear();
            }
            else if (!wantsFreqs)
            {
                foreach (ref int place in found)
                {
                    place = place < 0 ? 0 : 1;
                }
            }
            else
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
        }

        freqs[done..].Clear();
    }

    internal override int Join(ReadOnlySpan<int> docs, Span<int> indexes, Span<int> freqs) => Join(docs, indexes, freqs, default);

    /// <summary>The same, with the places of positions; the enumerator was opened with positions.</summary>
    /// <param name="docs">The documents, at most 128.</param>
    /// <param name="indexes">Receives the indexes in <paramref name="docs"/> of those in which the term occurs, ascending.</param>
    /// <param name="freqs">Receives the frequency of each of these.</param>
    /// <param name="places">Receives where the positions of each of these begin; or empty.</param>
    /// <returns>In how many of the documents the term occurs.</returns>
    [SkipLocalsInit]
    internal int Join(ReadOnlySpan<int> docs, Span<int> indexes, Span<int> freqs, Span<PositionPlace> places)
    {
        Span<int> inBlock = stackalloc int[BlockSize + SortedIntersection.Slack];
        int found = 0;
        int done = 0;
        while (Reach(docs, done))
        {
            int count = JoinBlock(docs, indexes[found..], inBlock, ref done);
            if (count == 0)
            {
                continue;
            }

            if (_freqsAt >= 0 && (_features & PostingsFeatures.Freqs) != 0)
            {
                DecodeFreqs();
            }

            int[] blockFreqs = (_features & PostingsFeatures.Freqs) != 0 ? _freqs : Ones;
            for (int i = 0; i < count; i++)
            {
                freqs[found + i] = blockFreqs[inBlock[i]];
            }

            if (!places.IsEmpty)
            {
                SumFreqs();
                for (int i = 0; i < count; i++)
                {
                    places[found + i] = new PositionPlace(_posBase, PositionsBefore(inBlock[i]));
                }
            }

            found += count;
        }

        return found;
    }

    /// <summary>As <see cref="NextBlock(int, out ReadOnlySpan{int}, out ReadOnlySpan{int})"/>, with what tells the places of positions.</summary>
    /// <param name="upTo">Behind the last document wanted.</param>
    /// <param name="docs">The documents.</param>
    /// <param name="freqs">Their frequencies.</param>
    /// <param name="sums">Receives for each document the frequencies of the block up to and with it; room for 128.</param>
    /// <param name="start">Where the positions of the block begin.</param>
    internal int NextBlock(int upTo, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs, Span<int> sums, out PositionPlace start)
    {
        start = default;
        if (_doc < upTo)
        {
            SumFreqs();
            start = new PositionPlace(_posBase, _before);
            _sums.AsSpan(_index).CopyTo(sums);
        }

        return NextBlock(upTo, out docs, out freqs);
    }

    /// <summary>Reads all positions of a document.</summary>
    /// <param name="place">Where they begin; places ascend.</param>
    /// <param name="positions">As many as the document's frequency.</param>
    internal void ReadPositions(PositionPlace place, Span<int> positions)
    {
        _positions!.BeginDocument(place, _payBase);
        _positions.Next(positions);
        _begun = -1;
    }

    /// <summary>The positions of a document, each as the distance from the one before, the first from 0.</summary>
    /// <param name="place">Where they begin; places ascend.</param>
    /// <param name="count">The document's frequency.</param>
    /// <param name="room">Where distances are put that lie in several blocks; grows as needed.</param>
    /// <returns>Behind the distances stand at least <see cref="PositionCursor.Slack"/> more numbers; valid until the next call.</returns>
    internal ReadOnlySpan<int> PositionDeltas(PositionPlace place, int count, ref int[] room)
    {
        _begun = -1;
        return _positions!.Deltas(place, _payBase, count, ref room);
    }

    public override int NextPosition()
    {
        if (_begun != _index)
        {
            BeginPositions();
        }

        return _positions!.Next();
    }

    public override void ReadPositions(Span<int> positions)
    {
        BeginPositions();
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
        _posBase = term.PosStart;
        _payBase = term.PayStart;
        _before = 0;
        _summed = false;
        _begun = -1;

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

    private int FindFrom(int from, int target) => BlockLookup.FindFrom(ref MemoryMarshal.GetArrayDataReference(_docs), from, target);

    /// <inheritdoc cref="BlockLookup.Find"/>
    private bool FindInBlock(ReadOnlySpan<int> docs, Span<int> places, ref int done)
    {
        bool found = new BlockLookup(_docs, _index, _count, _last).Find(docs, places, ref done, out _index);
        _doc = _docs[_index];
        return found;
    }

    /// <inheritdoc cref="BlockLookup.Join"/>
    private int JoinBlock(ReadOnlySpan<int> docs, Span<int> indexes, Span<int> inBlock, ref int done)
    {
        int found = new BlockLookup(_docs, _index, _count, _last).Join(docs, indexes, inBlock, ref done, out _index);
        _doc = _docs[_index];
        return found;
    }

    /// <summary>Moves to the block in which the next document may lie; false when there is no next document or no such block.</summary>
    private bool Reach(ReadOnlySpan<int> docs, int done)
    {
        if (done == docs.Length)
        {
            return false;
        }

        if (docs[done] > _last)
        {
            Advance(docs[done]);
        }

        return _last != NoMoreDocs;
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
            _posBase = entry.PosPointer;
            _payBase = entry.PayPointer;
            _before = entry.PosInBlock;
            _summed = false;
        }
    }

    private void Refill()
    {
        if (_hasPositions)
        {
            if (_count > 0)
            {
                SumFreqs();
                _before += (uint)_sums[_count - 1];
            }

            _summed = false;
            _begun = -1;
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
            if ((_features & PostingsFeatures.Freqs) != 0)
            {
                CheckFreqs();
            }
        }

        // Everything behind relies on it: windows have room for so many documents as they span, norms are read by document.
        int before = _last;
        _last = _docs[_count - 1];
        if (_docs[0] <= before || _last >= _owner.MaxDoc || !PostingsBlock.IsAscending(_docs.AsSpan(0, _count)))
        {
            throw _reader.Corrupt($"documents {_docs[0]} to {_last} behind {before} in a segment of {_owner.MaxDoc}");
        }

        _decoded += _count;
        Vector512.Create(NoMoreDocs).StoreUnsafe(ref _docs[_count]);
    }

    private void ReadTail(int count)
    {
        // A local copy, so that the loops keep it in registers.
        DataReader reader = _reader;
        int[] docs = _docs;
        int[] freqs = _freqs;
        int doc = Math.Max(_last, 0);
        if (_field.HasFreqs && reader.Remaining >= count * TailBlock.MaxBytes)
        {
            TailBlock.Read(ref reader, docs.AsSpan(0, count), freqs.AsSpan(0, count), doc);
        }
        else if (_field.HasFreqs)
        {
            for (int i = 0; i < count; i++)
            {
                int code = reader.ReadVInt32();
                doc += (int)((uint)code >> 1);
                docs[i] = doc;
                freqs[i] = (code & 1) != 0 ? 1 : reader.ReadVInt32();
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                doc += reader.ReadVInt32();
                docs[i] = doc;
            }
        }

        _reader = reader;
    }

    private void DecodeFreqs()
    {
        DataReader reader = _owner.DocInput.OpenReader(_freqsAt);
        PatchedBlock.Read(ref reader, _freqs);
        _freqsAt = -1;
        CheckFreqs();
    }

    private void CheckFreqs()
    {
        if (_field.HasFreqs && !PostingsBlock.LieBetween(_freqs.AsSpan(0, _count), 1, (int)Math.Min(_term.TotalTermFreq, int.MaxValue)))
        {
            throw _reader.Corrupt($"a frequency that is not between 1 and {_term.TotalTermFreq}");
        }
    }

    private void BeginPositions()
    {
        SumFreqs();
        _positions!.BeginDocument(new PositionPlace(_posBase, PositionsBefore(_index)), _payBase);
        _begun = _index;
    }

    /// <summary>Positions from the base to the first one of a document of the block, whose frequencies are summed up.</summary>
    private long PositionsBefore(int index) => _before + (uint)(_sums[index] - _freqs[index]);

    /// <summary>Sums up the frequencies of the block; what stands behind its last document makes no difference.</summary>
    private void SumFreqs()
    {
        if (_summed)
        {
            return;
        }

        if (_freqsAt >= 0)
        {
            DecodeFreqs();
        }

        _freqs.CopyTo(_sums, 0);
        BlockPacking.PrefixSum(ref MemoryMarshal.GetArrayDataReference(_sums), 0);
        _summed = true;
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
