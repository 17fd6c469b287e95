using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Facets;

/// <summary>
/// The ordinals of a segment's sorted-set column, decoded once: 4 bytes a document and 4 a value. Kept as long as the segment is
/// open, so that a refreshed reader finds it again. Immutable.
/// </summary>
internal sealed class FlatOrdinals
{
    /// <summary>Values that are gathered of every document at once, whether it has as many or not.</summary>
    private const int Gathered = 4;

    /// <summary>Documents whose values are gathered before they are counted.</summary>
    private const int BatchSize = 256;

    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, Lazy<FlatOrdinals?>>> Known = [];

    private readonly int[] _starts;
    private readonly int[] _ordinals;

    private FlatOrdinals(int[] starts, int[] ordinals)
    {
        _starts = starts;
        _ordinals = ordinals;
    }

    /// <summary>The column of a segment, or null when it has none; the caller holds a reference to the reader.</summary>
    public static FlatOrdinals? Of(LeafReader reader, string column)
    {
        // Deletes make a new reader, but values change only together with the core.
        object owner = reader is SegmentReader segment ? segment.Core : reader;
        ConcurrentDictionary<string, Lazy<FlatOrdinals?>> columns =
            Known.GetValue(owner, static _ => new ConcurrentDictionary<string, Lazy<FlatOrdinals?>>(StringComparer.Ordinal));
        return columns.TryGetValue(column, out Lazy<FlatOrdinals?>? known)
            ? known.Value
            : columns.GetOrAdd(column, name => new Lazy<FlatOrdinals?>(() => Read(reader, name))).Value;
    }

    /// <summary>Adds 1 to the count of every value of every document.</summary>
    /// <param name="docs">Documents of the segment.</param>
    /// <param name="global">For each ordinal of the segment its place in the counts; null where they are the same.</param>
    /// <param name="counts">Counts.</param>
    public void Count(ReadOnlySpan<int> docs, int[]? global, Span<int> counts)
    {
        Span<int> values = stackalloc int[(BatchSize + 1) * Gathered];
        while (!docs.IsEmpty)
        {
            ReadOnlySpan<int> batch = docs[..Math.Min(BatchSize, docs.Length)];
            docs = docs[batch.Length..];
            ReadOnlySpan<int> gathered = values[..Gather(batch, values, global, counts)];
            if (global is null)
            {
                foreach (int ordinal in gathered)
                {
                    counts[ordinal]++;
                }
            }
            else
            {
                foreach (int ordinal in gathered)
                {
                    counts[global[ordinal]]++;
                }
            }
        }
    }

    /// <summary>Writes the first values of each document one behind the other and counts the others; returns how many were written.</summary>
    private int Gather(ReadOnlySpan<int> docs, Span<int> values, int[]? global, Span<int> counts)
    {
        int[] starts = _starts;
        int[] ordinals = _ordinals;
        int written = 0;
        foreach (int doc in docs)
        {
            int start = starts[doc];
            int count = starts[doc + 1] - start;

            // How many values a document has cannot be foreseen: a loop would be mispredicted for nearly each of them.
            Vector128.Create<int>(ordinals.AsSpan(start, Gathered)).CopyTo(values[written..]);
            written += Math.Min(count, Gathered);
            for (int i = Gathered; i < count; i++)
            {
                int ordinal = ordinals[start + i];
                counts[global is null ? ordinal : global[ordinal]]++;
            }
        }

        return written;
    }

    private static FlatOrdinals? Read(LeafReader reader, string column)
    {
        if (reader.SortedSetDocValues(column) is not { ValueCount: > 0 } values)
        {
            return null;
        }

        int[] starts = new int[reader.MaxDoc + 1];
        List<int> ordinals = new((int)Math.Min(values.Cost, reader.MaxDoc));
        int next = 0;
        for (int doc = values.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = values.NextDoc())
        {
            starts.AsSpan(next, doc + 1 - next).Fill(ordinals.Count);
            next = doc + 1;
            for (long ordinal = values.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = values.NextOrdinal())
            {
                ordinals.Add((int)ordinal);
            }
        }

        starts.AsSpan(next).Fill(ordinals.Count);
        int[] padded = new int[ordinals.Count + Gathered];
        CollectionsMarshal.AsSpan(ordinals).CopyTo(padded);
        return new FlatOrdinals(starts, padded);
    }
}
