using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>Walks the positions of one term, over all its documents, with offsets and payloads where they are wanted.</summary>
internal sealed class PositionCursor
{
    /// <summary>Numbers of any value behind distances handed out.</summary>
    public const int Slack = 4;

    private readonly int[] _deltas = new int[BlockPacking.BlockSize + Slack];
    private readonly bool _hasOffsets;
    private readonly bool _hasPayloads;
    private readonly int[] _startDeltas = [];
    private readonly int[] _lengths = [];
    private readonly int[] _payloadStarts = [];
    private readonly int[] _payloadLengths = [];
    private IndexInput _posInput = null!;
    private IndexInput? _payInput;
    private DataReader _pos;
    private DataReader _pay;
    private bool _wantsOffsets;
    private bool _wantsPayloads;
    private long _base;

    /// <summary>Positions from the base on that were read or passed.</summary>
    private long _consumed;
    private long _tailStart;
    private int _tailCount;
    private int _index;
    private int _count;
    private int _position;
    private int _startOffset;
    private int _endOffset;
    private int _payloadIndex;
    private IndexInput _payloadInput = null!;
    private long _payloadBase;

    public PositionCursor(FieldInfo field)
    {
        _hasOffsets = field.HasOffsets;
        _hasPayloads = field.StorePayloads;
        if (_hasOffsets)
        {
            _startDeltas = new int[BlockPacking.BlockSize];
            _lengths = new int[BlockPacking.BlockSize];
        }

        if (_hasPayloads)
        {
            _payloadStarts = new int[BlockPacking.BlockSize];
            _payloadLengths = new int[BlockPacking.BlockSize];
        }
    }

    public int StartOffset => _wantsOffsets ? _startOffset : -1;

    public int EndOffset => _wantsOffsets ? _endOffset : -1;

    public ReadOnlySpan<byte> Payload
    {
        get
        {
            if (!_wantsPayloads || _payloadIndex < 0)
            {
                return default;
            }

            return _payloadInput.Span(_payloadBase + _payloadStarts[_payloadIndex], _payloadLengths[_payloadIndex]);
        }
    }

    public bool CanReuse(FieldInfo field) => _hasOffsets == field.HasOffsets && _hasPayloads == field.StorePayloads;

    public void Open(IndexInput pos, IndexInput? pay, in TermMetadata term, PostingsFeatures features)
    {
        _posInput = pos;
        _payInput = pay;
        _payloadInput = pos;
        _wantsOffsets = _hasOffsets && (features & PostingsFeatures.Offsets) == PostingsFeatures.Offsets;
        _wantsPayloads = _hasPayloads && (features & PostingsFeatures.Payloads) == PostingsFeatures.Payloads;
        _tailCount = (int)(term.TotalTermFreq % BlockPacking.BlockSize);
        _tailStart = term.TotalTermFreq < BlockPacking.BlockSize ? term.PosStart
            : term.TotalTermFreq == BlockPacking.BlockSize ? -1
            : term.PosStart + term.PosTailOffset;
        Seek(term.PosStart, term.PayStart);
    }

    /// <summary>Lets go of the inputs; only <see cref="Open"/> may follow.</summary>
    public void Close()
    {
        _posInput = null!;
        _payInput = null;
        _payloadInput = null!;
        _pos = default;
        _pay = default;
    }

    /// <summary>Goes to the beginning of a block.</summary>
    public void Seek(long posPointer, long payPointer)
    {
        _pos = _posInput.OpenReader(posPointer);
        if (_wantsOffsets || _wantsPayloads)
        {
            _pay = _payInput!.OpenReader(payPointer);
        }

        _base = posPointer;
        _consumed = 0;
        _index = 0;
        _count = 0;
        _payloadIndex = -1;
    }

    /// <summary>Begins a document. Documents ascend.</summary>
    /// <param name="place">Where its positions begin.</param>
    /// <param name="payPointer">The block of <c>.pay</c> that belongs to the place's block; without meaning where neither offsets nor payloads are wanted.</param>
    public void BeginDocument(PositionPlace place, long payPointer)
    {
        if (place.Base != _base)
        {
            Seek(place.Base, payPointer);
        }

        long skip = place.Offset - _consumed;
        if (skip < 0)
        {
            throw _pos.Corrupt("frequencies of a term sum up to less than nothing");
        }

        _consumed = place.Offset;
        Pass(skip);
    }

    private void Pass(long skip)
    {
        _position = 0;
        _startOffset = 0;
        _payloadIndex = -1;
        if (skip > _count - _index)
        {
            skip -= _count - _index;
            while (skip >= BlockPacking.BlockSize)
            {
                SkipBlock();
                skip -= BlockPacking.BlockSize;
            }

            Refill();
            if (skip > _count)
            {
                throw _pos.Corrupt("a term has fewer positions than its frequencies say");
            }
        }

        _index += (int)skip;
    }

    public int Next()
    {
        if (_index == _count)
        {
            Refill();
        }

        int i = _index++;
        _consumed++;
        _position += _deltas[i];
        if (_wantsOffsets)
        {
            _startOffset += _startDeltas[i];
            _endOffset = _startOffset + _lengths[i];
        }

        _payloadIndex = i;
        return _position;
    }

