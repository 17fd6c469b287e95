using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Codecs.Packed;

public sealed class PackedTests
{
    private const int Seed = 20260901;
    private static readonly int[] Counts = [0, 1, 2, 7, 8, 9, 63, 64, 65, 511, 512, 513, 1000, 4096, 4097];

    [Fact]
    public void Bits_of_every_width_and_count_come_back()
    {
        var random = new Random(Seed);
        for (int bits = 1; bits <= 64; bits++)
        {
            foreach (int count in Counts)
            {
                long[] values = Draw(random, bits, count);
                var output = new MemoryOutput();
                BitPacking.Write(output, values, bits);
                Assert.Equal(BitPacking.ByteCount(count, bits), output.Position);

                long[] read = new long[count];
                IndexInput input = IndexInput.FromBytes("packed", output.Written);
                DataReader reader = input.OpenReader();
                BitPacking.Read(ref reader, bits, read);
                Assert.Equal(values, read);
                Assert.Equal(0, reader.Remaining);
                if (bits <= 32)
                {
                    int[] narrow = new int[count];
                    reader.Seek(0);
                    BitPacking.Read(ref reader, bits, narrow);
                    Assert.Equal(values.Select(v => (int)v), narrow);
                    var again = new MemoryOutput();
                    BitPacking.Write(again, narrow, bits);
                    Assert.True(again.Written.SequenceEqual(output.Written));
                }
            }
        }
    }

    [Fact]
    public void Direct_values_of_every_width_are_read_one_by_one()
    {
        var random = new Random(Seed);
        foreach (byte bits in DirectWriter.SupportedBits)
        {
            foreach (int count in Counts)
            {
                long[] values = Draw(random, bits, count);
                var output = new MemoryOutput();
                output.WriteBytes([1, 2, 3]);
                var writer = new DirectWriter(output, count, bits);
                foreach (long value in values)
                {
                    writer.Add(value);
                }

                writer.Finish();
                Assert.Equal(3 + DirectWriter.ByteCount(count, bits), output.Position);
                output.WriteBytes(new byte[16]);

                var direct = new DirectReader(IndexInput.FromBytes("direct", output.Written), 3, bits, count);
                for (int i = 0; i < count; i++)
                {
                    Assert.Equal(values[i], direct[i]);
                }

                int first = count / 3;
                long[] some = new long[count - first];
                direct.Read(first, some);
                Assert.Equal(values[first..], some);
                Assert.Throws<CorruptIndexException>(() => direct[count]);
                Assert.Throws<CorruptIndexException>(() => direct[-1]);
            }
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    [InlineData(16, 8)]
    [InlineData(0x100, 12)]
    [InlineData(0x1FFF, 16)]
    [InlineData(int.MaxValue, 32)]
    [InlineData(1L << 32, 40)]
    [InlineData(long.MaxValue, 64)]
    [InlineData(-1, 64)]
    public void Widths_round_up_to_supported_ones(long max, int expected) => Assert.Equal(expected, DirectWriter.BitsRequired(max));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(1023, 1)]
    [InlineData(1024, 1000)]
    [InlineData(1025, long.MaxValue >> 12)]
    [InlineData(5000, 0)]
    [InlineData(5000, 17)]
    public void Monotonic_sequences_come_back_and_are_searched(int count, long maxStep)
    {
        var random = new Random(Seed);
        long[] values = new long[count];
        long value = random.NextInt64(-1000, 1000);
        for (int i = 0; i < count; i++)
        {
            values[i] = value;
            value += random.NextInt64(maxStep + 1);
        }

        foreach (int shift in (int[])[2, 10, 16])
        {
            DirectMonotonicReader reader = WriteMonotonic(values, shift);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(values[i], reader[i]);
            }

            for (int i = 0; i < 100 && count > 0; i++)
            {
                long key = values[random.Next(count)] + random.Next(-1, 2);
                Assert.Equal(values.Count(v => v <= key) - 1, reader.FindFloor(key));
            }

            Assert.Throws<CorruptIndexException>(() => reader[count]);
        }
    }

