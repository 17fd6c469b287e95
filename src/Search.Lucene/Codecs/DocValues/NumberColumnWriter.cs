using System.Numerics;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// Writes numbers in the smallest of the encodings of <see cref="DocValuesFormat"/>, chosen as Apache Lucene chooses so that equal
/// columns give equal bytes: one value for all, a table of up to 256, blocks with their own widths when they save a tenth, else
/// distances from the least value divided by their common divisor.
/// </summary>
internal static class NumberColumnWriter
{
    private const int BlockSize = 1 << DocValuesFormat.NumericBlockShift;

    /// <summary>Blocks must cost at most this part of the single width.</summary>
    private const double MaxBlocksShare = 0.9;

    /// <summary>Writes a column; returns how many documents have values, and how many values there are.</summary>
    public static (int DocCount, long Count) Write(DataOutput meta, DataOutput data, int maxDoc, Func<SortedNumericDocValues> source)
    {
        Survey survey = Look(source());
        DocsWithField.Write(meta, data, survey.DocCount, maxDoc, source);
        meta.WriteInt64(survey.Count);

        long min = survey.Min;
        long gcd = survey.Gcd;
        int bits = 0;
        bool blocks = false;
        Dictionary<long, long>? table = null;
        if (survey.Min >= survey.Max)
        {
            meta.WriteInt32(DocValuesFormat.NoTable);
        }
        else
        {
            int packedBits = DirectWriter.BitsRequired((survey.Max - survey.Min) / gcd);
            int tableBits = survey.Distinct is { Count: > 1 } ? DirectWriter.BitsRequired(survey.Distinct.Count - 1) : int.MaxValue;
            if (tableBits < packedBits)
            {
                bits = tableBits;
                table = WriteTable(meta, survey.Distinct!);
                min = 0;
                gcd = 1;
            }
            else if ((double)survey.BlockBits / survey.SingleBits <= MaxBlocksShare)
            {
                blocks = true;
                bits = DocValuesFormat.BlocksBits;
                meta.WriteInt32(DocValuesFormat.BlocksMark - DocValuesFormat.NumericBlockShift);
            }
            else
            {
                bits = packedBits;
                if (gcd == 1 && min > 0 && DirectWriter.BitsRequired(survey.Max) == packedBits)
                {
                    // Nothing is gained by the distance, so readers are spared the addition.
                    min = 0;
                }

                meta.WriteInt32(DocValuesFormat.NoTable);
            }
        }

        meta.WriteByte((byte)bits);
        meta.WriteInt64(min);
        meta.WriteInt64(gcd);
        long start = data.Position;
        meta.WriteInt64(start);
        long jumps = -1;
        if (blocks)
        {
            jumps = WriteBlocks(data, source(), gcd);
        }
        else if (bits > 0)
        {
            WritePacked(data, source(), survey.Count, bits, min, gcd, table);
        }

        meta.WriteInt64(data.Position - start);
        meta.WriteInt64(jumps);
        return (survey.DocCount, survey.Count);
    }

    private static Survey Look(SortedNumericDocValues values)
    {
        var survey = new Survey();
        long blockMin = long.MaxValue;
        long blockMax = long.MinValue;
        int inBlock = 0;
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (int left = values.ValueCount; left > 0; left--)
            {
                long value = values.NextValue();
                survey.Add(value);
                blockMin = Math.Min(blockMin, value);
                blockMax = Math.Max(blockMax, value);
                if (++inBlock == BlockSize)
                {
                    survey.BlockBits += Cost(blockMin, blockMax, inBlock);
                    (blockMin, blockMax, inBlock) = (long.MaxValue, long.MinValue, 0);
                }
            }

            survey.DocCount++;
        }

