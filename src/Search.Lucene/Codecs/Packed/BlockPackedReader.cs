using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>
/// Reads streams that <see cref="BlockPackedWriter"/> wrote. The cursor over the file stays the caller's, since what follows a
/// stream is read right behind it: after the last value the cursor stands behind the stream. Reusable; not thread-safe.
/// </summary>
internal sealed class BlockPackedReader
{
    private readonly long[] _values;
    private long _left;
    private int _at;
    private int _end;

    /// <param name="blockSize">As the writer's.</param>
    public BlockPackedReader(int blockSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 64);
        _values = new long[blockSize];
    }

    /// <summary>Begins a stream of so many values at the place where the cursor stands.</summary>
    public void Reset(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _left = count;
        _at = _end = 0;
    }

    /// <summary>Values not yet read.</summary>
    public long Remaining => _left + _end - _at;

    /// <exception cref="CorruptIndexException">No value is left, or the bytes are damaged.</exception>
    public long Next(ref DataReader reader)
    {
        if (_at == _end)
        {
            Fill(ref reader);
        }

        return _values[_at++];
    }

    /// <summary>1 to <paramref name="max"/> values, valid until the next call.</summary>
    /// <exception cref="CorruptIndexException">No value is left, or the bytes are damaged.</exception>
    public ReadOnlySpan<long> Next(ref DataReader reader, int max)
    {
        if (_at == _end)
        {
            Fill(ref reader);
        }

        int count = Math.Min(max, _end - _at);
        _at += count;
        return _values.AsSpan(_at - count, count);
    }

    /// <summary>Reads as many values as the target holds.</summary>
    /// <exception cref="CorruptIndexException">Fewer are left, or the bytes are damaged.</exception>
    public void Read(ref DataReader reader, Span<long> target)
    {
        while (!target.IsEmpty)
        {
            ReadOnlySpan<long> values = Next(ref reader, target.Length);
            values.CopyTo(target);
            target = target[values.Length..];
        }
    }

    /// <summary>Passes over so many values; whole blocks are not decoded.</summary>
    /// <exception cref="CorruptIndexException">Fewer are left, or the bytes are damaged.</exception>
    public void Skip(ref DataReader reader, long count)
    {
        if (count < 0 || count > Remaining)
        {
            throw reader.Corrupt($"{count} packed values are to be skipped where {Remaining} are left");
        }

        int buffered = (int)Math.Min(count, _end - _at);
        _at += buffered;
        count -= buffered;
        while (count > 0)
        {
            int inBlock = (int)Math.Min(_left, _values.Length);
            if (count < inBlock)
            {
                Fill(ref reader);
                _at = (int)count;
                return;
            }

            int bits = ReadHeader(ref reader, out _);
            reader.Skip(BitPacking.ByteCount(inBlock, bits));
            _left -= inBlock;
            count -= inBlock;
        }
    }

    private static int ReadHeader(ref DataReader reader, out long min)
    {
        byte token = reader.ReadByte();
        int bits = token >> 1;
        if (bits > 64)
        {
            throw reader.Corrupt($"{bits} bits a value in a block of packed integers");
        }

        min = (token & 1) != 0 ? 0 : ReadMin(ref reader);
        return bits;
    }

    private static long ReadMin(ref DataReader reader)
    {
        ulong value = 0;
        for (int shift = 0; shift < 56; shift += 7)
        {
            byte b = reader.ReadByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return Unzigzag(value + 1);
            }
        }

        return Unzigzag((value | ((ulong)reader.ReadByte() << 56)) + 1);
    }

    private static long Unzigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private void Fill(ref DataReader reader)
    {
        if (_left == 0)
        {
            throw reader.Corrupt("a stream of packed integers has no more values");
        }

        Span<long> values = _values.AsSpan(0, (int)Math.Min(_left, _values.Length));
        int bits = ReadHeader(ref reader, out long min);
        if (bits == 0)
        {
            values.Fill(min);
        }
        else
        {
            BitPacking.Read(ref reader, bits, values);
            foreach (ref long value in values)
            {
                value += min;
            }
        }

        _left -= values.Length;
        _at = 0;
        _end = values.Length;
    }
}
