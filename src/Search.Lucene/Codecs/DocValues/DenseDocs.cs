using System.Runtime.CompilerServices;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Every document below <paramref name="maxDoc"/>: the index is the document.</summary>
internal struct DenseDocs(int maxDoc) : IDocCursor
{
    private readonly int _maxDoc = maxDoc;
    private int _doc = -1;

    public readonly int DocId => _doc;

    public readonly long Cost => _maxDoc;

    public readonly int Index => _doc;

    public int NextDoc() => Advance(_doc + 1);

    public int Advance(int target) => _doc = target < _maxDoc ? target : DocIdSetIterator.NoMoreDocs;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AdvanceExact(int target)
    {
        _doc = target;
        return target < _maxDoc;
    }
}
