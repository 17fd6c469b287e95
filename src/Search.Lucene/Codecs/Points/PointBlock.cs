using System.Buffers.Binary;

namespace Search.Lucene.Codecs.Points;

/// <summary>
/// Points in memory as records that compare as bytes: <c>record = packedValue doc:int32</c>, big-endian, back to back. They are
/// ordered by one dimension, then by the dimensions that the tree does not split, then by document.
/// </summary>
internal sealed class PointBlock
{
    private readonly PointShape _shape;
    private readonly byte[] _records;
    private readonly int _recordLength;

    private PointBlock(PointShape shape, byte[] records, int count)
    {
        _shape = shape;
        _records = records;
        _recordLength = shape.PackedLength + sizeof(int);
        Count = count;
    }

    public int Count { get; }

    /// <summary>Takes all points of the source.</summary>
    /// <exception cref="NotSupportedException">They need more than 2 GB.</exception>
    public static PointBlock Gather(PointShape shape, int maxCount, IPointSource source)
    {
        int length = shape.PackedLength + sizeof(int);
        if ((long)maxCount * length > Array.MaxLength)
        {
            throw new NotSupportedException($"{maxCount} points of {length} bytes exceed the memory of one segment; write smaller segments.");
        }

        byte[] records = GC.AllocateUninitializedArray<byte>(maxCount * length);
        int count = 0;
        while (source.Next(out ReadOnlySpan<int> docs, out ReadOnlySpan<byte> values))
        {
            if (docs.Length > maxCount - count || values.Length != docs.Length * shape.PackedLength)
            {
                throw new InvalidOperationException("The source gives more points, or other ones, than announced.");
            }

            for (int i = 0; i < docs.Length; i++, count++)
            {
                Span<byte> record = records.AsSpan(count * length, length);
                values.Slice(i * shape.PackedLength, shape.PackedLength).CopyTo(record);
                BinaryPrimitives.WriteInt32BigEndian(record[shape.PackedLength..], docs[i]);
            }
        }

        return new PointBlock(shape, records, count);
    }

    /// <summary>Packed value of a point.</summary>
    public ReadOnlySpan<byte> Value(int index) => _records.AsSpan(index * _recordLength, _shape.PackedLength);

    /// <summary>One dimension of a point.</summary>
    public ReadOnlySpan<byte> Value(int index, int dimension) =>
        _records.AsSpan((index * _recordLength) + (dimension * _shape.Width), _shape.Width);

    public int Doc(int index) => BinaryPrimitives.ReadInt32BigEndian(_records.AsSpan((index * _recordLength) + _shape.PackedLength));

    /// <summary>Orders points <c>[from, to)</c> by a dimension.</summary>
    public void Sort(int from, int to, int dimension)
    {
        int count = to - from;
        if (IsSorted(from, to, dimension))
        {
            return;
        }

        if (_shape.Width <= sizeof(ulong) && _shape.Dimensions == _shape.IndexDimensions)
        {
            SortByKeys(from, count, dimension);
            return;
        }

        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = from + i;
        }

        order.AsSpan().Sort((a, b) => Compare(a, b, dimension));
        Reorder(from, order);
    }

    /// <summary>
    /// Rearranges points <c>[from, to)</c> so that the one at <paramref name="middle"/> is the one that sorting would put there, none
    /// before it is greater and none behind it is less.
    /// </summary>
    public void Select(int from, int to, int middle, int dimension)
    {
        Span<byte> pivot = stackalloc byte[_recordLength];
        Span<byte> scratch = stackalloc byte[_recordLength];
        uint random = 0x9E3779B9;
        int last = to - 1;
        while (from < last)
        {
            // A pivot at random: no order of the input makes this slow.
            random = (random * 1664525) + 1013904223;
            Record(from + (int)(((ulong)random * (uint)(last - from + 1)) >> 32)).CopyTo(pivot);
            int i = from;
            int j = last;
            while (i <= j)
            {
                while (Compare(Record(i), pivot, dimension) < 0)
                {
                    i++;
                }

                while (Compare(Record(j), pivot, dimension) > 0)
                {
                    j--;
                }

                if (i <= j)
                {
                    Swap(i++, j--, scratch);
                }
            }

            if (middle <= j)
            {
                last = j;
            }
            else if (middle >= i)
            {
                from = i;
            }
            else
            {
                return;
            }
        }
    }

    private bool IsSorted(int from, int to, int dimension)
    {
        for (int i = from + 1; i < to; i++)
        {
            if (Compare(i - 1, i, dimension) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sorts by numbers instead of bytes: a dimension of up to 8 bytes keeps its order as an integer.</summary>
    private void SortByKeys(int from, int count, int dimension)
    {
        ulong[] keys = new ulong[count];
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            ulong key = 0;
            foreach (byte b in Value(from + i, dimension))
            {
                key = (key << 8) | b;
            }

            keys[i] = key;
            order[i] = from + i;
        }

        Array.Sort(keys, order);
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((a, b) => Doc(a).CompareTo(Doc(b)));
            }

            start = end;
        }

        Reorder(from, order);
    }

    private void Reorder(int from, int[] order)
    {
        byte[] sorted = GC.AllocateUninitializedArray<byte>(order.Length * _recordLength);
        for (int i = 0; i < order.Length; i++)
        {
            Record(order[i]).CopyTo(sorted.AsSpan(i * _recordLength));
        }

        sorted.CopyTo(_records.AsSpan(from * _recordLength));
    }

    private Span<byte> Record(int index) => _records.AsSpan(index * _recordLength, _recordLength);

    private int Compare(int a, int b, int dimension) => Compare(Record(a), Record(b), dimension);

    private int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int dimension)
    {
        int at = dimension * _shape.Width;
        int order = a.Slice(at, _shape.Width).SequenceCompareTo(b.Slice(at, _shape.Width));
        return order != 0 ? order : a[_shape.IndexLength..].SequenceCompareTo(b[_shape.IndexLength..]);
    }

    private void Swap(int a, int b, Span<byte> scratch)
    {
        if (a != b)
        {
            Record(a).CopyTo(scratch);
            Record(b).CopyTo(Record(a));
            scratch.CopyTo(Record(b));
        }
    }
}
