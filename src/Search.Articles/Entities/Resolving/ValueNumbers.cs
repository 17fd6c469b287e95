namespace Search.Articles.Entities.Resolving;

/// <summary>Numbers for small values, from 0 in the order of first sight: equal numbers are equal values.</summary>
internal sealed class ValueNumbers<T>
    where T : unmanaged, IEquatable<T>
{
    private const int None = NumberSlots.None;
    private const int Least = 32;
    private const uint Factor = 0x9E3779B1;
    private T[] _values;

    /// <summary>Null until a value of a table that was read is looked for.</summary>
    private NumberSlots? _slots;

    /// <param name="expected">About as many values will come.</param>
    public ValueNumbers(int expected = 0)
    {
        _values = new T[Math.Max(expected, Least)];
        _slots = new NumberSlots(expected);
    }

    private ValueNumbers(T[] values) => (_values, Count) = (values, values.Length);

    public int Count { get; private set; }

    public ref readonly T this[int number] => ref _values[number];

    public ReadOnlySpan<T> All => _values.AsSpan(0, Count);

    /// <summary>The number of a value, which gets one when it is new.</summary>
    public int Of(in T value)
    {
        uint hash = Hash(value);
        int found = Find(value, hash, out int at);
        if (found != None)
        {
            return found;
        }

        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(Least, _values.Length * 2));
        }

        _values[Count] = value;
        Slots().Enter(hash, Count, at);
        return Count++;
    }

    /// <summary>The number of a value, -1 when it has none.</summary>
    public int Find(in T value) => Find(value, Hash(value), out _);

    public void Save(IColumnTarget target) => target.Write(All);

    public static ValueNumbers<T> Load(IColumnSource source) => new(source.Read<T>());

    private int Find(in T value, uint hash, out int at)
    {
        NumberSlots slots = Slots();
        at = slots.First(hash);
        int found = slots.Next(hash, ref at);
        while (found != None && !_values[found].Equals(value))
        {
            at = slots.After(at);
            found = slots.Next(hash, ref at);
        }

        return found;
    }

    private NumberSlots Slots()
    {
        if (_slots is null)
        {
            _slots = new NumberSlots(Count);
            for (int i = 0; i < Count; i++)
            {
                _slots.Enter(Hash(_values[i]), i);
            }
        }

        return _slots;
    }

    /// <summary>The slots are chosen by the lower bits: the upper ones are folded into them.</summary>
    private static uint Hash(in T value)
    {
        uint hash = (uint)value.GetHashCode() * Factor;
        return hash ^ (hash >> 15);
    }
}
