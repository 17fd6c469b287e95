using System.Numerics;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// Field lengths as one byte: exact up to 39, then a floating-point form with four significant bits. Order is kept.
/// Format: Apache Lucene 8.8, SmallFloat.intToByte4, as BM25Similarity stores it.
/// </summary>
internal static class NormEncoding
{
    private const int SignificantBits = 4;
    private const int MantissaMask = 7;

    /// <summary>Lengths below this one stand for themselves: what the form of the largest int leaves of a byte.</summary>
    private const int FreeValues = 24;

    /// <summary>The byte of a length, signed as Lucene stores it.</summary>
    public static sbyte Encode(int length) =>
        (sbyte)(length < FreeValues ? length : FreeValues + EncodeFloat(length - FreeValues));

    private static int EncodeFloat(int value)
    {
        int bits = 32 - BitOperations.LeadingZeroCount((uint)value);
        if (bits < SignificantBits)
        {
            return value;
        }

        int shift = bits - SignificantBits;
        return ((value >> shift) & MantissaMask) | ((shift + 1) << 3);
    }
}
