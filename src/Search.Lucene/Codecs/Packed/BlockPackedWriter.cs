using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>
/// Writes a stream of longs in blocks, each as the distances from its least value:
/// <code>
/// stream = block[ceil(count / blockSize)]
/// block  = token:byte min? packed?       (token = bits * 2 + (min is 0 ? 1 : 0); packed when bits > 0, see <see cref="BitPacking"/>)
/// min    = zigzag(min) - 1 in groups of 7 bits, low first, at most 9 bytes, the 9th with 8 bits
/// </code>
/// The last block packs only the values it has. Memory: one block. Format: Apache Lucene 8.8, BlockPackedWriter.
/// </summary>
internal sealed class BlockPackedWriter
{
    private readonly long[] _values;
    private DataOutput _output;
    private int _used;

    /// <param name="output">Where blocks go.</param>
    /// <param name="blockSize">Values of a block, a power of two of at least 64.</param>
    public BlockPackedWriter(DataOutput output, int blockSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 64);
        _output = output;
        _values = new long[blockSize];
    }

    /// <summary>Begins another stream.</summary>
    public void Reset(DataOutput output)
    {
        _output = output;
        _used = 0;
    }

    public void Add(long value)
    {
        if (_used == _values.Length)
        {
            Flush();
        }

        _values[_used++] = value;
    }

    /// <summary>Writes what is left; <see cref="Reset"/> begins anew.</summary>
    public void Finish()
    {
        if (_used > 0)
        {
            Flush();
        }
    }

    private void Flush()
    {
        Span<long> values = _values.AsSpan(0, _used);
        long min = long.MaxValue;
        long max = long.MinValue;
        foreach (long value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        long range = max - min;
        int bits = range == 0 ? 0 : BitPacking.BitsRequired(range);
        if (bits == 64)
        {
            min = 0;
        }
        else if (min > 0)
        {
            // Any base serves from which the width reaches the maximum; the least one is the shortest.
            min = Math.Max(0, max - (long)BitPacking.MaxValue(bits));
        }

        _output.WriteByte((byte)((bits << 1) | (min == 0 ? 1 : 0)));
        if (min != 0)
        {
            WriteMin(min);
        }

        if (bits > 0)
        {
            foreach (ref long value in values)
            {
                value -= min;
            }

            BitPacking.Write(_output, values, bits);
        }

        _used = 0;
    }

    private void WriteMin(long min)
    {
        ulong rest = (ulong)((min << 1) ^ (min >> 63)) - 1;
        for (int i = 0; rest > 0x7F && i < 8; i++)
        {
            _output.WriteByte((byte)(rest | 0x80));
            rest >>= 7;
        }

        _output.WriteByte((byte)rest);
    }
}
