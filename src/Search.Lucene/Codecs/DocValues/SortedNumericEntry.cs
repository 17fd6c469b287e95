using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of several numbers a document as its meta entry describes it (see <see cref="DocValuesFormat"/>).</summary>
internal sealed class SortedNumericEntry
{
    private readonly NumericEntry _values;
    private readonly int _docCount;
    private readonly AddressesEntry? _addresses;

    private SortedNumericEntry(ref DataReader meta)
    {
        _values = NumericEntry.Read(ref meta);
        _docCount = meta.ReadInt32();
        if (_docCount < 0 || _docCount > _values.Count)
        {
            throw meta.Corrupt($"{_values.Count} numbers in {_docCount} documents");
        }

        _addresses = _docCount == _values.Count ? null : AddressesEntry.Read(ref meta, _docCount + 1L);
    }

    public static SortedNumericEntry Read(ref DataReader meta) => new(ref meta);

    public SortedNumericDocValues Open(IndexInput data, int maxDoc) =>
        _addresses is null
            ? new SingleSortedNumericColumn(_values.Open(data, maxDoc))
            : _values.Open(data, maxDoc, _docCount, _addresses.Open(data));
}
