using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of at most one ordinal a document as its meta entry describes it (see <see cref="DocValuesFormat"/>).</summary>
internal sealed class SortedEntry
{
    private readonly DocsWithField _docs;
    private readonly int _count;
    private readonly int _bits;
    private readonly long _offset;
    private readonly TermsDictionary _terms;

    private SortedEntry(ref DataReader meta)
    {
        _docs = DocsWithField.Read(ref meta);
        _count = meta.ReadInt32();
        _bits = meta.ReadByte();
        _offset = meta.ReadInt64();
        meta.Skip(sizeof(long));
        _terms = TermsDictionary.Read(ref meta);
        if (_count < 0 || _terms.Count > int.MaxValue)
        {
            throw meta.Corrupt($"{_terms.Count} terms in {_count} documents");
        }
    }

    public static SortedEntry Read(ref DataReader meta) => new(ref meta);

    public SortedDocValues OpenSorted(IndexInput data, int maxDoc)
    {
        (DirectReader ordinals, TermsDictionaryCursor terms) = OpenParts(data);
        return _docs.IsNone ? new SortedColumn<DenseDocs>(new DenseDocs(0), ordinals, terms, _terms.Count)
            : _docs.IsAll ? new SortedColumn<DenseDocs>(new DenseDocs(maxDoc), ordinals, terms, _terms.Count)
            : new SortedColumn<SparseDocs>(new SparseDocs(_docs.Open(data, maxDoc, _count)), ordinals, terms, _terms.Count);
    }

    public SortedSetDocValues OpenSortedSet(IndexInput data, int maxDoc)
    {
        (DirectReader ordinals, TermsDictionaryCursor terms) = OpenParts(data);
        return _docs.IsNone ? new SingleSortedSetColumn<DenseDocs>(new DenseDocs(0), ordinals, terms, _terms.Count)
            : _docs.IsAll ? new SingleSortedSetColumn<DenseDocs>(new DenseDocs(maxDoc), ordinals, terms, _terms.Count)
            : new SingleSortedSetColumn<SparseDocs>(new SparseDocs(_docs.Open(data, maxDoc, _count)), ordinals, terms, _terms.Count);
    }

    public TermsDictionaryCursor OpenTerms(IndexInput data) => _terms.Open(data);

    private (DirectReader Ordinals, TermsDictionaryCursor Terms) OpenParts(IndexInput data) =>
        (new DirectReader(data, _offset, _bits, _count), _terms.Open(data));
}
