namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// Columns: a value, or several, for each document and field.
/// <code>
/// .dvm = index header, entry[fields], -1:int32, footer
/// .dvd = index header, what the entries point to, footer
/// entry = field:int32 (0 numeric | 1 binary | 2 sorted | 3 (0 sorted | 1 sortedSet) | 4 sortedNumeric):byte...
///
/// numeric   = docs count:int64 table bits:byte min:int64 gcd:int64 offset:int64 length:int64 jumpOffset:int64
///             (docs: see DocsWithField; offset and length of the values in .dvd)
/// table     = -1:int32                                bits 0: every value is min; else value = min + gcd * direct
///           | size:int32 value:int64[size]            at most 256 values, ascending; value = table[direct]
///           | -2 - 14:int32                           bits 255: blocks of 2^14 values, each with its own width:
///   block   = bits:byte min:int64 (length:int32 direct)?     value = min + gcd * direct; nothing follows when bits is 0
///   jumps   = at jumpOffset, the offset:int64 of every block in the file, then that of the jumps
///
/// binary    = offset:int64 length:int64 docs count:int32 minLength:int32 maxLength:int32 addresses?
///             addresses when lengths differ: start of each value and end of the last, monotonic
///   compressed (mode BEST_COMPRESSION, and always in version 1): addresses of chunks of 32 values instead
///             offset:int64 chunks:vint chunkShift:vint maxChunkLength:vint blockShift:vint monotonic length:int64
///   chunk   = (length * 2 + 1):vint | (length * 2):vint length:vint[31], then LZ4 of the joined values, unless they are all empty
///
/// sorted    = docs count:int32 bits:byte offset:int64 length:int64 dictionary        (direct ordinals; bits 0: all are 0)
/// sortedSet = docs bits:byte offset:int64 length:int64 count:int32 addresses dictionary
/// sortedNumeric = numeric docCount:int32 addresses?                                  (addresses when some document has several)
/// addresses = offset:int64 blockShift:vint monotonic length:int64
///
/// dictionary = size:vlong 4:int32 blockShift:int32 monotonic maxLength:int32 termsOffset:int64 termsLength:int64
///              addressesOffset:int64 addressesLength:int64
///              10:int32 monotonic offset:int64 length:int64 addressesOffset:int64 addressesLength:int64
///   terms    = (length:vint bytes (prefix|suffix):byte prefix-15:vint? suffix-16:vint? bytes ...15 times)...
///              16 terms a block; low half of the token: shared prefix up to 15, high half: suffix length less 1 up to 15
///   index    = of every 1,024th term the shortest prefix that is greater than the term before it
/// </code>
/// Versions: 0; 1 (all binary fields compressed); 2 (compressed by the field's attribute), which is written.
/// Format: Apache Lucene 8.8, Lucene80DocValuesFormat in PerFieldDocValuesFormat.
/// </summary>
internal static class DocValuesFormat
{
    public const string Name = "Lucene80";
    public const string DataCodec = "Lucene80DocValuesData";
    public const string MetaCodec = "Lucene80DocValuesMetadata";
    public const string DataExtension = "dvd";
    public const string MetaExtension = "dvm";

    /// <summary>Field attribute: name of the field's format.</summary>
    public const string FormatAttribute = "PerFieldDocValuesFormat.format";

    /// <summary>Field attribute: number that tells apart files of one format.</summary>
    public const string SuffixAttribute = "PerFieldDocValuesFormat.suffix";

    /// <summary>Attribute of binary fields: whether their values are compressed.</summary>
    public const string ModeAttribute = "Lucene80DocValuesFormat.mode";

    public const string BestSpeed = "BEST_SPEED";
    public const string BestCompression = "BEST_COMPRESSION";

    public const int VersionStart = 0;
    public const int VersionAllBinaryCompressed = 1;
    public const int VersionCompressionByField = 2;
    public const int VersionCurrent = VersionCompressionByField;

    /// <summary>Stands in place of a field's number behind the last entry.</summary>
    public const int EndOfFields = -1;

    public const byte Numeric = 0;
    public const byte Binary = 1;
    public const byte Sorted = 2;
    public const byte SortedSet = 3;
    public const byte SortedNumeric = 4;

    /// <summary>Binary logarithm of the block size of all monotonic sequences.</summary>
    public const int MonotonicBlockShift = 16;

    /// <summary>Binary logarithm of the values of a block with its own width.</summary>
    public const int NumericBlockShift = 14;

    /// <summary>Stands in place of a table's size where there is none.</summary>
    public const int NoTable = -1;

    /// <summary>In place of a table's size, this less the block shift stands where blocks have their own widths.</summary>
    public const int BlocksMark = -2;

    /// <summary>Width of a column whose blocks have their own widths.</summary>
    public const byte BlocksBits = 0xFF;

    /// <summary>Greatest number of distinct values that are numbered through a table.</summary>
    public const int MaxTable = 256;

    /// <summary>Binary logarithm of the terms of a dictionary's block.</summary>
    public const int TermsBlockShift = 4;

    /// <summary>Binary logarithm of the distance of the terms in a dictionary's index.</summary>
    public const int TermsIndexShift = 10;

    /// <summary>Suffix of the files of a field whose attributes give this format and number.</summary>
    public static string FileSuffix(string outer, string format, string suffix) =>
        outer.Length == 0 ? $"{format}_{suffix}" : $"{outer}_{format}_{suffix}";
}
