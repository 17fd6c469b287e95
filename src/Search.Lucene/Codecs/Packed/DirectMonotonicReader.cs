using System.Runtime.CompilerServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>Random access to a sequence that <see cref="DirectMonotonicWriter"/> wrote. Thread-safe; valid while the input is open.</summary>
internal sealed class DirectMonotonicReader
{
    private readonly IndexInput _input;
    private readonly int _blockShift;
    private readonly long _blockMask;
    private readonly Line[] _lines;

    internal DirectMonotonicReader(IndexInput input, long count, int blockShift, Line[] lines)
    {
        _input = input;
        Count = count;
        _blockShift = blockShift;
        _blockMask = (1L << blockShift) - 1;
        _lines = lines;
    }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    /// <exception cref="CorruptIndexException">There is no such value: what pointed here is damaged.</exception>
    public long this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)index >= (ulong)Count)
            {
                ThrowIndex(index);
            }

            ref readonly Line line = ref _lines[index >> _blockShift];
            long i = index & _blockMask;
            return line.Min + Expected(line.Slope, i) + line.Deviations.GetUnchecked(i);
        }
    }

    /// <summary>The value at the index and the one behind it: where the parts of an item begin and end.</summary>
    /// <exception cref="CorruptIndexException">There are no such values: what pointed here is damaged.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Range(long index, out long start, out long end)
    {
        start = this[index];
        end = this[index + 1];
    }

    /// <summary>Index of the greatest value that is not above <paramref name="key"/> (the last of equal ones), or -1.</summary>
    public long FindFloor(long key)
    {
        long low = 0;
        long high = Count - 1;
        while (low <= high)
        {
            long middle = (low + high) >>> 1;
            if (this[middle] <= key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }

    /// <summary>Where the line stands at the block's i-th value; the product is rounded to a float, as the writer does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Expected(float slope, long i) => (long)(slope * (float)i);

    private void ThrowIndex(long index) =>
        throw new CorruptIndexException(_input.Name, $"value {index} of a sequence of {Count} is asked for");

    /// <summary>A block: a line and the deviations from it.</summary>
    internal readonly record struct Line(long Min, float Slope, DirectReader Deviations);
}
