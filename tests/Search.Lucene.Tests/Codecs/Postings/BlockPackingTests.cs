using Search.Lucene.Codecs.Postings;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Codecs.Postings;

public sealed class BlockPackingTests
{
    private const int Seed = 84;

    public static TheoryData<int> Widths => [.. Enumerable.Range(1, BlockPacking.MaxBits)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void PackedValuesComeBack(int bits)
    {
        int[] values = RandomValues(bits, new Random(Seed + bits));

        var output = new MemoryOutput();
        PackedBlock.Encode(output, values, bits);
        using IndexInput input = IndexInput.FromBytes("block", output.Written);
        DataReader reader = input.OpenReader();
        var found = new int[BlockPacking.BlockSize];
        PackedBlock.Decode(ref reader, bits, ref found[0]);

        Assert.Equal(16 * bits, output.Position);
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(values, found);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void BytesFollowTheDocumentedLayout(int bits)
    {
        int[] values = RandomValues(bits, new Random(Seed - bits));
        var output = new MemoryOutput();
        PackedBlock.Encode(output, values, bits);

        Assert.Equal(PackBitByBit(values, bits), output.Written.ToArray());
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void AscendingIdsComeBackFromDeltas(int bits)
    {
        var random = new Random(Seed * bits);
        int limit = Math.Max(2, (int)((1L << bits) / BlockPacking.BlockSize));
        int[] deltas = Enumerable.Range(0, BlockPacking.BlockSize).Select(_ => random.Next(1, limit)).ToArray();
        const int Previous = 7;
        int sum = Previous;
        int[] ids = deltas.Select(d => sum += d).ToArray();

        var output = new MemoryOutput();
        DeltaBlock.Write(output, deltas);
        output.WriteBytes(new byte[BlockPacking.ReadSlack]);
        using IndexInput input = IndexInput.FromBytes("deltas", output.Written);
        DataReader reader = input.OpenReader();
        var found = new int[BlockPacking.BlockSize];
        DeltaBlock.Read(ref reader, Previous, found);

        Assert.Equal(ids, found);
        Assert.Equal(BlockPacking.ReadSlack, reader.Remaining);
    }

    [Theory]
    [InlineData(0, 0, 0, 2)]
    [InlineData(1, 1, 0, 2)]
    [InlineData(1, 1, 3, 8)]
    [InlineData(0, 200, 0, 1 + 16 * 8)]
    [InlineData(0, 200, 3, 1 + 16 * 8 + 6)]
    [InlineData(0, 200, 4, 1 + 16 * 13)]
    [InlineData(300, 300, 0, 1 + 16 * 9)]
    public void PatchedValuesComeBackInTheLeastSpace(int min, int max, int outliers, int expectedBytes)
    {
        var random = new Random(Seed);
        int[] values = Enumerable.Range(0, BlockPacking.BlockSize).Select(_ => random.Next(min, max + 1)).ToArray();
        int outlier = max > 100 ? 5000 : 77;
        for (int i = 0; i < outliers; i++)
        {
            values[(i * 37) + 5] = outlier + (2 * i);
        }

        var output = new MemoryOutput();
        PatchedBlock.Write(output, values);
        using IndexInput input = IndexInput.FromBytes("patched", output.Written);
        DataReader reader = input.OpenReader();
        var found = new int[BlockPacking.BlockSize];
        PatchedBlock.Read(ref reader, found);
        DataReader skipper = input.OpenReader();
        PatchedBlock.Skip(ref skipper);

        Assert.Equal(values, found);
        Assert.Equal(expectedBytes, output.Position);
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(0, skipper.Remaining);
    }

    [Theory]
    [InlineData(new byte[] { 32 })]
    [InlineData(new byte[] { 5, 1, 2, 3 })]
    [InlineData(new byte[] { })]
    public void DamagedDeltasAreRefused(byte[] damaged)
    {
        using IndexInput input = IndexInput.FromBytes("damaged", damaged);
        Assert.Throws<CorruptIndexException>(() =>
        {
            DataReader reader = input.OpenReader();
            DeltaBlock.Read(ref reader, 0, new int[BlockPacking.BlockSize]);
        });
    }

    [Fact]
    public void AnExceptionOutsideTheBlockIsRefused()
    {
        using IndexInput input = IndexInput.FromBytes("damaged", [1 << 5, 9, 128, 1]);
        Assert.Throws<CorruptIndexException>(() =>
        {
            DataReader reader = input.OpenReader();
            PatchedBlock.Read(ref reader, new int[BlockPacking.BlockSize]);
        });
    }

    private static int[] RandomValues(int bits, Random random)
    {
        int[] values = Enumerable.Range(0, BlockPacking.BlockSize).Select(_ => (int)random.NextInt64(1L << bits)).ToArray();
        values[random.Next(values.Length)] = (int)((1L << bits) - 1);
        return values;
    }

    /// <summary>The layout as the grammar tells it, one bit at a time.</summary>
    private static byte[] PackBitByBit(int[] values, int bits)
    {
        int lane = bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
        int lanes = 64 / lane;
        int words = BlockPacking.BlockSize / lanes;
        var bytes = new byte[16 * bits];
        for (int laneIndex = 0; laneIndex < lanes; laneIndex++)
        {
            // Bit slots of this lane in the order in which words fill them.
            var slots = new List<(int Word, int Bit)>();
            int whole = lane / bits;
            for (int pass = 0; pass < whole; pass++)
            {
                for (int word = 0; word < 2 * bits; word++)
                {
                    slots.AddRange(Enumerable.Range(0, bits).Select(bit => (word, lane - (pass * bits) - 1 - bit)));
                }
            }

            for (int word = 0; word < 2 * bits; word++)
            {
                slots.AddRange(Enumerable.Range(0, lane % bits).Select(bit => (word, (lane % bits) - 1 - bit)));
            }

            for (int word = 0; word < words; word++)
            {
                int value = values[(laneIndex * words) + word];
                for (int bit = 0; bit < bits; bit++)
                {
                    (int target, int targetBit) = slots[(word * bits) + bit];
                    int position = ((lanes - 1 - laneIndex) * lane) + targetBit;
                    bytes[(target * 8) + (position / 8)] |= (byte)(((value >> (bits - 1 - bit)) & 1) << (position % 8));
                }
            }
        }

        return bytes;
    }
}
