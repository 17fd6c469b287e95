using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Lucene.Codecs.Postings;

/// <summary>Looks many documents up in a decoded block of one term's: a few of them one by one, more by comparing vectors (<see cref="SortedIntersection"/>).</summary>
/// <param name="block">The block's documents, ascending, and <see cref="SortedIntersection.Slack"/> sentinels behind them.</param>
/// <param name="index">Where to begin in the block.</param>
/// <param name="count">Documents of the block.</param>
/// <param name="last">The last of them.</param>
internal readonly ref struct BlockLookup(int[] block, int index, int count, int last)
{
    private const int BlockSize = PostingsFormat.BlockSize;

    /// <summary>So few documents are looked up one by one.</summary>
    private const int FewDocs = 6;

    private readonly int[] _block = block;
    private readonly int _index = index;
    private readonly int _count = count;
    private readonly int _last = last;

    /// <summary>Index of the first document of the block, from an index on, at or behind the target, which one is or the sentinel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FindFrom(ref int docs, int from, int target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<int> wanted = Vector512.Create(target);
            while (true)
            {
                ulong below = Vector512.LessThan(Vector512.LoadUnsafe(ref docs, (nuint)from), wanted).ExtractMostSignificantBits();
                if (below != 0xFFFF)
                {
                    return from + BitOperations.TrailingZeroCount(~below);
                }

                from += Vector512<int>.Count;
            }
        }

        if (!Vector256.IsHardwareAccelerated)
        {
            while (Unsafe.Add(ref docs, from) < target)
            {
                from++;
            }

            return from;
        }

        Vector256<int> target256 = Vector256.Create(target);
        while (true)
        {
            uint below = Vector256.LessThan(Vector256.LoadUnsafe(ref docs, (nuint)from), target256).ExtractMostSignificantBits();
            if (below != 0xFF)
            {
                return from + BitOperations.TrailingZeroCount(~below);
            }

            from += Vector256<int>.Count;
        }
    }

    /// <summary>Looks up the documents that do not lie behind the block.</summary>
    /// <param name="docs">All documents looked for.</param>
    /// <param name="places">Receives the index in the block of each, or -1.</param>
    /// <param name="done">First document to be looked up; then behind the last one that was.</param>
    /// <param name="at">Where the lookup has come to in the block.</param>
    /// <returns>Whether any was found.</returns>
    public bool Find(ReadOnlySpan<int> docs, Span<int> places, ref int done, out int at)
    {
        if (HasMany(docs, done))
        {
            return FindMany(docs, places, ref done, out at);
        }

        ref int block = ref MemoryMarshal.GetArrayDataReference(_block);
        at = _index;
        int last = _last;
        int found = -1;
        int i = done;
        for (; i < docs.Length && docs[i] <= last; i++)
        {
            int doc = docs[i];
            at = FindFrom(ref block, at, doc);
            int place = Unsafe.Add(ref block, at) == doc ? at : -1;
            places[i] = place;
            found = Math.Max(found, place);
        }

        done = i;
        return found >= 0;
    }

    /// <summary>Looks up the documents that do not lie behind the block.</summary>
    /// <param name="docs">All documents looked for.</param>
    /// <param name="indexes">Receives the indexes of those that were found.</param>
    /// <param name="inBlock">Receives the index of each of these in the block.</param>
    /// <param name="done">First document to be looked up; then behind the last one that was.</param>
    /// <param name="at">Where the lookup has come to in the block.</param>
    /// <returns>How many were found.</returns>
    public int Join(ReadOnlySpan<int> docs, Span<int> indexes, Span<int> inBlock, ref int done, out int at)
    {
        if (HasMany(docs, done))
        {
            return Intersect(docs, indexes, inBlock, ref done, out at);
        }

        int found = 0;
        ref int block = ref MemoryMarshal.GetArrayDataReference(_block);
        at = _index;
        int last = _last;
        int i = done;
        for (; i < docs.Length && docs[i] <= last; i++)
        {
            int doc = docs[i];
            at = FindFrom(ref block, at, doc);
            indexes[found] = i;
            inBlock[found] = at;
            found += Unsafe.Add(ref block, at) == doc ? 1 : 0;
        }

        done = i;
        return found;
    }

    /// <summary>Whether more than a few of the documents lie in the block.</summary>
    private bool HasMany(ReadOnlySpan<int> docs, int done) => docs.Length - done > FewDocs && docs[done + FewDocs] <= _last;

    [SkipLocalsInit]
    private bool FindMany(ReadOnlySpan<int> docs, Span<int> places, ref int done, out int at)
    {
        Span<int> found = stackalloc int[BlockSize + SortedIntersection.Slack];
        Span<int> inBlock = stackalloc int[BlockSize + SortedIntersection.Slack];
        int from = done;
        int count = Intersect(docs, found, inBlock, ref done, out at);
        places[from..done].Fill(-1);
        for (int i = 0; i < count; i++)
        {
            places[found[i]] = inBlock[i];
        }

        return count > 0;
    }

    private int Intersect(ReadOnlySpan<int> docs, Span<int> indexes, Span<int> inBlock, ref int done, out int at)
    {
        int found = SortedIntersection.Find(docs, done, _block, _index, _count, indexes, inBlock);
        done = EndUpTo(docs, done, _last);
        at = FindFrom(ref MemoryMarshal.GetArrayDataReference(_block), _index, docs[done - 1]);
        return found;
    }

    /// <summary>Index behind the last document, from an index on, that does not lie behind a given one.</summary>
    private static int EndUpTo(ReadOnlySpan<int> docs, int from, int last)
    {
        while (from <= docs.Length - Vector256<int>.Count)
        {
            uint above = Vector256.GreaterThan(Vector256.Create(docs[from..]), Vector256.Create(last)).ExtractMostSignificantBits();
            if (above != 0)
            {
                return from + BitOperations.TrailingZeroCount(above);
            }

            from += Vector256<int>.Count;
        }

        while (from < docs.Length && docs[from] <= last)
        {
            from++;
        }

        return from;
    }
}