    [Fact]
    public void A_monotonic_sequence_refuses_to_fall()
    {
        var writer = new DirectMonotonicWriter(new MemoryOutput(), new MemoryOutput(), 2, 4);
        writer.Add(3);
        Assert.Throws<ArgumentException>(() => writer.Add(2));
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    [Fact]
    public void Streams_in_blocks_come_back_by_value_by_span_and_after_skips()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 300; round++)
        {
            int blockSize = random.Next(2) == 0 ? 64 : 1024;
            long[] values = DrawBlocks(random, random.Next(0, 3000), blockSize);
            var output = new MemoryOutput();
            var writer = new BlockPackedWriter(output, blockSize);
            foreach (long value in values)
            {
                writer.Add(value);
            }

            writer.Finish();
            output.WriteByte(0x55);

            DataReader cursor = IndexInput.FromBytes("blocks", output.Written).OpenReader();
            var reader = new BlockPackedReader(blockSize);
            reader.Reset(values.Length);
            int at = 0;
            while (at < values.Length)
            {
                int want = random.Next(1, 2000);
                switch (random.Next(3))
                {
                    case 0:
                        Assert.Equal(values[at++], reader.Next(ref cursor));
                        break;
                    case 1:
                        ReadOnlySpan<long> span = reader.Next(ref cursor, want);
                        Assert.True(span.SequenceEqual(values.AsSpan(at, span.Length)));
                        at += span.Length;
                        break;
                    default:
                        int skip = Math.Min(want, values.Length - at);
                        reader.Skip(ref cursor, skip);
                        at += skip;
                        break;
                }
            }

            Assert.Equal(0, reader.Remaining);
            Assert.Equal(0x55, cursor.ReadByte());
        }
    }

    [Fact]
    public void Damage_is_reported_by_file_and_asks_for_no_memory()
    {
        static void Refused(byte[] bytes, Action<IndexInput> read)
        {
            IndexInput input = IndexInput.FromBytes("_0.x", bytes);
            Assert.Equal("_0.x", Assert.Throws<CorruptIndexException>(() => read(input)).File);
        }

        Refused(new byte[10], i => { DataReader r = i.OpenReader(); BitPacking.Read(ref r, 64, new long[2]); });
        Refused(new byte[10], i => { DataReader r = i.OpenReader(); BitPacking.Read(ref r, 65, new long[1]); });
        Refused(new byte[10], i => { DataReader r = i.OpenReader(); BitPacking.Read(ref r, 33, new int[1]); });
        Refused(new byte[30], i => _ = new DirectReader(i, 0, 3, 1));
        Refused(new byte[30], i => _ = new DirectReader(i, 0, 8, 1L << 60));
        Refused(new byte[30], i => _ = new DirectReader(i, -1, 8, 1));
        Refused(new byte[30], i => _ = new DirectReader(i, 28, 8, 3));
        Refused(new byte[30], i => { DataReader r = i.OpenReader(); DirectMonotonicMeta.Read(ref r, 1L << 50, 2); });
        Refused(new byte[30], i => { DataReader r = i.OpenReader(); DirectMonotonicMeta.Read(ref r, 1, 40); });
        Refused([0xFF, .. new byte[30]], i => { DataReader r = i.OpenReader(); var p = new BlockPackedReader(64); p.Reset(9); p.Next(ref r); });
        Refused([0x01, .. new byte[30]], i => { DataReader r = i.OpenReader(); var p = new BlockPackedReader(64); p.Reset(1); p.Next(ref r); p.Next(ref r); });
    }

    private static DirectMonotonicReader WriteMonotonic(long[] values, int shift)
    {
        var meta = new MemoryOutput();
        var data = new MemoryOutput();
        data.WriteByte(99);
        var writer = new DirectMonotonicWriter(meta, data, values.Length, shift);
        foreach (long value in values)
        {
            writer.Add(value);
        }

        writer.Finish();
        long length = data.Position - 1;
        data.WriteBytes(new byte[16]);
        DataReader reader = IndexInput.FromBytes("meta", meta.Written).OpenReader();
        DirectMonotonicMeta read = DirectMonotonicMeta.Read(ref reader, values.Length, shift);
        Assert.Equal(0, reader.Remaining);
        return read.Open(IndexInput.FromBytes("data", data.Written), 1, length);
    }

    private static long[] Draw(Random random, int bits, int count)
    {
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) & BitPacking.MaxValue(bits));
        }

        if (count > 1)
        {
            values[^1] = (long)BitPacking.MaxValue(bits);
            values[^2] = 0;
        }

        return values;
    }

    private static long[] DrawBlocks(Random random, int count, int blockSize)
    {
        long[] values = new long[count];
        long origin = 0;
        int bits = 0;
        for (int i = 0; i < count; i++)
        {
            if (i % blockSize == 0)
            {
                origin = random.Next(3) == 0 ? 0 : random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
                bits = random.Next(65);
            }

            values[i] = origin + (bits == 0 ? 0 : (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) & BitPacking.MaxValue(bits)));
        }

        return values;
    }
}
