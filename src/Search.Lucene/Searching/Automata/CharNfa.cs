namespace Search.Lucene.Searching.Automata;

/// <summary>
/// A non-deterministic automaton over code points, as a set of numbered states. Only the code points of
/// <see cref="Alphabet"/> are told apart; all others are one class.
/// </summary>
internal abstract class CharNfa
{
    /// <summary>Distinct code points, ascending.</summary>
    public abstract ReadOnlySpan<int> Alphabet { get; }

    /// <summary>Adds the states in which a text begins.</summary>
    public abstract void AddStart(SortedSet<int> states);

    /// <summary>Adds the states that follow a state by a code point of the alphabet, or by any other (-1).</summary>
    public abstract void AddNext(int state, int codePoint, SortedSet<int> states);

    /// <summary>Rank of a set of states in which a text may end: 0 or more (edits, for instance), or -1 when it may not.</summary>
    public abstract int Accept(IReadOnlyCollection<int> states);
}
