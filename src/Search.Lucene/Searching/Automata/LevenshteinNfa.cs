namespace Search.Lucene.Searching.Automata;

/// <summary>
/// Texts within a number of edits (insertion, deletion, substitution and, if wanted, transposition of neighbours) of a word.
/// The rank of an accepted text is its distance. A state is a place in the word, the edits so far, and whether the first half of
/// a transposition was read.
/// </summary>
internal sealed class LevenshteinNfa : CharNfa
{
    private readonly int[] _word;
    private readonly int _maxEdits;
    private readonly bool _transpositions;
    private readonly int[] _alphabet;

    public LevenshteinNfa(ReadOnlySpan<int> word, int maxEdits, bool transpositions)
    {
        _word = word.ToArray();
        _maxEdits = maxEdits;
        _transpositions = transpositions;
        _alphabet = [.. _word.Distinct().Order()];
    }

    public override ReadOnlySpan<int> Alphabet => _alphabet;

    public override void AddStart(SortedSet<int> states) => Add(0, 0, states);

    public override void AddNext(int state, int codePoint, SortedSet<int> states)
    {
        bool swapping = (state & 1) != 0;
        int edits = (state >> 1) % (_maxEdits + 1);
        int place = (state >> 1) / (_maxEdits + 1);
        if (swapping)
        {
            if (_word[place] == codePoint)
            {
                Add(place + 2, edits, states);
            }

            return;
        }

        bool atEnd = place == _word.Length;
        if (!atEnd && _word[place] == codePoint)
        {
            Add(place + 1, edits, states);
        }

        if (edits == _maxEdits)
        {
            return;
        }

        Add(place, edits + 1, states);
        if (!atEnd)
        {
            Add(place + 1, edits + 1, states);
        }

        if (_transpositions && place + 1 < _word.Length && _word[place + 1] == codePoint)
        {
            states.Add(Number(place, edits + 1) | 1);
        }
    }

    public override int Accept(IReadOnlyCollection<int> states)
    {
        int best = -1;
        foreach (int state in states)
        {
            int edits = (state >> 1) % (_maxEdits + 1);
            int place = (state >> 1) / (_maxEdits + 1);
            if ((state & 1) == 0 && place == _word.Length && (best < 0 || edits < best))
            {
                best = edits;
            }
        }

        return best;
    }

    /// <summary>Adds a state and those that deletions lead to.</summary>
    private void Add(int place, int edits, SortedSet<int> states)
    {
        while (states.Add(Number(place, edits)) && place < _word.Length && edits < _maxEdits)
        {
            place++;
            edits++;
        }
    }

    private int Number(int place, int edits) => ((place * (_maxEdits + 1)) + edits) << 1;
}
