using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Columns;

/// <summary>Walks an ascending list of document ids; <see cref="Index"/> tells which of them it stands on.</summary>
internal struct BufferedDocs
{
    private readonly GrowingList<int> _docs;
    private bool _between;

    public BufferedDocs(GrowingList<int> docs)
    {
        _docs = docs;
        Index = -1;
    }

    public int Index { get; private set; }

    public int DocId { get; private set; } = -1;

    public int NextDoc()
    {
        if (!_between)
        {
            Index++;
        }

        _between = false;
        return Land();
    }

    public int Advance(int target)
    {
        Seek(target);
        _between = false;
        return Land();
    }

    /// <summary>When the target is missing, the cursor stands on it all the same and the next move goes on from there.</summary>
    public bool AdvanceExact(int target)
    {
        Seek(target);
        DocId = target;
        _between = Index >= _docs.Count || _docs[Index] != target;
        return !_between;
    }

    private void Seek(int target)
    {
        Index = Math.Max(Index, 0);
        if (Index < _docs.Count && _docs[Index] < target)
        {
            int found = _docs.Span[Index..].BinarySearch(target);
            Index += found < 0 ? ~found : found;
        }
    }

    private int Land()
    {
        DocId = Index < _docs.Count ? _docs[Index] : DocIdSetIterator.NoMoreDocs;
        return DocId;
    }
}
