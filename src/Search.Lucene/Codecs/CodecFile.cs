using System.Text;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs;

/// <summary>
/// The one type through which every file begins and ends.
/// <code>
/// header       = magic:int32(0x3FD76C17) codec:string version:int32
/// index header = header id:byte[16] suffixLength:byte suffix:byte[suffixLength]
/// footer       = magic:int32(~0x3FD76C17) algorithm:int32(0) crc32:int64      (crc over all bytes before the crc)
/// </code>
/// Format: Apache Lucene 8.8, CodecUtil.
/// </summary>
public static class CodecFile
{
    public const int HeaderMagic = 0x3FD76C17;
    public const int FooterMagic = ~HeaderMagic;

    /// <summary>Bytes of a segment's or commit's id.</summary>
    public const int IdLength = 16;

    /// <summary>Bytes of a footer.</summary>
    public const int FooterLength = 16;

    /// <summary>Bytes of a plain header for the codec name.</summary>
    public static int HeaderLength(string codec) => 4 + 1 + codec.Length + 4;

    /// <summary>Bytes of an index header for the codec name and suffix.</summary>
    public static int IndexHeaderLength(string codec, string suffix) => HeaderLength(codec) + IdLength + 1 + suffix.Length;

    public static void WriteHeader(DataOutput output, string codec, int version)
    {
        output.WriteInt32(HeaderMagic);
        output.WriteString(codec);
        output.WriteInt32(version);
    }

    public static void WriteIndexHeader(DataOutput output, string codec, int version, ReadOnlySpan<byte> id, string suffix)
    {
        WriteHeader(output, codec, version);
        output.WriteBytes(id);
        output.WriteByte(checked((byte)suffix.Length));
        output.WriteBytes(Encoding.ASCII.GetBytes(suffix));
    }

    public static void WriteFooter(IndexOutput output)
    {
        output.WriteInt32(FooterMagic);
        output.WriteInt32(0);
        output.WriteInt64(output.Checksum);
    }

    /// <summary>Reads a header; returns the version, which lies in <c>[minVersion, maxVersion]</c>.</summary>
    public static int CheckHeader(ref DataReader reader, string codec, int minVersion, int maxVersion)
    {
        int magic = reader.ReadInt32();
        if (magic != HeaderMagic)
        {
            throw reader.Corrupt($"no codec header: found 0x{magic:x8}");
        }

        string found = reader.ReadString();
        if (!string.Equals(found, codec, StringComparison.Ordinal))
        {
            throw reader.Corrupt($"codec '{found}' where '{codec}' belongs");
        }

        int version = reader.ReadInt32();
        if (version < minVersion)
        {
            throw new IndexFormatTooOldException(reader.Input.Name, $"version {version} of '{codec}' is older than {minVersion}");
        }

        return version <= maxVersion
            ? version
            : throw new IndexFormatTooNewException(reader.Input.Name, $"version {version} of '{codec}' is newer than {maxVersion}");
    }

    /// <summary>Reads an index header, which must carry this id and suffix; returns the version.</summary>
    public static int CheckIndexHeader(ref DataReader reader, string codec, int minVersion, int maxVersion, ReadOnlySpan<byte> id, string suffix)
    {
        int version = CheckHeader(ref reader, codec, minVersion, maxVersion);
        if (!reader.ReadBytes(IdLength).SequenceEqual(id))
        {
            throw reader.Corrupt("the file belongs to another segment or commit");
        }

        string found = Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadByte()));
        return string.Equals(found, suffix, StringComparison.Ordinal)
            ? version
            : throw reader.Corrupt($"suffix '{found}' where '{suffix}' belongs");
    }

    /// <summary>Checks that a footer stands at the end and returns its checksum, without reading what it covers.</summary>
    public static long RetrieveChecksum(IndexInput input)
    {
        if (input.Length < FooterLength)
        {
            throw new CorruptIndexException(input.Name, $"{input.Length} bytes cannot hold a footer");
        }

        DataReader reader = input.OpenReader(input.Length - FooterLength);
        int magic = reader.ReadInt32();
        int algorithm = reader.ReadInt32();
        long checksum = reader.ReadInt64();
        return magic != FooterMagic || algorithm != 0 || (checksum & unchecked((long)0xFFFFFFFF00000000)) != 0
            ? throw new CorruptIndexException(input.Name, "the footer is damaged or missing; the file may be truncated")
            : checksum;
    }

    /// <summary>Reads the whole input and compares its CRC with the footer's.</summary>
    public static void VerifyChecksum(IndexInput input)
    {
        long expected = RetrieveChecksum(input);
        uint crc = FileChecksum.Compute(input, input.Length - sizeof(long));
        if (crc != expected)
        {
            throw new CorruptIndexException(input.Name, $"checksum 0x{crc:x8} where 0x{expected:x8} belongs");
        }
    }

    /// <summary>The reader must stand exactly before the footer: everything was understood.</summary>
    public static void CheckAtFooter(ref DataReader reader)
    {
        if (reader.Remaining != FooterLength)
        {
            throw reader.Corrupt($"{reader.Remaining - FooterLength} bytes left before the footer");
        }
    }
}
