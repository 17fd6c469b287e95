using Search.Lucene.Reading;
using Search.Lucene.Writing.Columns;

namespace Search.Lucene.Writing.Merging;

/// <summary>
/// The values that live documents of all sources still use, in order, and for each source the way from its ordinals to theirs.
/// </summary>
internal sealed class MergedDictionary : IValueDictionary
{
    private readonly List<byte[]> _blocks = [];
    private readonly int[]?[] _maps;
    private GrowingList<long> _places;
    private GrowingList<int> _lengths;
    private int _blockUsed = BlockSize;

    /// <param name="terms">By source, its dictionary and the ordinals in use; null where it has none.</param>
    public MergedDictionary(IReadOnlyList<(TermsEnum Terms, Bits Used)?> terms)
    {
        _maps = new int[terms.Count][];
        var queue = new PriorityQueue<Walk, Walk>(WalkOrder.Instance);
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms[i] is { } source)
            {
                _maps[i] = new int[source.Used.Length];
                var walk = new Walk(source.Terms, source.Used, _maps[i]!, i);
                if (walk.MoveNext())
                {
                    queue.Enqueue(walk, walk);
                }
            }
        }

        while (queue.TryDequeue(out Walk? walk, out _))
        {
            ReadOnlySpan<byte> value = walk.Terms.Term;
            if (Count == 0 || !Get(Count - 1).SequenceEqual(value))
            {
                Append(value);
            }

            walk.Map[walk.Ordinal] = Count - 1;
            if (walk.MoveNext())
            {
                queue.Enqueue(walk, walk);
            }
        }
    }

    private const int BlockSize = 1 << 16;

    public int Count => _places.Count;

    /// <summary>Merged ordinal of a source's ordinal that is in use.</summary>
    public int Map(int source, long ordinal) => _maps[source]![ordinal];

    public ReadOnlySpan<byte> Get(int ordinal, byte[] small) => Get(ordinal);

    private ReadOnlySpan<byte> Get(int ordinal)
    {
        long place = _places[ordinal];
        return _blocks[(int)(place >> 32)].AsSpan((int)place, _lengths[ordinal]);
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        if (_blocks.Count == 0 || _blockUsed + value.Length > _blocks[^1].Length)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, value.Length)]);
            _blockUsed = 0;
        }

        value.CopyTo(_blocks[^1].AsSpan(_blockUsed));
        _places.Add(((long)(_blocks.Count - 1) << 32) | (uint)_blockUsed);
        _lengths.Add(value.Length);
        _blockUsed += value.Length;
    }

    private sealed class Walk(TermsEnum terms, Bits used, int[] map, int source)
    {
        public TermsEnum Terms { get; } = terms;

        public int[] Map { get; } = map;

        public int Source { get; } = source;

        public int Ordinal { get; private set; } = -1;

        /// <summary>Moves to the next value in use.</summary>
        public bool MoveNext()
        {
            while (Terms.MoveNext())
            {
                if (used[++Ordinal])
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class WalkOrder : IComparer<Walk>
    {
        public static readonly WalkOrder Instance = new();

        public int Compare(Walk? x, Walk? y)
        {
            int order = x!.Terms.Term.SequenceCompareTo(y!.Terms.Term);
            return order != 0 ? order : x.Source.CompareTo(y.Source);
        }
    }
}