        survey.BlockBits += Cost(blockMin, blockMax, inBlock);
        survey.SingleBits = Cost(survey.Min, survey.Max, survey.Count);
        return survey;
    }

    private static long Cost(long min, long max, long count) => max > min ? DirectWriter.BitsRequired(max - min) * count : 0;

    private static Dictionary<long, long> WriteTable(DataOutput meta, HashSet<long> distinct)
    {
        meta.WriteInt32(distinct.Count);
        var table = new Dictionary<long, long>(distinct.Count);
        foreach (long value in distinct.Order())
        {
            meta.WriteInt64(value);
            table.Add(value, table.Count);
        }

        return table;
    }

    private static void WritePacked(
        DataOutput data, SortedNumericDocValues values, long count, int bits, long min, long gcd, Dictionary<long, long>? table)
    {
        var writer = new DirectWriter(data, count, bits);
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (int left = values.ValueCount; left > 0; left--)
            {
                long value = values.NextValue();
                writer.Add(table is not null ? table[value] : gcd == 1 ? value - min : (value - min) / gcd);
            }
        }

        writer.Finish();
    }

    /// <summary>Returns the offset of the jumps.</summary>
    private static long WriteBlocks(DataOutput data, SortedNumericDocValues values, long gcd)
    {
        var offsets = new List<long>();
        long[] block = new long[BlockSize];
        int used = 0;
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (int left = values.ValueCount; left > 0; left--)
            {
                block[used++] = values.NextValue();
                if (used == BlockSize)
                {
                    offsets.Add(data.Position);
                    WriteBlock(data, block, gcd);
                    used = 0;
                }
            }
        }

        if (used > 0)
        {
            offsets.Add(data.Position);
            WriteBlock(data, block.AsSpan(0, used), gcd);
        }

        long jumps = data.Position;
        foreach (long offset in offsets)
        {
            data.WriteInt64(offset);
        }

        data.WriteInt64(jumps);
        return jumps;
    }

    private static void WriteBlock(DataOutput data, Span<long> values, long gcd)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        foreach (long value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        int bits = min == max ? 0 : DirectWriter.BitsRequired(max - min);
        data.WriteByte((byte)bits);
        data.WriteInt64(min);
        if (bits > 0)
        {
            foreach (ref long value in values)
            {
                value = (value - min) / gcd;
            }

            data.WriteInt32(checked((int)DirectWriter.ByteCount(values.Length, bits)));
            BitPacking.Write(data, values, bits);
            data.WriteBytes(DirectWriter.PaddingBytes);
        }
    }

    /// <summary>What a first pass learns of the values.</summary>
    private sealed class Survey
    {
        public int DocCount { get; set; }

        public long Count { get; private set; }

        public long Min { get; private set; } = long.MaxValue;

        public long Max { get; private set; } = long.MinValue;

        /// <summary>Greatest common divisor of the distances; 0 while there is none.</summary>
        public long Gcd { get; private set; }

        /// <summary>The distinct values, or null when there are more than a table holds.</summary>
        public HashSet<long>? Distinct { get; private set; } = [];

        public long SingleBits { get; set; }

        public long BlockBits { get; set; }

        public void Add(long value)
        {
            if (Gcd != 1)
            {
                if (value is < long.MinValue / 2 or > long.MaxValue / 2)
                {
                    // A distance might overflow.
                    Gcd = 1;
                }
                else if (Count != 0)
                {
                    Gcd = CommonDivisor(Gcd, Math.Abs(value - Min));
                }
            }

            Min = Math.Min(Min, value);
            Max = Math.Max(Max, value);
            Count++;
            if (Distinct is not null && Distinct.Add(value) && Distinct.Count > DocValuesFormat.MaxTable)
            {
                Distinct = null;
            }
        }

        private static long CommonDivisor(long a, long b)
        {
            if (a == 0 || b == 0)
            {
                return a + b;
            }

            int shift = BitOperations.TrailingZeroCount(a | b);
            a >>= BitOperations.TrailingZeroCount(a);
            while (b != 0)
            {
                b >>= BitOperations.TrailingZeroCount(b);
                (a, b) = (Math.Min(a, b), Math.Abs(a - b));
            }

            return a << shift;
        }
    }
}
