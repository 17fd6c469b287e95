using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Columns;

/// <summary>One long a document.</summary>
internal sealed class NumericBuffer : IColumnBuffer
{
    private GrowingList<int> _docs;
    private GrowingList<long> _values;

    public long MemoryUsed => _docs.MemoryUsed + _values.MemoryUsed;

    public bool IsEmpty => _docs.Count == 0;

    public void Add(int doc, long value)
    {
        _docs.Add(doc);
        _values.Add(value);
    }

    public void Flush(FieldInfo info, DocValuesWriter writer) => writer.AddNumeric(info, () => new View(_docs, _values));

    private sealed class View(GrowingList<int> docs, GrowingList<long> values) : NumericDocValues
    {
        private BufferedDocs _cursor = new(docs);

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override long Value => values[_cursor.Index];

        public override int NextDoc() => _cursor.NextDoc();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
    }
}
