using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing.Columns;

/// <summary>One byte string a document, by ordinals into a dictionary.</summary>
internal sealed class SortedBuffer(NativeArena arena, TermKey key) : IColumnBuffer
{
    private readonly TermTable _values = new(arena);
    private GrowingList<int> _docs;
    private GrowingList<int> _numbers;

    public long MemoryUsed => _values.MemoryUsed + _docs.MemoryUsed + _numbers.MemoryUsed;

    public bool IsEmpty => _docs.Count == 0;

    /// <summary>The value has at most <see cref="TermKey.MaxLength"/> bytes.</summary>
    public void Add(int doc, ReadOnlySpan<byte> value)
    {
        key.Set(value);
        _docs.Add(doc);
        _numbers.Add(_values.FindOrAdd(key));
    }

    public void Flush(FieldInfo info, DocValuesWriter writer)
    {
        var dictionary = new BufferedDictionary(_values);
        writer.AddSorted(info, () => new View(_docs, _numbers, dictionary));
    }

    private sealed class View(GrowingList<int> docs, GrowingList<int> numbers, BufferedDictionary dictionary) : SortedDocValues
    {
        private readonly byte[] _small = new byte[sizeof(ulong)];
        private BufferedDocs _cursor = new(docs);

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override int Ordinal => dictionary.Ordinals[numbers[_cursor.Index]];

        public override int ValueCount => dictionary.Count;

        public override int NextDoc() => _cursor.NextDoc();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);

        public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => dictionary.Get(ordinal, _small);

        public override int LookupTerm(ReadOnlySpan<byte> value) => DictionaryCursor.Find(dictionary, value, _small);

        public override TermsEnum GetTerms() => new DictionaryCursor(dictionary);
    }
}
