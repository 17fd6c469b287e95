using System.Runtime.CompilerServices;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>A growing run of integers that keeps its array.</summary>
internal struct IntBuffer(int capacity)
{
    private int[] _values = new int[capacity];
    private int _count;

    public readonly int Count => _count;

    public readonly ReadOnlySpan<int> Values => _values.AsSpan(0, _count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int value)
    {
        int[] values = _values;
        if ((uint)_count >= (uint)values.Length)
        {
            Grow();
            values = _values;
        }

        values[_count++] = value;
    }

    public void Clear() => _count = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow() => Array.Resize(ref _values, checked(_values.Length * 2));
}
