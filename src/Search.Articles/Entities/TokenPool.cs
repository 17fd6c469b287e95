namespace Search.Articles.Entities;

/// <summary>Lists of words that a thread uses again from article to article: long ones would end on the large object heap each time.</summary>
internal static class TokenPool
{
    private const int MostKept = 8;
    private const int LongestKept = 1 << 16;

    [ThreadStatic]
    private static Stack<TokenList>? _free;

    /// <summary>An empty list.</summary>
    public static TokenList Rent() => _free is { Count: > 0 } ? _free.Pop() : new TokenList();

    /// <summary>Takes a list back that nothing refers to any more.</summary>
    public static void Return(TokenList tokens)
    {
        _free ??= new Stack<TokenList>(MostKept);
        if (_free.Count < MostKept && tokens.Capacity <= LongestKept)
        {
            tokens.Clear();
            _free.Push(tokens);
        }
    }
}
