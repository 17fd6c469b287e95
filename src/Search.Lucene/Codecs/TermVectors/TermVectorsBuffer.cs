using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Compression;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>
/// The chunk being written, as flat columns in the order in which things were added; nothing is allocated per document or term.
/// Format: <see cref="TermVectorsFormat"/>.
/// </summary>
internal sealed class TermVectorsBuffer
{
    private readonly Lz4Compressor _lz4 = new();
    private readonly BlockPackedWriter _blocks = new(new MemoryOutput(), TermVectorsFormat.BlockSize);
    private readonly MemoryOutput _content = new(2 * TermVectorsFormat.ChunkSize);
    private readonly MemoryOutput _payloadBytes = new();
    private IntBuffer _fieldCounts = new(TermVectorsFormat.MaxDocs);
    private IntBuffer _numbers = new(256);
    private IntBuffer _flags = new(256);
    private IntBuffer _termCounts = new(256);
    private IntBuffer _prefixes = new(1024);
    private IntBuffer _suffixes = new(1024);
    private IntBuffer _freqs = new(1024);
    private IntBuffer _positions = new(1024);
    private IntBuffer _starts = new(1024);
    private IntBuffer _lengths = new(1024);
    private IntBuffer _payloadLengths = new(1024);
    private byte[] _term = new byte[64];
    private byte[] _compressed = [];
    private int[] _distinct = new int[16];
    private int[] _places = [];
    private int _distinctCount;
    private int _termLength;
    private int _fieldFlags;
    private int _fieldsLeft;
    private int _termsLeft;
    private int _positionsLeft;

    public int DocCount => _fieldCounts.Count;

    /// <summary>Bytes of suffixes and payloads of finished documents.</summary>
    public int ContentLength => (int)_content.Position;

    public void StartDocument(int fields)
    {
        _fieldCounts.Add(fields);
        _fieldsLeft = fields;
    }

    public void StartField(int number, int terms, int flags)
    {
        _fieldsLeft--;
        _numbers.Add(number);
        _flags.Add(flags);
        _termCounts.Add(terms);
        _fieldFlags = flags;
        _termsLeft = terms;
        _termLength = 0;
    }

    public void StartTerm(ReadOnlySpan<byte> term, int freq)
    {
        _termsLeft--;
        _positionsLeft = _fieldFlags == 0 ? 0 : freq;
        int prefix = _term.AsSpan(0, _termLength).CommonPrefixLength(term);
        _prefixes.Add(prefix);
        _suffixes.Add(term.Length - prefix);
        _freqs.Add(freq);
        _content.WriteBytes(term[prefix..]);
        if (_term.Length < term.Length)
        {
            _term = new byte[term.Length * 2];
        }

        term.CopyTo(_term);
        _termLength = term.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload)
    {
        _positionsLeft--;
        if ((_fieldFlags & TermVectorsFormat.FlagPositions) != 0)
        {
            _positions.Add(position);
        }

        if ((_fieldFlags & TermVectorsFormat.FlagOffsets) != 0)
        {
            _starts.Add(startOffset);
            _lengths.Add(endOffset - startOffset);
        }

        if ((_fieldFlags & TermVectorsFormat.FlagPayloads) != 0)
        {
            _payloadLengths.Add(payload.Length);
            _payloadBytes.WriteBytes(payload);
        }
    }

    public void FinishTerm() => Require(_positionsLeft, "positions");

    public void FinishField() => Require(_termsLeft, "terms");

    public void FinishDocument()
    {
        Require(_fieldsLeft, "fields");
        _payloadBytes.CopyTo(_content);
        _payloadBytes.Clear();
    }

    /// <summary>Writes the chunk behind its first document and count, and begins the next.</summary>
    public void Flush(IndexOutput output)
    {
        if (_fieldCounts.Count == 1)
        {
            output.WriteVInt32(_fieldCounts.Values[0]);
        }
        else
        {
            WriteBlocks(output, _fieldCounts.Values);
        }

        if (_numbers.Count > 0)
        {
            FindDistinct();
            WriteFields(output);
            WriteBlocks(output, _prefixes.Values);
            WriteBlocks(output, _suffixes.Values);
            WriteBlocks(output, _freqs.Values, less: 1);
            WritePositions(output);
            WriteOffsets(output);
            WriteBlocks(output, _payloadLengths.Values);
            int bound = Lz4Sequences.MaxLength(ContentLength);
            if (_compressed.Length < bound)
            {
                _compressed = GC.AllocateUninitializedArray<byte>(bound);
            }

            output.WriteBytes(_compressed.AsSpan(0, _lz4.Compress(_content.Written, _compressed)));
        }

        Clear();
    }

