using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compound;

/// <summary>
/// All files of a segment packed into one, <c>.cfs</c>, with its table, <c>.cfe</c>.
/// <code>
/// cfs   = indexHeader("Lucene50CompoundData", 0, segment id, "") file* footer      (each file whole, with header and footer)
/// cfe   = indexHeader("Lucene50CompoundEntries", 0, segment id, "") count:vint entry* footer
/// entry = name without the segment:string offset:int64 length:int64
/// </code>
/// Format: Apache Lucene 8.8, Lucene50CompoundFormat.
/// </summary>
public static class CompoundFormat
{
    public const string DataExtension = "cfs";
    public const string EntriesExtension = "cfe";

    internal const string DataCodec = "Lucene50CompoundData";
    internal const string EntriesCodec = "Lucene50CompoundEntries";
    internal const int Version = 0;

    private const int CopyStep = 1 << 20;

    /// <summary>
    /// Packs all of <see cref="SegmentInfo.Files"/>, verifying header id and checksum of each. The files themselves and
    /// <see cref="SegmentInfo.Files"/> stay as they are: the caller deletes the former and sets the latter.
    /// </summary>
    /// <returns>Names of the two files written.</returns>
    /// <exception cref="CorruptIndexException">A file is damaged or belongs to another segment.</exception>
    public static IReadOnlyList<string> Write(IndexStorage storage, SegmentInfo segment)
    {
        string dataName = segment.FileName("", DataExtension);
        string entriesName = segment.FileName("", EntriesExtension);
        using IndexOutput data = storage.Create(dataName);
        using IndexOutput entries = storage.Create(entriesName);
        CodecFile.WriteIndexHeader(data, DataCodec, Version, segment.Id, "");
        CodecFile.WriteIndexHeader(entries, EntriesCodec, Version, segment.Id, "");
        entries.WriteVInt32(segment.Files.Count);
        foreach (string file in segment.Files.Order(StringComparer.Ordinal))
        {
            using IndexInput input = storage.Open(file);
            CheckOwner(input, segment);
            CodecFile.VerifyChecksum(input);
            long start = data.Position;
            for (long at = 0; at < input.Length; at += CopyStep)
            {
                data.WriteBytes(input.Span(at, (int)Math.Min(CopyStep, input.Length - at)));
            }

            entries.WriteString(SegmentFileNames.WithoutSegment(file).ToString());
            entries.WriteInt64(start);
            entries.WriteInt64(input.Length);
        }

        CodecFile.WriteFooter(data);
        CodecFile.WriteFooter(entries);
        return [dataName, entriesName];
    }

    private static void CheckOwner(IndexInput input, SegmentInfo segment)
    {
        DataReader reader = input.OpenReader();
        if (reader.ReadInt32() != CodecFile.HeaderMagic)
        {
            throw reader.Corrupt("no codec header");
        }

        reader.Skip(reader.ReadVInt32());
        reader.Skip(sizeof(int));
        if (!reader.ReadBytes(CodecFile.IdLength).SequenceEqual(segment.Id))
        {
            throw reader.Corrupt($"the file does not belong to segment {segment.Name}");
        }
    }
}
