using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>
/// Random access to integers that <see cref="DirectWriter"/> packed, straight from mapped memory. One formula serves every width:
/// load eight bytes from the value's first byte on, shift, mask. The load may run past the padding, but never past the codec
/// footer that ends every file. Width 0 stands for "all zero". Valid while the input is open.
/// </summary>
internal readonly unsafe struct DirectReader
{
    private readonly byte* _start;
    private readonly ulong _mask;
    private readonly int _bits;
    private readonly int _shift;
    private readonly long _count;
    private readonly IndexInput _input;

    /// <param name="input">The whole file, so that its footer lies behind the values.</param>
    /// <param name="offset">Byte offset of the first value.</param>
    /// <param name="bits">Width, 0 or one that <see cref="DirectWriter"/> supports.</param>
    /// <param name="count">Number of values.</param>
    /// <exception cref="CorruptIndexException">The width is none, or the values do not lie within the file.</exception>
    public DirectReader(IndexInput input, long offset, int bits, long count)
    {
        if (bits != 0 && !DirectWriter.IsSupported(bits))
        {
            throw new CorruptIndexException(input.Name, $"{bits} bits a value is no width of directly readable integers");
        }

        if (count < 0 || count > long.MaxValue >> 6)
        {
            throw new CorruptIndexException(input.Name, $"{count} packed values");
        }

        if (bits == 0)
        {
            offset = 0;
        }

        // The last value's load: eight bytes from where it begins.
        long end = sizeof(ulong) + (count == 0 ? 0 : ((count - 1) * bits) >> 3);
        if (offset < 0 || offset > input.Length - end)
        {
            throw input.OutOfRange(offset, end);
        }

        _input = input;
        _start = input.Start + offset;
        _bits = bits;
        _shift = 64 - bits;
        _mask = BitPacking.MaxValue(bits);
        _count = count;
    }

    public int Bits => _bits;

    public long Count => _count;

    /// <summary>First byte of the packed values.</summary>
    public byte* Start => _start;

    public IndexInput Input => _input;

    /// <summary>The value, as the two's complement of an unsigned one.</summary>
    /// <exception cref="CorruptIndexException">There is no such value: what pointed here is damaged.</exception>
    public long this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)index >= (ulong)_count)
            {
                ThrowIndex(index);
            }

            return GetUnchecked(index);
        }
    }

    /// <summary>The value at an index that is known to lie within <see cref="Count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long GetUnchecked(long index)
    {
        long bit = index * _bits;
        ulong word = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(_start + (bit >> 3)));

        // Sub-byte starts occur only at widths up to 28, so the value ends within the word.
        return (long)((word >> ((_shift - (int)(bit & 7)) & 63)) & _mask);
    }

    /// <summary>Reads consecutive values.</summary>
    /// <exception cref="CorruptIndexException">The range lies outside.</exception>
    public void Read(long first, Span<long> values)
    {
        if (first < 0 || first > _count - values.Length)
        {
            ThrowIndex(first + values.Length);
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = GetUnchecked(first + i);
        }
    }

    private void ThrowIndex(long index) =>
        throw new CorruptIndexException(_input?.Name ?? "none", $"packed value {index} of {_count} is asked for");
}
