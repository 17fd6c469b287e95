namespace Search.Lucene.Codecs.Points;

/// <summary>
/// Points of one or more dimensions in a block k-d tree for each field.
/// <code>
/// .kdm  = index header, (field:int32 tree)..., -1:int32, length of .kdi:int64, length of .kdd:int64, footer
/// tree  = header("BKD", 9) dims:vint indexDims:vint maxLeafPoints:vint width:vint leaves:vint
///         min:byte[indexDims * width] max:byte[indexDims * width] points:vlong docs:vint
///         indexLength:vint dataStart:int64 indexStart:int64
/// .kdi  = index header, index..., footer
/// index = node(root), inner nodes in the order of a walk that goes left first
/// node  = leafOffset:vlong? inner?         the first leaf's offset in .kdd less that of the parent's first leaf (of 0 for the root); none
///                                          in left children, which share their parent's
/// inner = code:vint byte[width - prefix - 1]? leftLength:vint? node(left) node(right)
///         code = (delta * (width + 1) + prefix) * indexDims + dim: the split value shares a prefix with the last split in this
///         dimension on the way from the root (zeros at first); delta is the difference of the first other byte, negative if the way
///         then went left. leftLength, only where the left child is an inner node, is the number of its bytes.
/// .kdd  = index header, leaf..., footer
/// leaf  = count:vint ids prefixes values
/// ids   = 0:byte delta:vint[count]         ascending
///       | 24:byte id:int24[count]
///       | 32:byte id:int32[count]
/// prefixes = (length:vint byte[length])[dims]                   what all values of the leaf share
/// values = -1:byte                                              nothing more: all values are the same
///        | -2:byte bounds (run:vint suffixes)...                runs of equal values
///        | dim:byte bounds (byte:byte run:byte suffixes[run])...   ascending in that dimension, whose first byte is run-length coded
/// bounds = (min suffix, max suffix)[indexDims]                  only where indexDims is above 1
/// </code>
/// Nodes are numbered from the root, 1; the children of n are 2n and 2n + 1; those from <c>leaves</c> on are leaves.
/// Format: Apache Lucene 8.8, Lucene86PointsFormat and BKDWriter.
/// </summary>
internal static class PointsFormat
{
    public const string DataCodec = "Lucene86PointsFormatData";
    public const string IndexCodec = "Lucene86PointsFormatIndex";
    public const string MetaCodec = "Lucene86PointsFormatMeta";
    public const string TreeCodec = "BKD";
    public const string DataExtension = "kdd";
    public const string IndexExtension = "kdi";
    public const string MetaExtension = "kdm";
    public const int Version = 0;
    public const int TreeVersion = 9;

    /// <summary>Stands in place of a field's number behind the last tree.</summary>
    public const int EndOfFields = -1;

    /// <summary>Points of a leaf, as written.</summary>
    public const int MaxLeafPoints = 512;

    public const int MaxDimensions = 16;
    public const int MaxIndexDimensions = 8;
    public const int MaxWidth = 16;

    /// <summary>In place of a leaf's dimension: all values are the same.</summary>
    public const int AllEqual = -1;

    /// <summary>In place of a leaf's dimension: runs of equal values.</summary>
    public const int FewValues = -2;

    public const byte AscendingIds = 0;
    public const byte Ids24 = 24;
    public const byte Ids32 = 32;
}
