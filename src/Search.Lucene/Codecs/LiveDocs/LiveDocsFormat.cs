using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.LiveDocs;

/// <summary>
/// Which documents of a segment are not deleted, <c>_N_generation.liv</c>; it never lies in a compound file.
/// <code>
/// liv = indexHeader("Lucene50LiveDocs", 0, segment id, suffix = base-36 generation) word:int64[(maxDoc + 63) / 64] footer
/// </code>
/// Bit i of word w stands for document 64 * w + i, set = live. Format: Apache Lucene 8.8, Lucene50LiveDocsFormat.
/// </summary>
public static class LiveDocsFormat
{
    public const string Extension = "liv";

    private const string Codec = "Lucene50LiveDocs";
    private const int Version = 0;

    /// <summary>Name of the file of a generation.</summary>
    public static string FileName(string segment, long generation) => SegmentFileNames.WithGeneration(segment, Extension, generation);

    /// <summary>Reads the live docs of a segment that has deletions; the checksum is verified.</summary>
    /// <exception cref="IndexFormatException">The file is damaged or contradicts the commit's count of deletions.</exception>
    public static Bits Read(IndexStorage storage, SegmentCommitInfo segment)
    {
        SegmentInfo info = segment.Info;
        using IndexInput input = storage.Open(FileName(info.Name, segment.DeleteGeneration));
        CodecFile.VerifyChecksum(input);
        DataReader reader = input.OpenReader();
        CodecFile.CheckIndexHeader(ref reader, Codec, Version, Version, info.Id, SegmentInfos.ToBase36(segment.DeleteGeneration));
        int words = (int)(((long)info.MaxDoc + 63) >> 6);
        if (reader.Remaining != (8L * words) + CodecFile.FooterLength)
        {
            throw reader.Corrupt($"{reader.Remaining} bytes do not hold a bit for each of {info.MaxDoc} documents");
        }

        var bits = new Bits(info.MaxDoc);
        for (int i = 0; i < words; i++)
        {
            bits.Words[i] = (ulong)reader.ReadInt64();
        }

        bool overflow = (info.MaxDoc & 63) != 0 && bits.Words[^1] >> (info.MaxDoc & 63) != 0;
        int deleted = info.MaxDoc - bits.Count();
        return overflow || deleted != segment.DeleteCount
            ? throw reader.Corrupt($"{deleted} documents are deleted where the commit says {segment.DeleteCount}")
            : bits;
    }

    /// <summary>Writes the live docs of a segment under a new generation (1 or more).</summary>
    /// <returns>Name of the file.</returns>
    public static string Write(IndexStorage storage, SegmentInfo segment, Bits live, long generation)
    {
        if (live.Length != segment.MaxDoc)
        {
            throw new ArgumentException($"{live.Length} bits for {segment.MaxDoc} documents.", nameof(live));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(generation, 1);
        string name = FileName(segment.Name, generation);
        using IndexOutput output = storage.Create(name);
        CodecFile.WriteIndexHeader(output, Codec, Version, segment.Id, SegmentInfos.ToBase36(generation));
        foreach (ulong word in live.Words)
        {
            output.WriteInt64((long)word);
        }

        CodecFile.WriteFooter(output);
        return name;
    }
}
