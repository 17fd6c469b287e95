using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Segments;

/// <summary>
/// What stays the same of a segment, <c>.si</c>.
/// <code>
/// si   = indexHeader("Lucene86SegmentInfo", 0, segment id, "") version:int32*3 hasMin:byte [minVersion:int32*3]
///        maxDoc:int32 compound:byte (1 yes, -1 no) diagnostics:map files:set attributes:map keys:vint key* footer
/// key  = "SortField"              field:string type:string reverse:int32 missing
///      | "SortedSetSortField"     field:string reverse:int32 selector:int32 missingString:int32 (0 default, 1 first, 2 last)
///      | "SortedNumericSortField" field:string type:string reverse:int32 selector:int32 missing
/// missing = 0:int32 | 1:int32 value (int32 for STRING, INT, FLOAT; int64 for LONG, DOUBLE)
/// </code>
/// Format: Apache Lucene 8.8, Lucene86SegmentInfoFormat, SortField.
/// </summary>
public static class SegmentInfoFormat
{
    public const string Extension = "si";

    private const string Codec = "Lucene86SegmentInfo";
    private const string OlderCodec = "Lucene70SegmentInfo";
    private const int Version = 0;
    private const byte Yes = 1;
    private const byte No = 0xFF;
    private const int MaxSelector = 3;
    private const string SingleKey = "SortField";
    private const string SortedSetKey = "SortedSetSortField";
    private const string SortedNumericKey = "SortedNumericSortField";

    /// <summary>Reads the segment's <c>.si</c>; the checksum is verified.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IndexFormatException">The file is damaged, too old or too new.</exception>
    public static SegmentInfo Read(IndexStorage storage, string segment, ReadOnlySpan<byte> id)
    {
        using IndexInput input = storage.Open($"{segment}.{Extension}");
        CodecFile.VerifyChecksum(input);
        RefuseOlder(input);
        DataReader reader = input.OpenReader();
        CodecFile.CheckIndexHeader(ref reader, Codec, Version, Version, id, "");
        LuceneVersion version = ReadVersion(ref reader);
        LuceneVersion? minVersion = reader.ReadByte() switch
        {
            0 => null,
            1 => ReadVersion(ref reader),
            byte other => throw reader.Corrupt($"a flag of {other}"),
        };

        int maxDoc = reader.ReadInt32();
        if (maxDoc is < 0 or > SegmentInfosFormat.MaxDocs)
        {
            throw reader.Corrupt($"{maxDoc} documents");
        }

        bool compound = reader.ReadByte() == Yes;
        Dictionary<string, string> diagnostics = reader.ReadMapOfStrings();
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in reader.ReadSetOfStrings())
        {
            // Apache's addIndexes copies a .si as it is: it lists the names that the files had in the index they came from.
            if (!SegmentFileNames.TryMove(file, segment, out string? own))
            {
                throw reader.Corrupt($"'{file}' is no file of a segment");
            }

            files.Add(own);
        }

