namespace Search.Lucene.Codecs.TermVectors;

/// <summary>
/// Term vectors: the terms of a document by field, <c>.tvd</c>; where chunks lie, <c>.tvx</c>; <c>.tvm</c>.
/// <code>
/// tvm     = indexHeader("Lucene85TermVectorsIndexMeta", 0..3) packedVersion:vint chunkSize:vint chunkIndexMeta dirtyChunks:vlong dirtyDocs:vlong footer
/// tvx     = see ChunkIndexWriter, name "Lucene85TermVectorsIndex"
/// tvd     = indexHeader("Lucene50TermVectorsData", 3) chunk* footer
/// chunk   = firstDoc:vint docCount:vint fieldCounts (nothing more when their sum F is 0)
///           distinct numbers flags termCounts prefixes suffixes freqs positions offsets payloadLengths lz4(content)
/// fieldCounts = count:vint (one document) | blocks[docCount]
/// distinct    = (min(D - 1, 7) * 32 + bits):byte [D - 8:vint] packed[D]     (the D field numbers that occur, ascending)
/// numbers     = packed[F] of bitsRequired(D - 1) bits                       (places in distinct, document by document)
/// flags       = 0:vint packed[D] | 1:vint packed[F]                         (3 bits: 1 positions, 2 offsets, 4 payloads)
/// termCounts  = bits:vint packed[F]
/// prefixes, suffixes = blocks[terms]                                        (bytes shared with the term before, and not)
/// freqs       = blocks[terms], each less 1
/// positions   = blocks[...], differences within a term, of fields with positions
/// offsets     = none when no field has them | charsPerTerm:float32[D] starts lengths
/// starts      = blocks[...], differences within a term less (int)(charsPerTerm * difference of positions)
/// lengths     = blocks[...], end - start less the bytes of the term
/// payloadLengths = blocks[...], of fields with payloads
/// content     = by document: the suffixes of all its terms, then its payloads
/// </code>
/// blocks are BlockPackedWriter's of 64 values. Format: Apache Lucene 8.8, Lucene50TermVectorsFormat, CompressingTermVectorsWriter.
/// </summary>
internal static class TermVectorsFormat
{
    public const string DataExtension = "tvd";
    public const string IndexExtension = "tvx";
    public const string MetaExtension = "tvm";
    public const string DataCodec = "Lucene50TermVectorsData";
    public const string IndexName = "Lucene85TermVectorsIndex";
    public const string MetaCodec = IndexName + "Meta";

    /// <summary>The only version that Lucene87 writes; with it all metadata moved to the meta file.</summary>
    public const int Version = 3;

    /// <summary>Bytes of content after which a chunk is closed.</summary>
    public const int ChunkSize = 1 << 12;

    /// <summary>Documents after which a chunk is closed.</summary>
    public const int MaxDocs = 128;

    public const int BlockSize = 64;
    public const int FlagBits = 3;
    public const int FlagPositions = 1;
    public const int FlagOffsets = 2;
    public const int FlagPayloads = 4;

    /// <summary>Fields of which fewer distinct ones occur fit the token of the chunk.</summary>
    public const int MaxDistinctInToken = 7;

    public const int DistinctShift = 5;

    /// <summary>Greatest length of a term in bytes.</summary>
    public const int MaxTermLength = 32766;
}
