using System.Buffers.Binary;
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
internal sealed class SuffixLz4
{
    private const int MinMatch = 4;
    private const int LongCount = 15;
    private const int MaxDistance = (1 << 16) - 1;

    /// <summary>Bytes at the end that stay literals.</summary>
    private const int LastLiterals = 5;

    /// <summary>Earlier occurrences that are looked at for the longest match.</summary>
    private const int MaxAttempts = 256;

    private const int HashBits = 12;

    private readonly int[] _heads = new int[1 << HashBits];
    private int[] _previous = new int[1024];

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

    /// <summary>Compresses with the longest match at each place.</summary>
    public void Compress(ReadOnlySpan<byte> source, DataOutput output)
    {
        Array.Fill(_heads, -1);
        if (_previous.Length < source.Length)
        {
            _previous = new int[source.Length * 2];
        }

        int anchor = 0;
        int added = 0;
        int limit = source.Length - LastLiterals;
        for (int at = 0; at < limit - MinMatch;)
        {
            for (; added < at; added++)
            {
                ref int head = ref _heads[Hash(source, added)];
                _previous[added] = head;
                head = added;
            }

            int match = FindMatch(source[..limit], at, out int length);
            if (match < 0)
            {
                at++;
                continue;
            }

            WriteLiterals(source[anchor..at], Math.Min(length - MinMatch, LongCount), output);
            output.WriteByte((byte)(at - match));
            output.WriteByte((byte)((at - match) >> 8));
            WriteCount(length - MinMatch, output);
            at += length;
            anchor = at;
        }

        WriteLiterals(source[anchor..], 0, output);
    }

    private static int Hash(ReadOnlySpan<byte> source, int at) =>
        (int)((BinaryPrimitives.ReadUInt32LittleEndian(source[at..]) * 2654435761u) >> (32 - HashBits));

    private static void WriteLiterals(ReadOnlySpan<byte> literals, int matchToken, DataOutput output)
    {
        output.WriteByte((byte)((Math.Min(literals.Length, LongCount) << 4) | matchToken));
        WriteCount(literals.Length, output);
        output.WriteBytes(literals);
    }

    /// <summary>What of a count does not fit the token.</summary>
    private static void WriteCount(int count, DataOutput output)
    {
        if (count < LongCount)
        {
            return;
        }

        for (count -= LongCount; count >= 0xFF; count -= 0xFF)
        {
            output.WriteByte(0xFF);
        }

        output.WriteByte((byte)count);
    }

    /// <summary>The longest earlier occurrence of at least four bytes, the nearest of equal ones; -1 when there is none.</summary>
    private int FindMatch(ReadOnlySpan<byte> source, int at, out int length)
    {
        length = 0;
        int best = -1;
        int attempts = 0;
        ReadOnlySpan<byte> wanted = source[at..];
        for (int i = _heads[Hash(source, at)]; i >= 0 && at - i <= MaxDistance && attempts < MaxAttempts; i = _previous[i], attempts++)
        {
            int common = wanted.CommonPrefixLength(source[i..]);
            if (common >= MinMatch && common > length)
            {
                length = common;
                best = i;
            }
        }

        return best;
    }
}
