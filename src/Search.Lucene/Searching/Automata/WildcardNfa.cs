using System.Text;

namespace Search.Lucene.Searching.Automata;

/// <summary>Texts of a pattern: <c>*</c> any text, <c>?</c> any one code point, <c>\</c> takes the next literally.</summary>
internal sealed class WildcardNfa : CharNfa
{
    private const int AnyText = -1;
    private const int AnyOne = -2;

    private readonly int[] _pattern;
    private readonly int[] _alphabet;
    private readonly int _prefixLength;

    public WildcardNfa(string pattern)
        : this(Parse(pattern))
    {
    }

    private WildcardNfa(int[] parts)
    {
        _pattern = parts;
        _alphabet = [.. parts.Where(static part => part >= 0).Distinct().Order()];
        int literal = Array.FindIndex(parts, static part => part < 0);
        IsLiteral = literal < 0;
        _prefixLength = IsLiteral ? parts.Length : literal;
        Prefix = string.Concat(parts.Take(_prefixLength).Select(static part => new Rune(part).ToString()));
    }

    /// <summary>What every text begins with.</summary>
    public string Prefix { get; }

    /// <summary>Whether there is but one text, the prefix.</summary>
    public bool IsLiteral { get; }

    public override ReadOnlySpan<int> Alphabet => _alphabet;

    /// <summary>The pattern of what follows the prefix.</summary>
    public WildcardNfa WithoutPrefix() => new(_pattern[_prefixLength..]);

    public override void AddStart(SortedSet<int> states) => Add(0, states);

    public override void AddNext(int state, int codePoint, SortedSet<int> states)
    {
        if (state == _pattern.Length)
        {
            return;
        }

        int part = _pattern[state];
        if (part == AnyText)
        {
            Add(state, states);
        }
        else if (part == AnyOne || part == codePoint)
        {
            Add(state + 1, states);
        }
    }

    public override int Accept(IReadOnlyCollection<int> states) => states.Contains(_pattern.Length) ? 0 : -1;

    private static int[] Parse(string pattern)
    {
        List<int> parts = [];
        bool escaped = false;
        foreach (Rune rune in pattern.EnumerateRunes())
        {
            if (escaped)
            {
                parts.Add(rune.Value);
                escaped = false;
            }
            else if (rune.Value == '\\')
            {
                escaped = true;
            }
            else
            {
                parts.Add(rune.Value switch { '*' => AnyText, '?' => AnyOne, _ => rune.Value });
            }
        }

        if (escaped)
        {
            parts.Add('\\');
        }

        return [.. parts];
    }

    private void Add(int place, SortedSet<int> states)
    {
        while (states.Add(place) && place < _pattern.Length && _pattern[place] == AnyText)
        {
            place++;
        }
    }
}
