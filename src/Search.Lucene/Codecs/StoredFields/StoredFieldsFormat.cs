using Search.Lucene.Model;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>
/// Stored fields: documents one behind the other, compressed by chunks, <c>.fdt</c>; where chunks lie, <c>.fdx</c>; <c>.fdm</c>.
/// <code>
/// fdm      = indexHeader("Lucene85FieldsIndexMeta", 0..3) chunkSize:vint packedVersion:vint chunkIndexMeta dirtyChunks:vlong dirtyDocs:vlong footer
/// fdx      = see ChunkIndexWriter, name "Lucene85FieldsIndex"
/// fdt      = indexHeader("Lucene87StoredFieldsFastData" | "Lucene87StoredFieldsHighData", 3) chunk* footer
/// chunk    = firstDoc:vint (docCount * 2 + sliced):vint fieldCounts lengths compressed*
/// fieldCounts, lengths = ints[docCount]
/// ints     = value:vint (one document) | 0:vint value:vint (all equal) | bits:vint packed[docCount]
/// document = (fieldNumber * 8 + type):vlong value
/// value    = 0 length:vint utf8 | 1 length:vint bytes | 2 zint | 3 float | 4 long | 5 double       (after the type)
/// float    = 0x80 + 1 + i:byte (integers i of -1..125) | int32 (sign clear) | 0xFF int32
/// double   = 0x80 + 1 + i:byte (integers i of -1..124) | 0xFE float bits:int32 | int64 (sign clear) | 0xFF int64
/// long     = unit:2 bits more:1 bit low:5 bits [high:vlong] of the zig-zag quotient; units 1, 1000, 3600000, 86400000
/// </code>
/// A chunk is closed when its documents reach chunkSize bytes or when it holds maxDocs of them. From twice the size on it is
/// sliced: compressed in pieces of chunkSize raw bytes. How a piece is compressed: Lz4ChunkCompressor, DeflateChunkCompressor.
/// Dirty chunks were closed before they were full. The mode stands in the segment's attributes.
/// Format: Apache Lucene 8.8, Lucene87StoredFieldsFormat, CompressingStoredFieldsWriter.
/// </summary>
internal static class StoredFieldsFormat
{
    public const string DataExtension = "fdt";
    public const string IndexExtension = "fdx";
    public const string MetaExtension = "fdm";
    public const string IndexName = "Lucene85FieldsIndex";
    public const string MetaCodec = IndexName + "Meta";
    public const string ModeAttribute = "Lucene87StoredFieldsFormat.mode";

    /// <summary>The only version that Lucene87 writes; with it all metadata moved to the meta file.</summary>
    public const int Version = 3;

    public const int TypeBits = 3;
    public const int TypeMask = (1 << TypeBits) - 1;
    public const int TypeString = 0;
    public const int TypeBytes = 1;
    public const int TypeInt32 = 2;
    public const int TypeSingle = 3;
    public const int TypeInt64 = 4;
    public const int TypeDouble = 5;

    public const long Second = 1000;
    public const long Hour = 3600 * Second;
    public const long Day = 24 * Hour;

    private const string BestSpeed = "BEST_SPEED";
    private const string BestCompression = "BEST_COMPRESSION";

    public static string DataCodec(StoredFieldsMode mode) =>
        mode == StoredFieldsMode.BestSpeed ? "Lucene87StoredFieldsFastData" : "Lucene87StoredFieldsHighData";

    /// <summary>Raw bytes after which a chunk is closed, as Apache has it: both copy chunks of that size as they are when they merge.</summary>
    public static int ChunkSize(StoredFieldsMode mode) => mode == StoredFieldsMode.BestSpeed ? 10 * 60 * 1024 : 10 * 48 * 1024;

    /// <summary>Documents after which a chunk is closed.</summary>
    public static int MaxDocs(StoredFieldsMode mode) => mode == StoredFieldsMode.BestSpeed ? 1024 : 4096;

    public static string AttributeValue(StoredFieldsMode mode) => mode == StoredFieldsMode.BestSpeed ? BestSpeed : BestCompression;

    /// <exception cref="CorruptIndexException">The segment does not say its mode, or an unknown one.</exception>
    public static StoredFieldsMode ModeOf(SegmentInfo segment) => segment.Attributes.GetValueOrDefault(ModeAttribute) switch
    {
        BestSpeed => StoredFieldsMode.BestSpeed,
        BestCompression => StoredFieldsMode.BestCompression,
        string other => throw new CorruptIndexException($"{segment.Name}.si", $"stored fields of an unknown mode '{other}'"),
        null => throw new CorruptIndexException($"{segment.Name}.si", "the mode of stored fields is missing"),
    };
}
