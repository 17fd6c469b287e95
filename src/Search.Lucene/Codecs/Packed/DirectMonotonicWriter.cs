using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>
/// Writes a sequence that never falls as deviations from a line, block by block:
/// <code>
/// meta  = block[ceil(count / 2^blockShift)]
/// block = min:int64 slope:float32 offset:int64 bits:byte    (offset from the start of data; bits 0: no deviation, no data)
/// data  = direct[blocks with bits > 0]                      (see <see cref="DirectWriter"/>)
/// value(i) = min + (int64)(slope * i) + deviation(i)        (i within the block; float arithmetic)
/// </code>
/// Format: Apache Lucene 8.8, DirectMonotonicWriter.
/// </summary>
internal sealed class DirectMonotonicWriter
{
    public const int MinBlockShift = 2;
    public const int MaxBlockShift = 22;

    private readonly DataOutput _meta;
    private readonly DataOutput _data;
    private readonly long _dataStart;
    private readonly long[] _block;
    private long _left;
    private int _used;
    private long _previous = long.MinValue;

    /// <param name="meta">Receives a few bytes a block.</param>
    /// <param name="data">Receives the packed deviations, from its present position on.</param>
    /// <param name="count">Number of values that will be added.</param>
    /// <param name="blockShift">Binary logarithm of the values in a block.</param>
    public DirectMonotonicWriter(DataOutput meta, DataOutput data, long count, int blockShift)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockShift, MinBlockShift);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockShift, MaxBlockShift);
        _meta = meta;
        _data = data;
        _dataStart = data.Position;
        _left = count;
        _block = new long[Math.Min(count, 1L << blockShift)];
    }

    /// <exception cref="ArgumentException">The value is less than the one before.</exception>
    public void Add(long value)
    {
        if (value < _previous)
        {
            throw new ArgumentException($"{value} after {_previous}: values must not fall.", nameof(value));
        }

        if (_left == 0)
        {
            throw new InvalidOperationException("More values than were announced.");
        }

        if (_used == _block.Length)
        {
            Flush();
        }

        _left--;
        _block[_used++] = value;
        _previous = value;
    }

    public void Finish()
    {
        if (_left != 0)
        {
            throw new InvalidOperationException($"{_left} values fewer than were announced.");
        }

        if (_used > 0)
        {
            Flush();
        }
    }

    private void Flush()
    {
        Span<long> values = _block.AsSpan(0, _used);
        float slope = (float)((double)(values[^1] - values[0]) / Math.Max(1, values.Length - 1));
        long min = long.MaxValue;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] -= DirectMonotonicReader.Expected(slope, i);
            min = Math.Min(min, values[i]);
        }

        // The union of bits needs the same width as the greatest deviation, and stays right when a difference overflows.
        long union = 0;
        foreach (ref long value in values)
        {
            value -= min;
            union |= value;
        }

        _meta.WriteInt64(min);
        _meta.WriteInt32(BitConverter.SingleToInt32Bits(slope));
        _meta.WriteInt64(_data.Position - _dataStart);
        int bits = union == 0 ? 0 : DirectWriter.BitsRequired(union);
        _meta.WriteByte((byte)bits);
        if (bits > 0)
        {
            BitPacking.Write(_data, values, bits);
            _data.WriteBytes(DirectWriter.PaddingBytes);
        }

        _used = 0;
    }
}
