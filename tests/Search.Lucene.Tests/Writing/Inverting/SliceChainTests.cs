using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Tests.Writing.Inverting;

/// <summary>Interleaved streams in one arena read back what was written to each.</summary>
public sealed class SliceChainTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Streams_read_back_what_was_written(int length)
    {
        var random = new Random(length);
        using var arena = new NativeArena();
        const int Streams = 7;
        var chains = new SliceChain[Streams];
        byte[] levels = new byte[Streams];
        var expected = Enumerable.Range(0, Streams).Select(_ => new List<uint>()).ToArray();
        for (int i = 0; i < length * Streams; i++)
        {
            int stream = random.Next(Streams);
            uint value = (uint)random.NextInt64(1L << random.Next(1, 33));
            chains[stream].WriteVInt(arena, ref levels[stream], value);
            expected[stream].Add(value);
        }

        for (int stream = 0; stream < Streams; stream++)
        {
            var reader = new SliceReader(arena, chains[stream]);
            foreach (uint value in expected[stream])
            {
                Assert.False(reader.AtEnd);
                Assert.Equal(value, reader.ReadVInt());
            }

            Assert.True(reader.AtEnd);
        }
    }
}
