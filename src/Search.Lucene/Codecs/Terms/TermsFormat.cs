namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// The dictionary: blocks of 25 to 48 entries that share a prefix, and an index of those prefixes.
/// <code>
/// .tim    = index header block* footer
/// block   = entryCount &lt;&lt; 1 | lastOfFloor:vint suffixes lengths statBytes:vint stats metaBytes:vint metadata
///           (an entry is a term or the prefix of a block; blocks of a prefix follow each other as floor blocks when there are too many
///           entries for one, cut where the byte after the prefix changes; a block stands behind the blocks it refers to)
/// suffixes = length &lt;&lt; 3 | onlyTerms &lt;&lt; 2 | compression:vlong bytes     (bytes behind the prefix; 0 none, 1 LowercaseAscii, 2 LZ4)
/// lengths = byteCount &lt;&lt; 1 | allEqual:vint byte[allEqual ? 1 : byteCount]
///           of (length:vint)* | (length &lt;&lt; 1 | isBlock:vint [blockDistance:vlong])*     (the former when there are only terms)
/// stats   = (run - 1 &lt;&lt; 1 | 1:vint | docFreq &lt;&lt; 1:vint [totalTermFreq - docFreq:vlong])*
///           (a run of terms of one document and occurrence; the latter part where frequencies are indexed)
/// metadata = as PostingsFormat tells, a term after the other
///
/// .tip    = index header (an Fst of each field) footer          (prefix -> code, floor blocks)
/// output  = position &lt;&lt; 2 | hasTerms &lt;&lt; 1 | isFloor:vlong [count:vint (leadByte:byte distance &lt;&lt; 1 | hasTerms:vlong){count}]
///           (position in .tim; of floor blocks the first, then the others by the byte after the prefix of their first entry)
///
/// .tmd    = index header postings header:index header blockSize:vint(128) fieldCount:vint field* tipLength:int64 timLength:int64 footer
/// field   = number:vint termCount:vlong rootLength:vint root:byte[rootLength](the output of the empty prefix)
///           [sumTotalTermFreq:vlong] sumDocFreq:vlong docCount:vint min:bytes max:bytes tipStart:vlong fst metadata
///           (the bracketed where frequencies are indexed; lengths of the two files include their footers; bytes = length:vint byte*)
/// </code>
/// Format: Apache Lucene 8.8, BlockTreeTermsWriter and FST.
/// </summary>
internal static class TermsFormat
{
    public const string TermsCodec = "BlockTreeTermsDict";
    public const string IndexCodec = "BlockTreeTermsIndex";
    public const string MetaCodec = "BlockTreeTermsMeta";
    public const string TermsExtension = "tim";
    public const string IndexExtension = "tip";
    public const string MetaExtension = "tmd";

    /// <summary>Version with a metadata file of its own (Lucene 8.6 and later).</summary>
    public const int Version = 6;

    /// <summary>Least entries of a block that is written when its prefix ends.</summary>
    public const int MinBlockEntries = 25;

    /// <summary>Entries from which a block is cut into floor blocks.</summary>
    public const int MaxBlockEntries = 48;

    public const int OutputFlagBits = 2;
    public const int OutputIsFloor = 1;
    public const int OutputHasTerms = 2;

    public const int LeafFlag = 4;
    public const int SuffixLengthShift = 3;
    public const int CompressionMask = 3;
    public const int CompressionNone = 0;
    public const int CompressionLowercaseAscii = 1;
    public const int CompressionLz4 = 2;

    /// <summary>Longest term in bytes; the longest that Lucene's writer accepts is 32,766.</summary>
    public const int MaxTermLength = 1 << 15;

    /// <summary>Per-field codec: the format's name, the attributes that choose it, and the suffix of its files.</summary>
    public const string FormatName = "Lucene84";
    public const string FormatAttribute = "PerFieldPostingsFormat.format";
    public const string SuffixAttribute = "PerFieldPostingsFormat.suffix";
    public const string SuffixNumber = "0";

    /// <summary>Suffix of files of the format's group with that number, below an outer suffix.</summary>
    public static string FileSuffix(string outer, string number)
    {
        string inner = $"{FormatName}_{number}";
        return outer.Length == 0 ? inner : $"{outer}_{inner}";
    }
}
