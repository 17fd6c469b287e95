using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>Packs the inner nodes of a tree (see <see cref="PointsFormat"/>).</summary>
internal sealed class PointIndexWriter(PointShape shape, long[] leafOffsets, List<PointSplit> splits)
{
    private readonly byte[] _lastSplits = new byte[shape.IndexLength];
    private readonly bool[] _wentLeft = new bool[shape.IndexDimensions];

    public byte[] Pack() => Node(0, leafOffsets.Length, 0, isLeft: false);

    private byte[] Node(int firstLeaf, int leaves, long parentOffset, bool isLeft)
    {
        var output = new MemoryOutput(32);
        if (!isLeft)
        {
            output.WriteVInt64(leafOffsets[firstLeaf] - parentOffset);
        }

        if (leaves == 1)
        {
            return output.Written.ToArray();
        }

        int leftLeaves = PointTreeWriter.LeftLeaves(leaves);
        int rightLeaf = firstLeaf + leftLeaves;
        (int dimension, byte[] split) = splits[rightLeaf - 1];
        Span<byte> last = _lastSplits.AsSpan(dimension * shape.Width, shape.Width);
        byte[] before = last.ToArray();
        int prefix = last.CommonPrefixLength(split);
        int delta = prefix == shape.Width ? 0 : split[prefix] - last[prefix];
        delta = _wentLeft[dimension] ? -delta : delta;
        output.WriteVInt32((((delta * (shape.Width + 1)) + prefix) * shape.IndexDimensions) + dimension);
        if (prefix < shape.Width)
        {
            output.WriteBytes(split.AsSpan(prefix + 1));
        }

        split.CopyTo(last);
        bool wentLeft = _wentLeft[dimension];
        _wentLeft[dimension] = true;
        byte[] left = Node(firstLeaf, leftLeaves, leafOffsets[firstLeaf], isLeft: true);
        _wentLeft[dimension] = false;
        byte[] right = Node(rightLeaf, leaves - leftLeaves, leafOffsets[firstLeaf], isLeft: false);
        _wentLeft[dimension] = wentLeft;
        before.CopyTo(_lastSplits.AsSpan(dimension * shape.Width));

        if (leftLeaves > 1)
        {
            output.WriteVInt32(left.Length);
        }

        output.WriteBytes(left);
        output.WriteBytes(right);
        return output.Written.ToArray();
    }
}
