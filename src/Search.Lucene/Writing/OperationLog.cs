using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing;

/// <summary>
/// Numbers the operations of a writer and keeps those that change documents added before: deletes and updates of columns, until
/// they are applied. Adding is thread-safe; what is kept is read only while no thread adds.
/// </summary>
internal sealed class OperationLog
{
    private readonly Lock _lock = new();
    private long _count;
    private long _memoryUsed;

    /// <summary>Operations so far.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Bytes of memory that pending deletes and updates take.</summary>
    public long MemoryUsed => Volatile.Read(ref _memoryUsed);

    public DeleteBuffer Deletes { get; } = new();

    public ColumnUpdateBuffer Updates { get; } = new();

    public bool IsEmpty => Deletes.IsEmpty && Updates.IsEmpty;

    /// <summary>Notes that the builder's last document was added, replacing or softly replacing those with the term.</summary>
    /// <param name="builder">Where the document is.</param>
    /// <param name="term">Selects the documents replaced, or null for none.</param>
    /// <param name="updates">What the documents replaced get instead of being deleted, or null when they are deleted.</param>
    public void Added(SegmentBuilder builder, Term? term, DocValuesUpdate[]? updates)
    {
        lock (_lock)
        {
            builder.SetSequence(++_count);
            if (term is not null)
            {
                Keep(term, updates);
            }
        }
    }

    public void Delete(ReadOnlySpan<Term> terms)
    {
        lock (_lock)
        {
            _count++;
            foreach (Term term in terms)
            {
                Keep(term, null);
            }
        }
    }

    public void Delete(Func<LeafReader, DocIdSetIterator?> select)
    {
        lock (_lock)
        {
            Deletes.Add(select, ++_count);
        }
    }

    public void Update(Term term, DocValuesUpdate[] updates)
    {
        lock (_lock)
        {
            _count++;
            Keep(term, updates);
        }
    }

    /// <summary>Takes a number for an operation that is recorded elsewhere.</summary>
    public long Next()
    {
        lock (_lock)
        {
            return ++_count;
        }
    }

    /// <summary>Forgets what is kept, once it is applied.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            Deletes.Clear();
            Updates.Clear();
            _memoryUsed = 0;
        }
    }

    private void Keep(Term term, DocValuesUpdate[]? updates)
    {
        if (updates is null)
        {
            Deletes.Add(term, _count);
        }
        else
        {
            Updates.Add(term, updates, _count);
        }

        _memoryUsed = Deletes.MemoryUsed + Updates.MemoryUsed;
    }
}
