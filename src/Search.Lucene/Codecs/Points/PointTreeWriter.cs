using System.Numerics;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>
/// Builds the tree of one field: splits the points in halves until a leaf holds them, and writes leaves from left to right.
/// One dimension is sorted at once. Several are split where they spread most, but none half as often as another, so that every
/// dimension narrows. Algorithm: Apache Lucene 8.8, BKDWriter.
/// </summary>
internal sealed class PointTreeWriter(PointShape shape, PointBlock points, int maxDoc)
{
    /// <summary>Every so many levels the bounds of more than two dimensions are measured anew.</summary>
    private const int SplitsBeforeExactBounds = 4;

    private readonly PointLeafWriter _leafWriter = new(shape, points);
    private readonly int _leaves = (int)(((long)points.Count + shape.MaxLeafPoints - 1) / shape.MaxLeafPoints);
    private readonly List<PointSplit> _splits = [];
    private long[] _leafOffsets = [];

    public void Write(IndexOutput meta, IndexOutput index, IndexOutput data)
    {
        long dataStart = data.Position;
        byte[] min = new byte[shape.IndexLength];
        byte[] max = new byte[shape.IndexLength];
        Measure(0, points.Count, min, max);
        _leafOffsets = new long[_leaves];
        _splits.AddRange(Enumerable.Repeat(default(PointSplit), _leaves - 1));
        if (shape.Dimensions == 1)
        {
            points.Sort(0, points.Count, 0);
            WriteSorted(data);
        }
        else
        {
            Build(data, 0, _leaves, 0, points.Count, (byte[])min.Clone(), (byte[])max.Clone(), new int[shape.IndexDimensions]);
        }

        byte[] packed = new PointIndexWriter(shape, _leafOffsets, _splits).Pack();
        CodecFile.WriteHeader(meta, PointsFormat.TreeCodec, PointsFormat.TreeVersion);
        meta.WriteVInt32(shape.Dimensions);
        meta.WriteVInt32(shape.IndexDimensions);
        meta.WriteVInt32(shape.MaxLeafPoints);
        meta.WriteVInt32(shape.Width);
        meta.WriteVInt32(_leaves);
        meta.WriteBytes(min);
        meta.WriteBytes(max);
        meta.WriteVInt64(points.Count);
        meta.WriteVInt32(CountDocs());
        meta.WriteVInt32(packed.Length);
        meta.WriteInt64(dataStart);
        meta.WriteInt64(index.Position);
        index.WriteBytes(packed);
    }

    /// <summary>Leaves in the left subtree: the last level fills from the left.</summary>
    internal static int LeftLeaves(int leaves)
    {
        int full = 1 << BitOperations.Log2((uint)leaves);
        return (full / 2) + Math.Min(leaves - full, full / 2);
    }

    private void WriteSorted(IndexOutput data)
    {
        for (int leaf = 0; leaf < _leaves; leaf++)
        {
            int from = leaf * shape.MaxLeafPoints;
            if (leaf > 0)
            {
                _splits[leaf - 1] = new PointSplit(0, points.Value(from).ToArray());
            }

            _leafOffsets[leaf] = data.Position;
            _leafWriter.Write(data, from, Math.Min(points.Count, from + shape.MaxLeafPoints));
        }
    }

    private void Build(IndexOutput data, int firstLeaf, int leaves, int from, int to, byte[] min, byte[] max, int[] splitCounts)
    {
        if (leaves == 1)
        {
            _leafOffsets[firstLeaf] = data.Position;
            _leafWriter.Write(data, from, to);
            return;
        }

        if (leaves != _leaves && shape.IndexDimensions > 2 && splitCounts.Sum() % SplitsBeforeExactBounds == 0)
        {
            Measure(from, to, min, max);
        }

        int dimension = shape.IndexDimensions == 1 ? 0 : ChooseDimension(min, max, splitCounts);
        int leftLeaves = LeftLeaves(leaves);
        int middle = from + (leftLeaves * shape.MaxLeafPoints);
        points.Select(from, to, middle, dimension);
        byte[] split = points.Value(middle, dimension).ToArray();
        int rightLeaf = firstLeaf + leftLeaves;
        _splits[rightLeaf - 1] = new PointSplit(dimension, split);

        byte[] leftMax = (byte[])max.Clone();
        byte[] rightMin = (byte[])min.Clone();
        split.CopyTo(leftMax.AsSpan(dimension * shape.Width));
        split.CopyTo(rightMin.AsSpan(dimension * shape.Width));
        splitCounts[dimension]++;
        Build(data, firstLeaf, leftLeaves, from, middle, min, leftMax, splitCounts);
        Build(data, rightLeaf, leaves - leftLeaves, middle, to, rightMin, max, splitCounts);
        splitCounts[dimension]--;
    }

    private int ChooseDimension(byte[] min, byte[] max, int[] splitCounts)
    {
        int most = splitCounts.Max();
        for (int d = 0; d < shape.IndexDimensions; d++)
        {
            if (splitCounts[d] < most / 2 && !Part(min, d).SequenceEqual(Part(max, d)))
            {
                return d;
            }
        }

        int widest = 0;
        UInt128 greatest = Number(Part(max, 0)) - Number(Part(min, 0));
        for (int d = 1; d < shape.IndexDimensions; d++)
        {
            UInt128 spread = Number(Part(max, d)) - Number(Part(min, d));
            if (spread > greatest)
            {
                greatest = spread;
                widest = d;
            }
        }

        return widest;
    }

    private void Measure(int from, int to, byte[] min, byte[] max)
    {
        points.Value(from)[..shape.IndexLength].CopyTo(min);
        points.Value(from)[..shape.IndexLength].CopyTo(max);
        for (int i = from + 1; i < to; i++)
        {
            for (int d = 0; d < shape.IndexDimensions; d++)
            {
                ReadOnlySpan<byte> value = points.Value(i, d);
                if (value.SequenceCompareTo(Part(min, d)) < 0)
                {
                    value.CopyTo(Part(min, d));
                }
                else if (value.SequenceCompareTo(Part(max, d)) > 0)
                {
                    value.CopyTo(Part(max, d));
                }
            }
        }
    }

    private int CountDocs()
    {
        var seen = new Bits(maxDoc);
        for (int i = 0; i < points.Count; i++)
        {
            seen.Set(points.Doc(i));
        }

        return seen.Count();
    }

    private Span<byte> Part(byte[] value, int dimension) => value.AsSpan(dimension * shape.Width, shape.Width);

    private static UInt128 Number(ReadOnlySpan<byte> bytes)
    {
        UInt128 number = 0;
        foreach (byte b in bytes)
        {
            number = (number << 8) | b;
        }

        return number;
    }
}
