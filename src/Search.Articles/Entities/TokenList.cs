namespace Search.Articles.Entities;

/// <summary>The words of a text: a list that gives them by reference, since the rules look at each many times.</summary>
internal sealed class TokenList
{
    private NameToken[] _tokens = [];

    public int Count { get; private set; }

    public int Capacity => _tokens.Length;

    public Span<NameToken> Span => _tokens.AsSpan(0, Count);

    /// <exception cref="ArgumentOutOfRangeException">There is no such word.</exception>
    public ref NameToken this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
            {
                ThrowOutside();
            }

            return ref _tokens[index];
        }
    }

    public void Add(in NameToken token)
    {
        if (Count == _tokens.Length)
        {
            EnsureCapacity(Count + 1);
        }

        _tokens[Count++] = token;
    }

    public void EnsureCapacity(int capacity)
    {
        if (capacity > _tokens.Length)
        {
            Array.Resize(ref _tokens, Math.Max(capacity, 2 * _tokens.Length));
        }
    }

    /// <summary>Removes all words; what they refer to may be kept alive until they are overwritten.</summary>
    public void Clear() => Count = 0;

    private static void ThrowOutside() => throw new ArgumentOutOfRangeException("index");
}
