namespace Search.Lucene.Searching.Automata;

/// <summary>A deterministic automaton over code points whose states are made as texts are read. Not thread-safe.</summary>
internal abstract class TextAutomaton
{
    /// <summary>No text that goes on from here is accepted.</summary>
    public const int Dead = -1;

    public abstract int Start { get; }

    /// <summary>True when more states are kept than should be: make a new automaton.</summary>
    public abstract bool IsFull { get; }

    /// <summary>Rank of a state in which a text may end (0 or more; edits, for instance), or -1.</summary>
    public abstract int Accept(int state);

    /// <summary>The state behind a code point, or <see cref="Dead"/>.</summary>
    public abstract int Step(int state, int codePoint);

    /// <summary>Rank of a whole text, or -1.</summary>
    public int Run(string text)
    {
        int state = Start;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            if (state == Dead)
            {
                return -1;
            }

            state = Step(state, rune.Value);
        }

        return state == Dead ? -1 : Accept(state);
    }
}
