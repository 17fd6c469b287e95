using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Columns;

/// <summary>Any number of longs a document.</summary>
internal sealed class SortedNumericBuffer : IColumnBuffer
{
    private GrowingList<int> _docs;
    private GrowingList<int> _starts;
    private GrowingList<long> _values;

    public long MemoryUsed => _docs.MemoryUsed + _starts.MemoryUsed + _values.MemoryUsed;

    public bool IsEmpty => _docs.Count == 0;

    public void Add(int doc, long value)
    {
        if (_docs.Count == 0 || _docs[_docs.Count - 1] != doc)
        {
            _docs.Add(doc);
            _starts.Add(_values.Count);
        }

        _values.Add(value);
    }

    public void Flush(FieldInfo info, DocValuesWriter writer)
    {
        _starts.Add(_values.Count);
        for (int i = 0; i < _docs.Count; i++)
        {
            _values.Span[_starts[i].._starts[i + 1]].Sort();
        }

        writer.AddSortedNumeric(info, () => new View(_docs, _starts, _values));
    }

    private sealed class View(GrowingList<int> docs, GrowingList<int> starts, GrowingList<long> values) : SortedNumericDocValues
    {
        private BufferedDocs _cursor = new(docs);
        private int _next;

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override int ValueCount => starts[_cursor.Index + 1] - starts[_cursor.Index];

        public override long NextValue() => values[_next++];

        public override int NextDoc() => Land(_cursor.NextDoc());

        public override int Advance(int target) => Land(_cursor.Advance(target));

        public override bool AdvanceExact(int target)
        {
            if (!_cursor.AdvanceExact(target))
            {
                return false;
            }

            _next = starts[_cursor.Index];
            return true;
        }

        private int Land(int doc)
        {
            if (doc != NoMoreDocs)
            {
                _next = starts[_cursor.Index];
            }

            return doc;
        }
    }
}
