using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// Writes the columns of a segment, every field once, in the order of the fields' numbers. Sources are pulled several times and
/// walked from their start each time. Memory: a few blocks, and 4 bytes for every 65,536 values. Creates no file before the first
/// column. Notes in the fields' attributes which files hold them.
/// </summary>
internal sealed class DocValuesWriter(SegmentWriteState state) : IDisposable
{
    private const string FileNumber = "0";
    private readonly int _maxDoc = state.Segment.MaxDoc;
    private IndexOutput? _data;
    private IndexOutput? _meta;

    public void AddNumeric(FieldInfo field, Func<NumericDocValues> values)
    {
        (IndexOutput meta, IndexOutput data) = Begin(field, DocValuesType.Numeric, DocValuesFormat.Numeric);
        NumberColumnWriter.Write(meta, data, _maxDoc, () => new SingleSortedNumericColumn(values()));
    }

    public void AddSortedNumeric(FieldInfo field, Func<SortedNumericDocValues> values)
    {
        (IndexOutput meta, IndexOutput data) = Begin(field, DocValuesType.SortedNumeric, DocValuesFormat.SortedNumeric);
        (int docCount, long count) = NumberColumnWriter.Write(meta, data, _maxDoc, values);
        meta.WriteInt32(docCount);
        if (count > docCount)
        {
            SortedNumericDocValues walk = values();
            AddressesWriter.Write(meta, data, docCount, () => walk.NextDoc() == DocIdSetIterator.NoMoreDocs ? -1 : walk.ValueCount);
        }
    }

    public void AddBinary(FieldInfo field, Func<BinaryDocValues> values)
    {
        field.Attributes[DocValuesFormat.ModeAttribute] = DocValuesFormat.BestSpeed;
        (IndexOutput meta, IndexOutput data) = Begin(field, DocValuesType.Binary, DocValuesFormat.Binary);
        long start = data.Position;
        int count = 0;
        int minLength = int.MaxValue;
        int maxLength = 0;
        BinaryDocValues walk = values();
        while (walk.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            ReadOnlySpan<byte> value = walk.Value;
            data.WriteBytes(value);
            count++;
            minLength = Math.Min(minLength, value.Length);
            maxLength = Math.Max(maxLength, value.Length);
        }

        meta.WriteInt64(start);
        meta.WriteInt64(data.Position - start);
        DocsWithField.Write(meta, data, count, _maxDoc, values);
        meta.WriteInt32(count);
        meta.WriteInt32(minLength);
        meta.WriteInt32(maxLength);
        if (maxLength > minLength)
        {
            BinaryDocValues lengths = values();
            AddressesWriter.Write(meta, data, count, () => lengths.NextDoc() == DocIdSetIterator.NoMoreDocs ? -1 : lengths.Value.Length);
        }
    }

    public void AddSorted(FieldInfo field, Func<SortedDocValues> values)
    {
        (IndexOutput meta, IndexOutput data) = Begin(field, DocValuesType.Sorted, DocValuesFormat.Sorted);
        OrdinalColumnWriter.WriteSorted(meta, data, _maxDoc, values);
    }

    public void AddSortedSet(FieldInfo field, Func<SortedSetDocValues> values)
    {
        (IndexOutput meta, IndexOutput data) = Begin(field, DocValuesType.SortedSet, DocValuesFormat.SortedSet);
        OrdinalColumnWriter.WriteSortedSet(meta, data, _maxDoc, values);
    }

    /// <summary>Writes the footers. To be called once, when every field was added.</summary>
    public void Finish()
    {
        if (_meta is not null && _data is not null)
        {
            _meta.WriteInt32(DocValuesFormat.EndOfFields);
            CodecFile.WriteFooter(_meta);
            CodecFile.WriteFooter(_data);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data?.Dispose();
        _meta?.Dispose();
    }

    private (IndexOutput Meta, IndexOutput Data) Begin(FieldInfo field, DocValuesType type, byte code)
    {
        if (field.DocValuesType != type)
        {
            throw new InvalidOperationException($"Field '{field.Name}' has columns of type {field.DocValuesType}, not {type}.");
        }

        field.Attributes[DocValuesFormat.FormatAttribute] = DocValuesFormat.Name;
        field.Attributes[DocValuesFormat.SuffixAttribute] = FileNumber;
        if (_data is null || _meta is null)
        {
            string suffix = DocValuesFormat.FileSuffix(state.Suffix, DocValuesFormat.Name, FileNumber);
            SegmentWriteState file = state with { Suffix = suffix };
            _data = file.Create(DocValuesFormat.DataExtension);
            CodecFile.WriteIndexHeader(_data, DocValuesFormat.DataCodec, DocValuesFormat.VersionCurrent, state.Segment.Id, suffix);
            _meta = file.Create(DocValuesFormat.MetaExtension);
            CodecFile.WriteIndexHeader(_meta, DocValuesFormat.MetaCodec, DocValuesFormat.VersionCurrent, state.Segment.Id, suffix);
        }

        _meta.WriteInt32(field.Number);
        _meta.WriteByte(code);
        return (_meta, _data);
    }
}
