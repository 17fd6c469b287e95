using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// Packs four bytes of lowercase letters, digits and a few signs into three.
/// <code>
/// packed    = byte[n - n / 4] exceptionCount:vint (distance:byte value:byte)*
/// six(b)    = (b + 1) &amp; 0x1F | ((b + 1) &amp; 0x40) &gt;&gt; 1     for bytes 0x1F-0x3E and 0x5F-0x7E; others are exceptions
/// byte[i]   = six(i), with two bits of one of the last n / 4 above it: the first n / 4 bytes carry their upper two,
///             the next n / 4 their middle two, the next their lower two
/// </code>
/// Exceptions stand at the sum of distances; where one is farther than 255, a byte in between is stored as well.
/// Format: Apache Lucene 8.8, LowercaseAsciiCompression.
/// </summary>
internal static class LowercaseAscii
{
    private const int MinLength = 8;
    private const int MaxDistance = 0xFF;

    /// <summary>Restores <c>target.Length</c> bytes.</summary>
    public static void Decompress(ref DataReader reader, Span<byte> target)
    {
        int saved = target.Length >> 2;
        int kept = target.Length - saved;
        reader.ReadBytes(kept).CopyTo(target);
        for (int i = 0; i < saved; i++)
        {
            target[kept + i] = (byte)(((target[i] & 0xC0) >> 2) | ((target[saved + i] & 0xC0) >> 4) | ((target[(2 * saved) + i] & 0xC0) >> 6));
        }

        foreach (ref byte b in target)
        {
            b = (byte)(((b & 0x1F) | 0x20 | ((b & 0x20) << 1)) - 1);
        }

        int at = 0;
        for (int i = reader.ReadCount(); i > 0; i--)
        {
            at += reader.ReadByte();
            byte value = reader.ReadByte();
            if (at >= target.Length)
            {
                throw reader.Corrupt($"an exception at {at} of {target.Length} bytes");
            }

            target[at] = value;
        }
    }

    /// <summary>Packs the bytes; false, with nothing written, when that would not make them shorter.</summary>
    public static bool TryCompress(ReadOnlySpan<byte> source, DataOutput output)
    {
        int limit = source.Length >> 5;
        int exceptions = CountExceptions(source, limit);
        if (source.Length < MinLength || exceptions > limit)
        {
            return false;
        }

        int saved = source.Length >> 2;
        int kept = source.Length - saved;
        for (int i = 0; i < kept; i++)
        {
            int packed = Six(source[i]);
            int part = i / saved;
            if (part < 3)
            {
                packed |= (Six(source[kept + i - (part * saved)]) << (2 + (2 * part))) & 0xC0;
            }

            output.WriteByte((byte)packed);
        }

        output.WriteVInt32(exceptions);
        int previous = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (!IsPackable(source[i]))
            {
                for (; i - previous > MaxDistance; previous += MaxDistance)
                {
                    output.WriteByte(MaxDistance);
                    output.WriteByte(source[previous + MaxDistance]);
                }

                output.WriteByte((byte)(i - previous));
                output.WriteByte(source[i]);
                previous = i;
            }
        }

        return true;
    }

    private static int Six(byte b) => ((b + 1) & 0x1F) | (((b + 1) & 0x40) >> 1);

    private static bool IsPackable(byte b) => ((b + 1) & ~0x1F) is 0x20 or 0x60;

    private static int CountExceptions(ReadOnlySpan<byte> source, int limit)
    {
        int count = 0;
        int previous = 0;
        for (int i = 0; i < source.Length && count <= limit; i++)
        {
            if (!IsPackable(source[i]))
            {
                count += 1 + (Math.Max(0, i - previous - 1) / MaxDistance);
                previous = i;
            }
        }

        return count;
    }
}
