using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>Writes the variable-length numbers of <see cref="StoredFieldsFormat"/>; <see cref="StoredDocument"/> reads them.</summary>
internal static class StoredNumbers
{
    public const int SmallFlag = 0x80;
    public const int NegativeFlag = 0xFF;
    public const int SingleFlag = 0xFE;
    public const int MaxSmallSingle = 0x7D;
    public const int MaxSmallDouble = 0x7C;

    public static void Write(MemoryOutput output, float value)
    {
        int bits = Canonical(value);
        if (value is >= -1 and <= MaxSmallSingle && value == (int)value && bits != int.MinValue)
        {
            output.WriteByte((byte)(SmallFlag | ((int)value + 1)));
            return;
        }

        if (bits < 0)
        {
            output.WriteByte(NegativeFlag);
        }

        output.WriteInt32(bits);
    }

    public static void Write(MemoryOutput output, double value)
    {
        long bits = double.IsNaN(value) ? 0x7FF8000000000000 : BitConverter.DoubleToInt64Bits(value);
        if (value is >= -1 and <= MaxSmallDouble && value == (int)value && bits != long.MinValue)
        {
            output.WriteByte((byte)(SmallFlag | ((int)value + 1)));
        }
        else if (value == (float)value)
        {
            output.WriteByte(SingleFlag);
            output.WriteInt32(Canonical((float)value));
        }
        else
        {
            if (bits < 0)
            {
                output.WriteByte(NegativeFlag);
            }

            output.WriteInt64(bits);
        }
    }

    public static void Write(MemoryOutput output, long value)
    {
        int unit = 0;
        if (value % StoredFieldsFormat.Second == 0)
        {
            (unit, value) = value % StoredFieldsFormat.Day == 0 ? (3, value / StoredFieldsFormat.Day)
                : value % StoredFieldsFormat.Hour == 0 ? (2, value / StoredFieldsFormat.Hour)
                : (1, value / StoredFieldsFormat.Second);
        }

        ulong zigzag = (ulong)((value << 1) ^ (value >> 63));
        ulong high = zigzag >> 5;
        output.WriteByte((byte)((unit << 6) | (high != 0 ? 0x20 : 0) | (int)(zigzag & 0x1F)));
        if (high != 0)
        {
            output.WriteVInt64((long)high);
        }
    }

    /// <summary>Bits with the one NaN that Lucene knows.</summary>
    private static int Canonical(float value) => float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(value);
}
