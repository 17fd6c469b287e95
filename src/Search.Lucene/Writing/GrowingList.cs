using System.Runtime.CompilerServices;

namespace Search.Lucene.Writing;

/// <summary>An array that doubles; its items are reached as a span and by reference, and its memory is known.</summary>
internal struct GrowingList<T>
    where T : unmanaged
{
    private const int FirstCapacity = 8;
    private T[]? _items;

    public int Count { get; private set; }

    public readonly Span<T> Span => _items.AsSpan(0, Count);

    public readonly long MemoryUsed => (long)(_items?.Length ?? 0) * Unsafe.SizeOf<T>();

    public readonly ref T this[int index] => ref _items![index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (_items is null || Count == _items.Length)
        {
            Reserve(1);
        }

        _items![Count++] = item;
    }

    public void AddRange(ReadOnlySpan<T> items)
    {
        Reserve(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Drops what lies behind the first <paramref name="count"/> items.</summary>
    public void Truncate(int count) => Count = count;

    private void Reserve(int more)
    {
        int wanted = checked(Count + more);
        if (_items is null || wanted > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(Math.Max(FirstCapacity, wanted), (int)Math.Min((_items?.Length ?? 0) * 2L, Array.MaxLength)));
        }
    }
}
