using System.Collections.Immutable;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// Finds groups of positions, one of each term, that lie within the slop. Every term has a cursor whose place is its position less
/// its offset in the phrase; the cursor furthest behind moves on, and the spread between it and the one furthest ahead is the
/// length of a match. Cursors of a term that the phrase repeats never share a position.
/// Source of the algorithm, with the order of its heap: Apache Lucene 8.8, SloppyPhraseMatcher.
/// </summary>
internal sealed class SloppyPhraseMatcher : PhraseMatcher
{
    private readonly int _slop;
    private readonly Cursor[] _cursors;
    private readonly Cursor[][] _repeats;
    private readonly Cursor[] _heap;
    private readonly Cursor[] _popped;
    private int _heapSize;
    private int _end;

    public SloppyPhraseMatcher(PostingsEnum[] postings, ImmutableArray<Term> terms, ImmutableArray<int> offsets, int slop)
        : base(postings)
    {
        _slop = slop;
        _cursors = [.. Enumerable.Range(0, postings.Length).Select(i => new Cursor(i, offsets[i]))];
        _heap = new Cursor[postings.Length + 1];
        _popped = new Cursor[postings.Length];
        _repeats = GroupRepeats(terms);
    }

    public override bool IsBoundByTerms => false;

    protected override float Match(bool anyIsEnough)
    {
        if (!Start())
        {
            return 0;
        }

        float freq = 0;
        bool more = true;
        while (more)
        {
            int length = NextMatch(out more);
            if (length <= _slop)
            {
                freq += 1f / (1f + length);
                if (anyIsEnough)
                {
                    break;
                }
            }
        }

        return freq;
    }

    private static bool Less(Cursor left, Cursor right)
    {
        if (left.Place != right.Place)
        {
            return left.Place < right.Place;
        }

        return left.Offset != right.Offset ? left.Offset < right.Offset : left.Term < right.Term;
    }

    private Cursor[][] GroupRepeats(ImmutableArray<Term> terms)
    {
        List<Cursor[]> groups = [];
        for (int i = 0; i < _cursors.Length; i++)
        {
            Cursor first = _cursors[i];
            if (first.Group >= 0)
            {
                continue;
            }

            List<Cursor> group = [first];
            for (int k = i + 1; k < _cursors.Length; k++)
            {
                if (_cursors[k].Group < 0 && _cursors[k].Offset != first.Offset && terms[k] == terms[i])
                {
                    group.Add(_cursors[k]);
                }
            }

            if (group.Count > 1)
            {
                Cursor[] ordered = [.. group.OrderBy(static cursor => cursor.Offset)];
                for (int k = 0; k < ordered.Length; k++)
                {
                    ordered[k].Group = groups.Count;
                    ordered[k].IndexInGroup = k;
                }

                groups.Add(ordered);
            }
        }

        return [.. groups];
    }

    /// <summary>Puts every cursor on its first position, repeated terms one after the other; false when one has too few.</summary>
    private bool Start()
    {
        foreach (Cursor cursor in _cursors)
        {
            cursor.Next = 0;
            Move(cursor);
        }

        foreach (Cursor[] group in _repeats)
        {
            for (int k = 1; k < group.Length; k++)
            {
                for (int step = 0; step < k; step++)
                {
                    if (!Move(group[k]))
                    {
                        return false;
                    }
                }
            }
        }

        _end = int.MinValue;
        _heapSize = 0;
        foreach (Cursor cursor in _cursors)
        {
            _end = Math.Max(_end, cursor.Place);
            Push(cursor);
        }

        return true;
    }

    /// <summary>Moves on until a match has become as short as it gets; its length. <paramref name="more"/> is false behind the last.</summary>
    private int NextMatch(out bool more)
    {
        Cursor last = Pop();
        int length = _end - last.Place;
        int next = _heap[1].Place;
        while (Advance(last))
        {
            if (last.Group >= 0 && !SeparateRepeats(last))
            {
                break;
            }

            if (last.Place > next)
            {
                Push(last);
                if (length <= _slop)
                {
                    more = true;
                    return length;
                }

                last = Pop();
                next = _heap[1].Place;
                length = _end - last.Place;
            }
            else
            {
                length = Math.Min(length, _end - last.Place);
            }
        }

        more = false;
        return length;
    }

    private bool Move(Cursor cursor)
    {
        if (cursor.Next == Counts[cursor.Term])
        {
            return false;
        }

        cursor.Place = PositionsOf[cursor.Term][cursor.Next++] - cursor.Offset;
        return true;
    }

    private bool Advance(Cursor cursor)
    {
        if (!Move(cursor))
        {
            return false;
        }

        _end = Math.Max(_end, cursor.Place);
        return true;
    }

    /// <summary>
    /// Moves cursors of one group on until none shares the position of another. Those moved while in the heap are taken out and
    /// put back. False when one has no more positions.
    /// </summary>
    private bool SeparateRepeats(Cursor moved)
    {
        Cursor[] group = _repeats[moved.Group];
        int outside = moved.IndexInGroup;
        Span<bool> stale = stackalloc bool[group.Length];
        int staleCount = 0;
        Cursor current = moved;
        int other;
        while ((other = Collision(current, group)) >= 0)
        {
            if (!IsBehind(current, group[other]))
            {
                current = group[other];
            }

            if (!Advance(current))
            {
                return false;
            }

            if (other != outside && !stale[other])
            {
                stale[other] = true;
                staleCount++;
            }
        }

        int popped = 0;
        while (staleCount > 0)
        {
            Cursor cursor = Pop();
            _popped[popped++] = cursor;
            if (cursor.Group >= 0 && cursor.IndexInGroup < stale.Length && stale[cursor.IndexInGroup])
            {
                stale[cursor.IndexInGroup] = false;
                staleCount--;
            }
        }

        while (popped > 0)
        {
            Push(_popped[--popped]);
        }

        return true;
    }

    private static bool IsBehind(Cursor left, Cursor right)
        => left.Place < right.Place || (left.Place == right.Place && left.Offset < right.Offset);

    private static int Collision(Cursor cursor, Cursor[] group)
    {
        foreach (Cursor other in group)
        {
            if (!ReferenceEquals(other, cursor) && other.Place + other.Offset == cursor.Place + cursor.Offset)
            {
                return other.IndexInGroup;
            }
        }

        return -1;
    }

    private void Push(Cursor cursor)
    {
        int hole = ++_heapSize;
        while (hole > 1 && Less(cursor, _heap[hole >> 1]))
        {
            _heap[hole] = _heap[hole >> 1];
            hole >>= 1;
        }

        _heap[hole] = cursor;
    }

    private Cursor Pop()
    {
        Cursor least = _heap[1];
        Cursor sinking = _heap[_heapSize--];
        int hole = 1;
        for (int child = 2; child <= _heapSize; child = hole << 1)
        {
            if (child < _heapSize && Less(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Less(_heap[child], sinking))
            {
                break;
            }

            _heap[hole] = _heap[child];
            hole = child;
        }

        _heap[hole] = sinking;
        return least;
    }

    private sealed class Cursor(int term, int offset)
    {
        public int Term { get; } = term;

        public int Offset { get; } = offset;

        /// <summary>Current position less <see cref="Offset"/>.</summary>
        public int Place { get; set; }

        /// <summary>Index of the position to move to next.</summary>
        public int Next { get; set; }

        public int Group { get; set; } = -1;

        public int IndexInGroup { get; set; }
    }
}
