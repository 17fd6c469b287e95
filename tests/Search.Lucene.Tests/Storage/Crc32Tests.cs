using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Storage;

public sealed class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_standard_comes_out() => Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));

    [Fact]
    public void Folding_and_tables_agree_at_every_length_and_split()
    {
        byte[] bytes = new byte[700];
        new Random(7).NextBytes(bytes);
        for (int length = 0; length < bytes.Length; length++)
        {
            uint expected = BitByBit(bytes.AsSpan(0, length));
            Assert.Equal(expected, Crc32.Compute(bytes.AsSpan(0, length)));
            int split = length / 3;
            Assert.Equal(expected, Crc32.Append(Crc32.Compute(bytes.AsSpan(0, split)), bytes.AsSpan(split, length - split)));
        }
    }

    [Fact]
    public void Long_inputs_agree_wherever_streams_begin_and_end()
    {
        byte[] bytes = new byte[300_000];
        new Random(8).NextBytes(bytes);
        foreach (int length in (int[])[2_047, 2_048, 2_111, 2_112, 2_113, 4_159, 4_160, 65_535, 65_536, 65_599, 65_600, 65_601, 131_136, 133_333, 299_990])
        {
            for (int start = 0; start < 3; start++)
            {
                ReadOnlySpan<byte> part = bytes.AsSpan(start, length);
                uint expected = BitByBit(part);
                Assert.Equal(expected, Crc32.Compute(part));
                Assert.Equal(expected, Crc32.Append(Crc32.Compute(part[..777]), part[777..]));
                Assert.Equal(expected, Crc32.Combine(Crc32.Compute(part[..777]), Crc32.Compute(part[777..]), length - 777));
            }
        }
    }

    [Fact]
    public void Parts_combine_at_every_split()
    {
        byte[] bytes = new byte[400];
        new Random(9).NextBytes(bytes);
        uint expected = Crc32.Compute(bytes);
        for (int split = 0; split <= bytes.Length; split++)
        {
            Assert.Equal(expected, Crc32.Combine(Crc32.Compute(bytes.AsSpan(0, split)), Crc32.Compute(bytes.AsSpan(split)), bytes.Length - split));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Crc32.Combine(1, 2, -1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 22)]
    [InlineData((1 << 22) + 1)]
    [InlineData(20_000_003)]
    public void A_file_in_slices_has_the_checksum_of_the_whole(int length)
    {
        byte[] bytes = new byte[length + 8];
        new Random(10).NextBytes(bytes);
        using IndexInput input = IndexInput.FromBytes("file", bytes);
        Assert.Equal(Crc32.Compute(bytes.AsSpan(0, length)), FileChecksum.Compute(input, length));
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        return ~crc;
    }
}
