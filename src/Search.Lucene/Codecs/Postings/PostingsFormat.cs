namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// Documents, frequencies, positions, offsets and payloads of terms.
/// <code>
/// .doc      = index header byteOrder:byte('L') term* footer
/// term      = block* tail [skip]                       (nothing for a term of one document: its id stands in the dictionary)
/// block     = DeltaBlock(ids) [PatchedBlock(freqs)]    (128 documents)
/// tail      = (delta:vint)* | (delta &lt;&lt; 1 | freq == 1:vint [freq:vint])*      (the rest; the latter where frequencies are indexed)
/// skip      = (length:vlong entry*)* entry*            (when more than 128 documents; highest level first, level 0 without length)
/// entry     = lastDocDelta:vint docPointerDelta:vlong [posPointerDelta:vlong posInBlock:vint [payloadBytesInBlock:vint]
///             [payPointerDelta:vlong]] impactBytes:vint impact* [child:vlong]
///             (one for 128 * 8^level documents, but none behind the last block; deltas to the entry before on its level; child,
///             above level 0: place in the level below, behind the entry of the same document and before its own child)
/// impact    = freqDelta - 1 &lt;&lt; 1:vint | (freqDelta - 1 &lt;&lt; 1 | 1:vint normDelta - 1:zlong)    (the former when normDelta is 1)
///
/// .pos      = index header term* footer
/// term      = PatchedBlock(deltas)* tail               (128 positions a block; a delta is to the position before in the document)
/// tail      = (delta:vint | delta &lt;&lt; 1 | newLength:vint [length:vint] payload:byte[length]   (the latter with payloads)
///             [startDelta &lt;&lt; 1 | newLength:vint [length:vint]])*                              (with offsets)
///
/// .pay      = index header term* footer
/// term      = ([PatchedBlock(payload lengths) byteCount:vint bytes] [PatchedBlock(start deltas) PatchedBlock(lengths)])*
///
/// metadata  = (docPointerDelta &lt;&lt; 1:vlong [doc:vint] | zigzag(docDelta) &lt;&lt; 1 | 1:vlong)   (doc: of a term with one document;
///             the latter when the term before has one document too and the pointer is the same)
///             [posPointerDelta:vlong [payPointerDelta:vlong]] [tailOffset:vlong] [skipOffset:vlong]
///             (tailOffset: place of the tail of positions from their start, with more than 128 positions;
///             skipOffset: place of the skip data from the term's start in .doc, with more than 128 documents)
/// </code>
/// The metadata of a term stands in the dictionary (<see cref="Terms.TermsFormat"/>).
/// Format: Apache Lucene 8.8, Lucene84PostingsFormat.
/// </summary>
internal static class PostingsFormat
{
    public const string DocCodec = "Lucene84PostingsWriterDoc";
    public const string PosCodec = "Lucene84PostingsWriterPos";
    public const string PayCodec = "Lucene84PostingsWriterPay";

    /// <summary>Codec of the header that stands before the dictionary's metadata.</summary>
    public const string TermsCodec = "Lucene84PostingsWriterTerms";

    public const string DocExtension = "doc";
    public const string PosExtension = "pos";
    public const string PayExtension = "pay";

    /// <summary>Version that stores ids of single documents as deltas (Lucene 8.5); version 0 (8.4) is not read.</summary>
    public const int Version = 1;

    /// <summary>Little-endian packed words.</summary>
    public const byte ByteOrder = (byte)'L';

    /// <summary>Documents of a block, and between entries of the lowest skip level.</summary>
    public const int BlockSize = BlockPacking.BlockSize;

    /// <summary>Base-2 logarithm of the entries of one skip level that an entry of the next spans.</summary>
    public const int SkipMultiplierShift = 3;

    public const int MaxSkipLevels = 10;

    /// <summary>Norm of a document whose field has none.</summary>
    public const long NoNorm = 1;

    /// <summary>Greatest position.</summary>
    public const int MaxPosition = int.MaxValue - 128;

    /// <summary>Skip levels of a list with that many entries on the lowest.</summary>
    public static int SkipLevels(int entries)
    {
        int levels = 1;
        while (levels < MaxSkipLevels && entries >> (SkipMultiplierShift * levels) > 0)
        {
            levels++;
        }

        return levels;
    }
}
