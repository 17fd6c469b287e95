using System.Globalization;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;

namespace Search.Lucene.Tests.Codecs.Packed;

/// <summary>Byte for byte what Apache Lucene packs: <c>tests/oracle/PackedGolden.java</c> drew the same numbers.</summary>
public sealed class PackedGoldenTests
{
    private static readonly int[] Counts = [0, 1, 7, 8, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097];
    private ulong _state;

    [Fact]
    public void Every_width_packs_to_the_bytes_of_Apache()
    {
        string[] lines = GoldenFiles.ReadLines("packed/crc.txt");
        Assert.Equal(64 + 14 + (39 * 3) + 64, lines.Length);
        foreach (string line in lines)
        {
            string[] words = line.Split(' ');
            int bits = int.Parse(words[1], CultureInfo.InvariantCulture);
            var data = new MemoryOutput();
            var meta = new MemoryOutput();
            foreach (int count in Counts)
            {
                _state = (ulong)((bits * 10007L) + count);
                Write(words[0], data, meta, bits, count);
            }

            string found = $"{words[0]} {bits} {data.Position} {Crc32.Compute(data.Written):x} {meta.Position} {Crc32.Compute(meta.Written):x}";
            Assert.Equal(line, found);
        }
    }

    private void Write(string kind, MemoryOutput data, MemoryOutput meta, int bits, int count)
    {
        long mask = (long)BitPacking.MaxValue(bits);
        switch (kind)
        {
            case "packed":
                long[] values = new long[count];
                for (int i = 0; i < count; i++)
                {
                    values[i] = Next() & mask;
                }

                BitPacking.Write(data, values, bits);
                break;
            case "direct":
                var direct = new DirectWriter(data, count, bits);
                for (int i = 0; i < count; i++)
                {
                    direct.Add(Next() & mask);
                }

                direct.Finish();
                break;
            case "block":
                var block = new BlockPackedWriter(data, 64);
                long origin = 0;
                for (int i = 0; i < count; i++)
                {
                    origin = (i & 63) == 0 ? Next() >> (bits - 1) : origin;
                    block.Add(origin + ((i & 64) == 0 ? Next() & mask : 0));
                }

                block.Finish();
                break;
            default:
                var monotonic = new DirectMonotonicWriter(meta, data, count, int.Parse(kind["monotonic".Length..], CultureInfo.InvariantCulture));
                long value = Next() >> 2;
                for (int i = 0; i < count; i++)
                {
                    monotonic.Add(value);
                    value += Next() & mask & Next();
                }

                monotonic.Finish();
                break;
        }
    }

    /// <summary>splitmix64</summary>
    private long Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (long)(z ^ (z >> 31));
    }
}
