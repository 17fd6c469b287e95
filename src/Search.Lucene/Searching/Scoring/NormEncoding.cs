using System.Numerics;

namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// The byte that stands for a field's length: exact up to 39, above it a 3-bit mantissa with exponent (order-preserving).
/// Format: Apache Lucene 8.8, SmallFloat (int to byte4 and back), as BM25 norms use it.
/// </summary>
public static class NormEncoding
{
    /// <summary>Lengths below it are kept exactly; the codes behind serve the rest of the int range.</summary>
    public const int ExactLengths = 255 - 231;

    private const int MantissaBits = 3;

    /// <summary>Byte of a length; <paramref name="length"/> is at least 0.</summary>
    public static byte Encode(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return length < ExactLengths ? (byte)length : (byte)(ExactLengths + Compress((uint)(length - ExactLengths)));
    }

    /// <summary>Length that the byte stands for: the least of those that encode to it.</summary>
    public static int Decode(byte code)
    {
        if (code < ExactLengths)
        {
            return code;
        }

        int compressed = code - ExactLengths;
        int mantissa = compressed & 7;
        int shift = (compressed >> MantissaBits) - 1;
        return ExactLengths + (shift < 0 ? mantissa : (mantissa | 8) << shift);
    }

    private static int Compress(uint value)
    {
        int bits = 32 - BitOperations.LeadingZeroCount(value);
        if (bits <= MantissaBits)
        {
            return (int)value;
        }

        int shift = bits - MantissaBits - 1;
        return (int)((value >> shift) & 7) | ((shift + 1) << MantissaBits);
    }
}
