using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>Walks documents of a segment in the order of their new ids; <see cref="Item"/> tells which of those collected it is.</summary>
internal struct ReorderedDocs
{
    private readonly int[] _ids;
    private readonly int[] _items;
    private int _index = -1;

    /// <param name="ids">By item the document's new id; sorted by this call.</param>
    public ReorderedDocs(int[] ids)
    {
        _ids = ids;
        _items = new int[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            _items[i] = i;
        }

        Array.Sort(_ids, _items);
    }

    public readonly int DocId => _index < 0 ? -1 : _index < _ids.Length ? _ids[_index] : DocIdSetIterator.NoMoreDocs;

    public readonly int Count => _ids.Length;

    /// <summary>Number of the current document among those collected.</summary>
    public readonly int Item => _items[_index];

    public int NextDoc()
    {
        _index = Math.Min(_index + 1, _ids.Length);
        return DocId;
    }

    public int Advance(int target)
    {
        do
        {
            NextDoc();
        }
        while (DocId < target);

        return DocId;
    }

    public bool AdvanceExact(int target) => (DocId < target ? Advance(target) : DocId) == target;
}
