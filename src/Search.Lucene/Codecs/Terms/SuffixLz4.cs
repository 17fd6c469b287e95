using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// LZ4 blocks as the dictionary holds them.
/// <code>
/// block    = sequence*                       (the last one ends with its literals)
/// sequence = literalCount &lt;&lt; 4 | matchLength - 4:byte [more:byte*] literals:byte* [distance:int16 little-endian [more:byte*]]
///            (a count of 15 goes on in bytes that add up, while they are 255)
/// </code>
/// Format: LZ4 block format; Apache Lucene 8.8, LZ4.
/// </summary>
internal static class SuffixLz4
{
    private const int MinMatch = 4;
    private const int LongCount = 15;

    /// <summary>Restores <c>target.Length</c> bytes.</summary>
    public static void Decompress(ref DataReader reader, Span<byte> target)
    {
        int at = 0;
        while (at < target.Length)
        {
            int token = reader.ReadByte();
            int literals = ReadCount(ref reader, token >> 4, target.Length - at);
            reader.ReadBytes(literals).CopyTo(target[at..]);
            at += literals;
            if (at == target.Length)
            {
                return;
            }

            int distance = reader.ReadByte() | (reader.ReadByte() << 8);
            if (distance == 0 || distance > at)
            {
                throw reader.Corrupt($"a match {distance} bytes back at {at}");
            }

            int match = MinMatch + ReadCount(ref reader, token & 0x0F, target.Length - at - MinMatch);
            if (match > target.Length - at)
            {
                throw reader.Corrupt($"a match of {match} bytes at {at} of {target.Length}");
            }

            for (int end = at + match; at < end; at++)
            {
                target[at] = target[at - distance];
            }
        }
    }

    private static int ReadCount(ref DataReader reader, int count, int limit)
    {
        if (count == LongCount)
        {
            int more;
            do
            {
                more = reader.ReadByte();
                count += more;
            }
            while (more == 0xFF && count <= limit);
        }

        return count <= limit ? count : throw reader.Corrupt($"{count} bytes where {limit} are left");
    }
}