    private static void Require(int left, string what)
    {
        if (left != 0)
        {
            throw new InvalidOperationException($"{left} {what} fewer than were announced.");
        }
    }

    private void FindDistinct()
    {
        ReadOnlySpan<int> numbers = _numbers.Values;
        _distinctCount = 0;
        foreach (int number in numbers)
        {
            int at = _distinct.AsSpan(0, _distinctCount).BinarySearch(number);
            if (at >= 0)
            {
                continue;
            }

            if (_distinctCount == _distinct.Length)
            {
                Array.Resize(ref _distinct, _distinctCount * 2);
            }

            Array.Copy(_distinct, ~at, _distinct, ~at + 1, _distinctCount - ~at);
            _distinct[~at] = number;
            _distinctCount++;
        }

        if (_places.Length < numbers.Length)
        {
            _places = new int[numbers.Length * 2];
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            _places[i] = _distinct.AsSpan(0, _distinctCount).BinarySearch(numbers[i]);
        }
    }

    private void WriteFields(IndexOutput output)
    {
        ReadOnlySpan<int> distinct = _distinct.AsSpan(0, _distinctCount);
        ReadOnlySpan<int> places = _places.AsSpan(0, _numbers.Count);
        int bits = BitPacking.BitsRequired(distinct[^1]);
        int inToken = Math.Min(_distinctCount - 1, TermVectorsFormat.MaxDistinctInToken);
        output.WriteByte((byte)((inToken << TermVectorsFormat.DistinctShift) | bits));
        if (inToken == TermVectorsFormat.MaxDistinctInToken)
        {
            output.WriteVInt32(_distinctCount - 1 - TermVectorsFormat.MaxDistinctInToken);
        }

        BitPacking.Write(output, distinct, bits);
        BitPacking.Write(output, places, BitPacking.BitsRequired(_distinctCount - 1));

        Span<int> byField = _distinctCount <= 64 ? stackalloc int[_distinctCount] : new int[_distinctCount];
        byField.Fill(-1);
        bool constant = true;
        ReadOnlySpan<int> flags = _flags.Values;
        for (int i = 0; i < places.Length && constant; i++)
        {
            ref int known = ref byField[places[i]];
            constant = known < 0 || known == flags[i];
            known = flags[i];
        }

        output.WriteVInt32(constant ? 0 : 1);
        BitPacking.Write(output, constant ? byField : flags, TermVectorsFormat.FlagBits);

        int union = 0;
        foreach (int count in _termCounts.Values)
        {
            union |= count;
        }

        bits = BitPacking.BitsRequired(union);
        output.WriteVInt32(bits);
        BitPacking.Write(output, _termCounts.Values, bits);
    }

    private void WritePositions(IndexOutput output)
    {
        _blocks.Reset(output);
        ReadOnlySpan<int> positions = _positions.Values;
        ReadOnlySpan<int> freqs = _freqs.Values;
        int term = 0;
        int at = 0;
        for (int field = 0; field < _flags.Count; field++)
        {
            bool has = (_flags.Values[field] & TermVectorsFormat.FlagPositions) != 0;
            for (int end = term + _termCounts.Values[field]; term < end; term++)
            {
                int previous = 0;
                for (int i = has ? freqs[term] : 0; i > 0; i--)
                {
                    int position = positions[at++];
                    _blocks.Add(position - previous);
                    previous = position;
                }
            }
        }

        _blocks.Finish();
    }

