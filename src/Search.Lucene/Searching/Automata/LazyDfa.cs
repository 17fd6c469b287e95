using System.Runtime.InteropServices;

namespace Search.Lucene.Searching.Automata;

/// <summary>
/// The deterministic form of a <see cref="CharNfa"/>, made state by state as texts are read: only what the dictionary at hand
/// leads to is ever built. Not thread-safe.
/// </summary>
internal sealed class LazyDfa : TextAutomaton
{
    /// <summary>States kept before the table is thrown away and begun anew; bounds memory for any pattern.</summary>
    private const int MaxStates = 10_000;

    private const int Unknown = -2;

    private readonly CharNfa _nfa;
    private readonly int[] _alphabet;
    private readonly byte[] _asciiClass = new byte[128];
    private readonly List<int[]> _sets = [];
    private readonly List<int> _accepts = [];
    private readonly List<int[]> _transitions = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    public LazyDfa(CharNfa nfa)
    {
        _nfa = nfa;
        _alphabet = nfa.Alphabet.ToArray();
        for (int i = 0; i < _alphabet.Length && _alphabet[i] < 128; i++)
        {
            _asciiClass[_alphabet[i]] = (byte)Math.Min(i + 1, byte.MaxValue);
        }

        SortedSet<int> start = [];
        nfa.AddStart(start);
        Start = StateOf(start);
    }

    /// <inheritdoc/>
    public override int Start { get; }

    /// <inheritdoc/>
    public override bool IsFull => _sets.Count > MaxStates;

    /// <inheritdoc/>
    public override int Accept(int state) => _accepts[state];

    /// <inheritdoc/>
    public override int Step(int state, int codePoint)
    {
        int symbol = Class(codePoint);
        int next = _transitions[state][symbol];
        if (next != Unknown)
        {
            return next;
        }

        SortedSet<int> states = [];
        int letter = symbol == 0 ? -1 : _alphabet[symbol - 1];
        foreach (int from in _sets[state])
        {
            _nfa.AddNext(from, letter, states);
        }

        next = states.Count == 0 ? Dead : StateOf(states);
        _transitions[state][symbol] = next;
        return next;
    }

    private int Class(int codePoint)
    {
        if (codePoint < 128 && _alphabet.Length < byte.MaxValue)
        {
            return _asciiClass[codePoint];
        }

        int found = Array.BinarySearch(_alphabet, codePoint);
        return found < 0 ? 0 : found + 1;
    }

    private int StateOf(SortedSet<int> states)
    {
        int[] set = [.. states];
        string key = new(MemoryMarshal.Cast<int, char>(set));
        if (!_known.TryGetValue(key, out int state))
        {
            state = _sets.Count;
            _known.Add(key, state);
            _sets.Add(set);
            _accepts.Add(_nfa.Accept(set));
            int[] row = new int[_alphabet.Length + 1];
            Array.Fill(row, Unknown);
            _transitions.Add(row);
        }

        return state;
    }
}