    /// <summary>The next <c>positions.Length</c> positions of the document.</summary>
    public void Next(Span<int> positions)
    {
        int position = _position;
        _consumed += positions.Length;
        while (positions.Length > 0)
        {
            if (_index == _count)
            {
                Refill();
            }

            int take = Math.Min(positions.Length, _count - _index);
            ReadOnlySpan<int> deltas = _deltas.AsSpan(_index, take);
            for (int i = 0; i < deltas.Length; i++)
            {
                position += deltas[i];
                positions[i] = position;
            }

            positions = positions[take..];
            _index += take;
        }

        _position = position;
    }

    /// <summary>All positions of a document, each as the distance from the one before. Documents ascend.</summary>
    /// <param name="place">Where the positions begin.</param>
    /// <param name="payPointer">As for <see cref="BeginDocument"/>.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="room">Where distances are put that lie in several blocks; grows as needed.</param>
    /// <returns>Behind the distances stand <see cref="Slack"/> more numbers; valid until the next call.</returns>
    public ReadOnlySpan<int> Deltas(PositionPlace place, long payPointer, int count, ref int[] room)
    {
        long at = place.Offset - _consumed + _index;
        if (place.Base != _base || at < _index || at + count > _count)
        {
            BeginDocument(place, payPointer);
            if (_index == _count)
            {
                Refill();
            }

            if (_count - _index < count)
            {
                return Gather(count, ref room);
            }

            at = _index;
        }

        _consumed = place.Offset + count;
        _index = (int)at + count;
        return _deltas.AsSpan((int)at, count);
    }

    private ReadOnlySpan<int> Gather(int count, ref int[] room)
    {
        if (room.Length < count + Slack)
        {
            room = new int[(count + Slack) * 2];
        }

        _consumed += count;
        for (int done = 0; done < count;)
        {
            if (_index == _count)
            {
                Refill();
            }

            int take = Math.Min(count - done, _count - _index);
            _deltas.AsSpan(_index, take).CopyTo(room.AsSpan(done));
            done += take;
            _index += take;
        }

        return room.AsSpan(0, count);
    }

    private void SkipBlock()
    {
        if (_pos.Position == _tailStart)
        {
            throw _pos.Corrupt("a term has fewer positions than its frequencies say");
        }

        PatchedBlock.Skip(ref _pos);
        if (_wantsOffsets || _wantsPayloads)
        {
            if (_hasPayloads)
            {
                PatchedBlock.Skip(ref _pay);
                _pay.Skip(_pay.ReadVInt32());
            }

            if (_hasOffsets)
            {
                PatchedBlock.Skip(ref _pay);
                PatchedBlock.Skip(ref _pay);
            }
        }
    }

    private void Refill()
    {
        _index = 0;
        if (_pos.Position == _tailStart)
        {
            ReadTail();
            return;
        }

        PatchedBlock.Read(ref _pos, _deltas);
        _count = BlockPacking.BlockSize;
        if (_wantsOffsets || _wantsPayloads)
        {
            ReadPayBlock();
        }
    }

    private void ReadPayBlock()
    {
        if (_hasPayloads)
        {
            if (_wantsPayloads)
            {
                PatchedBlock.Read(ref _pay, _payloadLengths);
                int sum = SumPayloadLengths();
                int length = _pay.ReadVInt32();
                _payloadInput = _payInput!;
                _payloadBase = _pay.Position;
                _pay.Skip(length);
                if (length != sum)
                {
                    throw _pay.Corrupt($"{length} bytes of payloads whose lengths sum up to {sum}");
                }
            }
            else
            {
                PatchedBlock.Skip(ref _pay);
                _pay.Skip(_pay.ReadVInt32());
            }
        }

        if (_wantsOffsets)
        {
            PatchedBlock.Read(ref _pay, _startDeltas);
            PatchedBlock.Read(ref _pay, _lengths);
        }
        else if (_hasOffsets)
        {
            PatchedBlock.Skip(ref _pay);
            PatchedBlock.Skip(ref _pay);
        }
    }

    private int SumPayloadLengths()
    {
        int sum = 0;
        for (int i = 0; i < _payloadLengths.Length; i++)
        {
            _payloadStarts[i] = sum;
            sum += _payloadLengths[i];
        }

        return sum;
    }

    private void ReadTail()
    {
        ref DataReader pos = ref _pos;
        _count = _tailCount;
        _payloadInput = _posInput;
        _payloadBase = pos.Position;
        if (!_hasPayloads && !_hasOffsets)
        {
            foreach (ref int delta in _deltas.AsSpan(0, _tailCount))
            {
                delta = pos.ReadVInt32();
            }
        }
        else
        {
            ReadMixedTail(ref pos);
        }

        if (_count == 0)
        {
            throw pos.Corrupt("a term has fewer positions than its frequencies say");
        }
    }

    private void ReadMixedTail(ref DataReader pos)
    {
        int payloadLength = 0;
        int offsetLength = 0;
        for (int i = 0; i < _tailCount; i++)
        {
            int code = pos.ReadVInt32();
            if (_hasPayloads)
            {
                if ((code & 1) != 0)
                {
                    payloadLength = pos.ReadVInt32();
                }

                _payloadStarts[i] = (int)(pos.Position - _payloadBase);
                _payloadLengths[i] = payloadLength;
                pos.Skip(payloadLength);
                code = (int)((uint)code >> 1);
            }

            _deltas[i] = code;
            if (_hasOffsets)
            {
                int start = pos.ReadVInt32();
                if ((start & 1) != 0)
                {
                    offsetLength = pos.ReadVInt32();
                }

                _startDeltas[i] = (int)((uint)start >> 1);
                _lengths[i] = offsetLength;
            }
        }
    }
}
