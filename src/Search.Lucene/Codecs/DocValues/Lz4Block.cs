using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// Decodes an LZ4 block whose decoded length is known:
/// <code>
/// block    = sequence...
/// sequence = (literals|match):byte literals-15:run? byte[literals] (distance:int16le match-15:run?)?   (a match is 4 longer than told)
/// run      = 255:byte... rest:byte
/// </code>
/// Format: LZ4 block format, as in Apache Lucene 8.8, LZ4.
/// </summary>
internal static class Lz4Block
{
    private const int MinMatch = 4;

    /// <summary>Fills the target exactly; the cursor then stands behind the block.</summary>
    /// <exception cref="CorruptIndexException">The bytes are no such block.</exception>
    public static void Decompress(ref DataReader reader, Span<byte> target)
    {
        int at = 0;
        while (at < target.Length)
        {
            int token = reader.ReadByte();
            int literals = token >> 4;
            if (literals == 15)
            {
                literals += ReadRun(ref reader, target.Length);
            }

            if (literals > target.Length - at)
            {
                throw reader.Corrupt("a literal run exceeds the decoded length");
            }

            reader.ReadBytes(literals).CopyTo(target[at..]);
            at += literals;
            if (at == target.Length)
            {
                return;
            }

            int distance = reader.ReadByte() | (reader.ReadByte() << 8);
            int length = token & 15;
            if (length == 15)
            {
                length += ReadRun(ref reader, target.Length);
            }

            length += MinMatch;
            if (distance == 0 || distance > at || length > target.Length - at)
            {
                throw reader.Corrupt($"a match of {length} bytes at distance {distance} from {at}");
            }

            for (int i = 0; i < length; i++)
            {
                target[at + i] = target[at + i - distance];
            }

            at += length;
        }
    }

    private static int ReadRun(ref DataReader reader, int max)
    {
        int length = 0;
        byte more;
        do
        {
            more = reader.ReadByte();
            length += more;
            if (length > max)
            {
                throw reader.Corrupt("a run exceeds the decoded length");
            }
        }
        while (more == 255);
        return length;
    }
}
