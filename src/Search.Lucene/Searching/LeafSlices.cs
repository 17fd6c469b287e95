using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>Deals the segments of an index out to threads: the largest first, each to the one with the least so far.</summary>
internal static class LeafSlices
{
    /// <param name="leaves">The segments.</param>
    /// <param name="count">Slices wanted.</param>
    /// <returns>At most that many slices, none empty, the segments of each in the order of the index.</returns>
    public static IReadOnlyList<LeafContext[]> Of(IReadOnlyList<LeafContext> leaves, int count)
    {
        List<LeafContext>[] slices = [.. Enumerable.Range(0, Math.Min(count, leaves.Count)).Select(static _ => new List<LeafContext>())];
        long[] sizes = new long[slices.Length];
        foreach (LeafContext leaf in leaves.OrderByDescending(static leaf => leaf.Reader.MaxDoc).ThenBy(static leaf => leaf.Ordinal))
        {
            int least = Array.IndexOf(sizes, sizes.Min());
            slices[least].Add(leaf);
            sizes[least] += leaf.Reader.MaxDoc;
        }

        return [.. slices.Select(static slice => slice.OrderBy(static leaf => leaf.Ordinal).ToArray())];
    }
}
