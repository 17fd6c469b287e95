using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Columns;

/// <summary>One byte string a document.</summary>
internal sealed class BinaryBuffer : IColumnBuffer
{
    private GrowingList<int> _docs;
    private GrowingList<int> _ends;
    private GrowingList<byte> _bytes;

    public long MemoryUsed => _docs.MemoryUsed + _ends.MemoryUsed + _bytes.MemoryUsed;

    public bool IsEmpty => _docs.Count == 0;

    public void Add(int doc, ReadOnlySpan<byte> value)
    {
        _bytes.AddRange(value);
        _docs.Add(doc);
        _ends.Add(_bytes.Count);
    }

    public void Flush(FieldInfo info, DocValuesWriter writer) => writer.AddBinary(info, () => new View(_docs, _ends, _bytes));

    private sealed class View(GrowingList<int> docs, GrowingList<int> ends, GrowingList<byte> bytes) : BinaryDocValues
    {
        private BufferedDocs _cursor = new(docs);

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override ReadOnlySpan<byte> Value
        {
            get
            {
                int index = _cursor.Index;
                return bytes.Span[(index == 0 ? 0 : ends[index - 1])..ends[index]];
            }
        }

        public override int NextDoc() => _cursor.NextDoc();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
    }
}
