using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing;

/// <summary>
/// Deletes not yet applied. Operations are numbered; a delete hits the documents with smaller numbers. For a term only its latest
/// delete counts, since whatever an earlier one hits the later one hits too. Not thread-safe.
/// </summary>
internal sealed class DeleteBuffer
{
    private readonly Dictionary<string, FieldDeletes> _fields = new(StringComparer.Ordinal);
    private readonly List<(Func<LeafReader, DocIdSetIterator?> Select, long Sequence)> _selections = [];
    private NativeArena? _arena;
    private TermKey? _key;

    public bool IsEmpty => _fields.Count == 0 && _selections.Count == 0;

    /// <summary>Bytes of memory in use.</summary>
    public long MemoryUsed
    {
        get
        {
            long memory = _arena?.Used ?? 0;
            foreach (FieldDeletes deletes in _fields.Values)
            {
                memory += deletes.MemoryUsed;
            }

            return memory;
        }
    }

    public void Add(Term term, long sequence)
    {
        _arena ??= new NativeArena();
        _key ??= new TermKey();
        if (!_key.Set(term.Bytes))
        {
            // No document can have such a term.
            return;
        }

        if (!_fields.TryGetValue(term.Field, out FieldDeletes? deletes))
        {
            deletes = new FieldDeletes(new TermTable(_arena));
            _fields.Add(term.Field, deletes);
        }

        deletes.Add(_key, sequence);
    }

    public void Add(Func<LeafReader, DocIdSetIterator?> select, long sequence) => _selections.Add((select, sequence));

    /// <summary>
    /// The live documents of a segment after all deletes, or <paramref name="live"/> itself when none of them hit.
    /// </summary>
    /// <param name="reader">The segment.</param>
    /// <param name="live">Its live documents, null for all; not changed.</param>
    /// <param name="sequences">By document the number of the operation that added it; empty when all are older than the deletes.</param>
    public Bits? Apply(SegmentReader reader, Bits? live, ReadOnlySpan<long> sequences)
    {
        Bits? result = null;
        Span<byte> small = stackalloc byte[sizeof(ulong)];
        foreach ((string field, FieldDeletes deletes) in _fields)
        {
            TermsEnum? cursor = reader.Terms(field)?.GetEnumerator();
            if (cursor is null)
            {
                continue;
            }

            PostingsEnum? postings = null;
            foreach (int number in TermOrder.Sort(deletes.Terms))
            {
                if (cursor.SeekExact(deletes.Terms.Bytes(number, small)))
                {
                    postings = cursor.Postings(PostingsFeatures.None, postings);
                    Delete(postings, deletes.SequenceOf(number), reader.MaxDoc, live, sequences, ref result);
                }
            }
        }

        foreach ((Func<LeafReader, DocIdSetIterator?> select, long sequence) in _selections)
        {
            if (select(reader) is { } docs)
            {
                Delete(docs, sequence, reader.MaxDoc, live, sequences, ref result);
            }
        }

        return result ?? live;
    }

    public void Clear()
    {
        _fields.Clear();
        _selections.Clear();
        _arena?.Reset();
    }

    private static void Delete(DocIdSetIterator docs, long sequence, int maxDoc, Bits? live, ReadOnlySpan<long> sequences, ref Bits? result)
    {
        for (int doc = docs.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = docs.NextDoc())
        {
            bool older = sequences.IsEmpty || sequences[doc] < sequence;
            if (older && (live is null || live[doc]))
            {
                result ??= Bits.CopyOrAll(live, maxDoc);
                result.Clear(doc);
            }
        }
    }

    private sealed class FieldDeletes(TermTable terms)
    {
        private GrowingList<long> _sequences;

        public TermTable Terms { get; } = terms;

        public long MemoryUsed => Terms.MemoryUsed + _sequences.MemoryUsed;

        public long SequenceOf(int number) => _sequences[number];

        public void Add(TermKey key, long sequence)
        {
            int number = Terms.FindOrAdd(key);
            if (number == _sequences.Count)
            {
                _sequences.Add(sequence);
            }
            else
            {
                _sequences[number] = Math.Max(_sequences[number], sequence);
            }
        }
    }
}
