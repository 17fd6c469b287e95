using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Fields;

/// <summary>
/// What a segment knows of its fields, <c>.fnm</c>; <c>_N_generation.fnm</c> after updates of doc values.
/// <code>
/// fnm   = indexHeader("Lucene60FieldInfos", 0..2, segment id, suffix) count:vint field* footer
/// field = name:string number:vint flags:byte indexOptions:byte docValuesType:byte docValuesGeneration:int64 attributes:map
///         dimensions:vint [indexDimensions:vint (from version 2) bytesPerDimension:vint]   (both only when dimensions > 0)
/// flags = 1 term vectors | 2 norms omitted | 4 payloads | 8 soft deletes
/// </code>
/// Format: Apache Lucene 8.8, Lucene60FieldInfosFormat.
/// </summary>
public static class FieldInfosFormat
{
    public const string Extension = "fnm";

    private const string Codec = "Lucene60FieldInfos";
    private const int VersionStart = 0;
    private const int VersionSelectiveIndexing = 2;
    private const int FlagTermVectors = 1;
    private const int FlagOmitNorms = 2;
    private const int FlagPayloads = 4;
    private const int FlagSoftDeletes = 8;
    private const int MaxDimensions = 16;
    private const int MaxIndexDimensions = 8;
    private const int MaxBytesPerDimension = 16;

    /// <summary>Reads the fields; the checksum is verified.</summary>
    /// <param name="storage">The index's storage, or the segment's compound file.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="suffix">Empty, or the base-36 generation of updated field infos.</param>
    /// <exception cref="IndexFormatException">The file is damaged, too old or too new.</exception>
    public static FieldInfos Read(IndexStorage storage, SegmentInfo segment, string suffix = "")
    {
        using IndexInput input = storage.Open(segment.FileName(suffix, Extension));
        CodecFile.VerifyChecksum(input);
        DataReader reader = input.OpenReader();
        int version = CodecFile.CheckIndexHeader(ref reader, Codec, VersionStart, VersionSelectiveIndexing, segment.Id, suffix);
        var fields = new FieldInfo[reader.ReadCount()];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = ReadField(ref reader, version);
        }

        CodecFile.CheckAtFooter(ref reader);
        try
        {
            return new FieldInfos(fields);
        }
        catch (ArgumentException e)
        {
            throw new CorruptIndexException(input.Name, "two fields share a name or a number", e);
        }
    }

    /// <summary>
    /// Writes the fields. Without a suffix the file is listed among the segment's; with one it belongs to the commit.
    /// </summary>
    /// <returns>Name of the file.</returns>
    public static string Write(IndexStorage storage, SegmentInfo segment, FieldInfos fields, string suffix = "")
    {
        string name = segment.FileName(suffix, Extension);
        using IndexOutput output = storage.Create(name);
        if (suffix.Length == 0)
        {
            segment.Files.Add(name);
        }

        CodecFile.WriteIndexHeader(output, Codec, VersionSelectiveIndexing, segment.Id, suffix);
        output.WriteVInt32(fields.Count);
        foreach (FieldInfo field in fields)
        {
            if (Contradiction(field) is { } contradiction)
            {
                throw new ArgumentException($"Field '{field.Name}' {contradiction}.", nameof(fields));
            }

            output.WriteString(field.Name);
            output.WriteVInt32(field.Number);
            int flags = (field.StoreTermVectors ? FlagTermVectors : 0)
                | (field.OmitNorms ? FlagOmitNorms : 0)
                | (field.StorePayloads ? FlagPayloads : 0)
                | (field.IsSoftDeletes ? FlagSoftDeletes : 0);
            output.WriteByte((byte)flags);
            output.WriteByte((byte)field.IndexOptions);
            output.WriteByte((byte)field.DocValuesType);
            output.WriteInt64(field.DocValuesGeneration);
            output.WriteMapOfStrings(field.Attributes);
            output.WriteVInt32(field.PointDimensionCount);
            if (field.PointDimensionCount != 0)
            {
                output.WriteVInt32(field.PointIndexDimensionCount);
                output.WriteVInt32(field.PointByteCount);
            }
        }

        CodecFile.WriteFooter(output);
        return name;
    }

    private static FieldInfo ReadField(ref DataReader reader, int version)
    {
        string name = reader.ReadString();
        int number = reader.ReadVInt32();
        int flags = reader.ReadByte();
        byte options = reader.ReadByte();
        byte docValues = reader.ReadByte();
        long docValuesGeneration = reader.ReadInt64();
        Dictionary<string, string> attributes = reader.ReadMapOfStrings();
        int dimensions = reader.ReadVInt32();
        int indexDimensions = dimensions;
        int bytes = 0;
        if (dimensions != 0)
        {
            indexDimensions = version >= VersionSelectiveIndexing ? reader.ReadVInt32() : dimensions;
            bytes = reader.ReadVInt32();
        }

        if (number < 0 || options > (byte)IndexOptions.DocsAndFreqsAndPositionsAndOffsets || docValues > (byte)DocValuesType.SortedNumeric)
        {
            throw reader.Corrupt($"field '{name}' has number {number}, index options {options}, doc values type {docValues}");
        }

        var field = new FieldInfo
        {
            Name = name,
            Number = number,
            StoreTermVectors = (flags & FlagTermVectors) != 0,
            OmitNorms = (flags & FlagOmitNorms) != 0,
            StorePayloads = (flags & FlagPayloads) != 0,
            IsSoftDeletes = (flags & FlagSoftDeletes) != 0,
            IndexOptions = (IndexOptions)options,
            DocValuesType = (DocValuesType)docValues,
            DocValuesGeneration = docValuesGeneration,
            Attributes = attributes,
            PointDimensionCount = dimensions,
            PointIndexDimensionCount = indexDimensions,
            PointByteCount = bytes,
        };
        return Contradiction(field) is { } contradiction ? throw reader.Corrupt($"field '{name}' {contradiction}") : field;
    }

    private static string? Contradiction(FieldInfo field)
    {
        bool indexed = field.IndexOptions != IndexOptions.None;
        return field switch
        {
            { StorePayloads: true } when !field.HasPositions => "has payloads without positions",
            { StoreTermVectors: true } when !indexed => "has term vectors, but is not indexed",
            { OmitNorms: true } when !indexed => "omits norms, but is not indexed",
            { PointDimensionCount: < 0 or > MaxDimensions } => $"has {field.PointDimensionCount} point dimensions",
            { PointByteCount: < 0 or > MaxBytesPerDimension } => $"has {field.PointByteCount} bytes a point dimension",
            _ when field.PointIndexDimensionCount is < 0 or > MaxIndexDimensions || field.PointIndexDimensionCount > field.PointDimensionCount =>
                $"has {field.PointIndexDimensionCount} indexed point dimensions",
            _ when field.PointDimensionCount == 0 != (field.PointByteCount == 0) => "has point dimensions without bytes, or bytes without dimensions",
            _ when field.DocValuesGeneration != -1 && field.DocValuesType == DocValuesType.None => "has updated doc values, but no doc values",
            _ when field.DocValuesGeneration < -1 => $"has a doc values generation of {field.DocValuesGeneration}",
            _ => null,
        };
    }
}
