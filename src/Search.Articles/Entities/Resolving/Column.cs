namespace Search.Articles.Entities.Resolving;

/// <summary>Values by number, as many as were added: a list whose values are changed in place and lie in one array.</summary>
internal sealed class Column<T>
    where T : unmanaged
{
    private const int Least = 32;
    private T[] _values;

    public Column() => _values = new T[Least];

    /// <exception cref="InvalidDataException">The next column does not hold such values.</exception>
    public Column(IColumnSource source)
    {
        _values = source.Read<T>();
        Count = _values.Length;
    }

    public int Count { get; private set; }

    public ReadOnlySpan<T> All => _values.AsSpan(0, Count);

    public ref T this[int number] => ref _values[number];

    public void Add(in T value)
    {
        Reserve(Count + 1);
        _values[Count++] = value;
    }

    /// <summary>Adds one value until there are so many.</summary>
    public void Fill(int count, T value)
    {
        if (count > Count)
        {
            Reserve(count);
            _values.AsSpan(Count, count - Count).Fill(value);
            Count = count;
        }
    }

    private void Reserve(int count)
    {
        if (count > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(Math.Max(count, Least), _values.Length * 2));
        }
    }
}
