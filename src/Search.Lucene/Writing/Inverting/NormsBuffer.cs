using Search.Lucene.Reading;
using Search.Lucene.Writing.Columns;

namespace Search.Lucene.Writing.Inverting;

/// <summary>Norms of one field for the documents that have it.</summary>
internal sealed class NormsBuffer
{
    private GrowingList<int> _docs;
    private GrowingList<sbyte> _norms;

    public long MemoryUsed => _docs.MemoryUsed + _norms.MemoryUsed;

    /// <summary>Documents come in ascending order.</summary>
    public void Add(int doc, sbyte norm)
    {
        _docs.Add(doc);
        _norms.Add(norm);
    }

    public NumericDocValues Open() => new BufferedNorms(_docs, _norms);

    private sealed class BufferedNorms(GrowingList<int> docs, GrowingList<sbyte> norms) : NumericDocValues
    {
        private BufferedDocs _cursor = new(docs);

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override long Value => norms[_cursor.Index];

        public override int NextDoc() => _cursor.NextDoc();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
    }
}
