using System.Text;
using Search.Lucene.Codecs.Compression;
using Search.Lucene.Tests.Golden;

namespace Search.Lucene.Tests.Codecs.Compression;

public sealed unsafe class Lz4Tests
{
    public static TheoryData<int, int> Shapes()
    {
        var data = new TheoryData<int, int>();
        foreach (int length in (int[])[0, 1, 4, 5, 9, 12, 13, 16, 17, 64, 255, 270, 1000, 65_535, 65_536, 70_000, 200_000])
        {
            for (int kind = 0; kind < 5; kind++)
            {
                data.Add(length, kind);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Round_trip(int length, int kind)
    {
        byte[] bytes = Content(length, kind, seed: length + kind);
        byte[] target = new byte[Lz4Sequences.MaxLength(length)];
        int compressed = new Lz4Compressor().Compress(bytes, target);
        byte[] decoded = new byte[length];
        Assert.True(Decode(target.AsSpan(0, compressed), [], decoded, decoded.Length));
        Assert.Equal(bytes, decoded);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Round_trip_of_blocks_behind_the_same_dictionary(int length, int kind)
    {
        var lz4 = new Lz4DictionaryCompressor();
        byte[] bytes = Content(length, kind, seed: length + kind);
        foreach (int dictionary in (int[])[0, 1, 7, 8, 4000, 24_576, Lz4DictionaryCompressor.WindowLength])
        {
            if (dictionary > length)
            {
                continue;
            }

            lz4.SetDictionary(bytes.AsSpan(0, dictionary));
            int longest = Math.Max(1, Math.Min(Lz4DictionaryCompressor.WindowLength - dictionary, 50_000));
            for (int start = dictionary; start < length && dictionary < Lz4DictionaryCompressor.WindowLength; start += longest)
            {
                ReadOnlySpan<byte> block = bytes.AsSpan(start, Math.Min(longest, length - start));
                byte[] target = new byte[Lz4Sequences.MaxLength(block.Length)];
                int compressed = lz4.Compress(block, target);
                byte[] decoded = new byte[block.Length];
                Assert.True(Decode(target.AsSpan(0, compressed), bytes.AsSpan(0, dictionary), decoded, decoded.Length));
                Assert.Equal(block, decoded);
            }
        }
    }

    [Fact]
    public void A_block_does_not_know_the_one_before()
    {
        byte[] bytes = Content(20_000, 1, 5);
        byte[] other = Content(9_000, 1, 6);
        byte[] alone = new byte[Lz4Sequences.MaxLength(other.Length)];
        byte[] behind = new byte[Lz4Sequences.MaxLength(other.Length)];
        var lz4 = new Lz4DictionaryCompressor();
        lz4.SetDictionary(bytes.AsSpan(0, 10_000));
        int aloneLength = lz4.Compress(other, alone);
        lz4.Compress(bytes.AsSpan(10_000), new byte[Lz4Sequences.MaxLength(10_000)]);
        int behindLength = lz4.Compress(other, behind);
        Assert.Equal(alone.AsSpan(0, aloneLength), behind.AsSpan(0, behindLength));
    }

    [Fact]
    public void Dictionary_and_block_fit_the_window()
    {
        var lz4 = new Lz4DictionaryCompressor();
        lz4.SetDictionary(new byte[60_000]);
        Assert.Throws<ArgumentOutOfRangeException>(() => lz4.Compress(new byte[5_536], new byte[10_000]));
        Assert.Throws<ArgumentOutOfRangeException>(() => lz4.Compress(new byte[5_535], new byte[5_535]));
    }

    [Fact]
    public void Decoding_can_stop_and_go_on()
    {
        byte[] bytes = Content(30_000, 1, 1);
        byte[] target = new byte[Lz4Sequences.MaxLength(bytes.Length)];
        int compressed = new Lz4Compressor().Compress(bytes, target);
        byte[] decoded = new byte[bytes.Length];
        int sourceAt = 0;
        int known = 0;
        fixed (byte* from = target)
        fixed (byte* to = decoded)
        {
            for (int needed = 0; known < bytes.Length; needed = Math.Min(bytes.Length, needed + 777))
            {
                Assert.True(Lz4.Decode(from, compressed, ref sourceAt, to, decoded.Length, ref known, needed, null, 0));
                Assert.True(known >= needed);
                Assert.Equal(bytes.AsSpan(0, known), decoded.AsSpan(0, known));
            }
        }
    }

    [Fact]
    public void German_text_takes_less_than_two_thirds()
    {
        byte[] bytes = Content(60_000, 1, 3);
        byte[] target = new byte[Lz4Sequences.MaxLength(bytes.Length)];
        int fast = new Lz4Compressor().Compress(bytes, target);
        Assert.InRange(fast, 1, bytes.Length * 2 / 3);
        Assert.InRange(new Lz4DictionaryCompressor().Compress(bytes, target), 1, fast * 19 / 20);
    }

    [Fact]
    public void Damage_stays_within_bounds()
    {
        const int Guard = 64;
        var random = new Random(42);
        byte[] bytes = Content(600, 1, 2);
        byte[] target = new byte[Lz4Sequences.MaxLength(bytes.Length)];
        var lz4 = new Lz4DictionaryCompressor();
        lz4.SetDictionary(bytes.AsSpan(0, 100));
        int compressed = lz4.Compress(bytes.AsSpan(100), target);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] damaged = target.AsSpan(0, random.Next(8) == 0 ? random.Next(compressed) : compressed).ToArray();
            for (int hits = random.Next(1, 4); hits > 0 && damaged.Length > 0; hits--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            byte[] decoded = new byte[500 + Guard];
            decoded.AsSpan().Fill(0xA5);
            int sourceAt = 0;
            int known = 0;
            fixed (byte* from = damaged)
            fixed (byte* to = decoded)
            fixed (byte* dictionary = bytes)
            {
                _ = Lz4.Decode(from, damaged.Length, ref sourceAt, to, 500, ref known, 500, dictionary, 100);
            }

            Assert.True(known <= 500);
            Assert.False(decoded.AsSpan(500).ContainsAnyExcept((byte)0xA5));
        }
    }

    private static bool Decode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> target, int needed)
    {
        int sourceAt = 0;
        int known = 0;
        fixed (byte* from = source)
        fixed (byte* to = target)
        fixed (byte* before = dictionary)
        {
            return Lz4.Decode(from, source.Length, ref sourceAt, to, target.Length, ref known, needed, before, dictionary.Length) && known == target.Length;
        }
    }

    /// <summary>Kinds: 0 noise, 1 text, 2 zeros, 3 short periods, 4 long runs between noise.</summary>
    private static byte[] Content(int length, int kind, int seed)
    {
        var random = new Random(seed);
        byte[] bytes = new byte[length];
        switch (kind)
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                var text = new StringBuilder();
                while (text.Length < length)
                {
                    text.Append(GoldenDocuments.Body(random.Next(5000))).Append(random.Next(100)).Append(". ");
                }

                Encoding.UTF8.GetBytes(text.ToString()).AsSpan(0, length).CopyTo(bytes);
                break;
            case 3:
                int period = 1 + random.Next(20);
                for (int i = 0; i < length; i++)
                {
                    bytes[i] = (byte)(i % period);
                }

                break;
            case 4:
                for (int i = 0; i < length; i++)
                {
                    bytes[i] = i / 300 % 2 == 0 ? (byte)7 : (byte)random.Next(256);
                }

                break;
        }

        return bytes;
    }
}
