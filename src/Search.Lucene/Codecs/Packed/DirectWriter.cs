using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>
/// Packs unsigned integers so that each can be read on its own, by <see cref="DirectReader"/>:
/// <code>
/// direct = packed padding:byte[3]     (packed as in <see cref="BitPacking"/>; the padding allows reads wider than a value)
/// bits   = 1 | 2 | 4 | 8 | 12 | 16 | 20 | 24 | 28 | 32 | 40 | 48 | 56 | 64
/// </code>
/// Format: Apache Lucene 8.8, DirectWriter.
/// </summary>
internal sealed class DirectWriter
{
    private const int BufferedValues = 512;

    private readonly DataOutput _output;
    private readonly int _bits;
    private readonly long[] _buffer = new long[BufferedValues];
    private long _left;
    private int _buffered;

    /// <param name="output">Where values go.</param>
    /// <param name="count">Number of values that will be added.</param>
    /// <param name="bits">Width, one of the supported ones (see <see cref="BitsRequired"/>).</param>
    public DirectWriter(DataOutput output, long count, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!IsSupported(bits))
        {
            throw new ArgumentOutOfRangeException(nameof(bits), bits, "not a width of directly readable integers");
        }

        _output = output;
        _left = count;
        _bits = bits;
    }

    /// <summary>What stands behind the packed values.</summary>
    public static ReadOnlySpan<byte> PaddingBytes => [0, 0, 0];

    /// <summary>The widths, ascending.</summary>
    public static ReadOnlySpan<byte> SupportedBits => [1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64];

    public static bool IsSupported(int bits) => bits is > 0 and <= 64 && SupportedBits.Contains((byte)bits);

    /// <summary>The least supported width that holds the value taken as unsigned.</summary>
    public static int BitsRequired(long maxValue)
    {
        int bits = BitPacking.BitsRequired(maxValue);
        foreach (byte supported in SupportedBits)
        {
            if (supported >= bits)
            {
                return supported;
            }
        }

        return 64;
    }

    /// <summary>Bytes of so many values, padding included.</summary>
    public static long ByteCount(long count, int bits) => BitPacking.ByteCount(count, bits) + PaddingBytes.Length;

    public void Add(long value)
    {
        if (_left == 0)
        {
            throw new InvalidOperationException("More values than were announced.");
        }

        _left--;
        _buffer[_buffered++] = value;
        if (_buffered == BufferedValues)
        {
            Flush();
        }
    }

    public void Finish()
    {
        if (_left != 0)
        {
            throw new InvalidOperationException($"{_left} values fewer than were announced.");
        }

        Flush();
        _output.WriteBytes(PaddingBytes);
    }

    private void Flush()
    {
        BitPacking.Write(_output, _buffer.AsSpan(0, _buffered), _bits);
        _buffered = 0;
    }
}
