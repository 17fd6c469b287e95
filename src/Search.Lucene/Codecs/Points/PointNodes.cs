using System.Numerics;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>
/// A place in the tree's inner nodes that moves down and up, with the cell of the node there. Node numbers grow with every step
/// down and stay below twice the number of leaves, so even a damaged index ends the walk.
/// </summary>
internal sealed class PointNodes
{
    private readonly PointShape _shape;
    private readonly int _leaves;
    private readonly Level[] _levels;
    private readonly byte[] _cells;
    private DataReader _reader;
    private int _node = 1;
    private int _level;

    public PointNodes(IndexInput index, long start, PointShape shape, int leaves, ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
    {
        _shape = shape;
        _leaves = leaves;
        int depth = BitOperations.Log2((uint)leaves) + 2;
        _levels = new Level[depth];

        // Of each level: the cell's least and greatest corner, and the last split of each dimension.
        _cells = new byte[depth * 3 * shape.IndexLength];
        _reader = index.OpenReader(start);
        min.CopyTo(Min(0));
        max.CopyTo(Max(0));
        ReadNode(isLeft: false, 0, 0, default);
    }

    public ReadOnlySpan<byte> CellMin => Min(_level);

    public ReadOnlySpan<byte> CellMax => Max(_level);

    public bool IsLeaf => _node >= _leaves;

    /// <summary>Where the leaf begins in the data.</summary>
    public long LeafOffset => _levels[_level].LeafOffset;

    /// <summary>Leaves below the node.</summary>
    public int LeafCount
    {
        get
        {
            long leftmost = _node;
            long rightmost = _node;
            while (leftmost < _leaves)
            {
                leftmost *= 2;
            }

            while (rightmost < _leaves)
            {
                rightmost = (rightmost * 2) + 1;
            }

            // The left edge may reach one level deeper than the right one.
            return (int)(rightmost - leftmost + 1 + (rightmost >= leftmost ? 0 : _leaves));
        }
    }

    public void PushLeft() => Push(isLeft: true);

    public void PushRight() => Push(isLeft: false);

    public void Pop()
    {
        _node /= 2;
        _level--;
    }

    private void Push(bool isLeft)
    {
        Level parent = _levels[_level];
        int cell = 2 * _shape.IndexLength;
        _cells.AsSpan(_level * 3 * _shape.IndexLength, cell).CopyTo(_cells.AsSpan((_level + 1) * 3 * _shape.IndexLength, cell));
        int at = parent.Dimension * _shape.Width;
        ReadOnlySpan<byte> split = Splits(_level).Slice(at, _shape.Width);
        ReadOnlySpan<byte> lastSplits = Splits(_level);
        _level++;
        _node = (2 * _node) + (isLeft ? 0 : 1);
        split.CopyTo((isLeft ? Max(_level) : Min(_level))[at..]);
        if (!isLeft)
        {
            _reader.Seek(parent.RightPosition);
        }

        uint wentLeft = (parent.WentLeft & ~(1u << parent.Dimension)) | (isLeft ? 1u << parent.Dimension : 0);
        ReadNode(isLeft, parent.LeafOffset, wentLeft, lastSplits);
    }

    private void ReadNode(bool isLeft, long leafOffset, uint wentLeft, ReadOnlySpan<byte> lastSplits)
    {
        ref Level level = ref _levels[_level];
        level.LeafOffset = isLeft ? leafOffset : leafOffset + _reader.ReadVInt64();
        level.WentLeft = wentLeft;
        if (IsLeaf)
        {
            return;
        }

        uint code = (uint)_reader.ReadVInt32();
        level.Dimension = (int)(code % (uint)_shape.IndexDimensions);
        code /= (uint)_shape.IndexDimensions;
        int prefix = (int)(code % (uint)(_shape.Width + 1));
        int delta = (int)(code / (uint)(_shape.Width + 1));
        Span<byte> splits = Splits(_level);
        if (lastSplits.IsEmpty)
        {
            splits.Clear();
        }
        else
        {
            lastSplits.CopyTo(splits);
        }

        if (prefix < _shape.Width)
        {
            Span<byte> split = splits.Slice(level.Dimension * _shape.Width, _shape.Width)[prefix..];
            split[0] += (byte)((wentLeft & (1u << level.Dimension)) != 0 ? -delta : delta);
            _reader.ReadBytes(split.Length - 1).CopyTo(split[1..]);
        }

        int leftLength = 2L * _node < _leaves ? _reader.ReadVInt32() : 0;
        level.RightPosition = _reader.Position + leftLength;
    }

    private Span<byte> Min(int level) => _cells.AsSpan(level * 3 * _shape.IndexLength, _shape.IndexLength);

    private Span<byte> Max(int level) => _cells.AsSpan(((level * 3) + 1) * _shape.IndexLength, _shape.IndexLength);

    private Span<byte> Splits(int level) => _cells.AsSpan(((level * 3) + 2) * _shape.IndexLength, _shape.IndexLength);

    private struct Level
    {
        public long LeafOffset;
        public long RightPosition;
        public int Dimension;

        /// <summary>Bit d: below the last split in dimension d the way went left.</summary>
        public uint WentLeft;
    }
}
