using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of sets of ordinals as its meta entry describes it (see <see cref="DocValuesFormat"/>).</summary>
internal sealed class SortedSetEntry
{
    private readonly DocsWithField _docs;
    private readonly int _count;
    private readonly int _bits;
    private readonly long _offset;
    private readonly AddressesEntry? _addresses;
    private readonly TermsDictionary? _terms;
    private readonly SortedEntry? _single;
    private long _ordinalCount = -1;

    private SortedSetEntry(ref DataReader meta)
    {
        byte several = meta.ReadByte();
        if (several == 0)
        {
            _single = SortedEntry.Read(ref meta);
            return;
        }

        if (several != 1)
        {
            throw meta.Corrupt($"{several} where single- or multi-valued is told");
        }

        _docs = DocsWithField.Read(ref meta);
        _bits = meta.ReadByte();
        _offset = meta.ReadInt64();
        meta.Skip(sizeof(long));
        _count = meta.ReadInt32();
        if (_count < 0 || _docs.IsNone)
        {
            throw meta.Corrupt($"sets in {_count} documents");
        }

        _addresses = AddressesEntry.Read(ref meta, _count + 1L);
        _terms = TermsDictionary.Read(ref meta);
    }

    public static SortedSetEntry Read(ref DataReader meta) => new(ref meta);

    public SortedSetDocValues Open(IndexInput data, int maxDoc)
    {
        if (_single is not null)
        {
            return _single.OpenSortedSet(data, maxDoc);
        }

        DirectMonotonicReader addresses = _addresses!.Open(data);
        if (_ordinalCount < 0)
        {
            _ordinalCount = addresses[_count];
        }

        var ordinals = new DirectReader(data, _offset, _bits, _ordinalCount);
        TermsDictionaryCursor terms = _terms!.Open(data);
        return _docs.IsAll
            ? new SortedSetColumn<DenseDocs>(new DenseDocs(maxDoc), addresses, ordinals, terms, _terms.Count)
            : new SortedSetColumn<SparseDocs>(new SparseDocs(_docs.Open(data, maxDoc, _count)), addresses, ordinals, terms, _terms.Count);
    }
}
