using System.Text;

namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>
/// A regular expression as an automaton whose states are its derivatives, made as texts lead to them, so that union, intersection and
/// complement cost no construction in advance. Code points that no range of the expression tells apart are one class.
/// </summary>
internal sealed class RegexpAutomaton : TextAutomaton
{
    /// <summary>States that reading a dictionary may lead to; Apache's limit of determinized states is the same number.</summary>
    public const int MaxStates = 10_000;

    private const int Unknown = -2;

    private readonly RegexpNodes _nodes;
    private readonly int[] _classStarts;
    private readonly List<RegexpNode> _states = [];
    private readonly List<int[]> _transitions = [];
    private readonly Dictionary<int, int> _stateOfNode = [];

    public RegexpAutomaton(string pattern)
    {
        _nodes = new RegexpNodes();
        RegexpNode whole = RegexpParser.Parse(pattern, _nodes);
        _classStarts = RegexpNodes.ClassStarts(whole);
        (Prefix, RegexpNode remainder) = SplitPrefix(whole);
        IsLiteral = remainder == _nodes.Empty;
        Start = StateOf(remainder);
    }

    /// <summary>What every text begins with; the automaton reads what follows.</summary>
    public string Prefix { get; }

    /// <summary>Whether there is but one text, the prefix.</summary>
    public bool IsLiteral { get; }

    /// <inheritdoc/>
    public override int Start { get; }

    /// <summary>Never: the limit ends in an exception.</summary>
    public override bool IsFull => false;

    /// <inheritdoc/>
    public override int Accept(int state) => state >= 0 && _states[state].AcceptsEmpty ? 0 : -1;

    /// <inheritdoc/>
    /// <exception cref="RegexpTooComplexException">More states than allowed.</exception>
    public override int Step(int state, int codePoint)
    {
        int symbol = Array.BinarySearch(_classStarts, codePoint);
        symbol = symbol < 0 ? ~symbol - 1 : symbol;
        int next = _transitions[state][symbol];
        if (next == Unknown)
        {
            next = StateOf(_nodes.Derive(_states[state], _classStarts[symbol]));
            _transitions[state][symbol] = next;
        }

        return next;
    }

    private (string Prefix, RegexpNode Remainder) SplitPrefix(RegexpNode node)
    {
        StringBuilder prefix = new();
        while (true)
        {
            RegexpNode first = node.Kind == RegexpKind.Concat ? node.Parts[0] : node;
            if (first.Kind != RegexpKind.Range || first.Min != first.Max || !Rune.IsValid(first.Min))
            {
                return (prefix.ToString(), node);
            }

            prefix.Append(new Rune(first.Min).ToString());
            node = ReferenceEquals(first, node) ? _nodes.Empty : node.Parts[1];
        }
    }

    private int StateOf(RegexpNode node)
    {
        if (node == _nodes.Nothing)
        {
            return Dead;
        }

        if (!_stateOfNode.TryGetValue(node.Id, out int state))
        {
            if (_states.Count == MaxStates)
            {
                throw new RegexpTooComplexException("states", MaxStates);
            }

            state = _states.Count;
            _stateOfNode.Add(node.Id, state);
            _states.Add(node);
            int[] row = new int[_classStarts.Length];
            Array.Fill(row, Unknown);
            _transitions.Add(row);
        }

        return state;
    }
}
