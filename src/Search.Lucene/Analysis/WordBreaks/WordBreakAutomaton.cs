using System.Numerics;

using Search.Lucene.Analysis.Unicode;

namespace Search.Lucene.Analysis.WordBreaks;

/// <summary>
/// The smallest deterministic automaton of <see cref="WordBreakGrammar"/>, built once a process.
/// States are numbered so that their kind is a comparison: <see cref="Dead"/>, then those inside a token, then from
/// <see cref="FirstAccepting"/> those at the possible end of one, and from <see cref="FirstFinal"/> on those that no
/// code point leads on from. The last <see cref="Transitions"/> index is <c>state * 32 + class</c>.
/// </summary>
internal sealed class WordBreakAutomaton
{
    internal const int Dead = 0;

    /// <summary>Bits that a class takes in a transition index.</summary>
    internal const int ClassBits = 5;

    private static readonly int ClassCount = Enum.GetValues<WordBreakClass>().Length;

    private readonly byte[] _transitions;

    private WordBreakAutomaton(byte[] transitions, int start, int firstAccepting, int firstFinal)
    {
        _transitions = transitions;
        Start = start;
        FirstAccepting = firstAccepting;
        FirstFinal = firstFinal;
        LetterState = transitions[(start << ClassBits) + (int)WordBreakClass.Letter];
        if (transitions[(LetterState << ClassBits) + (int)WordBreakClass.Letter] != LetterState)
        {
            throw new InvalidOperationException("Letters do not lead back to one state.");
        }
    }

    internal static WordBreakAutomaton Instance { get; } = Build();

    internal int Start { get; }

    internal int FirstAccepting { get; }

    internal int FirstFinal { get; }

    /// <summary>The accepting state within a run of letters, which further letters do not leave.</summary>
    internal int LetterState { get; }

    internal ReadOnlySpan<byte> Transitions => _transitions;

    private static WordBreakAutomaton Build()
    {
        List<int[]> rows = Determinize(out List<bool> accepting);
        int[] block = Minimize(rows, accepting);

        int blocks = block.Max() + 1;
        var representative = new int[blocks];
        for (int state = rows.Count - 1; state >= 0; state--)
        {
            representative[block[state]] = state;
        }

        int Kind(int b)
        {
            int state = representative[b];
            bool leadsOn = rows[state].Any(next => next != Dead);
            return state == Dead ? 0 : !accepting[state] ? 1 : leadsOn ? 2 : 3;
        }

        int[] order = [.. Enumerable.Range(0, blocks).OrderBy(Kind)];
        var number = new int[blocks];
        for (int i = 0; i < blocks; i++)
        {
            number[order[i]] = i;
        }

        var transitions = new byte[blocks << ClassBits];
        for (int b = 0; b < blocks; b++)
        {
            for (int c = 0; c < ClassCount; c++)
            {
                transitions[(number[b] << ClassBits) + c] = checked((byte)number[block[rows[representative[b]][c]]]);
            }
        }

        return new WordBreakAutomaton(
            transitions,
            number[block[1]],
            order.Count(b => Kind(b) < 2),
            order.Count(b => Kind(b) < 3));
    }

    /// <summary>Subset construction; state 0 is dead, state 1 the start.</summary>
    private static List<int[]> Determinize(out List<bool> accepting)
    {
        var leaves = new Pattern.Leaves();
        Pattern token = WordBreakGrammar.Build(leaves);
        var numbers = new Dictionary<BigInteger, int>();
        var reached = new List<BigInteger> { BigInteger.Zero, BigInteger.MinusOne };
        accepting = [false, false];
        var rows = new List<int[]> { new int[ClassCount] };
        numbers.Add(BigInteger.Zero, Dead);
        for (int state = 1; state < reached.Count; state++)
        {
            BigInteger after = state == 1 ? token.First : leaves.After(reached[state]);
            var row = new int[ClassCount];
            for (int c = 0; c < ClassCount; c++)
            {
                BigInteger next = after & leaves.ByClass[c];
                if (!numbers.TryGetValue(next, out row[c]))
                {
                    row[c] = reached.Count;
                    numbers.Add(next, row[c]);
                    reached.Add(next);
                    accepting.Add(!(next & token.Last).IsZero);
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Partition refinement (Moore 1956): the block of each state, states of one block being equivalent.</summary>
    private static int[] Minimize(List<int[]> rows, List<bool> accepting)
    {
        int[] block = [.. accepting.Select(static a => a ? 1 : 0)];
        int count = 2;
        while (true)
        {
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            var refined = new int[block.Length];
            for (int state = 0; state < block.Length; state++)
            {
                string signature = string.Create(ClassCount + 1, (state, rows, block), static (chars, s) =>
                {
                    chars[0] = (char)s.block[s.state];
                    for (int c = 1; c < chars.Length; c++)
                    {
                        chars[c] = (char)s.block[s.rows[s.state][c - 1]];
                    }
                });
                numbers.TryAdd(signature, numbers.Count);
                refined[state] = numbers[signature];
            }

            block = refined;
            if (numbers.Count == count)
            {
                return block;
            }

            count = numbers.Count;
        }
    }
}
