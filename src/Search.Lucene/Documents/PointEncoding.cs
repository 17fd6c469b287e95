using System.Buffers.Binary;

namespace Search.Lucene.Documents;

/// <summary>
/// Numbers as bytes whose unsigned order is the numbers' order: big-endian with the sign bit flipped; floating point first mapped to
/// integers of the same order. Format: Apache Lucene 8.8, NumericUtils.
/// </summary>
public static class PointEncoding
{
    public static void Encode(int value, Span<byte> target) => BinaryPrimitives.WriteInt32BigEndian(target, value ^ int.MinValue);

    public static void Encode(long value, Span<byte> target) => BinaryPrimitives.WriteInt64BigEndian(target, value ^ long.MinValue);

    public static void Encode(float value, Span<byte> target) => Encode(ToSortable(value), target);

    public static void Encode(double value, Span<byte> target) => Encode(ToSortable(value), target);

    public static int DecodeInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) ^ int.MinValue;

    public static long DecodeInt64(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes) ^ long.MinValue;

    public static float DecodeSingle(ReadOnlySpan<byte> bytes) => BitConverter.Int32BitsToSingle(Flip(DecodeInt32(bytes)));

    public static double DecodeDouble(ReadOnlySpan<byte> bytes) => FromSortable(DecodeInt64(bytes));

    /// <summary>An int in the order of floats; also how floats stand in sorted-numeric columns. Plain numeric ones hold their bits as they are.</summary>
    public static int ToSortable(float value) => Flip(BitConverter.SingleToInt32Bits(value));

    /// <summary>A long in the order of doubles; also how doubles stand in sorted-numeric columns. Plain numeric ones hold their bits as they are.</summary>
    public static long ToSortable(double value) => Flip(BitConverter.DoubleToInt64Bits(value));

    /// <summary>The double that stands at this place in the order of doubles.</summary>
    public static double FromSortable(long sortable) => BitConverter.Int64BitsToDouble(Flip(sortable));

    private static int Flip(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    private static long Flip(long bits) => bits ^ ((bits >> 63) & long.MaxValue);
}
