using Search.Lucene.Reading;

namespace Search.Lucene.Writing;

/// <summary>
/// Walks the documents of a column as it is after changes: those of the old column, those with a new value, and not those whose
/// value is taken away.
/// </summary>
internal struct UpdatedDocs(DocIdSetIterator? old, int[] docs, DocValuesUpdate[] updates)
{
    private int _oldDoc = old is null ? DocIdSetIterator.NoMoreDocs : -1;
    private bool _onOld = true;
    private int _index;

    public int DocId { get; private set; } = -1;

    /// <summary>The new value of the current document, or null when the old column holds it.</summary>
    public DocValuesUpdate? Update { get; private set; }

    public readonly long Cost => (old?.Cost ?? 0) + docs.Length;

    public int NextDoc()
    {
        if (_onOld)
        {
            MoveOld();
        }

        while (true)
        {
            int changed = _index < docs.Length ? docs[_index] : DocIdSetIterator.NoMoreDocs;
            _onOld = _oldDoc < changed;
            if (_onOld || changed == DocIdSetIterator.NoMoreDocs)
            {
                Update = null;
                DocId = Math.Min(_oldDoc, changed);
                return DocId;
            }

            if (_oldDoc == changed)
            {
                MoveOld();
            }

            DocValuesUpdate update = updates[_index++];
            if (update.HasValue)
            {
                DocId = changed;
                Update = update;
                return changed;
            }
        }
    }

    public int Advance(int target)
    {
        int doc;
        do
        {
            doc = NextDoc();
        }
        while (doc < target);

        return doc;
    }

    public bool AdvanceExact(int target) => (DocId < target ? Advance(target) : DocId) == target;

    private void MoveOld()
    {
        if (_oldDoc != DocIdSetIterator.NoMoreDocs)
        {
            _oldDoc = old!.NextDoc();
        }
    }
}