    private void WriteOffsets(IndexOutput output)
    {
        if (_starts.Count == 0)
        {
            return;
        }

        Span<float> charsPerTerm = _distinctCount <= 64 ? stackalloc float[_distinctCount] : new float[_distinctCount];
        AverageCharsPerTerm(charsPerTerm);
        foreach (float average in charsPerTerm)
        {
            output.WriteInt32(BitConverter.SingleToInt32Bits(average));
        }

        ReadOnlySpan<int> freqs = _freqs.Values;
        ReadOnlySpan<int> positions = _positions.Values;
        ReadOnlySpan<int> starts = _starts.Values;
        _blocks.Reset(output);
        int term = 0;
        int positionAt = 0;
        int at = 0;
        for (int field = 0; field < _flags.Count; field++)
        {
            int flags = _flags.Values[field];
            bool hasPositions = (flags & TermVectorsFormat.FlagPositions) != 0;
            bool hasOffsets = (flags & TermVectorsFormat.FlagOffsets) != 0;
            float average = charsPerTerm[_places[field]];
            for (int end = term + _termCounts.Values[field]; term < end; term++)
            {
                int previousPosition = 0;
                int previousStart = 0;
                for (int i = hasOffsets ? freqs[term] : 0; i > 0; i--)
                {
                    int position = hasPositions ? positions[positionAt++] : 0;
                    int start = starts[at++];
                    _blocks.Add(start - previousStart - (int)(average * (float)(position - previousPosition)));
                    previousPosition = position;
                    previousStart = start;
                }

                positionAt += hasPositions && !hasOffsets ? freqs[term] : 0;
            }
        }

        _blocks.Finish();
        WriteLengths(output);
    }

    private void WriteLengths(IndexOutput output)
    {
        _blocks.Reset(output);
        ReadOnlySpan<int> lengths = _lengths.Values;
        int term = 0;
        int at = 0;
        for (int field = 0; field < _flags.Count; field++)
        {
            bool has = (_flags.Values[field] & TermVectorsFormat.FlagOffsets) != 0;
            for (int end = term + _termCounts.Values[field]; term < end; term++)
            {
                int termLength = _prefixes.Values[term] + _suffixes.Values[term];
                for (int i = has ? _freqs.Values[term] : 0; i > 0; i--)
                {
                    _blocks.Add(lengths[at++] - termLength);
                }
            }
        }

        _blocks.Finish();
    }

    /// <summary>By distinct field: the sum of the last start offsets of all terms over the sum of their last positions.</summary>
    private void AverageCharsPerTerm(Span<float> averages)
    {
        Span<long> sums = averages.Length <= 64 ? stackalloc long[2 * averages.Length] : new long[2 * averages.Length];
        sums.Clear();
        const int Both = TermVectorsFormat.FlagPositions | TermVectorsFormat.FlagOffsets;
        int term = 0;
        int positionAt = 0;
        int startAt = 0;
        for (int field = 0; field < _flags.Count; field++)
        {
            int flags = _flags.Values[field];
            int place = 2 * _places[field];
            for (int end = term + _termCounts.Values[field]; term < end; term++)
            {
                int freq = _freqs.Values[term];
                positionAt += (flags & TermVectorsFormat.FlagPositions) != 0 ? freq : 0;
                startAt += (flags & TermVectorsFormat.FlagOffsets) != 0 ? freq : 0;
                if ((flags & Both) == Both)
                {
                    sums[place] += _positions.Values[positionAt - 1];
                    sums[place + 1] += _starts.Values[startAt - 1];
                }
            }
        }

        for (int i = 0; i < averages.Length; i++)
        {
            long positions = sums[2 * i];
            long starts = sums[(2 * i) + 1];
            averages[i] = positions <= 0 || starts <= 0 ? 0 : (float)((double)starts / positions);
        }
    }

    private void WriteBlocks(IndexOutput output, ReadOnlySpan<int> values, int less = 0)
    {
        _blocks.Reset(output);
        foreach (int value in values)
        {
            _blocks.Add(value - less);
        }

        _blocks.Finish();
    }

    private void Clear()
    {
        _fieldCounts.Clear();
        _numbers.Clear();
        _flags.Clear();
        _termCounts.Clear();
        _prefixes.Clear();
        _suffixes.Clear();
        _freqs.Clear();
        _positions.Clear();
        _starts.Clear();
        _lengths.Clear();
        _payloadLengths.Clear();
        _content.Clear();
    }
}
