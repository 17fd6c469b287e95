using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing;

/// <summary>Updates of columns not yet applied, in the order in which they came. Not thread-safe.</summary>
internal sealed class ColumnUpdateBuffer
{
    /// <summary>Rough bytes that an update takes beside its term and value.</summary>
    private const int Overhead = 160;

    private readonly List<(Term Term, DocValuesUpdate[] Updates, long Sequence)> _updates = [];

    public bool IsEmpty => _updates.Count == 0;

    /// <summary>Bytes of memory in use, estimated.</summary>
    public long MemoryUsed { get; private set; }

    public void Add(Term term, DocValuesUpdate[] updates, long sequence)
    {
        _updates.Add((term, updates, sequence));
        MemoryUsed += Overhead + term.Bytes.Length;
        foreach (DocValuesUpdate update in updates)
        {
            MemoryUsed += Overhead + update.BinaryValue.Length;
        }
    }

    /// <summary>What changes in a segment: for each field the new values of documents that are live and older than their update.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="live">Its live documents after the deletes, null for all.</param>
    /// <param name="sequences">By document the number of the operation that added it; empty when all are older than the updates.</param>
    public IReadOnlyCollection<ColumnChanges> Apply(SegmentReader reader, Bits? live, ReadOnlySpan<long> sequences)
    {
        var changes = new Dictionary<string, ColumnChanges>(StringComparer.Ordinal);
        var cursors = new Dictionary<string, TermsEnum?>(StringComparer.Ordinal);
        PostingsEnum? postings = null;
        foreach ((Term term, DocValuesUpdate[] updates, long sequence) in _updates)
        {
            if (!cursors.TryGetValue(term.Field, out TermsEnum? cursor))
            {
                cursor = reader.Terms(term.Field)?.GetEnumerator();
                cursors.Add(term.Field, cursor);
            }

            if (cursor is null || !cursor.SeekExact(term.Bytes))
            {
                continue;
            }

            postings = cursor.Postings(PostingsFeatures.None, postings);
            for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                bool older = sequences.IsEmpty || sequences[doc] < sequence;
                if (older && (live is null || live[doc]))
                {
                    Set(changes, doc, updates);
                }
            }
        }

        return changes.Values;
    }

    public void Clear()
    {
        _updates.Clear();
        MemoryUsed = 0;
    }

    private static void Set(Dictionary<string, ColumnChanges> changes, int doc, DocValuesUpdate[] updates)
    {
        foreach (DocValuesUpdate update in updates)
        {
            if (!changes.TryGetValue(update.Field, out ColumnChanges? column))
            {
                column = new ColumnChanges(update.Field, update.Type);
                changes.Add(update.Field, column);
            }

            column.Set(doc, update);
        }
    }
}
