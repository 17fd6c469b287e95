using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Inverting;

/// <summary>Norms of one field, by document, for the documents that have it; open at random, as postings ask for them.</summary>
internal sealed class NormsBuffer
{
    private GrowingList<byte> _norms;
    private GrowingList<ulong> _present;
    private int _count;

    public long MemoryUsed => _norms.MemoryUsed + _present.MemoryUsed;

    /// <summary>Documents come in ascending order.</summary>
    public void Add(int doc, sbyte norm)
    {
        while (_norms.Count <= doc)
        {
            if ((_norms.Count & 63) == 0)
            {
                _present.Add(0);
            }

            _norms.Add(0);
        }

        _norms[doc] = (byte)norm;
        _present[doc >> 6] |= 1UL << doc;
        _count++;
    }

    /// <param name="maxDoc">Documents of the segment.</param>
    public NumericDocValues Open(int maxDoc) => new View(this, _count == maxDoc);

    private sealed class View(NormsBuffer norms, bool dense) : NumericDocValues
    {
        private int _doc = -1;

        public override int DocId => _doc;

        public override long Cost => norms._count;

        public override long Value => (sbyte)norms._norms[_doc];

        public override ReadOnlySpan<byte> DenseBytes => dense ? norms._norms.Span : default;

        public override int NextDoc() => Advance(_doc + 1);

        public override int Advance(int target)
        {
            while (target < norms._norms.Count && !IsPresent(target))
            {
                target++;
            }

            _doc = target < norms._norms.Count ? target : NoMoreDocs;
            return _doc;
        }

        public override bool AdvanceExact(int target)
        {
            _doc = target;
            return target < norms._norms.Count && IsPresent(target);
        }

        private bool IsPresent(int doc) => (norms._present[doc >> 6] & (1UL << doc)) != 0;
    }
}
