using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing.Columns;

/// <summary>A set of byte strings a document, by ordinals into a dictionary.</summary>
internal sealed class SortedSetBuffer(NativeArena arena, TermKey key) : IColumnBuffer
{
    private readonly TermTable _values = new(arena);
    private GrowingList<int> _docs;
    private GrowingList<int> _starts;
    private GrowingList<int> _numbers;

    public long MemoryUsed => _values.MemoryUsed + _docs.MemoryUsed + _starts.MemoryUsed + _numbers.MemoryUsed;

    public bool IsEmpty => _docs.Count == 0;

    /// <summary>The value has at most <see cref="TermKey.MaxLength"/> bytes; a value that the document has already is dropped.</summary>
    public void Add(int doc, ReadOnlySpan<byte> value)
    {
        key.Set(value);
        AddKey(doc);
    }

    /// <inheritdoc cref="Add(int, ReadOnlySpan{byte})"/>
    public void Add(int doc, string value)
    {
        key.Set(value);
        AddKey(doc);
    }

    public void Flush(FieldInfo info, DocValuesWriter writer)
    {
        var dictionary = new BufferedDictionary(_values);
        foreach (ref int number in _numbers.Span)
        {
            number = dictionary.Ordinals[number];
        }

        _starts.Add(_numbers.Count);
        for (int i = 0; i < _docs.Count; i++)
        {
            _numbers.Span[_starts[i].._starts[i + 1]].Sort();
        }

        writer.AddSortedSet(info, () => new View(_docs, _starts, _numbers, dictionary));
    }

    private void AddKey(int doc)
    {
        if (_docs.Count == 0 || _docs[_docs.Count - 1] != doc)
        {
            _docs.Add(doc);
            _starts.Add(_numbers.Count);
        }

        int number = _values.FindOrAdd(key);
        if (!_numbers.Span[_starts[_starts.Count - 1]..].Contains(number))
        {
            _numbers.Add(number);
        }
    }

    private sealed class View(GrowingList<int> docs, GrowingList<int> starts, GrowingList<int> ordinals, BufferedDictionary dictionary)
        : SortedSetDocValues
    {
        private readonly byte[] _small = new byte[sizeof(ulong)];
        private BufferedDocs _cursor = new(docs);
        private int _next;
        private int _end;

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override long ValueCount => dictionary.Count;

        public override int NextDoc() => Land(_cursor.NextDoc());

        public override int Advance(int target) => Land(_cursor.Advance(target));

        public override bool AdvanceExact(int target)
        {
            if (!_cursor.AdvanceExact(target))
            {
                return false;
            }

            Land(target);
            return true;
        }

        public override long NextOrdinal() => _next < _end ? ordinals[_next++] : NoMoreOrdinals;

        public override ReadOnlySpan<byte> LookupOrdinal(long ordinal) => dictionary.Get((int)ordinal, _small);

        public override long LookupTerm(ReadOnlySpan<byte> value) => DictionaryCursor.Find(dictionary, value, _small);

        public override TermsEnum GetTerms() => new DictionaryCursor(dictionary);

        private int Land(int doc)
        {
            if (doc != NoMoreDocs)
            {
                _next = starts[_cursor.Index];
                _end = starts[_cursor.Index + 1];
            }

            return doc;
        }
    }
}