        Dictionary<string, string> attributes = reader.ReadMapOfStrings();
        var keys = new IndexSortField[reader.ReadCount()];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ReadSortField(ref reader);
        }

        CodecFile.CheckAtFooter(ref reader);
        return new SegmentInfo
        {
            Name = segment,
            Id = id.ToArray(),
            MaxDoc = maxDoc,
            IsCompoundFile = compound,
            Version = version,
            MinVersion = minVersion,
            Diagnostics = diagnostics,
            Attributes = attributes,
            Files = files,
            IndexSort = keys,
        };
    }

    /// <summary>Writes the segment's <c>.si</c> and lists it among its files.</summary>
    /// <exception cref="ArgumentException">A file belongs to another segment.</exception>
    public static void Write(IndexStorage storage, SegmentInfo segment)
    {
        string name = segment.FileName("", Extension);
        segment.Files.Add(name);
        foreach (string file in segment.Files)
        {
            if (!SegmentFileNames.BelongsTo(file, segment.Name))
            {
                throw new ArgumentException($"'{file}' is no file of segment {segment.Name}.", nameof(segment));
            }
        }

        using IndexOutput output = storage.Create(name);
        CodecFile.WriteIndexHeader(output, Codec, Version, segment.Id, "");
        WriteVersion(output, segment.Version);
        output.WriteByte(segment.MinVersion is null ? (byte)0 : (byte)1);
        if (segment.MinVersion is { } minVersion)
        {
            WriteVersion(output, minVersion);
        }

        output.WriteInt32(segment.MaxDoc);
        output.WriteByte(segment.IsCompoundFile ? Yes : No);
        output.WriteMapOfStrings(segment.Diagnostics);
        output.WriteSetOfStrings(segment.Files);
        output.WriteMapOfStrings(segment.Attributes);
        output.WriteVInt32(segment.IndexSort.Count);
        foreach (IndexSortField key in segment.IndexSort)
        {
            WriteSortField(output, key);
        }

        CodecFile.WriteFooter(output);
    }

    private static void RefuseOlder(IndexInput input)
    {
        DataReader reader = input.OpenReader();
        if (reader.ReadInt32() == CodecFile.HeaderMagic && string.Equals(reader.ReadString(), OlderCodec, StringComparison.Ordinal))
        {
            throw new IndexFormatTooOldException(input.Name, $"segment infos of '{OlderCodec}' are not read");
        }
    }

    private static IndexSortField ReadSortField(ref DataReader reader)
    {
        string provider = reader.ReadString();
        switch (provider)
        {
            case SingleKey:
            {
                string field = reader.ReadString();
                IndexSortType type = ReadType(ref reader);
                bool reverse = reader.ReadInt32() == 1;
                return new(field, IndexSortKind.Single, type, reverse) { MissingValue = ReadMissing(ref reader, type) };
            }

            case SortedNumericKey:
            {
                string field = reader.ReadString();
                IndexSortType type = ReadType(ref reader);
                bool reverse = reader.ReadInt32() == 1;
                int selector = ReadSelector(ref reader);
                return new(field, IndexSortKind.SortedNumeric, type, reverse) { Selector = selector, MissingValue = ReadMissing(ref reader, type) };
            }

            case SortedSetKey:
            {
                string field = reader.ReadString();
                bool reverse = reader.ReadInt32() == 1;
                int selector = ReadSelector(ref reader);
                long? missing = reader.ReadInt32() switch { 1 => 1, 2 => 0, _ => null };
                return new(field, IndexSortKind.SortedSet, IndexSortType.String, reverse) { Selector = selector, MissingValue = missing };
            }

            default:
                throw new IndexFormatTooNewException(reader.Input.Name, $"the index is sorted by an unknown '{provider}'");
        }
    }

    private static void WriteSortField(IndexOutput output, IndexSortField key)
    {
        if (key.Kind == IndexSortKind.SortedSet)
        {
            output.WriteString(SortedSetKey);
            output.WriteString(key.Field);
            output.WriteInt32(key.Reverse ? 1 : 0);
            output.WriteInt32(key.Selector);
            output.WriteInt32(key.MissingValue switch { null => 0, 1 => 1, _ => 2 });
            return;
        }

        output.WriteString(key.Kind == IndexSortKind.Single ? SingleKey : SortedNumericKey);
        output.WriteString(key.Field);
        output.WriteString(key.Type.ToString().ToUpperInvariant());
        output.WriteInt32(key.Reverse ? 1 : 0);
        if (key.Kind == IndexSortKind.SortedNumeric)
        {
            output.WriteInt32(key.Selector);
        }

        output.WriteInt32(key.MissingValue is null ? 0 : 1);
        if (key.MissingValue is not { } missing)
        {
            return;
        }

        if (key.Type is IndexSortType.Long or IndexSortType.Double)
        {
            output.WriteInt64(missing);
        }
        else
        {
            output.WriteInt32(checked((int)missing));
        }
    }

    private static IndexSortType ReadType(ref DataReader reader)
    {
        string name = reader.ReadString();
        return name switch
        {
            "STRING" => IndexSortType.String,
            "INT" => IndexSortType.Int,
            "LONG" => IndexSortType.Long,
            "FLOAT" => IndexSortType.Float,
            "DOUBLE" => IndexSortType.Double,
            _ => throw reader.Corrupt($"a sort type '{name}'"),
        };
    }

    private static int ReadSelector(ref DataReader reader)
    {
        int selector = reader.ReadInt32();
        return selector is >= 0 and <= MaxSelector ? selector : throw reader.Corrupt($"a selector of {selector}");
    }

    private static long? ReadMissing(ref DataReader reader, IndexSortType type) => reader.ReadInt32() != 1
        ? null
        : type is IndexSortType.Long or IndexSortType.Double ? reader.ReadInt64() : reader.ReadInt32();

    private static LuceneVersion ReadVersion(ref DataReader reader) => new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteInt32(version.Major);
        output.WriteInt32(version.Minor);
        output.WriteInt32(version.Bugfix);
    }
}
