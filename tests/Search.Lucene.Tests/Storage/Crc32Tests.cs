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
